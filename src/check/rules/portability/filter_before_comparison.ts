import { rule } from "../../rule.js";
import { excerpt, parenthesize } from "../../suggestions.js";

const comparisons = /^(?:[=!]==?|[<>]=?)$/;

/** `$list|count == 0`: Xano takes what follows for part of the filter. */
export const filterBeforeComparison = rule({
	name: "filter-before-comparison",
	create: ({ report, textOf }) => ({
		Binary: ({ operator, left, operatorSpan }, { reading }) => {
			let last = left;
			// In a value `&&` and `||` are swallowed as well, by a filter with arguments; `$a == $b|get:"c" && …` ends in one too.
			const joins = (operator === "&&" || operator === "||") && reading === "value";
			if (joins) while (last.kind === "Binary") last = last.right;
			if (last.kind !== "Pipe" || reading === "element") return;
			const takesArguments = (last.filters.filter(({ disabled }) => !disabled).at(-1)?.args.length ?? 0) > 0;
			if (!comparisons.test(operator) && !(joins && takesArguments)) return;
			report({
				code: "filter-before-comparison",
				severity: "portability",
				message: `Xano takes \`${operator}\` for part of the filter before it`,
				span: { start: last.start, end: operatorSpan.end },
				help: `write \`(${excerpt(textOf(last))}) ${operator}\` …`,
				fix: parenthesize(last),
			});
		},
	}),
});
