/** Arithmetic of the Gregorian calendar, carried back before its invention as PHP and ISO 8601 do. Days count from 1 January 1970. */

/** A calendar day; `month` and `day` count from 1. */
export interface CalendarDay {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

export const SECONDS_PER_DAY = 86_400;

export function isLeapYear(year: number): boolean {
	return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
	if (month === 2) return isLeapYear(year) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The number of a day. Month and day may run over in either direction: 30 February is 1 or 2 March. */
export function dayNumber(year: number, month: number, day: number): number {
	const months = year * 12 + (month - 1);
	const actualYear = Math.floor(months / 12);
	// Counting years from March puts the leap day last.
	const fromMarch = (((months % 12) + 12) % 12) - 2;
	const marchYear = fromMarch < 0 ? actualYear - 1 : actualYear;
	const era = Math.floor(marchYear / 400);
	const yearOfEra = marchYear - era * 400;
	const dayOfYear = Math.floor((153 * (fromMarch < 0 ? fromMarch + 12 : fromMarch) + 2) / 5) + day - 1;
	return (
		era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
	);
}

/** The calendar day of a number; the inverse of {@link dayNumber}. */
export function calendarDay(number: number): CalendarDay {
	const shifted = number + 719_468;
	const era = Math.floor(shifted / 146_097);
	const dayOfEra = shifted - era * 146_097;
	const yearOfEra = Math.floor(
		(dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
	);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
	const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
	return {
		year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
		month,
		day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
	};
}

/** Day of the week of a day number; 0 is Sunday. */
export function weekdayOf(number: number): number {
	return (((number + 4) % 7) + 7) % 7;
}

/** Day of the year, 0 for 1 January. */
export function dayOfYear(day: CalendarDay): number {
	return dayNumber(day.year, day.month, day.day) - dayNumber(day.year, 1, 1);
}

/** ISO 8601 week and the year it belongs to: week 1 is the one with the first Thursday. */
export function isoWeek(number: number): { readonly year: number; readonly week: number } {
	const thursday = number - ((weekdayOf(number) + 6) % 7) + 3;
	const { year } = calendarDay(thursday);
	return { year, week: Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1 };
}

/** Days from 1 January of a year to a weekday (0 or 7 is Sunday) of one of its ISO weeks. */
export function daysToIsoWeek(year: number, week: number, weekday: number): number {
	const first = weekdayOf(dayNumber(year, 1, 1));
	return -(first > 4 ? first - 7 : first) + (week - 1) * 7 + weekday;
}
