import { calendarDay, dayNumber, SECONDS_PER_DAY, weekdayOf } from "./calendar.js";
import type { Draft, RelativeParts } from "./draft.js";
import { FIRST_MOMENT, LAST_MOMENT, momentOf, type TimeZone } from "./zones.js";

/** A day on its way to the result; month and day may run over until it is settled. */
interface Day {
	year: number;
	month: number;
	day: number;
}

function settle(date: Day): void {
	const { year, month, day } = calendarDay(dayNumber(date.year, date.month, date.day));
	date.year = year;
	date.month = month;
	date.day = day;
}

/** Moves to the first or last day of the month. */
function moveToEdge(date: Day, edge: RelativeParts["edgeOfMonth"]): void {
	if (edge === "first") date.day = 1;
	if (edge === "last") {
		date.month += 1;
		date.day = 0;
	}
}

function moveToWeekday(date: Day, relative: RelativeParts, weekday: number): void {
	const current = weekdayOf(dayNumber(date.year, date.month, date.day));
	if (relative.weekdayBehavior === 2) {
		// Weeks begin on Monday: Sunday is the last day of its week.
		let wanted = weekday;
		if (current === 0 && wanted !== 0) wanted -= 7;
		if (wanted === 0 && current !== 0) wanted = 7;
		date.day += wanted - current;
		return;
	}
	if (weekday < 0) {
		date.day -= 7 - (Math.abs(weekday) - current);
		return;
	}
	let difference = weekday - current;
	const backwards = relative.day < 0;
	if (backwards ? difference < 0 : difference <= -relative.weekdayBehavior) difference += 7;
	date.day += difference;
}

/** Moves by working days: five are a week, and who would stop or pass over a weekend skips it. */
function moveByWorkdays(date: Day, amount: number): void {
	const weekday = weekdayOf(dayNumber(date.year, date.month, date.day));
	const rest = amount % 5;
	date.day += Math.trunc(amount / 5) * 7 + rest;
	if (amount > 0) {
		if (rest === 0) date.day -= weekday === 0 ? 2 : weekday === 6 ? 1 : 0;
		else if (weekday === 6) date.day += 1;
		else if (weekday + rest > 5) date.day += 2;
	} else if (rest === 0) date.day += weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
	else if (weekday === 0) date.day -= 1;
	else if (weekday + rest < 1) date.day -= 2;
}

/** Carries out everything relative that concerns days, months and years, in PHP's order. */
function moveDay(date: Day, relative: RelativeParts): void {
	const { special } = relative;
	let months = relative.month;
	if (special !== null && special.kind !== "workdays") {
		date.day = 1;
		date.month += months + (special.kind === "last weekday of month" ? 1 : 0);
		months = 0;
	}
	moveToEdge(date, relative.edgeOfMonth);
	settle(date);
	if (relative.weekday !== null) moveToWeekday(date, relative, relative.weekday);
	settle(date);
	date.day += relative.day;
	date.month += months;
	date.year += relative.year;
	moveToEdge(date, relative.edgeOfMonth);
	settle(date);
	if (special?.kind === "workdays") moveByWorkdays(date, special.amount);
	settle(date);
}

/** The local time a zone's clocks show at a moment. */
export interface LocalTime extends Day {
	readonly hour: number;
	readonly minute: number;
	readonly second: number;
}

/** @param moment whole seconds since 1970 */
export function localTime(zone: TimeZone, moment: number): LocalTime {
	const local = moment + zone.offsetAt(moment);
	const days = Math.floor(local / SECONDS_PER_DAY);
	const rest = local - days * SECONDS_PER_DAY;
	return {
		...calendarDay(days),
		hour: Math.floor(rest / 3600),
		minute: Math.floor((rest % 3600) / 60),
		second: rest % 60,
	};
}

/**
 * Turns what was read of a text into a moment. Fields the text leaves open come from the present moment; a date without
 * a time means midnight, unless the present moment is to be moved. All relative amounts move the hands of the clock, so that across a change of the clocks
 * `+24 hours` is the same as `+1 day` (PHP 8.2).
 *
 * @param zone the zone of the present moment, and of the text when it names none
 * @param now milliseconds since 1970
 * @param moves whether the present moment is moved, as PHP's `modify` does: its time of day stays when the text names
 * none, and a zone in the text means nothing
 * @returns milliseconds since 1970, or null when that is beyond what a date can hold
 */
export function resolve(draft: Draft, zone: TimeZone, now: number, moves = false): number | null {
	const present = localTime(zone, Math.floor(now / 1000));
	const midnight = !moves && draft.dates > 0 && draft.times === 0;
	const named = [draft.year, draft.month, draft.day, draft.hour, draft.minute, draft.second].some((f) => f !== null);
	const date: Day = {
		year: draft.year ?? present.year,
		month: draft.month ?? present.month,
		day: draft.day ?? present.day,
	};
	const hour = midnight ? 0 : (draft.hour ?? present.hour);
	const minute = midnight ? 0 : (draft.minute ?? present.minute);
	const second = midnight ? 0 : (draft.second ?? present.second);
	const presentMicrosecond = named ? 0 : (now - Math.floor(now / 1000) * 1000) * 1000;
	const microsecond = (midnight ? 0 : (draft.microsecond ?? presentMicrosecond)) + draft.relative.microsecond;
	moveDay(date, draft.relative);
	const carried = Math.floor(microsecond / 1_000_000);
	const { relative } = draft;
	const local =
		dayNumber(date.year, date.month, date.day) * SECONDS_PER_DAY +
		(hour + relative.hour) * 3600 +
		(minute + relative.minute) * 60 +
		(second + relative.second + carried);
	if (!isMoment(local)) return null;
	const moment = moves ? movedTo(zone, local, Math.floor(now / 1000)) : momentOf(draft.zone ?? zone, local);
	if (!isMoment(moment)) return null;
	return moment * 1000 + Math.floor((microsecond - carried * 1_000_000) / 1000);
}

/** Of a local time that comes twice, when clocks are set back, the one on the same side as the moment that is moved. */
function movedTo(zone: TimeZone, local: number, from: number): number {
	const offset = zone.offsetAt(from);
	return zone.offsetAt(local - offset) === offset ? local - offset : momentOf(zone, local);
}

function isMoment(seconds: number): boolean {
	return seconds >= FIRST_MOMENT && seconds < LAST_MOMENT;
}
