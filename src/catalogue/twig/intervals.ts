import { calendarDay, daysInMonth, SECONDS_PER_DAY } from "../filters/date/calendar.js";
import { Interval, type Moment } from "./values.js";

/** The clock of a moment in its zone, as seconds since 1970. */
function localSeconds(moment: Moment): number {
	const seconds = Math.floor(moment.milliseconds / 1000);
	return seconds + moment.zone.offsetAt(seconds);
}

/** The time from one moment to another, in years, months, days …, as the clocks of their zones show it. */
export function intervalBetween(from: Moment, to: Moment): Interval {
	const invert = to.milliseconds < from.milliseconds ? 1 : 0;
	const [earlier, later] = invert === 1 ? [to, from] : [from, to];
	const start = localSeconds(earlier);
	// Both are looked at in one zone, so that only the moments count.
	const end = Math.floor(later.milliseconds / 1000) + earlier.zone.offsetAt(Math.floor(later.milliseconds / 1000));
	const first = calendarDay(Math.floor(start / SECONDS_PER_DAY));
	const last = calendarDay(Math.floor(end / SECONDS_PER_DAY));
	let seconds =
		end -
		Math.floor(end / SECONDS_PER_DAY) * SECONDS_PER_DAY -
		(start - Math.floor(start / SECONDS_PER_DAY) * SECONDS_PER_DAY);
	let d = last.day - first.day;
	let m = last.month - first.month;
	let y = last.year - first.year;
	if (seconds < 0) {
		seconds += SECONDS_PER_DAY;
		d--;
	}
	// Months are taken apart into days from the later end backwards, or from the earlier one forwards when the
	// interval runs backwards: PHP's rule.
	let month = invert === 1 ? first.month : last.month - 1;
	while (d < 0) {
		d += daysInMonth(last.year, ((month + 11) % 12) + 1);
		month += invert === 1 ? 1 : -1;
		m--;
	}
	if (m < 0) {
		m += 12;
		y--;
	}
	return new Interval({
		y,
		m,
		d,
		h: Math.floor(seconds / 3600),
		i: Math.floor(seconds / 60) % 60,
		s: seconds % 60,
		invert,
		days: Math.floor((end - start) / SECONDS_PER_DAY),
	});
}

const two = (number: number): string => String(number).padStart(2, "0");

/** Writes an interval by the letters of PHP's `DateInterval::format`. */
export function formatInterval({ fields }: Interval, format: string): string {
	return format.replace(/%([\s\S])/g, (whole, letter: string) => {
		switch (letter) {
			case "y":
			case "m":
			case "d":
			case "h":
			case "i":
			case "s":
				return String(fields[letter]);
			case "Y":
				return two(fields.y);
			case "M":
				return two(fields.m);
			case "D":
				return two(fields.d);
			case "H":
				return two(fields.h);
			case "I":
				return two(fields.i);
			case "S":
				return two(fields.s);
			case "a":
				return String(fields.days);
			case "R":
				return fields.invert === 1 ? "-" : "+";
			case "r":
				return fields.invert === 1 ? "-" : "";
			case "%":
				return "%";
			default:
				return whole;
		}
	});
}
