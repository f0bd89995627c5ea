import type { Statement } from "../../../../grammar/ast.js";
import { statementsOf } from "../../../../grammar/tree.js";
import { type Context, rule } from "../../rule.js";

/** `conditional { if … elseif … else … }`: one `if`, in this order. */
export const conditional = rule({
	name: "conditional",
	create: (context) => ({
		statement: (node, { parent }) => {
			if (node.name === "conditional") order(node, context);
			else if (node.name === "if" && parent?.name !== "conditional") alone(node, parent, context);
			else if (node.name === "else" && parent?.name === "conditional") elseIf(node, context);
		},
	}),
});

function order(node: Statement, { report, construct }: Context): void {
	let first: Statement | null = null;
	let last: Statement | null = null;
	for (const branch of statementsOf(node.body)) {
		const related = (place: Statement, message: string) => ({
			related: [{ source: construct.source, span: place.nameSpan, message }],
		});
		if (branch.name === "if" && first?.name === "if") {
			report({
				code: "second-if",
				severity: "error",
				message: "this conditional already has an `if`",
				span: branch.nameSpan,
				help: "write `elseif`, or give it a `conditional` of its own",
				...related(first, "the first one is here"),
				// Two conditions that have nothing to do with each other want two conditionals instead.
				fix: {
					title: "write `elseif`",
					edits: [{ span: branch.nameSpan, text: "elseif" }],
					applies: "suggested",
				},
			});
			continue;
		}
		if (branch.name !== "if" && branch.name !== "elseif" && branch.name !== "else") continue;
		if (last) {
			report({
				code: "wrong-place",
				severity: "error",
				message: `\`${branch.name}\` stands behind \`else\``,
				span: branch.nameSpan,
				why: "`else` is what remains, so nothing behind it is ever tried.",
				help: "move the `else` to the end",
				...related(last, "the `else` is here"),
			});
			return;
		}
		first ??= branch;
		if (branch.name === "else" && branch.args.length === 0) last = branch;
	}
}

/** A bare `if`: a fix puts the `conditional` around it and the branches that follow. */
function alone(node: Statement, parent: Statement | null, { report, construct, textOf }: Context): void {
	const siblings = statementsOf(parent ? parent.body : stackOf(construct.node));
	const chain = [node];
	for (const next of siblings.slice(siblings.indexOf(node) + 1)) {
		if (next.name !== "elseif" && next.name !== "else") break;
		chain.push(next);
	}
	const end = (chain.at(-1) as Statement).end;
	const lineStart = construct.source.text.lastIndexOf("\n", node.start - 1) + 1;
	const indent = /^[ \t]*/.exec(textOf({ start: lineStart, end: node.start }))?.[0] ?? "";
	const inner = textOf({ start: node.start, end }).replace(
		/\n(?=[ \t]*\S)/g,
		`\n${indent.includes("\t") ? "\t" : "  "}`,
	);
	report({
		code: "if-without-conditional",
		severity: "error",
		message: "`if` stands outside of a `conditional`",
		span: node.nameSpan,
		help: "wrap it: `conditional { if (…) { … } }`",
		...(inner.includes('"""') || inner.includes("'''")
			? {}
			: {
					fix: {
						title: "put a `conditional` around it",
						edits: [
							{
								span: { start: node.start, end },
								text: `conditional {\n${indent}${indent.includes("\t") ? "\t" : "  "}${inner}\n${indent}}`,
							},
						],
					},
				}),
	});
}

function stackOf(node: Statement) {
	return statementsOf(node.body).find(({ name }) => name === "stack")?.body ?? null;
}

function elseIf(node: Statement, { report }: Context): void {
	const [word] = node.args;
	if (word?.kind !== "Word" || word.value !== "if") return;
	const span = { start: node.nameSpan.start, end: word.end };
	report({
		code: "else-if",
		severity: "portability",
		message: "Xano writes `else if` as one word",
		span,
		help: "write `elseif`",
		fix: { title: "write `elseif`", edits: [{ span, text: "elseif" }] },
	});
}
