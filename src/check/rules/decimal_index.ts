import type { Expression } from "../../../grammar/ast.js";
import { withoutGroups } from "../../../grammar/tree.js";
import { type Context, rule } from "../rule.js";
import { parenthesize } from "../suggestions.js";

/** A division that gives a position or a number of rounds. */
export const decimalIndex = rule({
	name: "decimal-index",
	create: (context) => ({
		Access: ({ steps }) => {
			for (const step of steps) if (step.kind === "index") look(step.expression, "a position", context);
		},
		statement: (node) => {
			if (node.name === "for" && node.args[0]) look(node.args[0], "a number of rounds", context);
		},
		Pipe: ({ filters }) => {
			for (const use of filters) if (use.name === "get" && use.args[0]) look(use.args[0], "a position", context);
		},
	}),
});

function look(written: Expression, what: string, { report }: Context): void {
	const division = divisionIn(written);
	if (division === null) return;
	const { edits } = parenthesize(division);
	report({
		code: "decimal-index",
		severity: "warning",
		message: `this division may give a decimal, and ${what} is whole`,
		span: division,
		help: "round it: `(… / …)|floor`",
		fix: {
			title: "round it down",
			edits: edits.map((edit, index) => (index === 1 ? { ...edit, text: ")|floor" } : edit)),
		},
	});
}

/** The division whose result stands there as it is, or with something added. */
function divisionIn(written: Expression): Expression | null {
	const pending = [written];
	for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
		const node = withoutGroups(next);
		if (node.kind !== "Binary") continue;
		if (node.operator === "/") return comesOutEven(node.left, node.right) ? null : node;
		if (node.operator === "+" || node.operator === "-") pending.push(node.left, node.right);
	}
	return null;
}

function comesOutEven(left: Expression, right: Expression): boolean {
	return left.kind === "Number" && right.kind === "Number" && Number(left.value) % Number(right.value) === 0;
}
