import { withoutGroups } from "../../../grammar/tree.js";
import { rule } from "../rule.js";
import { excerpt } from "../suggestions.js";

const pieces = new Set(["slice", "substr"]);

/** `|substr:$i:$i + 1` takes a length for an end. */
export const endIndex = rule({
	name: "end-index",
	create: ({ report, textOf, catalogue }) => ({
		Pipe: ({ filters }) => {
			for (const use of filters) {
				const [offset, length] = use.args;
				if (use.disabled || !offset || !length || !pieces.has(catalogue.filter(use.name)?.name ?? "")) continue;
				const start = withoutGroups(offset);
				const end = withoutGroups(length);
				if (start.kind === "Number" || end.kind !== "Binary" || end.operator !== "+") continue;
				const terms = [end.left, end.right].map((term) => textOf(withoutGroups(term)));
				const own = terms.indexOf(textOf(start));
				if (own < 0) continue;
				report({
					code: "end-index",
					severity: "warning",
					message: `the second argument of \`${use.name}\` is a length, not an end`,
					span: length,
					help: `for ${excerpt(terms[1 - own] ?? "")} of them write \`|${use.name}:${excerpt(textOf(offset))}:${excerpt(terms[1 - own] ?? "")}\``,
				});
			}
		},
	}),
});
