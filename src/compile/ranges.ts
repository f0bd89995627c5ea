import type { Range } from "./code.js";

const largest = Number.MAX_SAFE_INTEGER;

/**
 * More than a `for` loop ever counts to: so many passes take a day, at a nanosecond each. With it a sum of counters needs
 * no look at whether JavaScript still holds it exactly.
 */
export const counterRange: Range = [0, 2 ** 46];

/** How many elements or characters there can be. */
export const sizeRange: Range = [0, 2 ** 32];

/** The range of a sum, difference or product; null when it may leave what JavaScript holds exactly. */
export function rangeOfResult(operator: string, left: Range | undefined, right: Range | undefined): Range | null {
	if (left === undefined || right === undefined) return null;
	const [least, greatest] = bounds(operator, left, right);
	return least >= -largest && greatest <= largest ? [least, greatest] : null;
}

function bounds(operator: string, [a, b]: Range, [c, d]: Range): Range {
	switch (operator) {
		case "+":
			return [a + c, b + d];
		case "-":
			return [a - d, b - c];
		default: {
			const products = [a * c, a * d, b * c, b * d];
			return [Math.min(...products), Math.max(...products)];
		}
	}
}

/**
 * JavaScript tests for whether a result is one that JavaScript holds exactly. Where the sign of one side is known, a sum
 * can leave that at one end only: beyond the other one side has been a decimal before, and the sum is what it should be.
 * @param calculated code that calculates and keeps the result
 * @param kept code of what is kept
 */
export function inRange(
	operator: string,
	calculated: string,
	kept: string,
	left: Range | undefined,
	right: Range | undefined,
): string {
	const above = `<= ${largest}`;
	const below = `>= -${largest}`;
	if (operator === "+") {
		if (isPositive(left) || isPositive(right)) return `${calculated} ${above}`;
		if (isNegative(left) || isNegative(right)) return `${calculated} ${below}`;
	}
	if (operator === "-") {
		if (isPositive(right) || isNegative(left)) return `${calculated} ${below}`;
		if (isNegative(right) || isPositive(left)) return `${calculated} ${above}`;
	}
	return `${calculated} ${above} && ${kept} ${below}`;
}

function isPositive(range: Range | undefined): boolean {
	return range !== undefined && range[0] >= 0;
}

function isNegative(range: Range | undefined): boolean {
	return range !== undefined && range[1] <= 0;
}
