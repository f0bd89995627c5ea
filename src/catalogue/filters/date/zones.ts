import { abbreviationOf, findAbbreviation } from "./abbreviations.js";
import { dayNumber, SECONDS_PER_DAY } from "./calendar.js";

/** A time zone. Moments are whole seconds since 1970, offsets seconds east of UTC. */
export interface TimeZone {
	/** As PHP's letter `e` shows it: `Europe/Paris`, `EST`, `+02:00`. */
	readonly name: string;
	offsetAt(moment: number): number;
	isSummerTimeAt(moment: number): boolean;
	/** As PHP's letter `T` shows it: `CET`, `EST`, `+02:00`. */
	abbreviationAt(moment: number): string;
}

/** The first and last second a JavaScript date can hold; PHP goes on, but nobody's data does. */
export const FIRST_MOMENT = -8_640_000_000_000;
export const LAST_MOMENT = 8_640_000_000_000;

/** Two changes of a zone's offset lie further apart than this many seconds. */
const BLOCK = 16 * SECONDS_PER_DAY;
const MOST_BLOCKS = 2000;
/** 31 December 9999 and the length of 400 years. */
const END_OF_NAMES = 253_402_214_400;
const FOUR_CENTURIES = 146_097 * SECONDS_PER_DAY;

/** One zone of the tz database. Its changes of offset are searched for once and remembered. */
class RegionZone implements TimeZone {
	readonly name: string;
	private readonly fields: Intl.DateTimeFormat;
	private longNames: Intl.DateTimeFormat | null = null;
	private readonly blocks = new Map<number, readonly [change: number, before: number, after: number]>();

	/** @throws RangeError when Intl knows no zone of that name */
	constructor(name: string) {
		this.fields = new Intl.DateTimeFormat("en-US", {
			timeZone: name,
			hourCycle: "h23",
			era: "short",
			year: "numeric",
			month: "numeric",
			day: "numeric",
			hour: "numeric",
			minute: "numeric",
			second: "numeric",
		});
		const resolved = this.fields.resolvedOptions().timeZone;
		this.name = resolved.toLowerCase() === name.toLowerCase() ? resolved : name;
	}

	offsetAt(moment: number): number {
		const block = Math.floor(moment / BLOCK);
		let found = this.blocks.get(block);
		if (found === undefined) {
			if (this.blocks.size >= MOST_BLOCKS) this.blocks.clear();
			found = this.searchBlock(block);
			this.blocks.set(block, found);
		}
		return moment < found[0] ? found[1] : found[2];
	}

	private searchBlock(block: number): readonly [number, number, number] {
		let low = block * BLOCK;
		let high = low + BLOCK;
		const before = this.ask(low);
		const after = this.ask(high);
		if (before === after) return [high, before, after];
		while (high - low > 1) {
			const middle = Math.floor((low + high) / 2);
			if (this.ask(middle) === before) low = middle;
			else high = middle;
		}
		return [high, before, after];
	}

	/** The offset by comparing the clock of the zone with that of UTC. */
	private ask(wanted: number): number {
		const moment = Math.min(Math.max(wanted, FIRST_MOMENT + SECONDS_PER_DAY), LAST_MOMENT - SECONDS_PER_DAY);
		const part: Record<string, string> = {};
		for (const { type, value } of this.fields.formatToParts(moment * 1000)) part[type] = value;
		const year = part.era === "BC" ? 1 - Number(part.year) : Number(part.year);
		const days = dayNumber(year, Number(part.month), Number(part.day));
		const local = days * SECONDS_PER_DAY + Number(part.hour) * 3600 + Number(part.minute) * 60 + Number(part.second);
		return local - moment;
	}

	isSummerTimeAt(moment: number): boolean {
		const offset = this.offsetAt(moment);
		const { year } = localYear(moment + offset);
		const winter = this.offsetAt(dayNumber(year, 1, 1) * SECONDS_PER_DAY);
		const summer = this.offsetAt(dayNumber(year, 7, 1) * SECONDS_PER_DAY);
		return offset > Math.min(winter, summer);
	}

	abbreviationAt(moment: number): string {
		this.longNames ??= new Intl.DateTimeFormat("en-US", { timeZone: this.name, timeZoneName: "long" });
		// Intl names no zones after the year 9999. The calendar, and with it every rule, repeats after 400 years.
		const cycles = Math.max(0, Math.ceil((moment - END_OF_NAMES) / FOUR_CENTURIES));
		const named = moment - cycles * FOUR_CENTURIES;
		const part = this.longNames.formatToParts(named * 1000).find(({ type }) => type === "timeZoneName");
		return abbreviationOf(part?.value ?? "") ?? shortOffset(this.offsetAt(moment));
	}
}

function localYear(local: number): { readonly year: number } {
	return { year: new Date(Math.min(Math.max(local, FIRST_MOMENT), LAST_MOMENT) * 1000).getUTCFullYear() };
}

/** A zone whose offset never changes. */
function fixedZone(name: string, offset: number, isSummerTime: boolean, abbreviation: string = name): TimeZone {
	return { name, offsetAt: () => offset, isSummerTimeAt: () => isSummerTime, abbreviationAt: () => abbreviation };
}

export const UTC: TimeZone = fixedZone("UTC", 0, false);

/** An offset as PHP's letters `O` and `P` write it, without and with a colon. */
export function writeOffset(offset: number, colon: string): string {
	const minutes = Math.floor(Math.abs(offset) / 60);
	const hours = String(Math.floor(minutes / 60)).padStart(2, "0");
	return `${offset < 0 ? "-" : "+"}${hours}${colon}${String(minutes % 60).padStart(2, "0")}`;
}

/** The tz database names zones without an abbreviation by their offset: `+04`, `+0545`. */
function shortOffset(offset: number): string {
	const written = writeOffset(offset, "");
	return written.endsWith("00") ? written.slice(0, -2) : written;
}

const offsetText = /^(?:GMT)?([+-])(?:(\d\d):(\d\d):(\d\d)|(\d\d)(\d\d)(\d\d)|(\d{1,2})(?::?(\d{1,2}))?)$/;
const regionText = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;

/** The zone of an offset such as `+5`, `-0330`, `+05:30` or `GMT+2`; null when the text is none. */
function offsetZone(text: string): TimeZone | null {
	const match = offsetText.exec(text);
	if (match === null) return null;
	let hours = match[2] ?? match[5] ?? match[8] ?? "0";
	let minutes = match[3] ?? match[6] ?? match[9] ?? "0";
	// Three digits are an hour and two digits of minutes.
	if (match[8]?.length === 2 && minutes.length === 1 && !text.includes(":")) {
		minutes = hours.charAt(1) + minutes;
		hours = hours.charAt(0);
	}
	const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(match[4] ?? match[7] ?? 0);
	const offset = match[1] === "-" ? 0 - size : size;
	return fixedZone(writeOffset(offset, ":"), offset, false, `GMT${writeOffset(offset, "")}`);
}

const regions = new Map<string, TimeZone | null>();
const MOST_REGIONS = 1000;

function regionZone(name: string): TimeZone | null {
	if (!regionText.test(name) || name.length > 64) return null;
	const key = name.toLowerCase();
	let zone = regions.get(key);
	if (zone === undefined) {
		try {
			zone = new RegionZone(name);
		} catch (error) {
			if (!(error instanceof RangeError)) throw error;
			zone = null;
		}
		if (regions.size >= MOST_REGIONS) regions.clear();
		regions.set(key, zone);
	}
	return zone;
}

/**
 * The zone of an identifier, abbreviation or offset, in any case; null when there is none of that name. Abbreviations
 * come first, as in PHP: `EST` never has summer time.
 */
export function findZone(name: string): TimeZone | null {
	const plain = name.trim();
	if (plain.toUpperCase() === "UTC") return UTC;
	const abbreviation = findAbbreviation(plain);
	if (abbreviation !== undefined) return fixedZone(plain.toUpperCase(), abbreviation.offset, abbreviation.isSummerTime);
	return offsetZone(plain) ?? regionZone(plain);
}

/**
 * The moment at which clocks of a zone show a local time, given in seconds since 1970 as if it were UTC. A time that the
 * clocks skip moves on by what they skip. Of a time that comes twice PHP means the first west of Greenwich and the
 * second east of it, and so do we.
 */
export function momentOf(zone: TimeZone, local: number): number {
	const current = zone.offsetAt(local);
	const actual = zone.offsetAt(local - current);
	const isSkipped = actual > current && zone.offsetAt(local - actual) !== actual;
	return local - (isSkipped ? current : actual);
}
