import { fatalError } from "../../values/error.js";
import { isObject, type Value } from "../../values/kinds.js";
import { toText } from "../../values/text.js";
import { isDelimited } from "../filters/regex/delimiters.js";
import { delimitedPattern, type Pattern, plainPattern } from "../filters/regex/pattern.js";
import { describeKind } from "../filters/subject.js";
import { type Assertion, type Claim, expected, shown } from "./define.js";
import { elementOfOtherKind, explainNearest, keysInWords } from "./difference.js";
import { isSame } from "./same.js";

/** What a text or list holds. */
export const contentAssertions: readonly Assertion[] = [
	{
		name: "to_contain",
		summary: "Holds when the subject, a text or list, contains the value.",
		attributes: [expected("any", "A part of the text, or an element of the list.")],
		about: "value",
		evidence: "documented",
		notes: "Elements are compared as by to_equal; in texts case matters.",
		examples: [
			{ code: 'expect.to_contain (["new", "featured"]) { value = "featured" } response = true', result: "true" },
			{ code: 'expect.to_contain ("XanoScript") { value = "Script" } response = true', result: "true" },
			{
				code: "expect.to_contain ([1, 2]) { value = 3 }",
				result: "error: to_contain failed - [1,2] does not contain 3",
			},
		],
		judge: ({ subject, attributes: { value = null } }) => {
			const holds = Array.isArray(subject)
				? subject.some((element) => isSame(element, value))
				: holdsOfTexts(subject, value, (text, part) => text.includes(part));
			return holds ? null : `${shown(subject)} does not contain ${shown(value)}`;
		},
		help: (claim) => whyNotContained(claim),
	},
	{
		name: "to_start_with",
		summary: "Holds when the subject, a text, begins with the value.",
		attributes: [expected("text", "What it has to begin with.")],
		about: "value",
		evidence: "documented",
		examples: [
			{ code: 'expect.to_start_with ("XanoScript") { value = "Xano" } response = true', result: "true" },
			{
				code: 'expect.to_start_with ("XanoScript") { value = "xano" }',
				result: 'error: to_start_with failed - "XanoScript" does not start with "xano"',
			},
		],
		judge: ({ subject, attributes: { value = null } }) =>
			holdsOfTexts(subject, value, (text, part) => text.startsWith(part))
				? null
				: `${shown(subject)} does not start with ${shown(value)}`,
		help: (claim) => whyNotAt("start", claim),
	},
	{
		name: "to_end_with",
		summary: "Holds when the subject, a text, ends with the value.",
		attributes: [expected("text", "What it has to end with.")],
		about: "value",
		evidence: "documented",
		examples: [
			{ code: 'expect.to_end_with ("report.pdf") { value = ".pdf" } response = true', result: "true" },
			{
				code: 'expect.to_end_with (null) { value = ".pdf" }',
				result: 'error: to_end_with failed - null does not end with ".pdf"',
			},
		],
		judge: ({ subject, attributes: { value = null } }) =>
			holdsOfTexts(subject, value, (text, part) => text.endsWith(part))
				? null
				: `${shown(subject)} does not end with ${shown(value)}`,
		help: (claim) => whyNotAt("end", claim),
	},
	{
		name: "to_match",
		summary: "Holds when the subject, a text, matches the pattern.",
		attributes: [expected("text", 'A pattern with delimiters, such as `"/^a+$/i"`.')],
		about: "value",
		evidence: "documented",
		notes:
			"Xano's engine wants delimiters, its documentation leaves them out. Without them the whole text is the pattern, and a warning says so.",
		examples: [
			{ code: String.raw`expect.to_match ("abc-12") { value = "/^[a-z]+-\\d+$/" } response = true`, result: "true" },
			{ code: String.raw`expect.to_match ("42") { value = "^\\d+$" } response = true`, result: "true" },
			{
				code: 'expect.to_match ("abc") { value = "/^b/" }',
				result: 'error: to_match failed - "abc" does not match /^b/',
			},
		],
		judge: (claim) => {
			const value = claim.attributes.value ?? null;
			const pattern = textOf(value);
			if (pattern === null)
				throw fatalError(`\`expect.to_match\` needs a pattern as value, not ${describeKind(value)}`);
			const matches = patternOf(pattern, claim);
			const text = textOf(claim.subject);
			return text !== null && matches.matches(text)
				? null
				: `${shown(claim.subject)} does not match ${shownPattern(pattern)}`;
		},
		help: (claim) => whyNotMatched(claim),
	},
];

/** Texts, and numbers as they print; null for anything else, which holds no text. */
function textOf(value: Value): string | null {
	return typeof value === "string" || typeof value === "number" || typeof value === "bigint" ? toText(value) : null;
}

function holdsOfTexts(subject: Value, value: Value, test: (text: string, part: string) => boolean): boolean {
	const text = textOf(subject);
	const part = textOf(value);
	return text !== null && part !== null && test(text, part);
}

function whyNotContained({ subject, attributes: { value = null } }: Claim): string | null {
	if (isObject(subject)) {
		const keys = keysInWords(subject);
		const named = keys === "" ? "This one has no keys." : `This one has ${keys}.`;
		return `It looks into texts and lists. Of an object judge a key: \`expect.to_equal ($response.name) …\`. ${named}`;
	}
	if (Array.isArray(subject)) {
		const other = elementOfOtherKind(subject, value);
		if (other !== undefined) return `The list holds ${shown(other)}, ${describeKind(other)}; kinds count.`;
		const part = textOf(value);
		const whole = part === null ? undefined : subject.find((each) => typeof each === "string" && each.includes(part));
		if (whole === undefined) {
			return subject.some(Array.isArray) ? "It does not look into lists in the list." : explainNearest(subject, value);
		}
		return `Elements are compared as a whole; ${shown(whole)} only contains it.`;
	}
	return onlyTexts(subject) ?? onlyCase(subject, value, (text, part) => text.includes(part));
}

function whyNotAt(side: "start" | "end", { subject, attributes: { value = null } }: Claim): string | null {
	const test = (text: string, part: string): boolean =>
		side === "start" ? text.startsWith(part) : text.endsWith(part);
	const known = onlyTexts(subject) ?? onlyCase(subject, value, test);
	if (known !== null) return known;
	const text = textOf(subject);
	const part = textOf(value);
	const isAt = text !== null && part !== null && test(side === "start" ? text.trimStart() : text.trimEnd(), part);
	return isAt ? "It would without the white space around it: see `|trim`." : null;
}

function whyNotMatched(claim: Claim): string | null {
	const text = textOf(claim.subject);
	const pattern = textOf(claim.attributes.value ?? null);
	if (text === null || pattern === null) return onlyTexts(claim.subject);
	const withFlags = (flags: string): Pattern =>
		isDelimited(pattern) ? delimitedPattern(`${pattern.trimEnd()}${flags}`) : plainPattern(pattern, flags);
	try {
		if (withFlags("").matches(text.trim())) return "It would without the white space around it: see `|trim`.";
		if (!withFlags("i").matches(text)) return null;
		return "It would in another case: `i` behind the pattern allows that, as in `/^a+$/i`.";
	} catch {
		// A pattern may take too many steps for the other text.
		return null;
	}
}

function onlyTexts(subject: Value): string | null {
	if (textOf(subject) !== null) return null;
	return `It judges texts, and this is ${describeKind(subject)}.`;
}

function onlyCase(subject: Value, value: Value, test: (text: string, part: string) => boolean): string | null {
	const holds = holdsOfTexts(subject, value, (text, part) => test(text.toLowerCase(), part.toLowerCase()));
	return holds ? "They differ in case only, which counts: see `|to_lower`." : null;
}

/** A pattern as it is written, as long as it fits a line. */
function shownPattern(pattern: string): string {
	return pattern.length > 100 || /[\0-\x1f\u2028\u2029]/.test(pattern) ? shown(pattern) : pattern;
}

function patternOf(text: string, { context }: Claim): Pattern {
	if (isDelimited(text)) return delimitedPattern(text);
	context.warn("undelimited-pattern", "`expect.to_match` wants its pattern between delimiters: `/^a+$/`");
	return plainPattern(text);
}
