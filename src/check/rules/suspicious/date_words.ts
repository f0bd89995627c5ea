import type { Expression } from "../../../../grammar/ast.js";
import { withoutGroups } from "../../../../grammar/tree.js";
import { suggest } from "../../../diagnostics/suggest.js";
import { type Context, rule } from "../../rule.js";
import { replace } from "../../suggestions.js";

/** Two of a letter that PHP's formats have once; `%Y` and its kin are those of C. */
const foreignFormat = /YY|yy|MM|DD|dd|HH|hh|mm|ss|%[YmdHMSBbAa]/;

/** The words of other formats, the longest first, and PHP's letter for each. */
const letters: ReadonlyMap<string, string> = new Map([
	["YYYY", "Y"],
	["yyyy", "Y"],
	["YY", "y"],
	["yy", "y"],
	["MMMM", "F"],
	["MMM", "M"],
	["MM", "m"],
	["M", "n"],
	["DD", "d"],
	["D", "j"],
	["dddd", "l"],
	["ddd", "D"],
	["dd", "d"],
	["d", "j"],
	["HH", "H"],
	["H", "G"],
	["hh", "h"],
	["h", "g"],
	["mm", "i"],
	["m", "i"],
	["ss", "s"],
	["SSS", "v"],
	["Z", "P"],
	["T", "\\T"],
]);
const words = new RegExp([...letters.keys()].join("|"), "g");

const percentLetters: ReadonlyMap<string, string> = new Map([
	["%M", "i"],
	["%S", "s"],
	["%B", "F"],
	["%b", "M"],
	["%A", "l"],
	["%a", "D"],
	["%I", "h"],
	["%p", "A"],
	["%e", "j"],
	["%j", "z"],
]);

const units: readonly string[] = [
	...["microsecond", "usec", "millisecond", "msec", "ms", "second", "sec", "minute", "min", "hour", "day", "weekday"],
	...["week", "fortnight", "month", "year", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"],
	...["sunday", "mon", "tue", "tues", "wed", "wednes", "thu", "thur", "thurs", "fri", "sat", "sun"],
];
const known: ReadonlySet<string> = new Set(units.flatMap((unit) => [unit, `${unit}s`]));

/** `|format_timestamp:"YYYY-MM-DD"` and `|transform_timestamp:"+2 wekes"`, which PHP reads in its own way. */
export const dateWords = rule({
	name: "date-words",
	create: (context) => ({
		Pipe: ({ filters }) => {
			for (const use of filters) {
				const name = use.disabled ? undefined : context.catalogue.filter(use.name)?.name;
				const [first] = use.args;
				if (!first) continue;
				if (name === "format_timestamp" || name === "parse_timestamp") format(withoutGroups(first), context);
				else if (name === "transform_timestamp") phrase(withoutGroups(first), context);
			}
		},
	}),
});

function format(node: Expression, { report }: Context): void {
	if (node.kind !== "Text" || node.value.includes("\\") || !foreignFormat.test(node.value)) return;
	const isC = node.value.includes("%");
	const meant = isC
		? node.value.replace(/%([A-Za-z])/g, (word, letter: string) => percentLetters.get(word) ?? letter)
		: node.value.replace(words, (word) => letters.get(word) as string);
	report({
		code: "date-words",
		severity: "warning",
		message: "this format has the letters of another language",
		span: node,
		why: "The letters are PHP's, and one stands for the whole number or word: `Y` is 2025, `m` 01, `d` 31, `H:i:s` a time.",
		help: `write \`"${meant}"\``,
		fix: replace("write it with PHP's letters", node, `"${meant}"`),
	});
}

function phrase(node: Expression, { report }: Context): void {
	if (node.kind !== "Text") return;
	for (const [, word = ""] of node.value.matchAll(/[+-]\s*\d+\s*([A-Za-z]{2,})/g)) {
		if (known.has(word.toLowerCase())) continue;
		const [near] = suggest(word.toLowerCase(), known);
		report({
			code: "date-words",
			severity: "warning",
			message: `\`${word}\` is no unit of time`,
			span: node,
			why: "PHP then takes the number before it for a time zone.",
			...(near === undefined ? {} : { help: `did you mean \`${near}\`?` }),
		});
		return;
	}
}
