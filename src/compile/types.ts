import { hull, isSafe, type Range, widened } from "./ranges.js";

/** What is known about a value while compiling: the kinds it can have, and more about numbers and arrays. */
export interface ValueType {
	/** The kinds it can have, as bits. */
	readonly kinds: number;
	/**
	 * Set when all numbers it can be are whole: the least and the greatest of them. Where these are ones that JavaScript
	 * holds exactly, it is no 64-bit int.
	 */
	readonly range?: Range;
	/** Bounds of a quotient, whole or not; known of an expression only, never of a variable. */
	readonly quotient?: Range;
	/** What the elements can be, if it is an array; left out, anything. */
	readonly elements?: ValueType;
}

export const kinds = {
	null: 1,
	bool: 2,
	/** A JavaScript number: an int it holds exactly, or a decimal. */
	number: 4,
	/** An int beyond what a JavaScript number holds exactly. */
	bigint: 8,
	text: 16,
	array: 32,
	object: 64,
	/** Streams, and whatever else a built-in may hand out. */
	other: 128,
} as const;

const everyKind = 255;
const numeric = kinds.number | kinds.bigint;
const containers = kinds.array | kinds.object | kinds.other;

/** Nothing yet: the type of a variable that nothing has been assigned to. */
export const nothing: ValueType = { kinds: 0 };
export const anything: ValueType = { kinds: everyKind };
export const nullType: ValueType = { kinds: kinds.null };
export const boolType: ValueType = { kinds: kinds.bool };
export const textType: ValueType = { kinds: kinds.text };
export const numberType: ValueType = { kinds: numeric };
/** Any number but a 64-bit int. */
export const doubleType: ValueType = { kinds: kinds.number };
export const arrayType: ValueType = { kinds: kinds.array };
export const objectType: ValueType = { kinds: kinds.object };

/** What a variable is that has been given a value. */
export function asVariable(type: ValueType): ValueType {
	if (type.quotient === undefined) return type;
	const { quotient, ...kept } = type;
	return kept;
}

/** A whole number. */
export function wholeType(range: Range): ValueType {
	return { kinds: isSafe(range) ? kinds.number : numeric, range };
}

export function arrayOf(elements: ValueType): ValueType {
	return { kinds: kinds.array, elements };
}

/** Whether a value surely has one of some kinds. */
export function isOnly(type: ValueType, allowed: number): boolean {
	return type.kinds !== 0 && (type.kinds & ~allowed) === 0;
}

export function isNumeric(type: ValueType): boolean {
	return isOnly(type, numeric);
}

/** Whether it may be an array or object, which others may hold, too. */
export function isShareable(type: ValueType): boolean {
	return (type.kinds & containers) !== 0;
}

/** Whether it surely is a whole number that JavaScript holds exactly. */
export function isSafeWhole(type: ValueType): boolean {
	return type.kinds === kinds.number && type.range !== undefined && isSafe(type.range);
}

/** What the elements of a value can be, if it is an array. */
export function elementsOf(type: ValueType): ValueType {
	return type.elements ?? (type.kinds & kinds.array ? anything : nothing);
}

/** Arrays in arrays in arrays are told apart, and no deeper. */
const deepest = 3;

/** What either of two types can be. */
export function join(left: ValueType, right: ValueType, depth = 0): ValueType {
	if (left.kinds === 0 || left === right) return right;
	if (right.kinds === 0) return left;
	const range = either(left, right, numeric, (type) => type.range ?? null, hull);
	const elements = either(
		left,
		right,
		kinds.array,
		(type) => type.elements ?? null,
		(a, b) => (depth < deepest ? join(a, b, depth + 1) : anything),
	);
	return {
		kinds: left.kinds | right.kinds,
		...(range === null ? {} : { range }),
		...(elements === null ? {} : { elements }),
	};
}

function either<Detail>(
	left: ValueType,
	right: ValueType,
	having: number,
	detail: (type: ValueType) => Detail | null,
	both: (left: Detail, right: Detail) => Detail,
): Detail | null {
	if ((left.kinds & having) === 0) return (right.kinds & having) === 0 ? null : detail(right);
	if ((right.kinds & having) === 0) return detail(left);
	const [a, b] = [detail(left), detail(right)];
	return a === null || b === null ? null : both(a, b);
}

export function sameType(left: ValueType, right: ValueType): boolean {
	if (left === right) return true;
	if (left.kinds !== right.kinds || left.range?.[0] !== right.range?.[0] || left.range?.[1] !== right.range?.[1])
		return false;
	if (left.elements === undefined || right.elements === undefined) return left.elements === right.elements;
	return sameType(left.elements, right.elements);
}

/** The next guess after a type turned out to be too narrow: bounds that have moved are let go. */
export function widen(before: ValueType, now: ValueType): ValueType {
	const range = now.range && before.range ? widened(before.range, now.range) : now.range;
	const elements = now.elements && before.elements ? widen(before.elements, now.elements) : now.elements;
	const reaches = range === undefined || isSafe(range) ? now.kinds : now.kinds | kinds.bigint;
	return { kinds: reaches, ...(range ? { range } : {}), ...(elements ? { elements } : {}) };
}
