import { parseExpression } from "../../../../grammar/parse.js";
import { Source, type Span } from "../../../../grammar/source.js";
import { visitExpression, withoutGroups } from "../../../../grammar/tree.js";
import { rule } from "../../rule.js";
import { proposeVariables } from "../../suggestions.js";

const special: ReadonlySet<string> = new Set([
	"input",
	"var",
	"env",
	"auth",
	"$",
	"this",
	"index",
	"parent",
	"result",
	"error",
]);

/** `!expr "$totl * 2"`: the text is an expression, and its variables are those of the function. */
export const expressionTexts = rule({
	name: "expression-texts",
	create: ({ report, facts, construct }) => ({
		Cast: ({ type, operand }) => {
			const text = withoutGroups(operand);
			// With an escape in it the places inside are not those of the file.
			if (type !== "expr" || text.kind !== "Text" || !/^["'][^"'\\]*["']$/.test(text.raw)) return;
			const { expression } = parseExpression(new Source(construct.source.name, text.value), text.start + 1);
			if (expression === null) return;
			const places = new Map<string, Span[]>();
			visitExpression(expression, (part) => {
				if (part.kind !== "Variable" || special.has(part.name) || /^\d+$/.test(part.name)) return;
				if (facts.variables.has(part.name) || facts.changed.has(part.name)) return;
				places.set(part.name, [...(places.get(part.name) ?? []), { start: part.start + 1, end: part.end }]);
			});
			for (const [name, spans] of places) {
				const [first] = spans as [Span];
				report({
					code: "unknown-variable",
					severity: "warning",
					message: `nothing sets \`$${name}\``,
					span: { start: first.start - 1, end: first.end },
					...proposeVariables(name, [...facts.variables.keys(), ...facts.changed], spans),
				});
			}
		},
	}),
});
