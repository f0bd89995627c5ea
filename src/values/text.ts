import { fatalError, type XanoError } from "./error.js";
import type { Value } from "./kinds.js";

/** Any half of a surrogate pair: without one, UTF-16 units and code points are the same. */
const SURROGATE = /[\uD800-\uDFFF]/;

/**
 * A value as text for the `~` operator: null is "", bools are "true" and "false" (our choice), numbers print as in
 * JSON: whole decimals without ".0", others with the fewest digits that read back the same.
 *
 * @throws XanoError for an object [O] or an array (our choice), with the advice to use `json_encode`
 */
export function toText(value: Value): string {
	switch (typeof value) {
		case "string":
			return value;
		case "number":
			// JavaScript prints -0 as "0" here.
			return String(value);
		case "boolean":
			return value ? "true" : "false";
		case "bigint":
			return value.toString();
		default:
			if (value === null) return "";
			throw notText(Array.isArray(value) ? "an array" : "an object");
	}
}

function notText(kind: string): XanoError {
	return fatalError(`Unable to use ${kind} as text`, "Turn it into text first, for example with |json_encode.");
}

/**
 * The `~` operator: joins two texts, or two arrays (used by real programs; our choice).
 *
 * @throws XanoError when one side is an object, or an array beside something else
 */
export function concatenate(left: Value, right: Value): string | Value[] {
	if (typeof left === "string" && typeof right === "string") return left + right;
	if (Array.isArray(left) && Array.isArray(right)) return left.concat(right);
	return toText(left) + toText(right);
}

/** The length of a text in code points. */
export function codePointLength(text: string): number {
	if (!SURROGATE.test(text)) return text.length;
	let length = text.length;
	for (let i = 0; i < text.length - 1; i++) {
		if (isPairAt(text, i)) {
			length--;
			i++;
		}
	}
	return length;
}

function isPairAt(text: string, index: number): boolean {
	return (text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00;
}

/** The UTF-16 offset of a code point, counted from a known place; the end of the text when it has fewer. */
function unitOffset(text: string, codePoints: number, from = 0): number {
	let offset = from;
	for (let left = codePoints; left > 0 && offset < text.length; left--) offset += isPairAt(text, offset) ? 2 : 1;
	return Math.min(offset, text.length);
}

/**
 * A part of a text, by the rules of PHP's `mb_substr`.
 *
 * @param start first code point; negative counts from the end, and stops at the beginning
 * @param length how many code points; null or left out means to the end, negative drops that many from the end
 */
export function sliceCodePoints(text: string, start: number, length: number | null = null): string {
	const total = codePointLength(text);
	const begin = start < 0 ? Math.max(total + start, 0) : Math.min(start, total);
	const end = length === null ? total : length < 0 ? total + length : Math.min(begin + length, total);
	if (end <= begin) return "";
	if (total === text.length) return text.slice(begin, end);
	const beginOffset = unitOffset(text, begin);
	return text.slice(beginOffset, unitOffset(text, end - begin, beginOffset));
}

/**
 * Where a text first contains another, in code points, or -1.
 *
 * @param from the code point to start at; negative counts from the end
 */
export function indexOfCodePoint(text: string, search: string, from = 0): number {
	if (!SURROGATE.test(text)) return text.indexOf(search, from < 0 ? Math.max(text.length + from, 0) : from);
	const start = from < 0 ? Math.max(codePointLength(text) + from, 0) : from;
	const found = text.indexOf(search, unitOffset(text, start));
	return found < 0 ? -1 : codePointLength(text.slice(0, found));
}

/**
 * One character of a text, or null when it has none there.
 *
 * @param position in code points; negative counts from the end
 */
export function characterAt(text: string, position: number): string | null {
	const whole = Math.trunc(position);
	if (!SURROGATE.test(text)) return text.at(whole) ?? null;
	const index = whole < 0 ? codePointLength(text) + whole : whole;
	if (index < 0) return null;
	const offset = unitOffset(text, index);
	return offset < text.length ? text.slice(offset, offset + (isPairAt(text, offset) ? 2 : 1)) : null;
}

/** The code points of a text, each as a text of its own; what `split:""` gives. */
export function codePointsOf(text: string): string[] {
	return Array.from(text);
}
