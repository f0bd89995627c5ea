import { parseNumericText } from "./convert.js";
import { depthError } from "./error.js";
import { MAXIMUM_DEPTH, type Value, type XanoObject } from "./kinds.js";
import { entriesOf, getKey, sizeOf } from "./object.js";
import { toText } from "./text.js";
import { isTruthy } from "./truthy.js";

/**
 * The `==` operator: PHP 8's loose equality, deep for arrays and objects. Keys may stand in any order, and an array
 * counts as the object of its positions, so `[]` equals `{}`.
 *
 * @throws XanoError when the values are nested too deeply
 */
export function looseEquals(left: Value, right: Value): boolean {
	if (left === right) return true;
	if (typeof left === "number" && typeof right === "number") return false;
	if (typeof left === "string" && typeof right === "string") return textsLooselyEqual(left, right);
	return equalsAt(left, right, 0);
}

function equalsAt(left: Value, right: Value, depth: number): boolean {
	if (left === right) return true;
	if (typeof left === "object" && typeof right === "object" && left !== null && right !== null) {
		return containersEqual(left, right, depth + 1);
	}
	if (typeof left === "string" && typeof right === "string") return textsLooselyEqual(left, right);
	return compareAt(left, right, depth) === 0;
}

function textsLooselyEqual(left: string, right: string): boolean {
	// A text that begins with a letter is no number: then only the same text is equal.
	if (left.charCodeAt(0) > 57 || right.charCodeAt(0) > 57) return left === right;
	return left === right || compareNumericTexts(left, right) === 0;
}

function containersEqual(left: Value[] | XanoObject, right: Value[] | XanoObject, depth: number): boolean {
	checkDepth(depth);
	if (Array.isArray(left) && Array.isArray(right)) {
		if (left.length !== right.length) return false;
		for (let i = 0; i < left.length; i++) if (!equalsAt(left[i]!, right[i]!, depth)) return false;
		return true;
	}
	if (countOf(left) !== countOf(right)) return false;
	for (const [key, value] of pairsOf(left)) {
		const other = lookUp(right, key);
		if (other === undefined || !equalsAt(value, other, depth)) return false;
	}
	return true;
}

/**
 * The `===` operator: same kind and same content, deep. An object also needs the same order of keys (PHP 8).
 *
 * @throws XanoError when the values are nested too deeply
 */
export function strictEquals(left: Value, right: Value): boolean {
	return left === right || strictEqualsAt(left, right, 0);
}

function strictEqualsAt(left: Value, right: Value, depth: number): boolean {
	if (left === right) return true;
	if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
	checkDepth(depth + 1);
	if (Array.isArray(left)) {
		if (!Array.isArray(right) || left.length !== right.length) return false;
		for (let i = 0; i < left.length; i++) if (!strictEqualsAt(left[i]!, right[i]!, depth + 1)) return false;
		return true;
	}
	if (Array.isArray(right) || sizeOf(left) !== sizeOf(right)) return false;
	const others = entriesOf(right);
	return entriesOf(left).every(([key, value], position) => {
		const other = others[position]!;
		return key === other[0] && strictEqualsAt(value, other[1], depth + 1);
	});
}

/**
 * PHP 8's `<=>`, which `< <= > >=` follow. Texts compare bytewise unless both are numeric; null and bools compare as
 * bools; arrays and objects by their count, then key by key, and are greater than any text or number.
 *
 * @returns -1, 0 or 1; 1 both ways when two objects have as many keys but not the same ones
 * @throws XanoError when the values are nested too deeply
 */
export function compareValues(left: Value, right: Value): number {
	if (typeof left === "number" && typeof right === "number") return order(left, right);
	return compareAt(left, right, 0);
}

function compareAt(left: Value, right: Value, depth: number): number {
	if (typeof left === "string") {
		if (typeof right === "string") return compareNumericTexts(left, right);
		if (typeof right === "number" || typeof right === "bigint") return -compareNumberToText(right, left);
		if (right === null) return left === "" ? 0 : 1;
	}
	if (typeof right === "string") {
		if (typeof left === "number" || typeof left === "bigint") return compareNumberToText(left, right);
		if (left === null) return right === "" ? 0 : -1;
	}
	if (left === null || right === null || typeof left === "boolean" || typeof right === "boolean") {
		return Number(isTruthy(left)) - Number(isTruthy(right));
	}
	if (typeof left === "object") return typeof right === "object" ? compareContainers(left, right, depth + 1) : 1;
	if (typeof right === "object") return -1;
	return compareNumbers(left as number | bigint, right as number | bigint);
}

/** Two numbers; an int beyond the safe range is compared with a decimal as a decimal (PHP 8). */
function compareNumbers(left: number | bigint, right: number | bigint): number {
	return typeof left === typeof right ? order(left, right) : order(Number(left), Number(right));
}

function order<T extends number | bigint>(left: T, right: T): number {
	return left < right ? -1 : left > right ? 1 : 0;
}

function compareNumberToText(number: number | bigint, text: string): number {
	const other = parseNumericText(text);
	return other === undefined ? compareTexts(toText(number), text) : compareNumbers(number, other);
}

function compareNumericTexts(left: string, right: string): number {
	const first = parseNumericText(left);
	if (first === undefined) return compareTexts(left, right);
	const second = parseNumericText(right);
	if (second === undefined) return compareTexts(left, right);
	if (!isOutsideIntegers(first) && !isOutsideIntegers(second)) return compareNumbers(first, second);
	return compareHugeTexts(first, second, left, right);
}

/** Whether a numeric text gave a number beyond 64 bit, where doubles are too coarse to tell integers apart. */
function isOutsideIntegers(number: number | bigint): boolean {
	return typeof number === "number" && Math.abs(number) >= 2 ** 63;
}

const INTEGER_TEXT = /^\s*[+-]?\d+\s*$/;

/**
 * PHP 8: integers beyond 64 bit on the same side, and infinities, compare as texts when their doubles are equal; such
 * an integer is beyond any int, while a decimal is compared with an int as a decimal.
 */
function compareHugeTexts(first: number | bigint, second: number | bigint, left: string, right: string): number {
	const integers = INTEGER_TEXT.test(left) && INTEGER_TEXT.test(right);
	if (first === second && (integers || !Number.isFinite(Number(first)))) return compareTexts(left, right);
	if (!integers || (isOutsideIntegers(first) && isOutsideIntegers(second))) return compareNumbers(first, second);
	return isOutsideIntegers(first) ? Math.sign(Number(first)) : -Math.sign(Number(second));
}

function compareContainers(left: Value[] | XanoObject, right: Value[] | XanoObject, depth: number): number {
	checkDepth(depth);
	const difference = countOf(left) - countOf(right);
	if (difference !== 0) return Math.sign(difference);
	for (const [key, value] of pairsOf(left)) {
		const other = lookUp(right, key);
		if (other === undefined) return 1;
		const result = compareAt(value, other, depth);
		if (result !== 0) return result;
	}
	return 0;
}

function countOf(container: Value[] | XanoObject): number {
	return Array.isArray(container) ? container.length : sizeOf(container);
}

function pairsOf(container: Value[] | XanoObject): Iterable<[string | number, Value]> {
	return Array.isArray(container) ? container.entries() : entriesOf(container);
}

function lookUp(container: Value[] | XanoObject, key: string | number): Value | undefined {
	if (!Array.isArray(container)) return getKey(container, String(key));
	if (typeof key === "number") return container[key];
	return String(Number(key)) === key ? container[Number(key)] : undefined;
}

function checkDepth(depth: number): void {
	if (depth > MAXIMUM_DEPTH) throw depthError("Nesting level too deep", depth);
}

/** Units from here on do not sort by their own number: pairs stand for code points above all of them. */
const HIGH_UNIT = /[\uD800-\uFFFF]/;

/**
 * Orders two texts by code points, which is the order of their UTF-8 bytes and not that of JavaScript's `<`.
 *
 * @returns -1, 0 or 1
 */
export function compareTexts(left: string, right: string): number {
	if (left === right) return 0;
	if (!HIGH_UNIT.test(left) || !HIGH_UNIT.test(right)) return left < right ? -1 : 1;
	const length = Math.min(left.length, right.length);
	for (let i = 0; i < length; i++) {
		const a = left.charCodeAt(i);
		const b = right.charCodeAt(i);
		if (a !== b) return rank(a) - rank(b) < 0 ? -1 : 1;
	}
	return left.length < right.length ? -1 : 1;
}

function rank(unit: number): number {
	return (unit & 0xf800) === 0xd800 ? unit + 0x10000 : unit;
}

/**
 * The order of a bare `sort`: numbers numerically, texts as texts even when numeric, and values of different kinds in
 * the order null, bool, number, text, array, object, so that any mixture has one order (our choice).
 *
 * @returns -1, 0 or 1
 */
export function compareForSort(left: Value, right: Value): number {
	if (typeof left === "string" && typeof right === "string") return compareTexts(left, right);
	const difference = sortRank(left) - sortRank(right);
	return difference !== 0 ? Math.sign(difference) : compareValues(left, right);
}

function sortRank(value: Value): number {
	switch (typeof value) {
		case "boolean":
			return 1;
		case "number":
		case "bigint":
			return 2;
		case "string":
			return 3;
		default:
			return value === null ? 0 : Array.isArray(value) ? 4 : 5;
	}
}
