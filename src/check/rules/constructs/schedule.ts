import type { Expression } from "../../../../grammar/ast.js";
import { attributeOf, childOf, entryOf, withoutGroups } from "../../../../grammar/tree.js";
import { type Context, rule } from "../../rule.js";

/** Times of a task at which it will never run. */
export const schedule = rule({
	name: "schedule",
	kinds: ["task"],
	create: (context) => ({
		construct: (node) => {
			const block = childOf(node, "schedule");
			const written = attributeOf(node, "schedule") ?? (block ? attributeOf(block, "events") : null);
			const all = written ? withoutGroups(written.value) : null;
			if (all?.kind !== "Array") return;
			for (const { value, disabled } of all.elements) if (!disabled) event(withoutGroups(value), context);
		},
	}),
});

function event(node: Expression, { report }: Context): void {
	if (node.kind !== "Object") return;
	const begin = momentOf(entryOf(node, "starts_on"));
	const ends = entryOf(node, "ends_on");
	const end = momentOf(ends);
	if (ends === null || begin === null || end === null || end > begin) return;
	report({
		code: "never-due",
		severity: "warning",
		message: "this ends before it begins, so it never runs",
		span: ends,
		help: "exchange `starts_on` and `ends_on`, or choose a later end",
	});
}

/** Milliseconds since 1970; null for what is no moment. */
function momentOf(node: Expression | null): number | null {
	if (node?.kind !== "Timestamp") return null;
	const milliseconds = Date.parse(node.value.replace(" ", "T").replace(/([+-]\d{2})(\d{2})$/, "$1:$2"));
	return Number.isNaN(milliseconds) ? null : milliseconds;
}
