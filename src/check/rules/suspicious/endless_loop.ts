import type { Statement } from "../../../../grammar/ast.js";
import { childOf, isSwitchedOff, resultTargetOf, statementsOf, visitExpression } from "../../../../grammar/tree.js";
import { changesItsVariable } from "../../facts.js";
import { type Context, rule } from "../../rule.js";

/** Statements after which the loop may be over, whatever its condition. */
const exits = new Set(["break", "return", "throw", "debug.stop", "precondition"]);

/** `while` loops whose condition nothing in them changes. */
export const endlessLoop = rule({
	name: "endless-loop",
	create: (context) => ({
		statement: (node) => {
			const [condition] = node.args;
			if (node.name !== "while" || !condition || !childOf(node, "each")) return;
			const read = new Set<string>();
			let isFixed = true;
			visitExpression(condition, (part) => {
				// What filters, the clock and the environment give may change by itself.
				if (part.kind === "Pipe" || (part.kind === "Word" && part.value === "now")) isFixed = false;
				if (part.kind === "Variable") {
					if (part.name === "env" || part.name === "var") isFixed = false;
					read.add(part.name);
				}
			});
			const body = { read, ends: false };
			look(node, body, context);
			if (!isFixed || body.ends || read.size === 0) return;
			context.report({
				code: "endless-loop",
				severity: "warning",
				message: "nothing in this loop changes its condition",
				span: condition,
				help: `change ${
					[...read]
						.filter((name) => name !== "input")
						.map((name) => `\`$${name}\``)
						.join(" or ") || "a variable"
				} in the body, or leave with \`break\``,
			});
		},
	}),
});

function look(node: Statement, found: { read: ReadonlySet<string>; ends: boolean }, context: Context): void {
	for (const child of statementsOf(node.body)) {
		if (found.ends || isSwitchedOff(child)) continue;
		if (exits.has(child.name) || changes(child, found.read, context)) found.ends = true;
		look(child, found, context);
	}
}

function changes(node: Statement, read: ReadonlySet<string>, { catalogue }: Context): boolean {
	const [first] = node.args;
	const writes = node.name === "var" || node.name === "var.update" || changesItsVariable(node, catalogue);
	const places = [node.binding, node.result, first && writes ? first : null];
	return places.some((place) => place !== null && read.has(resultTargetOf(place)?.variable ?? ""));
}
