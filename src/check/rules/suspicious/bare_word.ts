import type { Expression, Word } from "../../../../grammar/ast.js";
import { type Context, type ExpressionPlace, type Finding, rule } from "../../rule.js";
import { replace } from "../../suggestions.js";

/** Words that are values in other languages and texts here. */
const meant: Readonly<Record<string, string>> = {
	True: "true",
	TRUE: "true",
	False: "false",
	FALSE: "false",
	Null: "null",
	NULL: "null",
	None: "null",
	nil: "null",
	undefined: "null",
	"date.now": "now",
	"Date.now": "now",
	NaN: "null",
};

/** What system variables hold; `input.name` is never meant as a text. */
const holders = new Set(["input", "env", "auth"]);

/** `True`, `None`, `undefined`: a bare word is a text. So is `rows`, where `$rows` is meant. */
export const bareWord = rule({
	name: "bare-word",
	create: (context) => {
		const { report } = context;
		const names = new Set<Expression>();
		let afterAs: Expression | undefined;
		return {
			statement: ({ name, args }) => {
				const as = name === "as" ? -1 : args.findIndex((each) => each.kind === "Word" && each.value === "as");
				afterAs = name === "as" || as >= 0 ? args[as + 1] : undefined;
			},
			Pipe: ({ filters }) => {
				for (const argument of filters.flatMap(({ args }) => args)) {
					if (argument?.kind === "Word") names.add(argument);
					else if (argument?.kind === "Array") for (const { value } of argument.elements) names.add(value);
				}
			},
			Word: (node, place) => {
				const word = Object.hasOwn(meant, node.value) ? meant[node.value] : undefined;
				if (word !== undefined) {
					report(aText(node, word, "A word without quotes is a text, apart from `true`, `false`, `null` and `now`."));
					return;
				}
				// Filters take names of keys and kinds without quotes; what `as` lacks is said by another rule.
				if (names.has(node) || node === afterAs) return;
				const variable = variableMeant(node, place, context);
				if (variable === null) return;
				report(aText(node, variable, "The names of variables begin with `$`; a word without it is a text."));
			},
		};
	},
});

/** @param meant what is to be written in its place */
function aText(node: Word, meant: string, why: string): Finding {
	return {
		code: "bare-word",
		severity: "warning",
		message: `\`${node.value}\` is a text here`,
		span: node,
		why,
		help: `write \`${meant}\`, or put quotes around it`,
		fix: replace(`write \`${meant}\``, node, meant),
	};
}

/** The variable or input whose name a word is; null for any other word. */
function variableMeant({ value }: Word, { reading }: ExpressionPlace, { facts }: Context): string | null {
	// A variable may be called like a word that is a value.
	if (reading === "query" || value === "now" || value === "true" || value === "false" || value === "null") return null;
	const [name = "", ...members] = value.split(".");
	if (facts.variables.has(name) || (holders.has(name) && members.length > 0)) return `$${value}`;
	return facts.inputs.has(name) ? `$input.${value}` : null;
}
