import { readDateText } from "./filters/date/parse.js";
import { findZone, UTC } from "./filters/date/zones.js";
import { looksDelimited } from "./filters/regex/delimiters.js";
import { delimitedPattern, plainPattern } from "./filters/regex/pattern.js";

/**
 * The test of the input filter `pattern`.
 *
 * @param source a pattern with PHP delimiters and flags, or bare
 * @returns whether a text matches somewhere
 * @throws XanoError when it is no pattern
 */
export function compilePattern(source: string): (text: string) => boolean {
	const pattern = looksDelimited(source) ? delimitedPattern(source) : plainPattern(source);
	return (text) => pattern.matches(text);
}

/**
 * A date text of an input as milliseconds since 1970; null when it is none.
 *
 * @param timeZone IANA name of the zone a text is meant in when it names none
 * @param now milliseconds since 1970 that relative words count from
 */
export function parseDate(text: string, timeZone: string, now: number): number | null {
	return readDateText(text, findZone(timeZone) ?? UTC, now);
}
