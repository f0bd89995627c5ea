import { calendarDay, dayNumber } from "./calendar.js";
import { type Draft, emptyDraft, yearOf } from "./draft.js";
import { localTime, resolve } from "./resolve.js";
import { monthNumber, weekdayNumber } from "./words.js";
import { findZone, type TimeZone, UTC } from "./zones.js";

/** The text that is read, with the place reached. */
class Reader {
	position = 0;

	constructor(readonly text: string) {}

	/** What the pattern, which must be sticky, finds here; null when it finds nothing. */
	take(pattern: RegExp): string | null {
		pattern.lastIndex = this.position;
		const match = pattern.exec(this.text);
		if (match === null) return null;
		this.position += match[0].length;
		return match[0];
	}
}

const oneOrTwo = /\d{1,2}/y;
const two = /\d{2}/y;
const letters = /[A-Za-z]+/y;

function takeNumber(reader: Reader, pattern: RegExp): number | null {
	const digits = reader.take(pattern);
	return digits === null ? null : Number(digits);
}

/** Reads a number into a field of the date. */
function into(
	field: "year" | "month" | "day" | "hour" | "minute" | "second",
	pattern: RegExp,
): (draft: Draft, reader: Reader) => boolean {
	return (draft, reader) => {
		draft[field] = takeNumber(reader, pattern);
		return draft[field] !== null;
	};
}

function skip(pattern: RegExp): (draft: Draft, reader: Reader) => boolean {
	return (_draft, reader) => reader.take(pattern) !== null;
}

function readWeekday(draft: Draft, reader: Reader): boolean {
	const weekday = weekdayNumber(reader.take(letters) ?? "");
	if (weekday < 0) return false;
	draft.relative.weekday = weekday;
	draft.relative.weekdayBehavior = 1;
	return true;
}

function readMonthName(draft: Draft, reader: Reader): boolean {
	const month = monthNumber(reader.take(letters) ?? "");
	if (month === 0) return false;
	draft.month = month;
	return true;
}

function readHour12(draft: Draft, reader: Reader): boolean {
	draft.hour = takeNumber(reader, oneOrTwo);
	return draft.hour !== null && draft.hour <= 12;
}

function readMeridian(draft: Draft, reader: Reader): boolean {
	const meridian = reader.take(/[ap](?:m|\.m\.)/iy);
	if (meridian === null || draft.hour === null) return false;
	const isAfternoon = meridian.toLowerCase().startsWith("p");
	if (isAfternoon) draft.hour += draft.hour === 12 ? 0 : 12;
	else if (draft.hour === 12) draft.hour = 0;
	return true;
}

function readDayOfYear(draft: Draft, reader: Reader): boolean {
	const day = takeNumber(reader, /\d{1,3}/y);
	if (day === null) return false;
	// Without a year before it, the day is counted in a leap year.
	const date = calendarDay(dayNumber(draft.year ?? 1972, 1, day + 1));
	draft.month = date.month;
	draft.day = date.day;
	if (draft.year !== null) draft.year = date.year;
	return true;
}

function readFraction(pattern: RegExp): (draft: Draft, reader: Reader) => boolean {
	return (draft, reader) => {
		const digits = reader.take(pattern);
		draft.microsecond = Number((digits ?? "").padEnd(6, "0"));
		return digits !== null;
	};
}

function readZone(draft: Draft, reader: Reader): boolean {
	const name = reader.take(/\(?(?:(?:GMT)?[+-][\d:]+|[A-Za-z][A-Za-z0-9_/+-]*)\)?/y);
	draft.zone = name === null ? null : findZone(name.replace(/[()]/g, ""));
	return draft.zone !== null;
}

function readMoment(draft: Draft, reader: Reader): boolean {
	const seconds = takeNumber(reader, /[+-]?\d{1,15}/y);
	if (seconds === null) return false;
	reset(draft, true);
	draft.relative.second += seconds;
	draft.zone = UTC;
	return true;
}

/** Puts fields at the start of 1970: all of them, or those not read yet. */
function reset(draft: Draft, all: boolean): void {
	for (const field of ["year", "month", "day", "hour", "minute", "second", "microsecond"] as const) {
		const start = field === "year" ? 1970 : field === "month" || field === "day" ? 1 : 0;
		draft[field] = all ? start : (draft[field] ?? start);
	}
	if (all) draft.zone = null;
}

const readers: Readonly<Record<string, (draft: Draft, reader: Reader) => boolean>> = {
	d: into("day", oneOrTwo),
	j: into("day", oneOrTwo),
	D: readWeekday,
	l: readWeekday,
	S: (_draft, reader) => {
		reader.take(/(?:st|nd|rd|th)/iy);
		return true;
	},
	z: readDayOfYear,
	m: into("month", oneOrTwo),
	n: into("month", oneOrTwo),
	M: readMonthName,
	F: readMonthName,
	Y: into("year", /\d{1,4}/y),
	y: (draft, reader) => {
		const digits = reader.take(oneOrTwo);
		if (digits !== null) draft.year = yearOf(digits);
		return digits !== null;
	},
	a: readMeridian,
	A: readMeridian,
	g: readHour12,
	h: readHour12,
	G: into("hour", oneOrTwo),
	H: into("hour", oneOrTwo),
	i: into("minute", two),
	s: into("second", two),
	u: readFraction(/\d{1,6}/y),
	v: readFraction(/\d{1,3}/y),
	e: readZone,
	O: readZone,
	P: readZone,
	T: readZone,
	U: readMoment,
	" ": skip(/[ \t]+/y),
	"?": skip(/[\s\S]/y),
	"#": skip(/[;:/.,()-]/y),
	"*": skip(/[^ \t.,:;/\d-]*/y),
};

/**
 * Reads a date by PHP's letters as `DateTime::createFromFormat` does. A date without a time is midnight, where PHP would
 * take the present time of day; a time without a date is today.
 *
 * @param format at https://www.php.net/manual/en/datetimeimmutable.createfromformat.php
 * @param zone the zone of a text that names none
 * @param now milliseconds since 1970
 * @returns milliseconds since 1970, or null when the text does not have the format
 */
export function readFormattedDate(text: string, format: string, zone: TimeZone, now: number): number | null {
	const draft = emptyDraft();
	const reader = new Reader(text);
	let allowsMore = false;
	let index = 0;
	for (; index < format.length; index++) {
		const letter = format.charAt(index);
		if (letter === "!") reset(draft, true);
		else if (letter === "|") reset(draft, false);
		else if (letter === "+") allowsMore = true;
		else if (letter === "*" && reader.position >= text.length) continue;
		else if (Object.hasOwn(readers, letter)) {
			if (!readers[letter]?.(draft, reader)) return null;
		} else {
			const wanted = letter === "\\" ? format.charAt(++index) : letter;
			if (text.charAt(reader.position++) !== wanted) return null;
		}
	}
	if (reader.position < text.length && !allowsMore) return null;
	const today = localTime(zone, Math.floor(now / 1000));
	draft.year ??= today.year;
	draft.month ??= today.month;
	draft.day ??= today.day;
	for (const field of ["hour", "minute", "second", "microsecond"] as const) draft[field] ??= 0;
	return resolve(draft, zone, now);
}
