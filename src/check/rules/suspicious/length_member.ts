import { kindOf } from "../../kinds.js";
import { rule } from "../../rule.js";
import { replace } from "../../suggestions.js";

/** `$list.length`: values have no members of their own, and a path through a list reads its elements. */
export const lengthMember = rule({
	name: "length-member",
	create: (context) => ({
		Access: (node) => {
			const last = node.steps.at(-1);
			if (last?.kind !== "member" || (last.name !== "length" && last.name !== "size")) return;
			const before = node.steps.slice(0, -1);
			const subject =
				before.length === 0
					? node.base
					: { ...node, steps: before, end: (before.at(-1) as (typeof before)[number]).end };
			const kind = kindOf(subject, context);
			const filter = kind === "array" ? "count" : kind === "text" && last.name === "length" ? "strlen" : null;
			if (filter === null) return;
			const meant = `(${context.textOf(subject)}|${filter})`;
			context.report({
				code: "length-member",
				severity: "warning",
				message: kind === "array" ? `a list has no member \`${last.name}\`` : "a text has no member `length`",
				span: last,
				...(kind === "array" ? { why: "A path through a list reads that member of every element." } : {}),
				help: `write \`${meant}\``,
				fix: replace(`write \`${filter}\``, node, meant),
			});
		},
	}),
});
