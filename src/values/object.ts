import type { PlainObject, Value, XanoObject } from "./kinds.js";

/**
 * The only file that touches the properties of a XanoScript object.
 *
 * A record is a plain JavaScript object, which V8 reads four times faster than a Map. It cannot keep the order of
 * integer-like keys and its `__proto__` is not a key, so an object with such a key is a Map, and so is one that
 * grew large through `setKey`, because a growing Map is faster than a plain object in dictionary mode.
 */
const LARGEST_PLAIN_SIZE = 32;

/** JavaScript moves keys that are array indices, "0" to "4294967294", in front of the others. */
const LARGEST_ARRAY_INDEX = 4_294_967_294;

/** Whether a key cannot live in a plain object without losing its order or reaching a prototype. */
export function needsMap(key: string): boolean {
	const first = key.charCodeAt(0);
	if (first >= 48 && first <= 57) return isArrayIndex(key);
	return first === 95 && key === "__proto__";
}

function isArrayIndex(key: string): boolean {
	const length = key.length;
	if (length > 10) return false;
	if (key.charCodeAt(0) === 48) return length === 1;
	for (let i = 1; i < length; i++) {
		const code = key.charCodeAt(i);
		if (code < 48 || code > 57) return false;
	}
	return length < 10 || Number(key) <= LARGEST_ARRAY_INDEX;
}

/** The value under a key, or undefined when the object has no such key. Inherited names are never found. */
export function getKey(object: XanoObject, key: string): Value | undefined {
	if (object instanceof Map) return object.get(key);
	return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Whether the object has the key itself, whatever its value. */
export function hasKey(object: XanoObject, key: string): boolean {
	return object instanceof Map ? object.has(key) : Object.hasOwn(object, key);
}

/**
 * Writes a key **in place** and gives the object to keep, which is another one when the representation had to change.
 * A new key goes to the end; an existing one keeps its place.
 */
export function setKey(object: XanoObject, key: string, value: Value): XanoObject {
	if (object instanceof Map) {
		object.set(key, value);
		return object;
	}
	if (!Object.hasOwn(object, key) && (needsMap(key) || isLarge(object))) {
		const map = toMap(object);
		map.set(key, value);
		return map;
	}
	object[key] = value;
	return object;
}

function isLarge(object: PlainObject): boolean {
	return Object.keys(object).length >= LARGEST_PLAIN_SIZE;
}

function toMap(object: PlainObject): Map<string, Value> {
	return new Map(Object.entries(object));
}

/** Removes a key **in place**; an absent key changes nothing. */
export function deleteKey(object: XanoObject, key: string): void {
	if (object instanceof Map) object.delete(key);
	else delete object[key];
}

/** The keys in insertion order, as a new array. */
export function keysOf(object: XanoObject): string[] {
	return object instanceof Map ? Array.from(object.keys()) : Object.keys(object);
}

/** The values in insertion order, as a new array. */
export function valuesOf(object: XanoObject): Value[] {
	return object instanceof Map ? Array.from(object.values()) : Object.values(object);
}

/** The pairs of key and value in insertion order, as a new array. */
export function entriesOf(object: XanoObject): Array<[string, Value]> {
	return object instanceof Map ? Array.from(object.entries()) : Object.entries(object);
}

/** The first entries of an object, without looking at the others. */
export function firstEntries(object: XanoObject, count: number): Array<[string, Value]> {
	const first: Array<[string, Value]> = [];
	if (!(object instanceof Map)) return entriesOf(object).slice(0, count);
	for (const entry of object) {
		if (first.length >= count) break;
		first.push(entry);
	}
	return first;
}

/** The number of keys. */
export function sizeOf(object: XanoObject): number {
	return object instanceof Map ? object.size : Object.keys(object).length;
}

/** Whether the object has no keys. */
export function isEmptyObject(object: XanoObject): boolean {
	if (object instanceof Map) return object.size === 0;
	for (const key in object) if (Object.hasOwn(object, key)) return false;
	return true;
}

/** A shallow copy in the same representation and order. */
export function copyObject(object: XanoObject): XanoObject {
	return object instanceof Map ? new Map(object) : { ...object };
}

/** An object of the given pairs in their order; a key given twice keeps its first place and its last value. */
export function objectFrom(entries: Iterable<readonly [string, Value]>): XanoObject {
	let object: XanoObject = {};
	for (const [key, value] of entries) object = setKey(object, key, value);
	return object;
}
