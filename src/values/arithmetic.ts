import { NUMBER_OUT_OF_RANGE, parseNumericText, truncate } from "./convert.js";
import { fatalError, forgivableError } from "./error.js";
import { isInteger, kindOf, normalizeInteger, type Value } from "./kinds.js";

/** What an operator says of an operand that is no number [O]. */
export const NOT_NUMERIC = "Not numeric.";

/** What the math filters and the `math.*` statements say of it [O]. */
export const NUMBERS_REQUIRED = "Numbers are required for mathematical operations";

/** Raised by `/` and `%` and their filters. */
export const DIVISION_BY_ZERO = "Division by zero";

const LARGEST = Number.MAX_SAFE_INTEGER;

/**
 * An operand as a number. Numeric text counts as its number (our choice); null, other text, bools, arrays and objects
 * do not.
 *
 * @param message what to say otherwise: {@link NOT_NUMERIC} or {@link NUMBERS_REQUIRED}
 * @throws XanoError, forgivable, when the value is no number; not forgivable when it is out of range
 */
export function toNumber(value: Value, message: string = NOT_NUMERIC): number | bigint {
	if (typeof value === "number" || typeof value === "bigint") return value;
	const number = typeof value === "string" ? parseNumericText(value) : undefined;
	if (number === undefined) throw forgivableError(message, describeOperand(value));
	return typeof number === "bigint" ? number : finite(number);
}

function describeOperand(value: Value): string {
	const kind = kindOf(value);
	if (kind === "null") return "One side is null. Give it a default first, for example with ?? 0.";
	if (kind === "text") return "One side is a text that holds no number. Texts are joined with ~.";
	return `One side is ${kind === "bool" ? "a" : "an"} ${kind}, not a number.`;
}

function finite(number: number): number {
	if (Number.isFinite(number)) return number + 0;
	throw fatalError(NUMBER_OUT_OF_RANGE);
}

/**
 * The sum. Ints stay exact up to 64 bit and become a decimal beyond (PHP 8).
 *
 * @param message what to say when an operand is no number
 * @throws XanoError "Not numeric." (forgivable) or "Number is out of range"
 */
export function add(left: Value, right: Value, message: string = NOT_NUMERIC): number | bigint {
	if (typeof left === "number" && typeof right === "number") {
		const sum = left + right;
		if (sum <= LARGEST && sum >= -LARGEST) return sum;
	}
	return addSlowly(toNumber(left, message), toNumber(right, message));
}

function addSlowly(left: number | bigint, right: number | bigint): number | bigint {
	const sum = Number(left) + Number(right);
	if (!isInteger(left) || !isInteger(right)) return finite(sum);
	const exact = normalizeInteger(BigInt(left) + BigInt(right));
	// Beyond 64 bit PHP adds the operands as doubles, which can differ from rounding the exact sum.
	return typeof exact === "number" && !isInteger(exact) ? sum : exact;
}

/** The difference; see {@link add}. */
export function subtract(left: Value, right: Value, message: string = NOT_NUMERIC): number | bigint {
	if (typeof left === "number" && typeof right === "number") {
		const difference = left - right;
		if (difference <= LARGEST && difference >= -LARGEST) return difference;
	}
	return subtractSlowly(toNumber(left, message), toNumber(right, message));
}

function subtractSlowly(left: number | bigint, right: number | bigint): number | bigint {
	const difference = Number(left) - Number(right);
	if (!isInteger(left) || !isInteger(right)) return finite(difference);
	const exact = normalizeInteger(BigInt(left) - BigInt(right));
	return typeof exact === "number" && !isInteger(exact) ? difference : exact;
}

/** The product; see {@link add}. */
export function multiply(left: Value, right: Value, message: string = NOT_NUMERIC): number | bigint {
	if (typeof left === "number" && typeof right === "number") {
		const product = left * right;
		// Adding 0 turns the -0 of `0 * -5` into 0.
		if (product <= LARGEST && product >= -LARGEST) return product + 0;
	}
	return multiplySlowly(toNumber(left, message), toNumber(right, message));
}

function multiplySlowly(left: number | bigint, right: number | bigint): number | bigint {
	const product = Number(left) * Number(right);
	if (!isInteger(left) || !isInteger(right)) return finite(product);
	const exact = normalizeInteger(BigInt(left) * BigInt(right));
	return typeof exact === "number" && !isInteger(exact) ? product : exact;
}

/**
 * The quotient: an int when two ints divide exactly, otherwise a decimal [O].
 *
 * @throws XanoError "Division by zero", and as {@link add}
 */
export function divide(left: Value, right: Value, message: string = NOT_NUMERIC): number | bigint {
	if (typeof left === "number" && typeof right === "number" && right !== 0) {
		const quotient = left / right;
		// Two safe ints never round to a whole quotient by accident: 1/right is more than half a unit in the last place.
		if (quotient <= LARGEST && quotient >= -LARGEST) return quotient + 0;
	}
	return divideSlowly(toNumber(left, message), toNumber(right, message));
}

function divideSlowly(left: number | bigint, right: number | bigint): number | bigint {
	// A bigint is never zero.
	if (right === 0) throw fatalError(DIVISION_BY_ZERO);
	if (isInteger(left) && isInteger(right)) {
		const dividend = BigInt(left);
		const divisor = BigInt(right);
		if (dividend % divisor === 0n) return normalizeInteger(dividend / divisor);
	}
	return finite(Number(left) / Number(right));
}

/**
 * The remainder of the division of two ints; both sides lose their fraction first, and the result has the sign of the
 * dividend (PHP 8).
 *
 * @throws XanoError "Division by zero" when the truncated divisor is 0, and as {@link add}
 */
export function modulo(left: Value, right: Value, message: string = NOT_NUMERIC): number | bigint {
	if (Number.isSafeInteger(left) && Number.isSafeInteger(right) && right !== 0) {
		return ((left as number) % (right as number)) + 0;
	}
	const dividend = truncate(toNumber(left, message));
	const divisor = truncate(toNumber(right, message));
	if (divisor === 0) throw fatalError(DIVISION_BY_ZERO);
	return normalizeInteger(BigInt(dividend) % BigInt(divisor));
}

/** The unary minus; see {@link add}. */
export function negate(value: Value, message: string = NOT_NUMERIC): number | bigint {
	const number = toNumber(value, message);
	return typeof number === "bigint" ? normalizeInteger(-number) : 0 - number;
}
