import type { Value } from "../../values/kinds.js";
import { codePointLength, codePointsOf, sliceCodePoints } from "../../values/text.js";
import { type FilterArgument, type FilterDefinition, filter } from "../define.js";
import { checkLength, wholeArgument } from "./subject.js";
import { withoutAccents } from "./text/accents.js";
import { textArgument, textSubject } from "./text/coerce.js";
import { positionOf, search } from "./text/search.js";
import { listed, split, walkPieces } from "./text/split.js";
import { formatText } from "./text/sprintf.js";
import { stripTags } from "./text/strip_tags.js";
import { trimText } from "./text/trim.js";

type Extras = Partial<Pick<FilterDefinition, "aliases" | "notes" | "evidence">>;

/** A filter that turns one text into another. */
function change(
	name: string,
	summary: string,
	code: string,
	result: string,
	run: (text: string) => string,
	extras: Extras = {},
): FilterDefinition {
	return filter({
		name,
		family: "text",
		summary,
		arguments: [],
		result: "text",
		evidence: "documented",
		...extras,
		examples: [{ code, result }],
		run: (subject) => run(textSubject(subject, name)),
	});
}

const searched: FilterArgument = { name: "search", kind: "text", required: true, summary: "The text to look for." };

/** A pair of filters that look for a text, with and without regard to case. */
function looking<Result extends Value>(
	name: string,
	alias: readonly [string, string] | null,
	kind: FilterDefinition["result"],
	summary: string,
	examples: readonly [hit: string, value: string, miss: string, none: string],
	notes: string,
	look: (text: string, search: string) => Result,
): readonly FilterDefinition[] {
	const [hit, value, miss, none] = examples;
	return [false, true].map((ignoreCase) => {
		const full = ignoreCase ? `i${name}` : name;
		const wanted = ignoreCase ? hit.toUpperCase() : hit;
		return filter({
			name: full,
			family: "text",
			...(alias === null ? {} : { aliases: [alias[ignoreCase ? 1 : 0]] }),
			summary: ignoreCase ? `${summary} Case does not matter.` : summary,
			arguments: [searched],
			result: kind,
			evidence: "documented",
			notes,
			examples: [
				{ code: `"Epic Battle"|${full}:"${wanted}"`, result: value },
				{ code: `"Epic Battle"|${full}:"${miss}"`, result: none },
				...(ignoreCase ? [] : [{ code: `"Epic Battle"|${full}:"${hit.toUpperCase()}"`, result: none }]),
			],
			run: search(full, ignoreCase, look),
		});
	});
}

function trimming(name: "trim" | "ltrim" | "rtrim", where: string, bare: string, masked: string): FilterDefinition {
	return filter({
		name,
		family: "text",
		summary: `Strips white space, or the characters given, from ${where}.`,
		arguments: [
			{
				name: "mask",
				kind: "text",
				required: false,
				default: "",
				summary: "The characters to strip, `a..z` for a range; white space when empty.",
			},
		],
		result: "any",
		evidence: "documented",
		notes:
			"White space is blanks, tabs, line ends, vertical tabs and the character 0, as in PHP. A list of texts gives the list of stripped texts.",
		examples: [
			{ code: `"  hello  "|${name}`, result: bare },
			{ code: `"...test..."|${name}:"."`, result: masked },
		],
		run: (subject, mask: Value) => trimText(name, subject, mask),
	});
}

const changing: readonly FilterDefinition[] = [
	change(
		"to_lower",
		"Turns letters into lower case.",
		'"Epic Battle"|to_lower',
		'"epic battle"',
		(text) => text.toLowerCase(),
		{
			aliases: ["lower"],
		},
	),
	change(
		"to_upper",
		"Turns letters into upper case.",
		'"Epic Battle"|to_upper',
		'"EPIC BATTLE"',
		(text) => text.toUpperCase(),
		{
			aliases: ["upper"],
		},
	),
	change(
		"capitalize",
		"Turns the first letter of every word into upper case.",
		'"epic battle"|capitalize',
		'"Epic Battle"',
		(text) =>
			text.replace(/(^|[ \t\r\n\f\v])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase()),
		{
			notes:
				"Follows PHP's `ucwords`: words begin after white space, only a to z change, other letters stay as they are.",
		},
	),
	change(
		"addslashes",
		"Puts a backslash before quotes, backslashes and the character 0.",
		`'he said "Hi!"'|addslashes`,
		String.raw`"he said \\\"Hi!\\\""`,
		(text) => text.replace(/['"\\]/g, "\\$&").replaceAll("\0", "\\0"),
	),
	change("unaccent", "Takes the accents off letters.", '"résumé"|unaccent', '"resume"', withoutAccents, {
		aliases: ["strip_accents"],
		notes: "Letters such as ø and ß become the nearest Latin ones; scripts without accents stay.",
	}),
];

/** Filters that work on texts. */
export const textFilters: readonly FilterDefinition[] = [
	filter({
		name: "strlen",
		family: "text",
		summary: "Counts the characters of a text.",
		arguments: [],
		result: "int",
		evidence: "documented",
		notes: "Characters are Unicode code points, not bytes. The elements of an array are counted with `count`.",
		examples: [
			{ code: '"Epic Battle"|strlen', result: "11" },
			{ code: '"日本😀"|strlen', result: "3" },
			{ code: "null|strlen", result: "0" },
			{ code: '["a"]|strlen', result: "error: `strlen` needs a text, not an array" },
		],
		run: (subject) => codePointLength(textSubject(subject, "strlen")),
	}),
	...changing,
	trimming("trim", "both ends", '"hello"', '"test"'),
	trimming("ltrim", "the start", '"hello  "', '"test..."'),
	trimming("rtrim", "the end", '"  hello"', '"...test"'),
	filter({
		name: "strip_html",
		family: "text",
		aliases: ["strip_tags"],
		summary: "Takes HTML tags and comments out of a text.",
		arguments: [
			{ name: "exclude", kind: "text", required: false, default: "", summary: 'Tags to keep, such as "<b><i>".' },
		],
		result: "text",
		evidence: "documented",
		notes: "It removes markup; it does not make foreign HTML safe to show. Entities such as `&amp;` stay.",
		examples: [
			{ code: '"<p>Epic <b>Battle</b></p>"|strip_html', result: '"Epic Battle"' },
			{ code: '"<p>Epic <b>Battle</b></p>"|strip_html:"<b>"', result: '"Epic <b>Battle</b>"' },
		],
		run: (subject, exclude: Value) =>
			stripTags(textSubject(subject, "strip_html"), textArgument(exclude, "strip_html", "exclude")),
	}),
	filter({
		name: "split",
		family: "text",
		summary: "Cuts a text at every separator.",
		arguments: [{ name: "separator", kind: "text", required: true, summary: 'Where to cut; "" gives the characters.' }],
		result: "array",
		evidence: "documented",
		notes: "The pieces are texts, empty ones included. `join` is the reverse.",
		examples: [
			{ code: '"a,b,,c"|split:","', result: '["a","b","","c"]' },
			{ code: '"test"|split:""', result: '["t","e","s","t"]' },
			{ code: '""|split:","', result: '[""]' },
		],
		run: (subject, separator: Value) => {
			const text = textSubject(subject, "split");
			const cut = textArgument(separator, "split", "separator");
			return cut === "" ? codePointsOf(text) : split(text, cut);
		},
		walked: (subject, separator: Value) => {
			const text = textSubject(subject, "split");
			const cut = textArgument(separator, "split", "separator");
			return cut === "" ? listed(codePointsOf(text)) : walkPieces(text, cut);
		},
	}),
	filter({
		name: "substr",
		family: "text",
		summary: "Takes a part of a text.",
		arguments: [
			{ name: "start", kind: "int", required: true, summary: "Characters to skip; negative counts from the end." },
			{
				name: "length",
				kind: "int",
				required: false,
				summary: "Characters to take, to the end when left out; negative leaves that many off the end.",
			},
		],
		result: "text",
		evidence: "documented",
		notes: "The second argument is a length, not an end. Positions beyond the ends are moved to them.",
		examples: [
			{ code: '"Epic Battle"|substr:5:6', result: '"Battle"' },
			{ code: '"hello"|substr:1:3', result: '"ell"' },
			{ code: '"hello"|substr:-3:-1', result: '"ll"' },
			{ code: '"hello"|substr:2', result: '"llo"' },
			{ code: '"hello"|substr:9', result: '""' },
		],
		run: (subject, start: Value, length: Value) =>
			sliceCodePoints(
				textSubject(subject, "substr"),
				start === null ? 0 : wholeArgument(start, "The start of `substr`"),
				length === null ? null : wholeArgument(length, "The length of `substr`"),
			),
	}),
	filter({
		name: "concat",
		family: "text",
		summary: "Puts a text behind another, with a separator between them.",
		arguments: [
			{ name: "value", kind: "text", required: true, summary: "The text that follows." },
			{ name: "sep", kind: "text", required: false, default: "", summary: "What stands between both." },
		],
		result: "text",
		evidence: "documented",
		notes:
			"The second argument is a separator and stands before the first in the result: subject, separator, value. One page of the documentation shows it as a second text behind the first.",
		examples: [
			{ code: '"Hello"|concat:"World!":" - "', result: '"Hello - World!"' },
			{ code: '"a"|concat:1', result: '"a1"' },
		],
		run: (subject, value: Value, separator: Value) =>
			textSubject(subject, "concat") +
			textArgument(separator, "concat", "separator") +
			textArgument(value, "concat", "value"),
	}),
	filter({
		name: "replace",
		family: "text",
		aliases: ["string_replace"],
		summary: "Replaces every occurrence of a text.",
		arguments: [
			{ name: "search", kind: "text", required: true, summary: "The text to replace, taken literally." },
			{ name: "replacement", kind: "text", required: true, summary: "What takes its place." },
		],
		result: "text",
		evidence: "documented",
		notes: "Case matters. An empty search changes nothing. For patterns there is `regex_replace`.",
		examples: [
			{ code: '"Hello World"|replace:"o":"a"', result: '"Hella Warld"' },
			{ code: '"abc"|replace:"":"x"', result: '"abc"' },
		],
		context: true,
		run: (context, subject, wanted: Value, replacement: Value) => {
			const text = textSubject(subject, "replace");
			const part = textArgument(wanted, "replace", "search");
			const other = textArgument(replacement, "replace", "replacement");
			if (part === "") return text;
			const pieces = text.split(part);
			checkLength(context, text.length + (pieces.length - 1) * (other.length - part.length));
			return pieces.join(other);
		},
	}),
	...looking(
		"index",
		["strpos", "stripos"],
		"any",
		"The position of the first occurrence of a text, or false.",
		["Battle", "5", "x", "false"],
		"Positions count characters from 0, so a find at the beginning is 0, which is not true: compare with `=== false`. An empty search is found at 0.",
		positionOf,
	),
	...looking(
		"contains",
		null,
		"bool",
		"Whether a text contains another.",
		["Battle", "true", "x", "false"],
		"Every text contains the empty one. For the elements of an array there is `in`.",
		(text, part) => text.includes(part),
	),
	...looking(
		"starts_with",
		null,
		"bool",
		"Whether a text begins with another.",
		["Epic", "true", "Battle", "false"],
		"Every text begins with the empty one.",
		(text, part) => text.startsWith(part),
	),
	...looking(
		"ends_with",
		null,
		"bool",
		"Whether a text ends with another.",
		["Battle", "true", "Epic", "false"],
		"Every text ends with the empty one.",
		(text, part) => text.endsWith(part),
	),
	filter({
		name: "sprintf",
		family: "text",
		summary: "Fills values into a format.",
		arguments: [
			{
				name: "values",
				kind: "any",
				required: false,
				variadic: true,
				summary: "The values, in the order of the directives.",
			},
		],
		result: "text",
		evidence: "documented",
		notes:
			"The subject is the format, with the directives of PHP: %s %d %u %f %e %g %x %X %o %b %c %%, each with position, flags, width and precision. Widths count characters. Bools fill in as 1 and nothing, as in PHP, null as nothing; arrays and objects are an error. So is a value too few; one too many is left out.",
		examples: [
			{ code: '"%s has %d points"|sprintf:"Ada":12', result: '"Ada has 12 points"' },
			{ code: '"%.2f"|sprintf:3.14159', result: '"3.14"' },
			{ code: `"%05d|%-4s|%'*6s"|sprintf:42:"ab":"cd"`, result: '"00042|ab  |****cd"' },
			{ code: '"%2$s %1$s"|sprintf:"a":"b"', result: '"b a"' },
		],
		context: true,
		run: (context, format, ...values: Value[]) => formatText(context, textSubject(format, "sprintf"), values),
	}),
];
