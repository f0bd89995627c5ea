import type { CallContext } from "../catalogue/define.js";
import { describeKind } from "../catalogue/filters/subject.js";
import { LimitError } from "../runtime/signals.js";
import { fatalError } from "../values/error.js";
import { Exclusive } from "../values/exclusive.js";
import { isObject, type Value, type XanoObject } from "../values/kinds.js";
import { copyObject, entriesOf, getKey, setKey } from "../values/object.js";
import { assignPath, copies } from "../values/path.js";
import { streamMisused, XanoStream } from "../values/stream.js";

/**
 * Updates of arrays and objects in place. `owned` says that the container is reachable from the updated variable only;
 * without it a copy is made first. Each gives the container that the variable alone holds from then on.
 */

export type Context = Pick<CallContext, "limits">;

/** Refuses arrays beyond the run's limit before they are built. */
export function checkSize(context: Context, size: number): void {
	if (size > context.limits.size) {
		throw new LimitError(
			"size",
			`An array grew beyond ${context.limits.size.toLocaleString("en-US")} elements`,
			"Raise the limit with --max-size if that is right.",
		);
	}
}

export function ownArray(array: Value[], owned: boolean): Value[] {
	if (owned) return array;
	copies.count++;
	return array.slice();
}

export function needArray(value: Value, action: string): Value[] {
	if (Array.isArray(value)) return value;
	if (value === null || (isObject(value) && entriesOf(value).length === 0)) return [];
	throw fatalError(
		`\`array.${action}\` needs an array, not ${describeKind(value)}`,
		isObject(value) ? 'To add a key to an object, use `|set:"key":value`.' : "The variable holds something else.",
	);
}

export function pushOwned(context: Context, value: Value, element: Value, owned: boolean): Value[] {
	const array = Array.isArray(value) ? ownArray(value, owned) : needArray(value, "push");
	if (array.length >= context.limits.size) checkSize(context, array.length + 1);
	array.push(element);
	return array;
}

/** A position that no list has. */
const noRoom = 2 ** 31 - 1;

/**
 * Fewer elements are added as quickly step by step, and JavaScript reads a list faster that never had gaps; tests set it to
 * 0 to try all on short ones.
 */
export const rooms = { longFrom: 8_192 };

/**
 * Gives a list room for as many more elements as will be added one by one before anybody sees it.
 * @returns where the first of them goes; a place beyond the end when the list is to grow step by step
 */
export function makeRoom(list: Value[], more: number, most: number, owned: boolean): number {
	const from = list.length;
	if (!owned || more < rooms.longFrom || from + more > Math.min(most, longestAtOnce)) return noRoom;
	list.length = from + more;
	return from;
}

/** Shorter runs are as quick one by one, and JavaScript reads a list faster that never had gaps. */
const longRun = 64;
/** Beyond it JavaScript keeps lists made at once in another form. */
const longestAtOnce = 2 ** 24;

/**
 * Adds the same value several times to an array. A long run makes room at once: growing step by step would copy the array
 * over and over.
 */
export function pushRepeated(context: Context, value: Value[], element: Value, count: number, owned: boolean): Value[] {
	const from = value.length;
	checkSize(context, from + count);
	if (from === 0 && count >= longRun && count <= longestAtOnce) return new Array<Value>(count).fill(element);
	const array = ownArray(value, owned);
	if (count < longRun || from + count > longestAtOnce) {
		for (let added = 0; added < count; added++) array.push(element);
		return array;
	}
	array.length = from + count;
	return array.fill(element, from);
}

export function unshiftOwned(context: Context, value: Value, element: Value, owned: boolean): Value[] {
	const array = Array.isArray(value) ? ownArray(value, owned) : needArray(value, "unshift");
	if (array.length >= context.limits.size) checkSize(context, array.length + 1);
	array.unshift(element);
	return array;
}

export function mergeOwned(context: Context, value: Value, others: Value, owned: boolean): Value {
	if (isObject(value) && isObject(others)) {
		if (!owned) copies.count++;
		let merged = owned ? value : copyObject(value);
		for (const [key, inner] of entriesOf(others)) merged = setKey(merged, key, inner);
		return merged;
	}
	// By Xano's documentation a single value is appended too.
	const isSingle = others !== null && typeof others !== "object";
	// What is changed is looked at first, and copied last: nothing may have happened when one of the two is refused.
	const made = Array.isArray(value) ? null : needArray(value, "merge");
	const added = isSingle ? [others] : needArray(others, "merge");
	const array = made ?? ownArray(value as Value[], owned);
	checkSize(context, array.length + added.length);
	// Not by spread: a long list would overflow the stack. The length is taken once: a list may be merged into itself.
	for (let index = 0, end = added.length; index < end; index++) array.push(added[index] as Value);
	return array;
}

/** `$a[$key]` as a target. */
export function storeElement(context: Context, base: Value, key: Value, value: Value, owned: boolean): Value {
	if (Array.isArray(base) && typeof key === "number" && key >>> 0 === key && key <= base.length) {
		const array = ownArray(base, owned);
		if (key === array.length) checkSize(context, key + 1);
		array[key] = value;
		return array;
	}
	if (typeof key === "string" && isObject(base)) {
		if (!owned) copies.count++;
		return setKey(owned ? base : copyObject(base), key, value);
	}
	return assignPath(base, [key], value, owned);
}

/** Parts that are remembered as exclusive; beyond that they are forgotten, and copied once more when written. */
const mostRows = 1_000_000;

/**
 * For the inner arrays and objects that a variable alone holds, as long as all that lead to them are among them: none is
 * known yet.
 */
export function newRows(): Exclusive {
	return new Exclusive();
}

/**
 * Remembers a value that has just been put into a variable, and that nobody else holds.
 * @param place where it may stand in an array that has room behind it
 */
export function adopt(exclusive: Exclusive, base: Value, value: Value, place = 0): void {
	if (typeof value !== "object" || value === null) return;
	const array = Array.isArray(base) ? base : [];
	const last = array.length - 1;
	const isThere = place < last && array[place] === value;
	exclusive.add(value as XanoObject, isThere ? place : last >= 0 && array[last] === value ? last : undefined);
}

/** The same for a value that was put at the end of a path, which may lead to several places. */
export function adoptAt(exclusive: Exclusive, base: Value, path: readonly Value[], value: Value): void {
	if (leadsTo(base, path, value, null)) exclusive.add(value as XanoObject, placeIn(base, path));
}

/** What is about to be replaced need not be remembered: that would keep it in memory. */
export function forgetAt(exclusive: Exclusive, base: Value, key: Value): void {
	if (exclusive.size === 0) return;
	const old = Array.isArray(base)
		? typeof key === "number" && base[key]
		: isObject(base) && typeof key === "string" && getKey(base, key);
	exclusive.delete(old || null, placeOf(base, key));
}

/** `$a[$row][$column]` as a target; `exclusive` holds the inner containers known to belong to the variable alone. */
export function storeNested(
	_context: Context,
	base: Value,
	row: Value,
	column: Value,
	value: Value,
	owned: boolean,
	exclusive: Exclusive,
): Value {
	return storeAtPath(base, [row, column], value, owned, exclusive);
}

/** Any path as a target. */
export function storeAtPath(
	base: Value,
	path: readonly Value[],
	value: Value,
	owned: boolean,
	exclusive: Exclusive,
): Value {
	if (exclusive.size > mostRows) exclusive.clear();
	return assignPath(base, path, value, owned, exclusive);
}

type Update = (context: Context, value: Value, added: Value, owned: boolean) => Value;

/** Changes the container at a path; see the compiler's function of that name. */
export function updateInner(
	context: Context,
	update: Update,
	inner: Value,
	base: Value,
	path: readonly Value[],
	added: Value,
	owned: boolean,
	exclusive: Exclusive,
): Value {
	const owns = owned && leadsTo(base, path, inner, exclusive);
	const updated = update(context, inner, added, owns);
	if (owns && updated === inner) return base;
	const whole = storeAtPath(base, path, updated, owned, exclusive);
	// A key on an array writes into every element of it: what was written there is then shared between them.
	if (leadsTo(whole, path, updated, null)) exclusive.add(updated as Value[] | XanoObject, placeIn(whole, path));
	return whole;
}

/** The position that a path of one step leads to in an array; undefined for every other path. */
function placeIn(base: Value, path: readonly Value[]): number | undefined {
	return path.length === 1 ? placeOf(base, path[0] as Value) : undefined;
}

function placeOf(base: Value, step: Value): number | undefined {
	if (typeof step !== "number" || !Array.isArray(base)) return undefined;
	return step < 0 ? base.length + Math.trunc(step) : Math.trunc(step);
}

/** Whether a path leads to a container through plain keys and positions, and only through containers of a set. */
export function leadsTo(base: Value, path: readonly Value[], inner: Value, exclusive: Exclusive | null): boolean {
	if (typeof inner !== "object" || inner === null) return false;
	let current: Value | undefined = base;
	let place = path.length === 0 ? undefined : placeOf(base, path[0] as Value);
	for (const step of path) {
		if (Array.isArray(current)) current = typeof step === "number" ? current.at(step) : undefined;
		else if (current !== undefined && isObject(current) && typeof step === "string") current = getKey(current, step);
		else return false;
		if (typeof current !== "object" || current === null) return false;
		if (exclusive !== null && !exclusive.has(current, place)) return false;
		place = undefined;
	}
	return current === inner;
}

export function lastOf(value: Value): Value {
	return needArray(value, "pop").at(-1) ?? null;
}

export function firstOf(value: Value): Value {
	return needArray(value, "shift")[0] ?? null;
}

export function withoutLast(_context: Context, value: Value, _added: Value, owned: boolean): Value[] {
	const array = Array.isArray(value) ? ownArray(value, owned) : [];
	array.pop();
	return array;
}

export function withoutFirst(_context: Context, value: Value, _added: Value, owned: boolean): Value[] {
	const array = Array.isArray(value) ? ownArray(value, owned) : [];
	array.shift();
	return array;
}

/** Whether `foreach.remove` finds an element at a position: the body may have put anything into the variable. */
export function hasElement(value: Value, index: number): value is Value[] {
	if (value instanceof XanoStream) throw streamMisused("`foreach.remove`");
	return Array.isArray(value) && index >= 0 && index < value.length;
}

export function withoutElement(_context: Context, value: Value, index: Value, owned: boolean): Value[] {
	const array = Array.isArray(value) ? ownArray(value, owned) : [];
	array.splice(Number(index), 1);
	return array;
}

// ── Queues ───────────────────────────────────────────────────────────────────────────────────────────────────────────
// JavaScript moves every element of a long array when it shifts one, or puts one in front. So `array.shift` on a long
// array that its variable alone holds only counts the elements that are gone, and `array.unshift` makes room for many at
// once; whatever else reads the variable has it settled first.

/** State of a variable whose elements are taken, or put, at the front. */
interface Queue {
	/** Places at the front that hold no element of the list: those are gone, or not there yet. While there are any, the variable alone holds the array. */
	head: number;
	/** How many places were made in front for elements to come. */
	room: number;
	/** Off once the variable turned out to be read between shifts, where counting would not pay. */
	counts: boolean;
}

/** Shorter arrays are shifted by JavaScript itself, which is quick for them; tests set it to 0 to try all on short ones. */
export const queues = { longFrom: 8_192 };

export function newQueue(): Queue {
	return { head: 0, room: 0, counts: true };
}

export function isQueued(queue: Queue, value: Value, owned: boolean): boolean {
	return owned && queue.counts && Array.isArray(value) && (queue.head > 0 || value.length > queues.longFrom);
}

export function dequeue(queue: Queue, array: Value[]): Value {
	const element = array[queue.head] as Value;
	array[queue.head++] = null;
	if (queue.head * 2 >= array.length) dropHead(queue, array);
	return element;
}

/** Puts an element in front of a long array, into room that is made for as many elements as there are. */
export function enqueueFront(context: Context, queue: Queue, array: Value[], element: Value): void {
	checkSize(context, array.length - queue.head + 1);
	if (queue.head === 0) {
		const { length } = array;
		for (let index = 0; index < length; index++) array.push(array[index] as Value);
		array.fill(null, 0, length);
		queue.head = length;
		queue.room = length;
	}
	array[--queue.head] = element;
}

export function settle(queue: Queue, array: Value[]): void {
	if (Math.abs(queue.head - queue.room) * 4 < array.length) queue.counts = false;
	dropHead(queue, array);
}

function dropHead(queue: Queue, array: Value[]): void {
	array.copyWithin(0, queue.head);
	array.length -= queue.head;
	queue.head = 0;
	queue.room = 0;
}
