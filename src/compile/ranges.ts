/** The least and the greatest a whole number can be; bounds may be infinite. */
export type Range = readonly [least: number, greatest: number];

const largest = Number.MAX_SAFE_INTEGER;

/**
 * More than a `for` loop ever counts to: so many passes take a day, at a nanosecond each. With it a sum of counters needs
 * no look at whether JavaScript still holds it exactly.
 */
export const counterRange: Range = [0, 2 ** 46];

/** How many elements or characters there can be. */
export const sizeRange: Range = [0, 2 ** 32];

/** Inputs beyond it are rare; a function meets them with code that supposes nothing. */
export const inputRange: Range = [-(2 ** 46), 2 ** 46];

/** What takes part in a calculation at most moves a bound by this much without being let go. */
const smallStep = 16;

/**
 * The bound of what only small steps lead to: from 2^50, in 2^46 steps of at most 16, which take a day. No number of a
 * program is this bound; one that happens to be it counts as unknown.
 */
const steppedBound = 2 ** 51;

/** Whether JavaScript holds all of it exactly. */
export function isSafe([least, greatest]: Range): boolean {
	return least >= -largest && greatest <= largest;
}

/** The range of one number that stands in a program; null for one JavaScript does not hold exactly. */
export function rangeOfNumber(value: number): Range | null {
	return Number.isSafeInteger(value) && Math.abs(value) !== steppedBound ? [value, value] : null;
}

export function hull([a, b]: Range, [c, d]: Range): Range {
	return [Math.min(a, c), Math.max(b, d)];
}

/** What both ranges allow; null when there is nothing. */
export function intersection([a, b]: Range, [c, d]: Range): Range | null {
	const [least, greatest] = [Math.max(a, c), Math.min(b, d)];
	return least <= greatest ? [least, greatest] : null;
}

export function isWithin([a, b]: Range, [c, d]: Range): boolean {
	return a >= c && b <= d;
}

/** Lets a bound go that has moved from one guess to the next: first as if by small steps only, then altogether. */
export function widened([a, b]: Range, [c, d]: Range): Range {
	const far = (value: number): number =>
		Math.abs(value) <= steppedBound / 2 ? steppedBound : Number.POSITIVE_INFINITY;
	return [c < a ? -far(c) : c, d > b ? far(d) : d];
}

/** The range of a sum, difference or product of whole numbers. */
export function rangeOfResult(operator: string, left: Range, right: Range): Range {
	const [a, b] = left;
	const [c, d] = right;
	switch (operator) {
		case "+":
			return outward(stepped(a, c), stepped(b, d));
		case "-":
			return outward(stepped(a, -d), stepped(b, -c));
		default: {
			const products = [a * c, a * d, b * c, b * d].map((product) => (Number.isNaN(product) ? 0 : product));
			return outward(Math.min(...products), Math.max(...products));
		}
	}
}

/** Bounds beyond what JavaScript holds exactly have been rounded, so they bound nothing. */
function outward(least: number, greatest: number): Range {
	return [
		least < -largest ? Number.NEGATIVE_INFINITY : Math.min(least, largest),
		greatest > largest ? Number.POSITIVE_INFINITY : Math.max(greatest, -largest),
	];
}

/** A sum of bounds. One that small steps led to stays where it is, another small step away. */
function stepped(left: number, right: number): number {
	if (Math.abs(left) === steppedBound && Math.abs(right) <= smallStep) return left;
	if (Math.abs(right) === steppedBound && Math.abs(left) <= smallStep) return right;
	return left + right;
}

/**
 * JavaScript tests for whether a result is one that JavaScript holds exactly; null where it surely is. Where the sign of
 * one side is known, a sum can leave that at one end only: beyond the other one side has been a decimal before, and the
 * sum is what it should be.
 * @param calculated code that calculates and keeps the result
 * @param kept code of what is kept
 */
export function inRange(
	operator: string,
	calculated: string,
	kept: string,
	left: Range | undefined,
	right: Range | undefined,
): string | null {
	let [above, below] = [true, true];
	if (left !== undefined && right !== undefined) {
		const [least, greatest] = rangeOfResult(operator, left, right);
		[above, below] = [greatest > largest, least < -largest];
	}
	if (operator === "+") {
		if (isPositive(left) || isPositive(right)) below = false;
		if (isNegative(left) || isNegative(right)) above = false;
	} else if (operator === "-") {
		if (isPositive(right) || isNegative(left)) above = false;
		if (isNegative(right) || isPositive(left)) below = false;
	}
	if (!above && !below) return null;
	const tests = [...(above ? [`<= ${largest}`] : []), ...(below ? [`>= -${largest}`] : [])];
	return tests.map((test, index) => `${index === 0 ? calculated : kept} ${test}`).join(" && ");
}

function isPositive(range: Range | undefined): boolean {
	return range !== undefined && range[0] >= 0;
}

function isNegative(range: Range | undefined): boolean {
	return range !== undefined && range[1] <= 0;
}
