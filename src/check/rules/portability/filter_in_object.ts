import { rule } from "../../rule.js";
import { excerpt, parenthesize } from "../../suggestions.js";

/** `{a: $x|concat:"y", b: 1}`: Xano loses what follows the filter. */
export const filterInObject = rule({
	name: "filter-in-object",
	create: ({ report, textOf }) => ({
		Object: ({ entries }) => {
			entries.forEach(({ value, disabled }, index) => {
				const next = entries[index + 1];
				let last = value;
				while (last.kind === "Binary") last = last.right;
				if (disabled || !next || last.kind !== "Pipe") return;
				const filter = last.filters.filter((use) => !use.disabled).at(-1);
				if (!filter || filter.args.length === 0) return;
				if (!/^\s*,/.test(textOf({ start: value.end, end: next.start }))) return;
				report({
					code: "filter-in-object",
					severity: "portability",
					message: "Xano loses the entries behind this filter",
					span: last,
					help: `write \`(${excerpt(textOf(last))})\``,
					fix: parenthesize(last),
				});
			});
		},
	}),
});
