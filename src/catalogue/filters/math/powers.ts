import { DIVISION_BY_ZERO, NUMBERS_REQUIRED, toNumber } from "../../../values/arithmetic.js";
import { NUMBER_OUT_OF_RANGE } from "../../../values/convert.js";
import { fatalError } from "../../../values/error.js";
import { isInteger, normalizeInteger, type Value } from "../../../values/kinds.js";

/**
 * A result that has to be a number: NaN and the infinities are no values of the language (our choice).
 *
 * @param name the filter, for the message
 * @throws XanoError "The result of `sqrt` is not a number", or "Number is out of range"
 */
export function realNumber(result: number, name: string): number {
	if (Number.isNaN(result)) throw fatalError(`The result of \`${name}\` is not a number`, domainHelp(name));
	if (!Number.isFinite(result)) throw fatalError(NUMBER_OUT_OF_RANGE, domainHelp(name));
	return result + 0;
}

function domainHelp(name: string): string | null {
	switch (name) {
		case "sqrt":
			return "It is defined for 0 and greater.";
		case "ln":
		case "log":
		case "log10":
			return "A logarithm is defined for numbers greater than 0.";
		case "asin":
		case "acos":
			return "It is defined from -1 to 1.";
		case "acosh":
			return "It is defined for 1 and greater.";
		case "atanh":
			return "It is defined between -1 and 1.";
		case "pow":
			return "A negative number has no real power with a fractional exponent.";
		default:
			return null;
	}
}

/**
 * An int to the power of an int, in PHP 8's steps: exact until a product leaves 64 bit, then with decimals. The last
 * digits of a large power depend on these steps.
 */
function integerPower(base: bigint, exponent: bigint): number | bigint {
	let result = 1n;
	let factor = base;
	let times = exponent;
	while (times >= 1n) {
		if (times % 2n === 1n) {
			times -= 1n;
			const product = result * factor;
			if (BigInt.asIntN(64, product) !== product)
				return Number(result) * Number(factor) * Number(factor) ** Number(times);
			result = product;
		} else {
			times /= 2n;
			const square = factor * factor;
			if (BigInt.asIntN(64, square) !== square) {
				return Number(result) * (Number(factor) * Number(factor)) ** Number(times);
			}
			factor = square;
		}
	}
	return normalizeInteger(result);
}

/**
 * The `pow` filter: exact for ints while the result fits 64 bit, a decimal otherwise (PHP 8).
 *
 * @throws XanoError when an operand or the result is no number, and for a negative power of 0
 */
export function power(subject: Value, exponent: Value): number | bigint {
	const base = toNumber(subject, NUMBERS_REQUIRED);
	const times = toNumber(exponent, NUMBERS_REQUIRED);
	if (base === 0 && times < 0) throw fatalError(DIVISION_BY_ZERO, "0 has no negative power.");
	if (!isInteger(base) || !isInteger(times) || times < 0) return realNumber(Number(base) ** Number(times), "pow");
	const result = integerPower(BigInt(base), BigInt(times));
	return typeof result === "bigint" ? result : realNumber(result, "pow");
}

/**
 * The `log` filter. Bases 2 and 10 have functions of their own, which are exact where the quotient of two logarithms
 * is not (PHP 8).
 *
 * @param base null means e [D]
 * @throws XanoError when an operand is no number, the subject is not positive or the base no base
 */
export function logarithm(subject: Value, base: Value): number {
	const number = Number(toNumber(subject, NUMBERS_REQUIRED));
	if (base === null) return realNumber(Math.log(number), "log");
	const root = Number(toNumber(base, NUMBERS_REQUIRED));
	if (root <= 0 || root === 1) {
		throw fatalError(`The base of a logarithm must be greater than 0 and not 1; it is ${root}`);
	}
	if (root === 2) return realNumber(Math.log2(number), "log");
	if (root === 10) return realNumber(Math.log10(number), "log");
	return realNumber(Math.log(number) / Math.log(root), "log");
}
