import type { Expression, FilterUse } from "../../../../grammar/ast.js";
import { withoutGroups } from "../../../../grammar/tree.js";
import { type Context, rule } from "../../rule.js";
import { excerpt, replace } from "../../suggestions.js";

const pieces = new Set(["slice", "substr"]);

/** `|substr:$i:$i + 1` takes a length for an end. */
export const endIndex = rule({
	name: "end-index",
	create: (context) => ({
		Pipe: ({ filters }) => {
			const { report, textOf, catalogue } = context;
			for (const use of filters) {
				const [offset, length] = use.args;
				if (use.disabled || !offset || !length || !pieces.has(catalogue.filter(use.name)?.name ?? "")) continue;
				const start = withoutGroups(offset);
				const end = withoutGroups(length);
				if (namedEnd(use, start, end, context)) continue;
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

const endName = /(?:^|_)(?:end|stop|until)(?:_?(?:index|idx|pos|position|at))?$|(?:End|Stop)(?:Index)?$/i;

/** `|substr:$start:$end`: names that say what they are. */
function namedEnd(use: FilterUse, start: Expression, end: Expression, { report, textOf }: Context): boolean {
	if (end.kind !== "Variable" || start.kind === "Number" || !endName.test(end.name)) return false;
	const from = textOf(start);
	const meant =
		start.kind === "Variable" || start.kind === "Access"
			? `(${textOf(end)} - ${from})`
			: `(${textOf(end)} - (${from}))`;
	report({
		code: "end-index",
		severity: "warning",
		message: `the second argument of \`${use.name}\` is a length, and \`${textOf(end)}\` looks like an end`,
		span: end,
		help: `write \`|${use.name}:${excerpt(from)}:${excerpt(meant)}\`, or call it a length`,
		fix: replace("say how many", end, meant),
	});
	return true;
}
