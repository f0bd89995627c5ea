import { daysToIsoWeek } from "./calendar.js";
import { claimDate, claimTime, type Draft, resetTime, setClock, yearOf } from "./draft.js";
import { anyCase, expand } from "./patterns.js";
import { addRelative, monthNumber, ordinalAmount, weekdayNumber } from "./words.js";
import { findZone, UTC } from "./zones.js";

/** What the named groups of a pattern hold. */
export type Groups = Readonly<Record<string, string | undefined>>;

/** One form of date, time or relative phrase. `read` is false when the text cannot be a date. */
export interface Rule {
	readonly pattern: RegExp;
	readonly read: (draft: Draft, groups: Groups) => boolean;
}

/** @param templates patterns with the names of building blocks in braces */
function rule(templates: string | readonly string[], read: Rule["read"]): readonly Rule[] {
	const list = typeof templates === "string" ? [templates] : templates;
	return list.map((template) => ({ pattern: new RegExp(expand(template), "y"), read }));
}

/** Six digits of a fraction of a second, as PHP keeps them. */
function microseconds(digits: string | undefined): number {
	return digits === undefined ? 0 : Number(digits.slice(0, 6).padEnd(6, "0"));
}

/** The hour of a twelve-hour clock. */
function hourOf(groups: Groups): number {
	const hour = Number(groups.hour);
	if (groups.meridian === undefined) return hour;
	const afternoon = groups.meridian[0] === "p" || groups.meridian[0] === "P";
	return (hour % 12) + (afternoon ? 12 : 0);
}

function readZone(draft: Draft, name: string): boolean {
	draft.zone = findZone(name.replace(/^\(+|\)+$/g, ""));
	return draft.zone !== null;
}

function readTime(draft: Draft, groups: Groups): boolean {
	if (!claimTime(draft)) return false;
	setClock(
		draft,
		hourOf(groups),
		Number(groups.minute ?? 0),
		Number(groups.second ?? 0),
		microseconds(groups.fraction),
	);
	return groups.zone === undefined || readZone(draft, groups.zone);
}

function readDate(draft: Draft, groups: Groups): boolean {
	if (!claimDate(draft)) return false;
	if (groups.year !== undefined) draft.year = yearOf(groups.year) * (groups.sign?.endsWith("-") ? -1 : 1);
	if (groups.month !== undefined) draft.month = Number(groups.month);
	if (groups.monthName !== undefined) draft.month = monthNumber(groups.monthName);
	if (groups.day !== undefined) draft.day = Number(groups.day);
	return true;
}

function readMonth(draft: Draft, groups: Groups): boolean {
	if (!readDate(draft, groups)) return false;
	draft.day = 1;
	return true;
}

function readDateTime(draft: Draft, groups: Groups): boolean {
	return readDate(draft, groups) && readTime(draft, groups);
}

/** `@1700000000.5`: a moment in UTC, from which relative parts may go on. */
function readMoment(draft: Draft, groups: Groups): boolean {
	if (draft.zones > 0) return draft.zones++ < 2;
	draft.zones = 1;
	draft.zone = UTC;
	draft.dates = 0;
	resetTime(draft);
	draft.year = 1970;
	draft.month = 1;
	draft.day = 1;
	const sign = groups.sign === "-" ? -1 : 1;
	draft.relative.second += sign * Number(groups.seconds);
	draft.relative.microsecond = sign * microseconds(groups.fraction);
	return true;
}

/** `20:24` without the colon; after a time it is a year instead. */
function readFourDigits(draft: Draft, { hour = "", minute = "" }: Groups): boolean {
	if (draft.times > 1) return false;
	if (draft.times === 1) draft.year = Number(hour + minute);
	else {
		draft.hour = Number(hour);
		draft.minute = Number(minute);
		draft.second = 0;
	}
	draft.times++;
	return true;
}

function readIsoWeek(draft: Draft, { year, week, weekday = "1" }: Groups): boolean {
	if (!claimDate(draft)) return false;
	draft.year = Number(year);
	draft.month = 1;
	draft.day = 1;
	draft.relative.day = daysToIsoWeek(draft.year, Number(week), Number(weekday));
	return true;
}

function readAgo(draft: Draft): boolean {
	const { relative } = draft;
	for (const part of ["year", "month", "day", "hour", "minute", "second", "microsecond"] as const) {
		relative[part] = 0 - relative[part];
	}
	if (relative.weekday !== null) relative.weekday = relative.weekday === 0 ? -7 : 0 - relative.weekday;
	if (relative.special?.kind === "workdays")
		relative.special = { kind: "workdays", amount: 0 - relative.special.amount };
	return true;
}

function readWeekday(draft: Draft, { unit = "" }: Groups): boolean {
	resetTime(draft);
	// PHP takes a bare `weekday` for a Monday.
	draft.relative.weekday = Math.abs(weekdayNumber(unit));
	if (draft.relative.weekdayBehavior !== 2) draft.relative.weekdayBehavior = 1;
	return true;
}

function readWeekdayOfMonth(draft: Draft, { ordinal = "", unit = "" }: Groups): boolean {
	const amount = ordinalAmount(ordinal);
	addRelative(draft, amount, unit, amount > 0 ? 1 : 0, false);
	draft.relative.special = { kind: amount > 0 ? "weekday of month" : "last weekday of month", amount };
	return true;
}

/** `monday next week`; without a weekday the Monday of that week is meant. */
function readWeek(draft: Draft, { ordinal = "" }: Groups): boolean {
	draft.relative.day += ordinalAmount(ordinal) * 7;
	draft.relative.weekdayBehavior = 2;
	draft.relative.weekday ??= 1;
	return true;
}

function readOrdinal(draft: Draft, { ordinal = "", unit = "" }: Groups): boolean {
	addRelative(draft, ordinalAmount(ordinal), unit, ordinal.toLowerCase() === "this" ? 1 : 0, false);
	return true;
}

function readCounted(draft: Draft, { signs = "", count = "", unit = "" }: Groups): boolean {
	const minuses = signs.split("-").length - 1;
	addRelative(draft, minuses % 2 === 1 ? 0 - Number(count) : Number(count), unit, 1, true);
	return true;
}

/** `back of 7pm` is 19:15, `front of 7pm` is 18:45. */
function readAround(draft: Draft, groups: Groups): boolean {
	const isBack = groups.side?.toLowerCase() === "back";
	resetTime(draft);
	draft.times = 1;
	draft.hour = hourOf(groups) - (isBack ? 0 : 1);
	draft.minute = isBack ? 15 : 45;
	return true;
}

/** A zone of its own; a second one is ignored and a third is an error, as in PHP. */
function readZoneToken(draft: Draft, { zone = "" }: Groups): boolean {
	if (draft.zones > 0) return draft.zones++ < 2;
	draft.zones = 1;
	return readZone(draft, zone);
}

function word(words: string, read: (draft: Draft) => void): readonly Rule[] {
	return rule(anyCase(words), (draft) => {
		read(draft);
		return true;
	});
}

let rules: readonly Rule[] | null = null;

/**
 * Every form PHP's `strtotime` knows. The longest match counts; of two as long the one further up.
 * The forms are those of https://www.php.net/manual/en/datetime.formats.php and were compared with PHP itself.
 */
export function allRules(): readonly Rule[] {
	rules ??= [
		...word("yesterday", (draft) => {
			resetTime(draft);
			draft.relative.day = -1;
		}),
		...word("now", () => {}),
		...word("noon", (draft) => {
			resetTime(draft);
			draft.times = 1;
			draft.hour = 12;
		}),
		...word("midnight|today", resetTime),
		...word("tomorrow", (draft) => {
			resetTime(draft);
			draft.relative.day = 1;
		}),
		...rule("@(?<sign>-?)(?<seconds>[0-9]+)(?:\\.(?<fraction>[0-9]{0,6}))?", readMoment),
		...word("first day of", (draft) => {
			draft.relative.edgeOfMonth = "first";
		}),
		...word("last day of", (draft) => {
			draft.relative.edgeOfMonth = "last";
		}),
		...rule(`(?<side>${anyCase("back|front")})${anyCase(" of ")}{hour24}(?:[ \\t]*{meridian})?`, readAround),
		...rule(`{ordinal}{space}{weekday}{space}${anyCase("of")}`, readWeekdayOfMonth),
		...rule(
			[
				"{hour12}(?:{space})?{meridian}",
				"{hour12}[:.]{minuteFull}(?:{space})?{meridian}",
				"{hour12}[:.]{minute}[:.]{secondFull}(?:{space})?{meridian}",
				"{hour12}:{minuteFull}:{secondFull}[:.](?<fraction>[0-9]+){meridian}",
				"{timeMark}{hour24}",
				"{timeMark}?{hour24}[:.]{minute}",
				"{timeMark}?{hour24}[:.]{minute}[:.]{second}(?:{fraction})?",
			],
			readTime,
		),
		...rule("{timeMark}?{hour24Full}{minuteFull}", readFourDigits),
		...rule("{timeMark}?{hour24Full}{minuteFull}{secondFull}", readTime),
		...rule(
			[
				"{month}/{day}",
				"{month}/{day}/{year}",
				"(?<sign>[+-]?){year4}-{monthFull}-{dayFull}",
				"{year4}/{monthFull}/{dayFull}/?",
				"{year4}/{month}/{day}",
				"{year2}-{monthFull}-{dayFull}",
				"(?<sign>[+-])(?<year>[0-9]{5,19})-{monthFull}-{dayFull}",
			],
			readDate,
		),
		...rule("{year4}-{month}", readMonth),
		...rule(
			[
				"{year}-{month}-{day}",
				"{day}{separators}{monthText}{separators}{year}",
				"{day}[.\\t-]{month}[.-]{year4}",
				"{day}[.\\t]{month}\\.{year2}",
			],
			readDate,
		),
		...rule(["{monthText}{separators}{year4}", "{year4}{separators}{monthText}"], readMonth),
		...rule(
			[
				"{monthText}{separators}{day}[,.stndrh\\t ]+{year}",
				"{shortDate}",
				"{day}{separators}{monthText}",
				"{year4}{monthFull}{dayFull}",
			],
			readDate,
		),
		...rule(
			[
				"{year4}{monthFull}{dayFull}T{hour24}:{minuteFull}:{secondFull}",
				"{year4}{monthFull}{dayFull}{timeMark}{hour24}{minuteFull}{secondFull}",
				"{year4}-{monthFull}-{dayFull}T{hour24Full}:{minuteFull}:{secondFull}{fraction}{offsetZone}?",
				"{year4}-{month}-{day}T{hour24}:{minute}:{second}",
				"{year4}:{monthFull}:{dayFull} {hour24Full}:{minuteFull}:{secondFull}",
			],
			readDateTime,
		),
		...rule("{year4}[.-]?(?<dayOfYear>00[1-9]|0[1-9][0-9]|[12][0-9][0-9]|3[0-5][0-9]|36[0-6])", (draft, groups) => {
			if (!readDate(draft, groups)) return false;
			draft.month = 1;
			draft.day = Number(groups.dayOfYear);
			return true;
		}),
		...rule("{year4}-?W(?<week>0[1-9]|[1-4][0-9]|5[0-3])(?:-?(?<weekday>[0-7]))?", readIsoWeek),
		...rule(["{monthAbbreviation}-{dayFull}-{year}", "{year}-{monthAbbreviation}-{dayFull}"], readDate),
		...rule(
			"{day}/{monthAbbreviation}/{year4}:{hour24Full}:{minuteFull}:{secondFull}{space}{offsetZone}",
			readDateTime,
		),
		...rule("{year4}", (draft, groups) => {
			draft.year = Number(groups.year);
			return true;
		}),
		...rule(anyCase("ago"), readAgo),
		...rule("{weekdayText}", readWeekday),
		...rule(`{direction}{space}${anyCase("week")}`, readWeek),
		...rule("{ordinal}{space}{unit}", readOrdinal),
		...rule("{monthName}", readDate),
		...rule("{anyZone}", readZoneToken),
		...rule(
			[
				"{shortDate}{hour12}[:.]{minuteFull}(?:{space})?{meridian}",
				"{shortDate}{hour12}[:.]{minute}[:.]{secondFull}(?:{space})?{meridian}",
				"{shortDate}{timeMark}?{hour24}[:.]{minute}",
				"{shortDate}{timeMark}?{hour24}[:.]{minute}[:.]{second}",
				"{shortDate}{timeMark}?{hour24}[:.]{minute}[:.]{secondFull}(?:{space})?{anyZone}",
			],
			readDateTime,
		),
		...rule("(?<signs>[+-]*)[ \\t]*(?<count>[0-9]{1,13})(?:{space})?{countedUnit}", readCounted),
	];
	return rules;
}
