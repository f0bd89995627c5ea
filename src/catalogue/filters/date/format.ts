import { dayNumber, dayOfYear, daysInMonth, isLeapYear, isoWeek, weekdayOf } from "./calendar.js";
import { localTime } from "./resolve.js";
import { type TimeZone, UTC, writeOffset } from "./zones.js";

const months = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December",
];
const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

function two(number: number): string {
	return String(number).padStart(2, "0");
}

/** At least four digits, with a minus before the year 0. */
function fullYear(year: number): string {
	return (year < 0 ? "-" : "") + String(Math.abs(year)).padStart(4, "0");
}

/** At least four characters, of which the minus is one: how `c` and `r` write years. */
function paddedYear(year: number): string {
	return year < 0 ? `-${String(-year).padStart(3, "0")}` : String(year).padStart(4, "0");
}

function ordinalSuffix(day: number): string {
	if (day >= 10 && day <= 19) return "th";
	return ["th", "st", "nd", "rd"][day % 10] ?? "th";
}

/** Thousandths of a day in the zone one hour east of UTC, which Swatch calls beats. */
function beats(moment: number): string {
	const second = (((moment + 3600) % 86_400) + 86_400) % 86_400;
	return String(Math.floor((second * 10) / 864)).padStart(3, "0");
}

/**
 * Writes a moment by PHP's date letters. A backslash takes the next letter as it is; what is no letter of the list
 * stays.
 *
 * @param milliseconds since 1970
 * @param format at https://www.php.net/manual/en/datetime.format.php
 */
export function formatDate(milliseconds: number, format: string, zone: TimeZone): string {
	const moment = Math.floor(milliseconds / 1000);
	const fraction = milliseconds - moment * 1000;
	const time = localTime(zone, moment);
	const { year, month, day, hour } = time;
	const number = dayNumber(year, month, day);
	const weekday = weekdayOf(number);
	const offset = zone.offsetAt(moment);
	const write = (letter: string): string => {
		switch (letter) {
			case "d":
				return two(day);
			case "D":
				return (weekdays[weekday] as string).slice(0, 3);
			case "j":
				return String(day);
			case "l":
				return weekdays[weekday] as string;
			case "N":
				return String(weekday === 0 ? 7 : weekday);
			case "S":
				return ordinalSuffix(day);
			case "w":
				return String(weekday);
			case "z":
				return String(dayOfYear(time));
			case "W":
				return two(isoWeek(number).week);
			case "o":
				return String(isoWeek(number).year);
			case "F":
				return months[month - 1] as string;
			case "M":
				return (months[month - 1] as string).slice(0, 3);
			case "m":
				return two(month);
			case "n":
				return String(month);
			case "t":
				return String(daysInMonth(year, month));
			case "L":
				return isLeapYear(year) ? "1" : "0";
			case "Y":
				return fullYear(year);
			case "y":
				return two(year % 100);
			case "X":
				return (year < 0 ? "" : "+") + fullYear(year);
			case "x":
				return (year >= 10_000 ? "+" : "") + fullYear(year);
			case "a":
				return hour >= 12 ? "pm" : "am";
			case "A":
				return hour >= 12 ? "PM" : "AM";
			case "B":
				return beats(moment);
			case "g":
				return String(hour % 12 || 12);
			case "G":
				return String(hour);
			case "h":
				return two(hour % 12 || 12);
			case "H":
				return two(hour);
			case "i":
				return two(time.minute);
			case "s":
				return two(time.second);
			case "u":
				return `${String(fraction).padStart(3, "0")}000`;
			case "v":
				return String(fraction).padStart(3, "0");
			case "e":
				return zone.name;
			case "I":
				return zone.isSummerTimeAt(moment) ? "1" : "0";
			case "O":
				return writeOffset(offset, "");
			case "P":
				return writeOffset(offset, ":");
			case "p":
				return zone === UTC || zone.name === "Z" || zone.name === "+00:00" ? "Z" : writeOffset(offset, ":");
			case "T":
				return zone.abbreviationAt(moment);
			case "Z":
				return String(offset);
			case "c":
				return `${paddedYear(year)}${[..."-m-d"].map(write).join("")}T${[..."H:i:sP"].map(write).join("")}`;
			case "r":
				return `${[..."D, d M "].map(write).join("")}${paddedYear(year)}${[..." H:i:s O"].map(write).join("")}`;
			case "U":
				return String(moment);
			default:
				return letter;
		}
	};
	let written = "";
	for (let index = 0; index < format.length; index++) {
		const letter = format.charAt(index);
		written += letter === "\\" ? format.charAt(++index) : write(letter);
	}
	return written;
}
