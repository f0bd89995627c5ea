import type { Value } from "../../values/kinds.js";
import { type CallContext, type FilterArgument, type FilterDefinition, filter } from "../define.js";
import { isDelimited, looksDelimited } from "./regex/delimiters.js";
import { delimitedPattern, type Pattern } from "./regex/pattern.js";
import { allMatches, firstMatch, replaceMatches } from "./regex/results.js";
import { checkElements, checkLength } from "./subject.js";
import { textArgument, textSubject } from "./text/coerce.js";

const subjectArgument: FilterArgument = {
	name: "subject",
	kind: "text",
	required: true,
	summary: "The text to look at.",
};
const UNICODE_NOTE =
	"Patterns follow PCRE as PHP uses it. A character is always a whole Unicode character; with the flag `u`, `\\w`, `\\d`, `\\b` and the flag `i` know all of Unicode, too.";

/** What `preg_quote` escapes besides the delimiter. */
const SPECIAL = ".\\+*?[^]$(){}=!<>|:-#";

/**
 * Tells pattern and text apart. The pattern is piped; when only the argument has delimiters, they were swapped, and the
 * call is run as meant with a warning.
 */
function arrange(
	context: CallContext,
	name: string,
	piped: string,
	argument: string,
): { pattern: Pattern; other: string } {
	const isReversed = looksDelimited(argument) && !isDelimited(piped);
	if (!isReversed) return { pattern: delimitedPattern(piped), other: argument };
	context.warn("reversed-regex", `\`${name}\` takes the pattern before it and the text behind it`);
	return { pattern: delimitedPattern(argument), other: piped };
}

/** Filters that match texts against patterns. */
export const regexFilters: readonly FilterDefinition[] = [
	filter({
		name: "regex_matches",
		family: "regex",
		aliases: ["regex_test"],
		summary: "Whether a pattern matches somewhere in a text.",
		arguments: [subjectArgument],
		result: "bool",
		evidence: "documented",
		notes: UNICODE_NOTE,
		examples: [
			{ code: '"/^a.*c$/"|regex_matches:"abbbbc"', result: "true" },
			{ code: '"/^ada/i"|regex_matches:"Ada Lovelace"', result: "true" },
			{ code: String.raw`"/\\d+/"|regex_matches:"none"`, result: "false" },
			{
				code: '"a+"|regex_matches:"aaa"',
				result: "error: Invalid regular expression: it must stand between delimiters",
			},
		],
		context: true,
		run: (context, piped, subject: Value) => {
			const { pattern, other } = arrange(
				context,
				"regex_matches",
				textSubject(piped, "regex_matches"),
				textArgument(subject, "regex_matches", "subject"),
			);
			return pattern.matches(other);
		},
	}),
	filter({
		name: "regex_get_first_match",
		family: "regex",
		aliases: ["regex_match"],
		summary: "The first match of a pattern in a text, followed by its groups.",
		arguments: [subjectArgument],
		result: "any",
		evidence: "documented",
		notes:
			'Without a match the list is empty. Groups that took no part are "", those at the end are left out. With named groups the result is an object with the names and the numbers, as in PHP.',
		examples: [
			{
				code: String.raw`"/(\\w+)@(\\w+).(\\w+)/"|regex_get_first_match:"test@example.com"`,
				result: '["test@example.com","test","example","com"]',
			},
			{
				code: String.raw`"/(?<year>\\d{4})-/"|regex_get_first_match:"on 2025-01-10"`,
				result: '{"0":"2025-","year":"2025","1":"2025"}',
			},
			{ code: String.raw`"/\\d/"|regex_get_first_match:"none"`, result: "[]" },
		],
		context: true,
		run: (context, piped, subject: Value) => {
			const { pattern, other } = arrange(
				context,
				"regex_get_first_match",
				textSubject(piped, "regex_get_first_match"),
				textArgument(subject, "regex_get_first_match", "subject"),
			);
			return firstMatch(pattern, other);
		},
	}),
	filter({
		name: "regex_get_all_matches",
		family: "regex",
		aliases: ["regex_match_all"],
		summary: "All matches of a pattern in a text: the list of matches, then one list for each group.",
		arguments: [subjectArgument],
		result: "any",
		evidence: "documented",
		notes: "Without a match the lists are there, but empty. With named groups the result is an object, as in PHP.",
		examples: [
			{
				code: String.raw`"/\\b\\w+@\\w+.\\w+\\b/"|regex_get_all_matches:"test@example.com"`,
				result: '[["test@example.com"]]',
			},
			{ code: '"/([a-z])=/"|regex_get_all_matches:"a=1, b=2"', result: '[["a=","b="],["a","b"]]' },
			{ code: String.raw`"/\\d/"|regex_get_all_matches:"none"`, result: "[[]]" },
		],
		context: true,
		run: (context, piped, subject: Value) => {
			const { pattern, other } = arrange(
				context,
				"regex_get_all_matches",
				textSubject(piped, "regex_get_all_matches"),
				textArgument(subject, "regex_get_all_matches", "subject"),
			);
			return allMatches(pattern, other, (count) => checkElements(context, count));
		},
	}),
	filter({
		name: "regex_replace",
		family: "regex",
		summary: "Replaces all matches of a pattern in a text.",
		arguments: [
			{
				name: "replacement",
				kind: "text",
				required: true,
				summary: "What takes their place; `$1` is the first group, `$0` the whole match.",
			},
			subjectArgument,
		],
		result: "text",
		evidence: "documented",
		notes: `Groups may also be written \`\${1}\` or \`\\1\`. ${UNICODE_NOTE}`,
		examples: [
			{ code: String.raw`"/\\s+/"|regex_replace:"-":"Hello   World"`, result: '"Hello-World"' },
			{ code: String.raw`"/(\\w+) (\\w+)/"|regex_replace:"$2, $1":"Ada Lovelace"`, result: '"Lovelace, Ada"' },
		],
		context: true,
		run: (context, piped, replacement: Value, subject: Value) => {
			const front = textSubject(piped, "regex_replace");
			const first = textArgument(replacement, "regex_replace", "replacement");
			const second = textArgument(subject, "regex_replace", "subject");
			const check = (length: number): void => checkLength(context, length);
			// Swapped it reads text, pattern, replacement.
			if (looksDelimited(first) && !isDelimited(front)) {
				const { pattern, other } = arrange(context, "regex_replace", front, first);
				return replaceMatches(pattern, second, other, check);
			}
			return replaceMatches(delimitedPattern(front), first, second, check);
		},
	}),
	filter({
		name: "regex_quote",
		family: "regex",
		summary: "Puts a backslash before every character that means something in a pattern.",
		arguments: [
			{
				name: "delimiter",
				kind: "text",
				required: false,
				default: "",
				summary: "The character around the pattern, to be escaped too.",
			},
		],
		result: "text",
		evidence: "documented",
		examples: [
			{ code: '"Hello. How are you?"|regex_quote:"/"', result: String.raw`"Hello\\. How are you\\?"` },
			{ code: '"a/b"|regex_quote:"/"', result: String.raw`"a\\/b"` },
			{ code: '"[test]"|regex_quote', result: String.raw`"\\[test\\]"` },
		],
		context: true,
		run: (context, piped, delimiter: Value) => {
			const text = textSubject(piped, "regex_quote");
			const [mark = ""] = textArgument(delimiter, "regex_quote", "delimiter");
			const quoted = text.replace(/./gsu, (character) => {
				if (character === "\0") return "\\000";
				return character === mark || SPECIAL.includes(character) ? `\\${character}` : character;
			});
			checkLength(context, quoted.length);
			return quoted;
		},
	}),
];
