import { fatalError } from "./error.js";
import { normalizeInteger, type Value } from "./kinds.js";
import { toText } from "./text.js";
import { isTruthy } from "./truthy.js";

/** Raised where a number would be infinite: NaN and Infinity are no values of the language (our choice). */
export const NUMBER_OUT_OF_RANGE = "Number is out of range";

const NUMERIC_TEXT = /^[ \t\n\r\v\f]*([+-]?)(?:(\d+)|(?:\d+\.\d*|\.\d+|\d+(?=[eE]))(?:[eE][+-]?\d+)?)[ \t\n\r\v\f]*$/;
const NUMERIC_PREFIX = /^[ \t\n\r\v\f]*([+-]?)(?:(\d+)(?!\.|\d|[eE][+-]?\d)|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/;

/**
 * Reads a whole text as a number by PHP 8's rule for numeric strings: whitespace is allowed on both sides, then a sign,
 * digits, a fraction and an exponent. "0x1A", "1_000" and "" are not numeric.
 *
 * @returns the number, which is infinite for a text such as "1e999", or undefined when the text is not numeric
 */
export function parseNumericText(text: string): number | bigint | undefined {
	const first = text.charCodeAt(0);
	// The first character settles it for almost every text: whitespace, `+`, `-`, `.` and digits may begin a number.
	if (!(first <= 57 && (first >= 48 || first === 45 || first === 46 || first === 43 || first <= 32))) return undefined;
	const short = readShortDigits(text);
	if (short >= 0) return short;
	const match = NUMERIC_TEXT.exec(text);
	if (match === null) return undefined;
	return match[2] === undefined ? Number(match[0]) : readInteger(match[1] === "-", match[2]);
}

/** The number of a text of 1 to 15 digits and nothing else, far quicker than a regular expression; otherwise -1. */
function readShortDigits(text: string): number {
	if (text.length > 15) return -1;
	let number = 0;
	for (let i = 0; i < text.length; i++) {
		const digit = text.charCodeAt(i) - 48;
		if (digit < 0 || digit > 9) return -1;
		number = number * 10 + digit;
	}
	return number;
}

/** Whether PHP 8 takes the whole text for a number. */
export function isNumericText(text: string): boolean {
	return parseNumericText(text) !== undefined;
}

/**
 * The number a text begins with, as PHP's casts read it: "133.45 kg" gives 133.45.
 *
 * @returns the number, which is infinite for "1e999", or undefined when the text begins with none
 */
export function numericPrefix(text: string): number | bigint | undefined {
	const match = NUMERIC_PREFIX.exec(text);
	if (match === null) return undefined;
	return match[2] === undefined ? Number(match[0]) : readInteger(match[1] === "-", match[2]);
}

function readInteger(negative: boolean, digits: string): number | bigint {
	const approximate = Number(digits);
	if (approximate <= Number.MAX_SAFE_INTEGER) return negative ? 0 - approximate : approximate;
	// Past 25 digits nothing fits 64 bit any more, unless zeros lead; BigInt would only be slow on a megabyte of digits.
	if (approximate >= 1e25) return negative ? -approximate : approximate;
	const exact = BigInt(digits);
	return normalizeInteger(negative ? -exact : exact);
}

const LARGEST_INTEGER = 2n ** 63n - 1n;
const SMALLEST_INTEGER = -(2n ** 63n);

/**
 * Cuts the fraction off a number. A decimal beyond 64 bit wraps around modulo 2^64, as PHP 8's `(int)` does on a
 * 64-bit machine; an infinite one gives 0.
 */
export function truncate(number: number | bigint): number | bigint {
	if (typeof number === "bigint") return number;
	if (Number.isSafeInteger(number)) return number;
	const whole = Math.trunc(number) + 0;
	if (Number.isSafeInteger(whole)) return whole;
	return Number.isFinite(whole) ? normalizeInteger(BigInt.asIntN(64, BigInt(whole))) : 0;
}

/**
 * The `to_int` conversion: numbers lose their fraction, text gives its leading number or 0 [D], bools give 1 or 0,
 * null gives 0, arrays and objects give 1, empty ones 0 (PHP 8). Integer text beyond 64 bit gives the nearest int.
 */
export function toInt(value: Value): number | bigint {
	if (typeof value === "number" || typeof value === "bigint") return truncate(value);
	if (typeof value !== "string") return isTruthy(value) ? 1 : 0;
	const number = numericPrefix(value) ?? 0;
	if (typeof number === "bigint" || Math.abs(number) < 2 ** 63) return truncate(number);
	if (!Number.isFinite(number)) return 0;
	return number > 0 ? LARGEST_INTEGER : SMALLEST_INTEGER;
}

/**
 * The `to_decimal` conversion: text gives its leading number or 0 [D], everything else as in {@link toInt} but with
 * its fraction (PHP 8).
 *
 * @throws XanoError when the text holds a number beyond the range of a decimal
 */
export function toDecimal(value: Value): number {
	if (typeof value === "number") return value;
	if (typeof value === "bigint") return Number(value);
	if (typeof value !== "string") return isTruthy(value) ? 1 : 0;
	const number = Number(numericPrefix(value) ?? 0);
	if (!Number.isFinite(number)) throw fatalError(NUMBER_OUT_OF_RANGE);
	return number;
}

/**
 * The `to_bool` conversion: the texts "false", "no" and "off" in any case are false [D for "false", our choice for the
 * others]; everything else follows truthiness.
 */
export function toBool(value: Value): boolean {
	if (typeof value !== "string" || value.length > 32) return isTruthy(value);
	const word = value.trim().toLowerCase();
	return word !== "false" && word !== "no" && word !== "off" && isTruthy(word);
}

/**
 * The `to_text` conversion: null gives "", bools "true" and "false", numbers as JSON prints them, the same rules as
 * the `~` operator.
 *
 * @throws XanoError for arrays and objects, with the advice to use `json_encode` (our choice)
 */
export function toTextFilter(value: Value): string {
	return toText(value);
}
