import { compareForSort, compareTexts } from "../../../values/compare.js";
import { numericPrefix, toBool } from "../../../values/convert.js";
import { isNumber, type Value } from "../../../values/kinds.js";
import { getPath } from "../../../values/path.js";
import { toText } from "../../../values/text.js";
import type { CallContext } from "../../define.js";
import { elementPath } from "../subject.js";
import { compareNatural } from "./natural.js";

/** How the sort keys are compared; `auto` is what a bare `|sort` does, which Xano's engine lists as a filter of its own. */
type SortType = "auto" | "text" | "itext" | "natural" | "inatural" | "number";

interface SortOrder {
	readonly type: SortType;
	readonly ascending: boolean;
}

/**
 * The `sort` filter. Stable: equal elements keep their order, also in a descending sort.
 *
 * @param path what to sort by inside each element; "" or null for the element itself
 * @param type how to compare; null is `itext` when there is a path [D], but compares numbers by value, as is meant, with
 *   a warning; without a path it lets the values decide
 * @param direction whether ascending
 */
export function sortElements(
	context: CallContext,
	elements: readonly Value[],
	path: Value,
	type: Value,
	direction: Value,
): Value[] {
	const steps = elementPath(path, "sort");
	const order = orderOf(type, direction, context);
	if (steps === null) return sortByKeys(elements, elements, order);
	const keys = elements.map((element) => getPath(element, steps) ?? null);
	if (type !== null) return sortByKeys(elements, keys, order);
	if (!keys.some(isNumber)) return sortByKeys(elements, keys, { ...order, type: "itext" });
	context.warn("sort-type", '`|sort:"path"` compares numbers as texts on Xano: write `|sort:"path":"number"`');
	return sortByKeys(elements, keys, order);
}

function sortByKeys(elements: readonly Value[], keys: readonly Value[], order: SortOrder): Value[] {
	const { type, ascending } = order;
	if (type === "auto") {
		if (elements === keys && keys.every((key) => typeof key === "number")) {
			return (elements as readonly number[]).toSorted(ascending ? (a, b) => a - b : (a, b) => b - a);
		}
		return arrange(elements, keys, compareForSort, ascending);
	}
	if (type === "number") return arrange(elements, keys.map(numberKey), compareNumberKeys, ascending);
	const compare = type === "natural" || type === "inatural" ? compareNatural : compareTexts;
	return arrange(
		elements,
		keys.map((key) => textKey(key, type)),
		(left, right) => compareTextKeys(left, right, compare),
		ascending,
	);
}

/** Sorts positions by their keys, then takes the elements in that order. */
function arrange<Key>(
	elements: readonly Value[],
	keys: readonly Key[],
	compare: (left: Key, right: Key) => number,
	ascending: boolean,
): Value[] {
	const sign = ascending ? 1 : -1;
	const positions = elements.map((_, position) => position);
	positions.sort((left, right) => sign * compare(keys[left] as Key, keys[right] as Key));
	return positions.map((position) => elements[position] as Value);
}

/** Numeric text counts as its number, other single values as PHP casts them, arrays and objects come last. */
function numberKey(key: Value): number | bigint {
	switch (typeof key) {
		case "number":
		case "bigint":
			return key;
		case "string":
			return numericPrefix(key) ?? 0;
		case "boolean":
			return key ? 1 : 0;
		default:
			return key === null ? 0 : Number.POSITIVE_INFINITY;
	}
}

function compareNumberKeys(left: number | bigint, right: number | bigint): number {
	return left < right ? -1 : left > right ? 1 : 0;
}

/** A key as the text PHP casts it to; undefined for arrays and objects, which come after all texts (our choice). */
function textKey(key: Value, type: SortType): string | undefined {
	if (typeof key === "object" && key !== null) return undefined;
	if (typeof key === "boolean") return key ? "1" : "";
	const text = toText(key);
	return type === "itext" ? lowerAscii(text) : type === "inatural" ? upperAscii(text) : text;
}

/** PHP 8 folds only the letters of English, whatever the language; to small ones here … */
function lowerAscii(text: string): string {
	return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** … and to capitals in the natural order, which shows beside "_". */
function upperAscii(text: string): string {
	return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

function compareTextKeys(
	left: string | undefined,
	right: string | undefined,
	compare: (left: string, right: string) => number,
): number {
	if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
	return compare(left, right);
}

/** Reads the type and the direction as they were meant, and warns where Xano reads them differently. */
function orderOf(type: Value, direction: Value, context: CallContext): SortOrder {
	const ascending = readDirection(direction, context);
	switch (type) {
		case null:
			return { type: "auto", ascending };
		case "text":
		case "itext":
		case "natural":
		case "inatural":
		case "number":
			return { type, ascending };
		case "int":
		case "decimal":
			context.warn("sort-type", `Xano sorts by "${type}" as texts: write "number"`);
			return { type: "number", ascending };
		case "asc":
		case "desc":
			context.warn(
				"sort-type",
				`Xano reads "${type}" as a type and sorts texts upwards: write |sort:"path":"text":${type === "asc"}`,
			);
			return { type: "auto", ascending: type === "asc" };
		default:
			// Observed: a name Xano does not know sorts as text.
			context.warn(
				"sort-type",
				"The types of `sort` are text, itext, natural, inatural and number; others sort as text",
			);
			return { type: "itext", ascending };
	}
}

function readDirection(direction: Value, context: CallContext): boolean {
	if (direction === null) return true;
	if (direction === "asc" || direction === "desc") {
		context.warn("sort-type", "The last argument of `sort` is true for ascending, false for descending");
		return direction === "asc";
	}
	return toBool(direction);
}
