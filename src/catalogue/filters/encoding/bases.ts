import { toNumber } from "../../../values/arithmetic.js";
import { NUMBER_OUT_OF_RANGE, truncate } from "../../../values/convert.js";
import { fatalError, type XanoError } from "../../../values/error.js";
import { normalizeInteger, type Value } from "../../../values/kinds.js";
import { wholeArgument } from "../subject.js";
import { textSubject } from "../text/coerce.js";

/** Digits beyond these would take noticeable time to convert, and no double keeps them. */
const LARGEST_DIGITS = 1100;

/**
 * `dechex`, `decbin`, `decoct`: an int written in another base. Negative ints show their 64 bits (PHP 8).
 *
 * @throws XanoError when the subject is no number
 */
export function writeInteger(subject: Value, base: 2 | 8 | 16, name: string): string {
	const number = truncate(toNumber(subject, `\`${name}\` needs a number`));
	return BigInt.asUintN(64, BigInt(number)).toString(base);
}

/** The value of a digit, or 36 for a character that is none. */
function digitValue(code: number): number {
	if (code >= 48 && code <= 57) return code - 48;
	const letter = code | 32;
	return letter >= 97 && letter <= 122 ? letter - 87 : 36;
}

/** Only the digits of a base; PHP passes over every other character, and so over "0x" and blanks. */
function digitsOf(text: string, base: number): string {
	let digits = "";
	let start = 0;
	for (let i = 0; i < text.length; i++) {
		if (digitValue(text.charCodeAt(i)) < base) continue;
		digits += text.slice(start, i);
		start = i + 1;
	}
	return (digits + text.slice(start)).toLowerCase();
}

/** The number some digits mean: exact to 64 bit, a decimal beyond, as in PHP. */
function readDigits(digits: string, base: number): number | bigint {
	const significant = digits.replace(/^0+/, "");
	if (significant.length > LARGEST_DIGITS) throw tooLarge();
	if (significant.length <= 10) return Number.parseInt(significant || "0", base);
	let exact = 0n;
	for (const digit of significant) exact = exact * BigInt(base) + BigInt(digitValue(digit.charCodeAt(0)));
	const number = normalizeInteger(exact);
	if (typeof number === "bigint" || Number.isSafeInteger(number)) return number;
	return readRounded(significant, base);
}

/** PHP rounds after every digit once a number has left 64 bit. */
function readRounded(digits: string, base: number): number {
	let exact = 0n;
	let position = 0;
	const largest = 2n ** 63n - 1n;
	while (exact <= (largest - BigInt(digitValue(digits.charCodeAt(position)))) / BigInt(base)) {
		exact = exact * BigInt(base) + BigInt(digitValue(digits.charCodeAt(position)));
		position++;
	}
	let number = Number(exact);
	for (; position < digits.length; position++) number = number * base + digitValue(digits.charCodeAt(position));
	if (!Number.isFinite(number)) throw tooLarge();
	return number;
}

function tooLarge(): XanoError {
	return fatalError(NUMBER_OUT_OF_RANGE);
}

/**
 * `hexdec`, `bindec`, `octdec`: the number a text means in another base (PHP 8).
 *
 * @throws XanoError when the subject is an array or object, or the number too large for a decimal
 */
export function readInteger(subject: Value, base: 2 | 8 | 16, name: string): number | bigint {
	return readDigits(digitsOf(textSubject(subject, name), base), base);
}

function baseArgument(value: Value, which: string): number {
	const base = wholeArgument(value, `The ${which} of \`base_convert\``);
	if (base >= 2 && base <= 36) return base;
	throw fatalError(`The ${which} of \`base_convert\` must lie between 2 and 36`);
}

/**
 * `base_convert`: a number written in one base, written in another. Beyond 64 bit it loses precision as in PHP.
 *
 * @throws XanoError for bases outside 2 to 36, a subject that is an array or object, or a number too large for a decimal
 */
export function convertBase(subject: Value, from: Value, to: Value): string {
	const source = baseArgument(from, "from_base");
	const target = baseArgument(to, "to_base");
	const number = readDigits(digitsOf(textSubject(subject, "base_convert"), source), source);
	const isInt = typeof number === "bigint" || Number.isSafeInteger(number);
	return isInt ? number.toString(target) : writeDecimal(number, target);
}

/** PHP divides a decimal by the base until nothing is left and keeps 64 digits at most. */
function writeDecimal(number: number, base: number): string {
	let digits = "";
	let rest = number;
	do {
		digits = Math.trunc(rest % base).toString(base) + digits;
		rest /= base;
	} while (rest >= 1 && digits.length < 64);
	return digits;
}
