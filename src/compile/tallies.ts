import type { Value, XanoObject } from "../values/kinds.js";
import { hasKey, setKey } from "../values/object.js";
import type { Pieces } from "../values/pieces.js";
import { isPlainKey } from "./own_updates.js";
import { type Context, storeElement } from "./updates.js";

interface Box {
	value: Value;
}

/**
 * What a loop that counts under keys, `$counts|set:$key:(($counts|get:$key:0) + 1)`, keeps beside its object: a box for
 * each key that came more than once. A box is found once and changed where it is, while reading and writing an object looks
 * for the key twice. Until the loop is over nobody sees the object; then it is given what is in the boxes.
 */
export interface Tally {
	readonly byKey: Map<string, Box>;
	/** Those that have been found, by the places of their keys in what the loop walks; empty where these have none. */
	readonly byPlace: (Box | undefined)[];
}

/** @param walked the pieces the loop walks, where the keys are those */
export function newTally(walked?: Pieces): Tally {
	const places = walked === undefined || walked.places === null ? 0 : walked.known.length;
	return { byKey: new Map(), byPlace: new Array<Box | undefined>(places).fill(undefined) };
}

/** The box of a key that has not been found by its place yet. */
export function boxOf(tally: Tally, key: string, place: number): Box | undefined {
	const box = tally.byKey.get(key);
	if (box !== undefined) tally.byPlace[place] = box;
	return box;
}

/**
 * Whether a key without a box leads to no further one. Another one may lead through keys that have boxes, so that the
 * object has to be as it should be.
 */
export function isPlainIn(tally: Tally, object: XanoObject, key: string): boolean {
	if (isPlainKey(key)) return true;
	settleTally(tally, object);
	return false;
}

/** Stores a value under a key that has no box, and gives it one when the key was there before. */
export function storeTallied(
	context: Context,
	tally: Tally,
	object: XanoObject,
	key: string,
	value: Value,
	owned: boolean,
): Value {
	if (hasKey(object, key)) tally.byKey.set(key, { value });
	return storeElement(context, object, key, value, owned);
}

/** Gives an object what is in the boxes, which its variable alone holds since there are any, and does away with them. */
export function settleTally(tally: Tally, object: XanoObject): void {
	for (const [key, { value }] of tally.byKey) setKey(object, key, value);
	tally.byKey.clear();
	tally.byPlace.fill(undefined);
}
