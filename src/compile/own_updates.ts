import type { FilterDefinition } from "../catalogue/define.js";
import { Exclusive } from "../values/exclusive.js";
import { isObject, type Value, type XanoObject } from "../values/kinds.js";
import { copyObject, deleteKey, getKey, setKey, sizeOf } from "../values/object.js";
import { copies } from "../values/path.js";
import { isTruthy } from "../values/truthy.js";
import {
	type Context,
	forgetAt,
	mergeOwned,
	ownArray,
	pushOwned,
	storeAtPath,
	unshiftOwned,
	updateInner,
} from "./updates.js";

/**
 * Updates that a variable does to itself with a filter: `var.update $a { value = $a|push:1 }`. The plain case is done in
 * place, everything else by the filter. Each gives the container that the variable alone holds from then on.
 */

type Run = FilterDefinition["run"];

function byFilter(
	context: Context,
	run: Run,
	hasContext: boolean,
	value: Value,
	given: readonly Value[],
	owned: boolean,
): Value {
	const call = run as (...parts: unknown[]) => Value;
	const result = hasContext ? call(context, value, ...given) : call(value, ...given);
	// A filter that has nothing to do gives the very value it was given.
	if (result === value) return unchanged(value, owned);
	if (typeof value === "object" && value !== null) copies.count++;
	return result;
}

/** A value that stays as it is: a copy when others hold it, for it counts as the variable's own afterwards. */
function unchanged(value: Value, owned: boolean): Value {
	if (owned || typeof value !== "object" || value === null) return value;
	copies.count++;
	return Array.isArray(value) ? value.slice() : copyObject(value);
}

/** `$a|push:1`, `$a|append:1` */
export function pushSelf(context: Context, run: Run, value: Value, element: Value, owned: boolean): Value {
	if (Array.isArray(value) && value.length < context.limits.size) return pushOwned(context, value, element, owned);
	return byFilter(context, run, true, value, [element, ""], owned);
}

/** `$a|unshift:1`, `$a|prepend:1` */
export function unshiftSelf(context: Context, run: Run, value: Value, element: Value, owned: boolean): Value {
	if (Array.isArray(value) && value.length < context.limits.size) return unshiftOwned(context, value, element, owned);
	return byFilter(context, run, true, value, [element, ""], owned);
}

/** `$a|append:1:"list"`, with a path to the list */
export function appendSelf(
	context: Context,
	run: Run,
	value: Value,
	element: Value,
	path: Value,
	owned: boolean,
	rows: Exclusive,
): Value {
	const steps = typeof path === "string" && path !== "" ? path.split(".") : [];
	const list = steps.length > 0 ? memberAt(value, steps) : undefined;
	if (Array.isArray(list) && list.length < context.limits.size)
		return updateInner(context, pushOwned, list, value, steps, element, owned, rows);
	return byFilter(context, run, true, value, [element, path], owned);
}

/** What plain keys lead to, from object to object. */
function memberAt(value: Value, steps: readonly string[]): Value | undefined {
	let current: Value | undefined = value;
	for (const step of steps) {
		if (current === undefined || !isObject(current)) return undefined;
		current = getKey(current, step);
	}
	return current;
}

/** `$a|merge:$b` of two arrays or two objects. */
export function mergeSelf(context: Context, run: Run, value: Value, others: Value, owned: boolean): Value {
	if (Array.isArray(value) && Array.isArray(others)) {
		if (value.length + others.length <= context.limits.size) return mergeOwned(context, value, others, owned);
	} else if (isObject(value) && isObject(others) && sizeOf(value) + sizeOf(others) <= context.limits.size) {
		return mergeOwned(context, value, others, owned);
	}
	return byFilter(context, run, true, value, [others], owned);
}

/** Whether a key of `set` and `get` leads to no further one. */
export function isPlainKey(key: string): boolean {
	return !key.includes(".");
}

/** `$a|set:"key":1`, `$a|set:"a.b":1`, `$a|set:0:1` */
export function setSelf(
	context: Context,
	run: Run,
	value: Value,
	key: Value,
	element: Value,
	owned: boolean,
	rows?: Exclusive,
): Value {
	if (isObject(value) && (typeof key === "string" || Number.isSafeInteger(key))) {
		const name = String(key);
		if (name.includes(".")) return storeAtPath(value, name.split("."), element, owned, rows ?? new Exclusive());
		if (rows !== undefined) forgetAt(rows, value, name);
		if (!owned) copies.count++;
		return setKey(owned ? value : copyObject(value), name, element);
	}
	if (Array.isArray(value) && typeof key === "number" && Number.isInteger(key) && key >= 0 && key < value.length) {
		if (rows !== undefined) forgetAt(rows, value, key);
		const array = ownArray(value, owned);
		array[key] = element;
		return array;
	}
	return byFilter(context, run, false, value, [key, element], owned);
}

/** `$a|set_ifnotnull:"key":$x` */
export function setSelfIfNotNull(
	...[context, run, value, key, element, owned, rows]: Parameters<typeof setSelf>
): Value {
	return element === null ? unchanged(value, owned) : setSelf(context, run, value, key, element, owned, rows);
}

/** `$a|set_ifnotempty:"key":$x` */
export function setSelfIfNotEmpty(
	...[context, run, value, key, element, owned, rows]: Parameters<typeof setSelf>
): Value {
	return isTruthy(element) ? setSelf(context, run, value, key, element, owned, rows) : unchanged(value, owned);
}

/** `$a|set_conditional:"key":$x:$really` */
export function setSelfIf(
	context: Context,
	run: Run,
	value: Value,
	key: Value,
	element: Value,
	condition: Value,
	owned: boolean,
	rows?: Exclusive,
): Value {
	if (!isTruthy(condition)) return unchanged(value, owned);
	const set = ((subject: Value, path: Value, replacement: Value) =>
		(run as (...parts: unknown[]) => Value)(subject, path, replacement, condition)) as Run;
	return setSelf(context, set, value, key, element, owned, rows);
}

/** `$a|unset:"key"`, `$a|unset:"a.b"`, `$a|unset:0` */
export function unsetSelf(
	context: Context,
	run: Run,
	value: Value,
	key: Value,
	owned: boolean,
	rows?: Exclusive,
): Value {
	const name = typeof key === "string" || Number.isSafeInteger(key) ? String(key) : null;
	if (isObject(value) && name !== null && !name.includes(".") && getKey(value, name) !== undefined) {
		if (rows !== undefined) forgetAt(rows, value, name);
		return withoutKey(context, value, name, owned);
	}
	if (Array.isArray(value) && typeof key === "number" && Number.isInteger(key) && key >= 0 && key < value.length) {
		if (rows !== undefined) forgetAt(rows, value, key);
		const array = ownArray(value, owned);
		array.splice(key, 1);
		return array;
	}
	if (rows !== undefined && isObject(value) && typeof key === "string") {
		const steps = key.split(".");
		const last = steps.pop() as string;
		const inner = memberAt(value, steps);
		if (inner !== undefined && isObject(inner) && getKey(inner, last) !== undefined && steps.length > 0)
			return updateInner(context, withoutKey, inner, value, steps, last, owned, rows);
	}
	return byFilter(context, run, false, value, [key], owned);
}

function withoutKey(_context: Context, value: Value, key: Value, owned: boolean): Value {
	if (!owned) copies.count++;
	const object = owned ? (value as XanoObject) : copyObject(value as XanoObject);
	deleteKey(object, key as string);
	return object;
}

/** `{...$a, key: $x}` */
export function addKey(
	_context: Context,
	value: Value,
	key: Value,
	element: Value,
	owned: boolean,
	rows?: Exclusive,
): Value {
	const object = value as XanoObject;
	if (rows !== undefined) forgetAt(rows, value, key);
	if (!owned) copies.count++;
	return setKey(owned ? object : copyObject(object), key as string, element);
}
