import { NUMBERS_REQUIRED, toNumber } from "../../../values/arithmetic.js";
import { fatalError } from "../../../values/error.js";
import type { Value } from "../../../values/kinds.js";
import { wholeArgument } from "../subject.js";
import { textArgument } from "../text/coerce.js";

/** Decimal digits a double surely holds; PHP 8 rounds to them before it rounds to the wanted place. */
const SURE_DIGITS = 15;

/** Beyond this many decimals a double has no digits left to show, and `toFixed` refuses. */
const MOST_DECIMALS = 100;

function powerOfTen(exponent: number): number {
	return exponent <= 22 ? Number(`1e${exponent}`) : 10 ** exponent;
}

/** Moves the decimal point to the right; to the left for negative places. */
function shift(number: number, places: number): number {
	return places >= 0 ? number * powerOfTen(places) : number / powerOfTen(-places);
}

function roundToWhole(number: number): number {
	return number >= 0 ? Math.floor(number + 0.5) : Math.ceil(number - 0.5);
}

/**
 * Rounds half away from zero, as PHP 8.2 does: first to the 15 digits a double surely holds, so that 1.005 at two
 * places gives 1.01 although the double lies a little below.
 *
 * @param places decimals to keep; negative ones round to tens, hundreds …
 */
export function roundDecimal(number: number, places: number): number {
	if (number === 0) return 0;
	if (!Number.isFinite(number)) return number;
	const sure = SURE_DIGITS - 1 - Math.floor(Math.log10(Math.abs(number)));
	let shifted: number;
	if (sure > places && sure - SURE_DIGITS < places) {
		const first = Math.max(sure, -4 * SURE_DIGITS);
		const back = Math.max(places - first, -4 * SURE_DIGITS);
		shifted = roundToWhole(shift(number, first)) / powerOfTen(Math.abs(back));
	} else {
		shifted = shift(number, places);
		// There are no digits behind the wanted place.
		if (Math.abs(shifted) >= 1e15) return number;
	}
	const whole = roundToWhole(shifted);
	if (Math.abs(places) < 23) return (places > 0 ? whole / powerOfTen(places) : whole * powerOfTen(-places)) + 0;
	const result = Number(`${whole}e${-places}`);
	return Number.isFinite(result) ? result + 0 : number;
}

/**
 * The `round` filter.
 *
 * @throws XanoError when the subject or the precision is no number
 */
export function round(subject: Value, precision: Value): number | bigint {
	const number = toNumber(subject, NUMBERS_REQUIRED);
	const places = precision === null ? 0 : wholeArgument(precision, "The precision of `round`");
	if (typeof number === "bigint") return places >= 0 ? number : roundDecimal(Number(number), places);
	return roundDecimal(number, places);
}

/**
 * The `number_format` filter: rounds as `round` does, and groups the digits before the decimal separator by three.
 * 64-bit ints keep all their digits, where PHP would go through a double (our choice).
 *
 * @throws XanoError when the subject is no number, or for more than 100 decimals
 */
export function formatNumber(subject: Value, decimals: Value, point: Value, separator: Value): string {
	const number = toNumber(subject, NUMBERS_REQUIRED);
	const places = Math.max(0, decimals === null ? 0 : wholeArgument(decimals, "The decimals of `number_format`"));
	if (places > MOST_DECIMALS) throw fatalError(`\`number_format\` shows at most ${MOST_DECIMALS} decimals`);
	const digits = typeof number === "bigint" ? fixedInteger(number, places) : fixedDecimal(number, places);
	const [whole = "", fraction] = digits.replace("-", "").split(".");
	const sign = digits.startsWith("-") && /[1-9]/.test(digits) ? "-" : "";
	const mark = point === null ? "." : textArgument(point, "number_format", "decimal_separator");
	const tail = fraction === undefined ? "" : mark + fraction;
	return (
		sign +
		group(whole, separator === null ? "," : textArgument(separator, "number_format", "thousands_separator")) +
		tail
	);
}

function fixedInteger(integer: bigint, places: number): string {
	return places > 0 ? `${integer}.${"0".repeat(places)}` : integer.toString();
}

function fixedDecimal(number: number, places: number): string {
	const rounded = roundDecimal(number, places);
	// From here on toFixed would write an exponent; such a number is whole.
	return Math.abs(rounded) >= 1e21 ? fixedInteger(BigInt(rounded), places) : rounded.toFixed(places);
}

function group(digits: string, separator: string): string {
	const groups: string[] = [];
	for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end));
	return groups.join(separator);
}
