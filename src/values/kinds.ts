/**
 * What a XanoScript value is. Whole numbers and decimals share JavaScript's `number`: 5.0 is the int 5.
 * Ints beyond ±(2^53-1) up to signed 64 bit are `bigint`, never one inside the safe range.
 * See README.md in this folder for the two representations of an object.
 */
export type Value = null | boolean | number | bigint | string | Value[] | XanoObject;

export type PlainObject = { [key: string]: Value };

export type XanoObject = PlainObject | Map<string, Value>;

export type Kind = "null" | "bool" | "int" | "decimal" | "text" | "array" | "object";

/** Nesting beyond this raises an error instead of exhausting the stack. PHP's JSON functions stop at 512 as well. */
export const MAXIMUM_DEPTH = 512;

const SMALLEST_INTEGER = -(2n ** 63n);
const LARGEST_INTEGER = 2n ** 63n - 1n;
const SMALLEST_SAFE = BigInt(Number.MIN_SAFE_INTEGER);
const LARGEST_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * The kind of a value, as `is_int`, `is_object` and the messages name it. A whole `number` within ±(2^53-1) is an int,
 * any other `number` a decimal (our choice: it follows from ints and decimals sharing one representation).
 */
export function kindOf(value: Value): Kind {
	switch (typeof value) {
		case "number":
			return Number.isSafeInteger(value) ? "int" : "decimal";
		case "bigint":
			return "int";
		case "string":
			return "text";
		case "boolean":
			return "bool";
		default:
			return value === null ? "null" : Array.isArray(value) ? "array" : "object";
	}
}

/** Whether the value is an object, in either of its representations. */
export function isObject(value: Value): value is XanoObject {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether the value is an int or a decimal; numeric text is not. */
export function isNumber(value: Value): value is number | bigint {
	return typeof value === "number" || typeof value === "bigint";
}

/** Whether a number is an int of the language: a safe whole `number`, or any `bigint`. */
export function isInteger(value: number | bigint): boolean {
	return typeof value === "bigint" || Number.isSafeInteger(value);
}

/**
 * Gives an exact integer its one representation: a `number` in the safe range, a `bigint` up to signed 64 bit,
 * and beyond that a decimal `number`, as PHP 8 turns an overflowing int into a float.
 */
export function normalizeInteger(integer: bigint): number | bigint {
	if (integer >= SMALLEST_SAFE && integer <= LARGEST_SAFE) return Number(integer);
	if (integer >= SMALLEST_INTEGER && integer <= LARGEST_INTEGER) return integer;
	return Number(integer);
}
