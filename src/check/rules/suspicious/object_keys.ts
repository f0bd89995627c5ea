import { rule } from "../../rule.js";
import { excerpt } from "../../suggestions.js";

/** Two entries of one name in an object. */
export const objectKeys = rule({
	name: "object-keys",
	create: ({ report, construct }) => ({
		Object: ({ entries }) => {
			const first = new Map<string, (typeof entries)[number]>();
			for (const entry of entries) {
				if (entry.disabled || typeof entry.key !== "string") continue;
				const before = first.get(entry.key);
				if (!before) {
					first.set(entry.key, entry);
					continue;
				}
				report({
					code: "duplicate-attribute",
					severity: "warning",
					message: `\`${excerpt(entry.key)}\` is given twice, and the last one counts`,
					span: entry.keySpan,
					help: "remove one of them",
					related: [{ source: construct.source, span: before.keySpan, message: "the first one is here" }],
				});
			}
		},
	}),
});
