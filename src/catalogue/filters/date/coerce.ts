import { parseNumericText } from "../../../values/convert.js";
import { fatalError, type XanoError } from "../../../values/error.js";
import { isNumber, type Value } from "../../../values/kinds.js";
import { toText } from "../../../values/text.js";
import type { CallContext } from "../../define.js";
import { describeKind, wholeArgument } from "../subject.js";
import { readDateText } from "./parse.js";
import { FIRST_MOMENT, findZone, LAST_MOMENT, type TimeZone, UTC } from "./zones.js";

/** As much of a text as fits a message, in quotes and on one line. */
function shown(text: string): string {
	const quoted = JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
	return quoted.replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/** The error of a text that is no date. */
export function notADate(text: string, help: string | null = null): XanoError {
	return fatalError(
		`Unable to read ${shown(text)} as a date`,
		help ?? "Write milliseconds, an ISO date such as 2024-01-31T10:00:00Z, or words such as `+1 week`.",
	);
}

/**
 * The zone argument of a filter: an IANA name, an abbreviation or an offset. Null and "" mean the zone of the run.
 *
 * @throws XanoError for an unknown zone, or a value that is no text
 */
export function zoneArgument(value: Value, context: CallContext, name: string): TimeZone {
	if (value === null || value === "") return findZone(context.timeZone) ?? UTC;
	if (typeof value !== "string")
		throw fatalError(`The time zone of \`${name}\` must be a text, not ${describeKind(value)}`);
	const zone = findZone(value);
	if (zone !== null) return zone;
	throw fatalError(`Unknown time zone ${shown(value)}`, 'Write an IANA name such as "Europe/Paris", or "UTC".');
}

/**
 * Milliseconds within what a date can hold.
 *
 * @throws XanoError "The timestamp is out of range"
 */
export function inRange(milliseconds: number): number {
	if (milliseconds >= FIRST_MOMENT * 1000 && milliseconds < LAST_MOMENT * 1000) return milliseconds + 0;
	throw fatalError("The timestamp is out of range", "Dates go from the year -271821 to 275760.");
}

/**
 * The subject of a date filter as milliseconds since 1970: a number or numeric text is that already, other texts are
 * read as PHP reads dates.
 *
 * @param zone the zone a text is meant in when it names none
 * @throws XanoError for a text that is no date, a value that can be none, or one out of range
 */
export function momentSubject(subject: Value, zone: TimeZone, context: CallContext, name: string): number {
	const number = typeof subject === "string" ? parseNumericText(subject) : isNumber(subject) ? subject : undefined;
	if (number !== undefined) return inRange(Math.trunc(Number(number)));
	if (typeof subject !== "string") {
		throw fatalError(`\`${name}\` needs a timestamp or date text, not ${describeKind(subject)}`);
	}
	const milliseconds = readDateText(subject, zone, context.clock.now());
	if (milliseconds === null) throw notADate(subject);
	return milliseconds;
}

/**
 * The format argument of a filter; numbers count as text.
 *
 * @throws XanoError for null, arrays and objects
 */
export function formatArgument(value: Value, name: string): string {
	if (value !== null && typeof value !== "object") return toText(value);
	throw fatalError(
		`The format of \`${name}\` must be a text, not ${describeKind(value)}`,
		'Write for example "Y-m-d".',
	);
}

/**
 * A moment moved by a whole number of units.
 * @param unit the argument's name, for the message
 */
export function movedBy(moment: number, amount: Value, size: number, name: string, unit: string): number {
	return inRange(moment + wholeArgument(amount, `The ${unit} of \`${name}\``) * size);
}
