import { NUMBER_OUT_OF_RANGE, parseNumericText } from "../../../values/convert.js";
import { fatalError } from "../../../values/error.js";
import { normalizeInteger, type Value } from "../../../values/kinds.js";
import { readDateText } from "../date/parse.js";
import { UTC } from "../date/zones.js";

const TIMESTAMP =
	/^\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)?$/;

/** Whether a plain text would be read as a date. */
export function isTimestamp(text: string): boolean {
	return TIMESTAMP.test(text);
}

function finite(number: number): number {
	if (!Number.isFinite(number)) throw fatalError(NUMBER_OUT_OF_RANGE);
	return number + 0;
}

/** PHP's `(int)` and back: what does not come back the same stays text, such as "007" or "-0" or a number too large. */
function readDigits(digits: string): Value {
	const integer = BigInt(digits);
	const number = normalizeInteger(integer);
	const isExact = typeof number === "bigint" || Number.isSafeInteger(number);
	return isExact && integer.toString() === digits ? number : digits;
}

function fromBase(digits: string, prefix: string, negative: boolean): number | bigint {
	const plain = digits.replaceAll("_", "");
	if (plain.length > 400) throw fatalError(NUMBER_OUT_OF_RANGE);
	const integer = BigInt(prefix + (plain === "" ? "0" : plain));
	const number = normalizeInteger(negative ? -integer : integer);
	return typeof number === "bigint" ? number : finite(number);
}

function readNumber(text: string): Value | undefined {
	const octal = /^([+-]?)0o([0-7_]+)$/.exec(text);
	if (octal !== null) return fromBase(octal[2] as string, "0o", octal[1] === "-");
	const hexadecimal = /^0x([\da-f_]+)$/i.exec(text);
	// PHP knows only the small x, and makes nothing of the large one.
	if (text.startsWith("0X") && hexadecimal !== null) return 0;
	if (hexadecimal !== null) return fromBase(hexadecimal[1] as string, "0x", false);
	const digits = /^[+-]?\d[\d_]*$/.test(text) ? text.replaceAll("_", "") : text;
	if (/^-?\d+$/.test(digits)) return digits.length > 30 ? digits : readDigits(digits);
	const number = /\s/.test(digits) ? undefined : parseNumericText(digits);
	if (number !== undefined) return typeof number === "bigint" ? number : finite(number);
	if (/^[+-]?\.(?:inf|nan)$/i.test(text)) throw fatalError(NUMBER_OUT_OF_RANGE);
	if (/^[+-]?\d[\d_]*(?:\.[\d_]+)?$/.test(text)) return finite(Number(text.replaceAll("_", "")));
	return undefined;
}

/**
 * What a plain scalar means, by the rules of Symfony's YAML: null, bools, numbers with underscores, in octal and
 * hexadecimal; a date is its seconds since 1970. Numbers with leading zeros are text, as since its version 6.
 *
 * @throws XanoError for a date that does not exist and a number beyond the range of a decimal
 */
export function readPlain(text: string): Value {
	if (text === "" || text === "~") return null;
	const lower = text.length <= 5 ? text.toLowerCase() : "";
	if (lower === "null") return null;
	if (lower === "true") return true;
	if (lower === "false") return false;
	if (!/^[\d+.-]/.test(text)) return text;
	const number = readNumber(text);
	if (number !== undefined) return number;
	if (!TIMESTAMP.test(text)) return text;
	const moment = readDateText(text, UTC, 0);
	if (moment === null) throw fatalError(`the date ${JSON.stringify(text)} does not exist`);
	return Math.floor(moment / 1000);
}
