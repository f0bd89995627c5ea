import type { TimeZone } from "./zones.js";

/** Relative parts of a date text, added to what the rest of it says. */
export interface RelativeParts {
	year: number;
	month: number;
	day: number;
	hour: number;
	minute: number;
	second: number;
	microsecond: number;
	/** Weekday to move to, 0 is Sunday; negative after `ago`; null when none is named. */
	weekday: number | null;
	/** 0: a day that is this weekday already moves on by a week. 1: it stays. 2: the weekday of the same week. */
	weekdayBehavior: 0 | 1 | 2;
	/** `first day of`, `last day of`. */
	edgeOfMonth: "first" | "last" | null;
	/** Working days to move by, or the month in which weekdays are counted. */
	special: { readonly kind: "workdays" | "weekday of month" | "last weekday of month"; readonly amount: number } | null;
}

/** What has been read of a date text so far. Fields nobody named are null and filled in from the present moment. */
export interface Draft {
	year: number | null;
	month: number | null;
	day: number | null;
	hour: number | null;
	minute: number | null;
	second: number | null;
	microsecond: number | null;
	zone: TimeZone | null;
	dates: number;
	times: number;
	zones: number;
	readonly relative: RelativeParts;
}

export function emptyDraft(): Draft {
	return {
		year: null,
		month: null,
		day: null,
		hour: null,
		minute: null,
		second: null,
		microsecond: null,
		zone: null,
		dates: 0,
		times: 0,
		zones: 0,
		relative: {
			year: 0,
			month: 0,
			day: 0,
			hour: 0,
			minute: 0,
			second: 0,
			microsecond: 0,
			weekday: null,
			weekdayBehavior: 0,
			edgeOfMonth: null,
			special: null,
		},
	};
}

/** Sets the clock; whatever was said of it before is forgotten. */
export function setClock(draft: Draft, hour: number, minute: number, second: number, microsecond: number): void {
	draft.hour = hour;
	draft.minute = minute;
	draft.second = second;
	draft.microsecond = microsecond;
}

/** `today`, weekdays and their kin put the clock at midnight, and a time may still follow. */
export function resetTime(draft: Draft): void {
	draft.times = 0;
	setClock(draft, 0, 0, 0, 0);
}

/** Notes that the text names a time; false when it did already. */
export function claimTime(draft: Draft): boolean {
	if (draft.times > 0) return false;
	draft.times = 1;
	setClock(draft, 0, 0, 0, 0);
	return true;
}

/** Notes that the text names a date; false when it did already. */
export function claimDate(draft: Draft): boolean {
	if (draft.dates > 0) return false;
	draft.dates = 1;
	return true;
}

/** Two digits of a year mean 1970 to 2069 (PHP). */
export function yearOf(digits: string): number {
	const year = Number(digits);
	if (digits.length >= 4 || year >= 100) return year;
	return year + (year < 70 ? 2000 : 1900);
}
