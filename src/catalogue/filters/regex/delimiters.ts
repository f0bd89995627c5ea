import { fatalError, type XanoError } from "../../../values/error.js";

/** A pattern without its delimiters. */
export interface DelimitedPattern {
	readonly body: string;
	readonly flags: string;
}

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "<": ">" };
const KNOWN_FLAGS = /^[imsxuADSUXJn \n\r]*$/;
const NO_DELIMITER = /[\sA-Za-z0-9\\\0]/;

/**
 * The error of a pattern that cannot be used.
 *
 * @param reason what is wrong, without a full stop
 */
export function patternError(reason: string, help: string | null = null): XanoError {
	return fatalError(`Invalid regular expression: ${reason}`, help);
}

/**
 * Takes a pattern out of its delimiters by PHP's rules: any character but letters, digits, backslash and white space may
 * delimit, brackets in pairs; flags follow.
 *
 * @throws XanoError when there are no delimiters or an unknown flag
 */
export function readDelimited(text: string): DelimitedPattern {
	const pattern = text.trimStart();
	const opening = String.fromCodePoint(pattern.codePointAt(0) ?? 0);
	if (pattern === "" || NO_DELIMITER.test(opening)) {
		throw patternError("it must stand between delimiters", 'Write the pattern between slashes: "/^a+$/i".');
	}
	const end = endOfBody(pattern, opening);
	if (end < 0) {
		const closing = Object.hasOwn(CLOSING, opening) ? CLOSING[opening] : opening;
		throw patternError(
			`it begins with "${opening}" but has no closing "${closing}"`,
			`Write the pattern between slashes: "/^a+$/i". Inside, "${opening}" is written "\\${opening}".`,
		);
	}
	const flags = pattern.slice(end + opening.length);
	if (!KNOWN_FLAGS.test(flags)) {
		const unknown = Array.from(flags).find((flag) => !KNOWN_FLAGS.test(flag)) ?? "";
		const help =
			unknown === "g"
				? "All matches are meant by regex_replace and regex_get_all_matches anyway."
				: `A "${opening}" inside the pattern is written "\\${opening}".`;
		throw patternError(`there is no flag "${unknown}"`, help);
	}
	return { body: pattern.slice(opening.length, end), flags };
}

/** Offset of the closing delimiter, or -1. */
function endOfBody(pattern: string, opening: string): number {
	const closing = Object.hasOwn(CLOSING, opening) ? (CLOSING[opening] as string) : opening;
	let depth = 1;
	for (let i = opening.length; i < pattern.length; i++) {
		const character = pattern.charAt(i);
		if (character === "\\") i++;
		else if (pattern.startsWith(closing, i)) {
			if (--depth === 0) return i;
		} else if (closing !== opening && character === opening) depth++;
	}
	return -1;
}

/** Whether PHP would take a text for a pattern with delimiters and flags. */
export function isDelimited(text: string): boolean {
	const pattern = text.trimStart();
	const opening = String.fromCodePoint(pattern.codePointAt(0) ?? 0);
	if (pattern === "" || NO_DELIMITER.test(opening)) return false;
	const end = endOfBody(pattern, opening);
	return end > 0 && KNOWN_FLAGS.test(pattern.slice(end + opening.length));
}

/** Characters with a meaning of their own in patterns: a text that begins with one may be a bare pattern. */
const SPECIAL = /^\s*[[({^$.|?*+]/;

/** Whether a text was evidently meant as a pattern with delimiters: `/a/`, but not `[a]` or `(a)`. */
export function looksDelimited(text: string): boolean {
	return !SPECIAL.test(text) && isDelimited(text);
}
