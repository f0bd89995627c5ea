import { NUMBERS_REQUIRED, toNumber } from "../../../values/arithmetic.js";
import { truncate } from "../../../values/convert.js";
import { normalizeInteger, type Value } from "../../../values/kinds.js";

export type BitOperation = "and" | "or" | "xor";

/**
 * Combines the bits of two 64-bit ints; decimals lose their fraction first (PHP 8).
 *
 * @throws XanoError "Numbers are required for mathematical operations"
 */
export function combineBits(left: Value, right: Value, operation: BitOperation): number | bigint {
	if (isShort(left) && isShort(right)) {
		return operation === "and" ? left & right : operation === "or" ? left | right : left ^ right;
	}
	const a = integerOf(left);
	const b = integerOf(right);
	return normalizeInteger(operation === "and" ? a & b : operation === "or" ? a | b : a ^ b);
}

/** Inverts all 64 bits: -n - 1. */
export function invertBits(subject: Value): number | bigint {
	return isShort(subject) ? ~subject : normalizeInteger(~integerOf(subject));
}

/** Whether a number is odd; decimals lose their fraction first (PHP 8). */
export function isOdd(subject: Value): boolean {
	return isShort(subject) ? (subject & 1) === 1 : (integerOf(subject) & 1n) === 1n;
}

/** An int of 32 bits, for which JavaScript's own operators are right. */
function isShort(value: Value): value is number {
	return typeof value === "number" && (value | 0) === value;
}

function integerOf(value: Value): bigint {
	return BigInt(truncate(toNumber(value, NUMBERS_REQUIRED)));
}
