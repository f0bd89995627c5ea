import type { Value, XanoObject } from "../values/kinds.js";
import { hasKey, setKey } from "../values/object.js";
import { isPlainKey } from "./own_updates.js";
import { type Context, storeElement } from "./updates.js";

/**
 * What a loop that counts under keys, `$counts|set:$key:(($counts|get:$key:0) + 1)`, keeps beside its object: a box for
 * each key that came more than once. A box is found once and changed where it is, while reading and writing an object looks
 * for the key twice. Until the loop is over nobody sees the object; then it is given what is in the boxes.
 */
export type Tally = Map<string, { value: Value }>;

export function newTally(): Tally {
	return new Map();
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
	if (hasKey(object, key)) tally.set(key, { value });
	return storeElement(context, object, key, value, owned);
}

/** Gives an object what is in the boxes, which its variable alone holds since there are any, and does away with them. */
export function settleTally(tally: Tally, object: XanoObject): void {
	for (const [key, { value }] of tally) setKey(object, key, value);
	tally.clear();
}
