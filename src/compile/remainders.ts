import type { Code } from "./code.js";
import { isNumeric, type ValueType } from "./types.js";

/** Whether a value surely is a number from 0 on, so that no negative zero comes of it, which is none here. */
export function isPositive({ type }: Code): boolean {
	return type.range !== undefined && type.range[0] >= 0 && isNumeric(type);
}

/** Code of a remainder of 32-bit numbers. */
export function plainRemainder(a: Code, b: Code): string {
	return `${a.text} % ${b.text}${isPositive(a) ? "" : " + 0"}`;
}

/**
 * Code of the remainder of two whole numbers that JavaScript holds exactly. V8 has the machine divide only where both have
 * 32 bits; what it does for others takes several times as long as dividing does. That is exact: a quotient that is not
 * whole is at least 1/b below the next whole number, which is more than half of the distance between the numbers around
 * it, at most a/b * 2^-53. So it is never rounded up to that, and what is taken off is no more than a.
 */
export function remainderOfWhole(a: Code, b: Code, type: ValueType): string {
	if (has32Bits(a.type) && has32Bits(b.type)) return plainRemainder(a, b);
	const exact = `${a.text} - Math.trunc(${a.text} / ${b.text}) * ${b.text}`;
	// With it V8 knows that the result has 32 bits again.
	const long = has32Bits(type) ? `${exact} | 0` : exact;
	if (!has32Bits(b.type)) return long;
	const tests = [...(isPositive(a) ? [] : [`${a.text} >= -2147483648`]), `${a.text} <= 2147483647`];
	return `${tests.join(" && ")} ? ${plainRemainder(a, b)} : ${long}`;
}

/** A test for whether V8 divides it as a machine does; null where that is sure. */
export function isInt32({ text, type }: Code): string | null {
	return has32Bits(type) ? null : `(${text} | 0) === ${text}`;
}

function has32Bits({ range }: ValueType): boolean {
	return range !== undefined && range[0] >= -(2 ** 31) && range[1] < 2 ** 31;
}
