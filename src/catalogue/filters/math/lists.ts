import { add, divide, multiply, NUMBERS_REQUIRED, toNumber } from "../../../values/arithmetic.js";
import { compareValues } from "../../../values/compare.js";
import { fatalError, forgivableError } from "../../../values/error.js";
import { isNumber, type Value } from "../../../values/kinds.js";
import { describeKind, elementsOf } from "../subject.js";

/**
 * Adds or multiplies all elements, from the first to the last.
 *
 * @throws XanoError when the subject holds something that is no number
 */
function fold(
	elements: readonly Value[],
	start: number,
	operation: (left: Value, right: Value, message: string) => number | bigint,
): number | bigint {
	let result: number | bigint = start;
	for (let index = 0; index < elements.length; index++) {
		const element = elements[index] as Value;
		if (!isNumber(element) && typeof element !== "string") throw noNumberAt(element, index);
		result = operation(result, element, NUMBERS_REQUIRED);
	}
	return result;
}

function noNumberAt(element: Value, index: number): Error {
	return forgivableError(
		NUMBERS_REQUIRED,
		`Element ${index} is ${describeKind(element)}. Leave such elements out first, for example with |filter_null.`,
	);
}

/** The `sum` filter; 0 for an empty array. */
export function sum(subject: Value): Value {
	return subject === null ? null : fold(elementsOf(subject, "sum"), 0, add);
}

/** The `product` filter; 1 for an empty array (PHP 8). */
export function product(subject: Value): Value {
	return subject === null ? null : fold(elementsOf(subject, "product"), 1, multiply);
}

/** The `avg` filter; null for an empty array (our choice). */
export function average(subject: Value): Value {
	if (subject === null) return null;
	const elements = elementsOf(subject, "avg");
	return elements.length === 0 ? null : divide(fold(elements, 0, add), elements.length, NUMBERS_REQUIRED);
}

/**
 * The smallest or greatest element by the order of `<`; the first of equal ones. Null for an empty array, where PHP 8
 * raises (our choice).
 *
 * @param sign 1 for the greatest, -1 for the smallest
 */
export function extreme(subject: Value, sign: 1 | -1, name: string): Value {
	if (subject === null) return null;
	const elements = elementsOf(subject, name);
	let best = elements[0] ?? null;
	for (let index = 1; index < elements.length; index++) {
		const element = elements[index] as Value;
		if (compareValues(element, best) * sign > 0) best = element;
	}
	return best;
}

/**
 * The `min` and `max` filters: the smaller or greater of two numbers, or without an argument the extreme of an array.
 *
 * @throws XanoError when there is neither a second number nor an array
 */
export function extremeOfTwo(subject: Value, bound: Value, sign: 1 | -1, name: string): Value {
	if (bound === null && (typeof subject === "object" || subject === null)) return extreme(subject, sign, name);
	if (bound === null) throw fatalError(`\`${name}\` of a single value needs a second number`, `Write |${name}:5.`);
	const left = toNumber(subject, NUMBERS_REQUIRED);
	const right = toNumber(bound, NUMBERS_REQUIRED);
	return compareValues(left, right) * sign >= 0 ? left : right;
}
