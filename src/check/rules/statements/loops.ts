import type { Statement } from "../../../../grammar/ast.js";
import { childOf, statementsOf, targetOf, unwrap } from "../../../../grammar/tree.js";
import { isDamaged } from "../../damage.js";
import { type Context, rule, type StatementPlace } from "../../rule.js";
import { unwrapping } from "../../unwrapping.js";

const loops = new Set(["for", "foreach", "while"]);

/** Loops and their `each`, and what leaves them. */
export const loopParts = rule({
	name: "loops",
	create: (context) => ({
		statement: (node, place) => {
			if (loops.has(node.name)) body(node, context);
			else if (node.name === "each") each(node, place, context);
			else if (node.name === "break" || node.name === "continue") leave(node, place, context);
			else if (node.name === "foreach.remove" || node.name === "remove") removal(node, place, context);
		},
	}),
});

function body(node: Statement, { report, textOf, file }: Context): void {
	if (node.body === null || isDamaged(node, file)) return;
	const [first, ...others] = statementsOf(node.body);
	const each = childOf(node, "each");
	const stray = [first, ...others].find((child) => child !== undefined && child.name !== "each");
	if (!stray && each) {
		const second = statementsOf(node.body).filter(({ name }) => name === "each")[1];
		if (!second) return;
		report({
			code: "duplicate-attribute",
			severity: "error",
			message: `this \`${node.name}\` has two \`each\` blocks`,
			span: second.nameSpan,
			help: "put their statements into one",
		});
		return;
	}
	const named = node.name === "while" ? "each" : "each as $item";
	if (each && stray) {
		report({
			code: "wrong-place",
			severity: "error",
			message: `\`${stray.name}\` stands beside the \`each\` of a \`${node.name}\``,
			span: stray.nameSpan,
			help: "move it into the `each`, or out of the loop",
		});
		return;
	}
	if (stray?.name === "stack" && others.length === 0) {
		report({
			code: "loop-without-each",
			severity: "error",
			message: `the body of \`${node.name}\` is called \`each\`, not \`stack\``,
			span: stray.nameSpan,
			help: `write \`${named} { … }\``,
			fix: { title: `write \`${named}\``, edits: [{ span: stray.nameSpan, text: named }] },
		});
		return;
	}
	const inner = textOf({ start: node.body.start + 1, end: node.body.end - 1 });
	report({
		code: "loop-without-each",
		severity: "error",
		message: `the body of \`${node.name}\` stands in \`each\``,
		span: stray?.nameSpan ?? node.nameSpan,
		help: `write \`${node.name} (…) { ${named} { … } }\``,
		...(stray
			? {
					fix: {
						title: `put \`${named} { … }\` around the body`,
						edits: [{ span: { start: node.body.start + 1, end: node.body.end - 1 }, text: ` ${named} {${inner}} ` }],
					},
				}
			: {}),
	});
}

function each(node: Statement, { parent }: StatementPlace, { report, construct, file }: Context): void {
	if (!parent || !loops.has(parent.name)) {
		report({
			code: "each-without-loop",
			severity: "error",
			message: "`each` stands outside of a loop",
			span: node.nameSpan,
			help: parent ? "write its statements directly here" : "write `foreach ($list) { each as $item { … } }`",
			...(parent && node.binding === null && node.args.length === 0 ? unwrapping(node, construct.source.text) : {}),
		});
		return;
	}
	// What the head of the loop got wrong has been said.
	if (isDamaged(parent, file)) return;
	if (parent.name === "while" || node.binding !== null || node.result !== null || node.args.length > 0) return;
	report({
		code: "unnamed-element",
		severity: "portability",
		message: `Xano wants a name for the ${parent.name === "for" ? "counter" : "element"} of a \`${parent.name}\``,
		span: node.nameSpan,
		help: "write `each as $item`",
	});
}

function leave(node: Statement, { around }: StatementPlace, { report }: Context): void {
	const innermost = around.findLast(({ name }) => name !== "switch" || node.name === "break");
	if (innermost) return;
	report({
		code: "outside-loop",
		severity: "error",
		message: `there is no loop that \`${node.name}\` could ${node.name === "break" ? "leave" : "go on with"}`,
		span: node.nameSpan,
		help: "leave the function with `return { value = … }`",
	});
}

function removal(node: Statement, { around }: StatementPlace, { report }: Context): void {
	const loop = around.findLast(({ name }) => name === "foreach");
	const walksVariable = around.some((outer) => {
		const source = outer.name === "foreach" && outer.args[0] ? targetOf(unwrap(outer.args[0])) : null;
		return source !== null && source.steps.length === 0 && source.variable !== "input";
	});
	if (walksVariable) return;
	report({
		code: "outside-loop",
		// Xano accepts it in any `foreach`.
		severity: loop ? "warning" : "error",
		message: loop
			? "this loop does not walk a variable, so there is nothing to remove from"
			: `there is no \`foreach\` around this \`${node.name}\``,
		span: node.nameSpan,
		help: "put the list into a variable and walk that: `foreach ($list) { each as $item { … } }`",
	});
}
