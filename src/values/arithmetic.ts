import { NUMBER_OUT_OF_RANGE, parseNumericText, toInt, truncate } from "./convert.js";
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
	if (kind === "array")
		return "One side is an array, not a number. |map:($$|round:2) reaches each element, |sum adds them up.";
	return `One side is ${kind === "bool" ? "a" : "an"} ${kind}, not a number.`;
}

function finite(number: number): number {
	if (Number.isFinite(number)) return number + 0;
	throw fatalError(NUMBER_OUT_OF_RANGE);
}

/**
 * The result of adding, subtracting or multiplying: exact for ints, decimal otherwise.
 *
 * @param rough the result computed on doubles. Beyond 64 bit PHP keeps it, which can differ from rounding the exact one
 */
function settle(
	rough: number,
	left: number | bigint,
	right: number | bigint,
	exactly: (left: bigint, right: bigint) => bigint,
): number | bigint {
	if (typeof left === "number" && typeof right === "number" && Math.abs(rough) <= LARGEST) return rough + 0;
	if (!isInteger(left) || !isInteger(right)) return finite(rough);
	const exact = normalizeInteger(exactly(BigInt(left), BigInt(right)));
	return isInteger(exact) ? exact : rough;
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
	const [a, b] = [toNumber(left, message), toNumber(right, message)];
	return settle(Number(a) + Number(b), a, b, (x, y) => x + y);
}

/** The difference; see {@link add}. */
export function subtract(left: Value, right: Value, message: string = NOT_NUMERIC): number | bigint {
	if (typeof left === "number" && typeof right === "number") {
		const difference = left - right;
		if (difference <= LARGEST && difference >= -LARGEST) return difference;
	}
	const [a, b] = [toNumber(left, message), toNumber(right, message)];
	return settle(Number(a) - Number(b), a, b, (x, y) => x - y);
}

/** The product; see {@link add}. */
export function multiply(left: Value, right: Value, message: string = NOT_NUMERIC): number | bigint {
	if (typeof left === "number" && typeof right === "number") {
		const product = left * right;
		// Adding 0 turns the -0 of `0 * -5` into 0.
		if (product <= LARGEST && product >= -LARGEST) return product + 0;
	}
	const [a, b] = [toNumber(left, message), toNumber(right, message)];
	return settle(Number(a) * Number(b), a, b, (x, y) => x * y);
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
		const [dividend, divisor] = [left as number, right as number];
		// As exact as `%`, which takes several times as long beyond 32 bits: the quotient of two safe ints is never rounded up
		// to a whole number that it does not reach.
		return dividend - Math.trunc(dividend / divisor) * divisor + 0;
	}
	const dividend = toWholeNumber(left, message);
	const divisor = toWholeNumber(right, message);
	if (divisor === 0) throw fatalError(DIVISION_BY_ZERO);
	return normalizeInteger(BigInt(dividend) % BigInt(divisor));
}

/** Numeric text beyond 64 bit stops at the largest int, where a decimal wraps around (PHP 8). */
function toWholeNumber(value: Value, message: string): number | bigint {
	const number = toNumber(value, message);
	return typeof value === "string" ? toInt(value) : truncate(number);
}

/** The unary minus; see {@link add}. */
export function negate(value: Value, message: string = NOT_NUMERIC): number | bigint {
	const number = toNumber(value, message);
	return typeof number === "bigint" ? normalizeInteger(-number) : 0 - number;
}
