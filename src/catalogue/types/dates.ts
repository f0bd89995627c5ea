import { parseNumericText } from "../../values/convert.js";
import type { XanoError } from "../../values/error.js";
import type { Value } from "../../values/kinds.js";
import type { InputDeclaration } from "./declaration.js";
import { type BindingContext, inputType, refusal, type TypeDefinition } from "./define.js";
import { nearestInteger } from "./numbers.js";
import { trimText } from "./rules.js";

const calendarDay = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
/** Eight digits that can be year, month and day; others are milliseconds. */
const compactDay = /^\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
/** Start of the years 0 and 10000. */
const firstDay = -62_167_219_200_000;
const endOfDays = 253_402_300_800_000;

/** Year, month and day may run over: 2024-02-30 is 1 March, 2024-13-45 is 14 February 2025. Both are accepted. [O] */
function dayOverflow(text: string): number | null {
	const match = calendarDay.exec(text);
	if (match === null) return null;
	const day = new Date(0);
	day.setUTCFullYear(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
	return day.getTime();
}

/**
 * A text as milliseconds since 1970: blank and `now` are the present moment, then calendar days, ISO date-times and
 * PHP's relative words, whose fractions of a second are dropped. [O]
 */
function readText(text: string, context: BindingContext): number | null {
	const plain = trimText(text);
	if (plain === "" || plain.toLowerCase() === "now") return context.now();
	const milliseconds = dayOverflow(plain) ?? context.parseDate(plain);
	return milliseconds === null || Number.isNaN(milliseconds) ? null : Math.floor(milliseconds / 1000) * 1000;
}

function badDate(declaration: InputDeclaration): XanoError {
	return refusal(`Invalid ${declaration.type} format.`, declaration.name);
}

function toTimestamp(value: Value, declaration: InputDeclaration, context: BindingContext): number | bigint {
	if (typeof value === "number" || typeof value === "bigint") return nearestInteger(value);
	if (typeof value !== "string") throw badDate(declaration);
	const number = parseNumericText(value);
	if (number !== undefined) return nearestInteger(number);
	const milliseconds = readText(value, context);
	if (milliseconds === null) throw badDate(declaration);
	return milliseconds;
}

/** Milliseconds as the UTC day they fall on; the form has room for the years 0 to 9999. */
function toDay(milliseconds: number, declaration: InputDeclaration): string {
	if (!(milliseconds >= firstDay && milliseconds < endOfDays)) throw badDate(declaration);
	return new Date(milliseconds).toISOString().slice(0, 10);
}

/** timestamp and date. */
export const dateTypes: readonly TypeDefinition[] = [
	inputType({
		name: "timestamp",
		aliases: ["epochms"],
		summary: "Moment in time as milliseconds since 1970.",
		result: "int",
		zero: null,
		nullableByDefault: true,
		volatile: true,
		filterMode: "none",
		evidence: "observed",
		notes:
			"Numbers and numeric text are milliseconds (seconds land in January 1970). Other texts are read as PHP reads dates, in UTC, and lose their fraction of a second. null is accepted without a question mark. The wording of the refusal is ours.",
		examples: [
			{ code: "timestamp v = 1700000000000", result: "1700000000000" },
			{ code: 'timestamp v = "2024-01-01T00:00:00.123Z"', result: "1704067200000" },
			{ code: 'timestamp v = "garbage"', result: "error: Invalid timestamp format." },
		],
		plain: "int",
		coerce: (value, declaration, context) => (value === "" ? null : toTimestamp(value, declaration, context)),
	}),
	inputType({
		name: "date",
		summary: "Calendar day, bound as text in the form 2024-01-31.",
		result: "text",
		zero: null,
		nullableByDefault: true,
		volatile: true,
		filterMode: "none",
		evidence: "observed",
		notes:
			"Takes what a timestamp takes and keeps the UTC day; eight digits are year, month, day. null is accepted without a question mark. The wording of the refusal is ours.",
		examples: [
			{ code: 'date v = "2024-1-1"', result: '"2024-01-01"' },
			{ code: 'date v = "2024-02-30"', result: '"2024-03-01"' },
			{ code: "date v = 1700000000000", result: '"2023-11-14"' },
			{ code: 'date v = "garbage"', result: "error: Invalid date format." },
		],
		coerce: (value, declaration, context) => {
			if (value === "") return null;
			const compact = typeof value === "string" && compactDay.test(value) ? dashed(value) : value;
			return toDay(Number(toTimestamp(compact, declaration, context)), declaration);
		},
	}),
];

function dashed(text: string): string {
	return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}
