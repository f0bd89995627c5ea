import type { Value, XanoObject } from "../../values/kinds.js";
import { entriesOf, getKey, sizeOf } from "../../values/object.js";
import { isSpecial, type Key, PhpArray, type TwigValue } from "./values.js";

/** What PHP calls an array: the program's arrays and objects, and those of the template. */
export type Container = Value[] | XanoObject | PhpArray;

/** Whether a value is an array or object. */
export function isContainer(value: TwigValue): value is Container {
	return typeof value === "object" && value !== null && !isSpecial(value);
}

const INTEGER_KEY = /^(?:0|-?[1-9]\d{0,15})$/;

/** A key as PHP keeps it: texts of an int are that int. */
export function normalKey(key: string): Key {
	if (!INTEGER_KEY.test(key)) return key;
	const number = Number(key);
	return Number.isSafeInteger(number) ? number : key;
}

/** The number of elements. */
export function sizeOfContainer(container: Container): number {
	if (container instanceof PhpArray) return container.map.size;
	return Array.isArray(container) ? container.length : sizeOf(container);
}

/** Keys and elements in their order. */
export function pairsOf(container: Container): Iterable<readonly [Key, TwigValue]> {
	if (container instanceof PhpArray) return container.map;
	if (Array.isArray(container)) return container.entries();
	return entriesOf(container).map(([key, value]) => [normalKey(key), value] as const);
}

/** The elements in their order, as a new array. */
export function elementsOf(container: Container): TwigValue[] {
	if (container instanceof PhpArray) return [...container.map.values()];
	if (Array.isArray(container)) return [...container];
	return entriesOf(container).map(([, value]) => value);
}

/** The element under a key, or undefined. Positions of a list do not count from the end. */
export function elementAt(container: Container, key: Key): TwigValue | undefined {
	if (container instanceof PhpArray) return container.map.get(key);
	if (!Array.isArray(container)) return getKey(container, String(key));
	return typeof key === "number" && key >= 0 ? container[key] : undefined;
}

/** Whether the keys are 0, 1, 2, … An object of the program without keys is no list. */
export function isList(container: Container): boolean {
	if (Array.isArray(container)) return true;
	let next = 0;
	for (const [key] of pairsOf(container)) if (key !== next++) return false;
	return next > 0 || container instanceof PhpArray;
}

/** An array of all pairs: positions are counted anew, other keys stay (what PHP does when it joins arrays). */
export function renumbered(...parts: Iterable<readonly [Key, TwigValue]>[]): PhpArray {
	const map = new Map<Key, TwigValue>();
	let next = 0;
	for (const pairs of parts) for (const [key, value] of pairs) map.set(typeof key === "number" ? next++ : key, value);
	return new PhpArray(map);
}
