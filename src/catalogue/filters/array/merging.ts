import { depthError } from "../../../values/error.js";
import { isObject, MAXIMUM_DEPTH, type Value, type XanoObject } from "../../../values/kinds.js";
import { copyObject, entriesOf, getKey, isEmptyObject, setKey, sizeOf } from "../../../values/object.js";
import type { CallContext } from "../../define.js";
import { checkElements, containerOf, wrongSubject } from "../subject.js";

type Container = Value[] | XanoObject;

/** What can be merged: arrays and objects; null counts as empty, a slip every program that reads JSON makes (our choice). */
function mergeable(value: Value, name: string): Container {
	if (value === null) return [];
	if (Array.isArray(value) || isObject(value)) return containerOf(value, name);
	throw wrongSubject(name, value, "arrays or objects");
}

function isEmptyContainer(container: Container): boolean {
	return Array.isArray(container) ? container.length === 0 : isEmptyObject(container);
}

function sizeOfContainer(container: Container): number {
	return Array.isArray(container) ? container.length : sizeOf(container);
}

/** The pairs of an object, or of a list with its positions as keys. */
function pairsOf(container: Container): [string, Value][] {
	return Array.isArray(container) ? container.map((element, index) => [String(index), element]) : entriesOf(container);
}

/**
 * The `merge` filter: lists one behind the other, objects key by key with the later value winning. A list merged with
 * an object that has keys counts as the object of its positions (PHP 8).
 *
 * @throws XanoError when something is neither array nor object, or the result would be too long
 */
export function merge(context: CallContext, subject: Value, others: readonly Value[]): Container {
	const parts = [subject, ...others].map((part) => mergeable(part, "merge"));
	checkElements(
		context,
		parts.reduce((size, part) => size + sizeOfContainer(part), 0),
	);
	const filled = parts.filter((part) => !isEmptyContainer(part));
	if (filled.length === 0) return parts.some(isObject) ? {} : [];
	if (!filled.some(isObject)) return ([] as Value[]).concat(...(filled as Value[][]));
	let merged: XanoObject = {};
	for (const part of filled) for (const [key, value] of pairsOf(part)) merged = setKey(merged, key, value);
	return merged;
}

/**
 * The `merge_recursive` filter: like {@link merge}, but values under the same key are merged in turn, and single values
 * that meet become a list (PHP 8).
 *
 * @throws XanoError as {@link merge}, and when the values are nested too deeply
 */
export function mergeRecursive(context: CallContext, subject: Value, others: readonly Value[]): Container {
	const budget = { context, used: 0 };
	let merged = mergeable(subject, "merge_recursive");
	for (const other of others) merged = mergeInto(merged, mergeable(other, "merge_recursive"), budget, 1);
	return merged === subject ? (Array.isArray(merged) ? merged.slice() : copyObject(merged)) : merged;
}

interface Budget {
	readonly context: CallContext;
	used: number;
}

function mergeInto(left: Container, right: Container, budget: Budget, depth: number): Container {
	if (depth > MAXIMUM_DEPTH) throw depthError("Nesting level too deep", depth);
	// Parts that are shared are visited once per place, so the size of the result bounds the work.
	budget.used += sizeOfContainer(left) + sizeOfContainer(right) + 1;
	checkElements(budget.context, budget.used);
	if (isEmptyContainer(right)) return left;
	if (isEmptyContainer(left)) return right;
	if (Array.isArray(left) && Array.isArray(right)) return left.concat(right);
	let merged: XanoObject = Array.isArray(left) ? objectOfList(left) : copyObject(left);
	for (const [key, value] of pairsOf(right)) {
		const present = getKey(merged, key);
		merged = setKey(
			merged,
			key,
			present === undefined ? value : mergeInto(asContainer(present), asContainer(value), budget, depth + 1),
		);
	}
	return merged;
}

function asContainer(value: Value): Container {
	return Array.isArray(value) || isObject(value) ? value : [value];
}

function objectOfList(list: readonly Value[]): XanoObject {
	let object: XanoObject = {};
	for (let index = 0; index < list.length; index++) object = setKey(object, String(index), list[index] as Value);
	return object;
}
