import { type Draft, type RelativeParts, resetTime } from "./draft.js";

const monthLetters = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const romanMonths = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
const fullMonths = [
	"january",
	"february",
	"march",
	"april",
	"may",
	"june",
	"july",
	"august",
	"september",
	"october",
	"november",
	"december",
];

/** The number of a month's English name, abbreviation or Roman numeral in any case; 0 when it is none. */
export function monthNumber(name: string): number {
	const word = name.toLowerCase();
	if (word === "sept") return 9;
	for (const names of [monthLetters, fullMonths, romanMonths]) {
		const index = names.indexOf(word);
		if (index >= 0) return index + 1;
	}
	return 0;
}

const ordinals: readonly string[] = [
	"this",
	"first",
	"second",
	"third",
	"fourth",
	"fifth",
	"sixth",
	"seventh",
	"eighth",
	"ninth",
	"tenth",
	"eleventh",
	"twelfth",
];

/** How many a word such as `third`, `next` or `last` means; `this` is none. */
export function ordinalAmount(name: string): number {
	const word = name.toLowerCase();
	if (word === "next") return 1;
	if (word === "last" || word === "previous") return -1;
	if (word === "eight") return 8;
	return Math.max(0, ordinals.indexOf(word));
}

const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const weekdayWord = /^(?:sun|mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur)(?:days?)?$/;

/** The number of a weekday's English name or abbreviation in any case, 0 is Sunday; -1 when it is none. */
export function weekdayNumber(name: string): number {
	const word = name.toLowerCase();
	return weekdayWord.test(word) ? weekdays.indexOf(word.slice(0, 3)) : -1;
}

type Amount = "year" | "month" | "day" | "hour" | "minute" | "second" | "microsecond";

const units: Readonly<Record<string, readonly [part: Amount, factor: number]>> = {
	ms: ["microsecond", 1000],
	msec: ["microsecond", 1000],
	millisecond: ["microsecond", 1000],
	"\u00b5s": ["microsecond", 1],
	"\u00b5sec": ["microsecond", 1],
	usec: ["microsecond", 1],
	microsecond: ["microsecond", 1],
	sec: ["second", 1],
	second: ["second", 1],
	min: ["minute", 1],
	minute: ["minute", 1],
	hour: ["hour", 1],
	day: ["day", 1],
	week: ["day", 7],
	fortnight: ["day", 14],
	forthnight: ["day", 14],
	month: ["month", 1],
	year: ["year", 1],
};

/**
 * Adds a relative amount.
 *
 * @param name a unit of time, a weekday or `weekday`
 * @param behavior what a weekday does on a day that is that weekday already
 * @param keepsTime whether weekdays leave the clock alone, as they do after a number
 */
export function addRelative(
	draft: Draft,
	amount: number,
	name: string,
	behavior: RelativeParts["weekdayBehavior"],
	keepsTime: boolean,
): void {
	const { relative } = draft;
	const word = name.toLowerCase();
	const singular = Object.hasOwn(units, word) ? word : word.replace(/s$/, "");
	const unit = Object.hasOwn(units, singular) ? units[singular] : undefined;
	if (unit !== undefined) {
		relative[unit[0]] += amount * unit[1];
		return;
	}
	if (!keepsTime) resetTime(draft);
	if (singular === "weekday") {
		relative.special = { kind: "workdays", amount };
		return;
	}
	relative.day += (amount > 0 ? amount - 1 : amount) * 7;
	relative.weekday = weekdayNumber(word);
	relative.weekdayBehavior = behavior;
}
