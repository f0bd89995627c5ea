import { add, divide, modulo, multiply, negate, subtract, toNumber } from "../values/arithmetic.js";
import { compareValues, looseEquals, strictEquals } from "../values/compare.js";
import { toBool, toDecimal, toInt } from "../values/convert.js";
import { fatalError, forgivableError, XanoError } from "../values/error.js";
import { decodeJson, encodeJson } from "../values/json.js";
import { isObject, type Value, type XanoObject } from "../values/kinds.js";
import { copyObject, entriesOf, getKey, setKey } from "../values/object.js";
import { assignPath, elementOf, memberOf } from "../values/path.js";
import { concatenate, toText } from "../values/text.js";
import { isTruthy } from "../values/truthy.js";
import type { Binder } from "../catalogue/types/index.js";
import type { CallContext, ContextFilterRun, ExpressionFunction, FilterRun } from "../catalogue/define.js";
import { LimitError, MisuseError, StopSignal } from "../runtime/signals.js";
import { caughtError, preconditionFailed, throwError, unstoppable } from "../runtime/errors.js";

/**
 * What generated code calls. Hot cases are decided in the generated code itself; these handle the rest, and everything
 * that can raise.
 */

type Context = Pick<CallContext, "limits"> & { depth: number };

function missingVariable(name: string): never {
	throw new XanoError(`Missing var entry: ${name}`, {
		help: `$${name} has not been set on the way to this statement. Set it before, for example with \`var $${name} { value = null }\`.`,
	});
}

function missingMember(path: string, key: string): never {
	throw forgivableError(
		`Unable to locate var: ${path}`,
		`There is no input "${key}"; declare it in the \`input\` block.`,
	);
}

function noElement(): never {
	throw fatalError(
		"There is no current element here",
		"`$$`, `$this` and `$0` mean something only inside `map`, `filter` and the other filters that take an expression.",
	);
}

function misuse(message: string): never {
	throw new MisuseError(message);
}

function queryOperator(operator: string): never {
	throw new MisuseError(`\`${operator}\` works only inside the \`where\` of a database query`);
}

function calculate(operators: string, values: readonly Value[]): Value {
	const numbers: Value[] = [values[0] as Value];
	const pending: string[] = [];
	const reduce = (): void => {
		const right = numbers.pop() as Value;
		const left = numbers.pop() as Value;
		numbers.push(arithmetic[pending.pop() as string]?.(left, right) as Value);
	};
	const strength = (operator: string): number => (operator === "+" || operator === "-" ? 1 : 2);
	for (let index = 0; index < operators.length; index++) {
		const operator = operators[index] as string;
		while (pending.length > 0 && strength(pending.at(-1) as string) >= strength(operator)) reduce();
		pending.push(operator);
		numbers.push(values[index + 1] as Value);
	}
	while (pending.length > 0) reduce();
	return numbers[0] as Value;
}

const arithmetic: Record<string, (left: Value, right: Value) => Value> = {
	"+": add,
	"-": subtract,
	"*": multiply,
	"/": divide,
	"%": modulo,
};

function everyOf(parts: readonly (() => Value)[]): Value {
	let value: Value = null;
	for (const part of parts) {
		value = part();
		if (!isTruthy(value)) return value;
	}
	return value;
}

function someOf(parts: readonly (() => Value)[]): Value {
	let value: Value = null;
	for (const part of parts) {
		value = part();
		if (isTruthy(value)) return value;
	}
	return value;
}

function concatenateAll(parts: readonly Value[]): Value {
	let whole = parts[0] as Value;
	for (let index = 1; index < parts.length; index++) whole = concatenate(whole, parts[index] as Value);
	return whole;
}

function rangeOf(context: Context, from: Value, to: Value): Value[] {
	const start = Math.trunc(Number(toNumber(from)));
	const end = Math.trunc(Number(toNumber(to)));
	const length = Math.abs(end - start) + 1;
	checkSize(context, length);
	const step = end < start ? -1 : 1;
	const list: Value[] = new Array(length);
	for (let index = 0; index < length; index++) list[index] = start + index * step;
	return list;
}

function checkSize(context: Context, size: number): void {
	if (size > context.limits.size) {
		throw new LimitError(
			"size",
			`An array grew beyond ${context.limits.size.toLocaleString("en-US")} elements`,
			"Raise the limit with --max-size if that is right.",
		);
	}
}

function memberOrNull(base: Value | undefined, key: string): Value {
	if (base === null || base === undefined) return null;
	try {
		return memberOf(base, key);
	} catch {
		return null;
	}
}

function elementOrNull(base: Value | undefined, key: Value): Value {
	if (base === null || base === undefined) return null;
	try {
		return elementOf(base, key);
	} catch {
		return null;
	}
}

/** `$a.$key`: a member by a name that is known only now. */
function elementOrMember(base: Value, key: Value, path: string): Value {
	return typeof key === "string" ? memberOf(base, key, path) : elementOf(base, key, path);
}

/** `$list[$$.a == 1]` */
function elementsWhere(base: Value, test: ExpressionFunction): Value[] {
	const kept: Value[] = [];
	const list = elementsOf(base);
	for (let index = 0; index < list.length; index++) {
		const element = list[index] as Value;
		if (test(element, index, base, null)) kept.push(element);
	}
	return kept;
}

/** The array a loop walks. */
function elementsOf(value: Value): Value[] {
	if (Array.isArray(value)) return value;
	if (isObject(value) && entriesOf(value).length === 0) return [];
	const what = isObject(value)
		? "an object; walk `($object|entries)` instead"
		: value === null
			? "null"
			: typeof value === "string"
				? "a text"
				: "a single value";
	throw fatalError("Please use a numerically indexed array.", `This loop was given ${what}.`);
}

/** How often `for` goes round: rounded down, never below 0. */
function loopCount(value: Value): number {
	const number = Number(toNumber(value ?? null));
	return number > 0 ? Math.floor(number) : 0;
}

function spreadableObject(value: Value): XanoObject {
	if (isObject(value)) return value;
	throw fatalError("Only an object can be spread into an object", "Write `...$object` with an object behind the dots.");
}

function spreadable(value: Value): Value[] {
	if (Array.isArray(value)) return value;
	throw fatalError("Only an array can be spread", "Write `...$list` with an array behind the dots.");
}

/** A new object from keys and values in turn; a null key spreads its value. */
function objectOf(parts: readonly Value[]): XanoObject {
	let object: XanoObject = {};
	for (let index = 0; index < parts.length; index += 2) {
		const key = parts[index] as Value;
		const value = parts[index + 1] as Value;
		if (key === null) {
			for (const [name, inner] of entriesOf(value as XanoObject)) object = setKey(object, name, inner);
		} else object = setKey(object, key as string, value);
	}
	return object;
}

/** Like `objectOf`, leaving out variables that are not set. */
function variablesOf(parts: readonly (Value | undefined)[]): XanoObject {
	let object: XanoObject = {};
	for (let index = 0; index < parts.length; index += 2) {
		const value = parts[index + 1];
		if (value !== undefined) object = setKey(object, parts[index] as string, value);
	}
	return object;
}

function keyText(value: Value): string {
	return toText(value);
}

function castTo(_context: unknown, type: string, value: Value): Value {
	switch (type) {
		case "int":
			return toInt(value);
		case "decimal":
			return toDecimal(value);
		case "bool":
			return toBool(value);
		case "text":
			return typeof value === "string"
				? value
				: isObject(value) || Array.isArray(value)
					? encodeJson(value)
					: toText(value);
		case "array":
		case "object":
		case "json":
			return typeof value === "string" ? decodeJson(value) : value;
		default:
			return value;
	}
}

// ── In-place updates ─────────────────────────────────────────────────────────────────────────────────────────────────
// `owned` says that the container is reachable from the updated variable only; without it a copy is made first.

/** Shallow copies made because somebody else held the value; tests read it to prove that loops do not copy. */
export const copies = { count: 0 };

function ownArray(array: Value[], owned: boolean): Value[] {
	if (owned) return array;
	copies.count++;
	return array.slice();
}

function needArray(value: Value, action: string): Value[] {
	if (Array.isArray(value)) return value;
	if (value === null || (isObject(value) && entriesOf(value).length === 0)) return [];
	throw fatalError(
		`${action} needs an array`,
		isObject(value) ? 'To add a key to an object, use `|set:"key":value`.' : "The variable holds something else.",
	);
}

function pushOwned(context: Context, value: Value, element: Value, owned: boolean): Value[] {
	const array = Array.isArray(value) ? ownArray(value, owned) : needArray(value, "push");
	if (array.length >= context.limits.size) checkSize(context, array.length + 1);
	array.push(element);
	return array;
}

function unshiftOwned(context: Context, value: Value, element: Value, owned: boolean): Value[] {
	const array = Array.isArray(value) ? ownArray(value, owned) : needArray(value, "unshift");
	if (array.length >= context.limits.size) checkSize(context, array.length + 1);
	array.unshift(element);
	return array;
}

function mergeOwned(context: Context, value: Value, others: Value, owned: boolean): Value {
	if (isObject(value) && isObject(others)) {
		let merged = owned ? value : copyObject(value);
		for (const [key, inner] of entriesOf(others)) merged = setKey(merged, key, inner);
		return merged;
	}
	const added = needArray(others, "merge");
	const array = Array.isArray(value) ? ownArray(value, owned) : needArray(value, "merge");
	checkSize(context, array.length + added.length);
	// Not by spread: a long list would overflow the stack. The length is taken once: a list may be merged into itself.
	for (let index = 0, end = added.length; index < end; index++) array.push(added[index] as Value);
	return array;
}

/** `var.update $a { value = $a|push:1 }` */
function pushSelf(context: Context, run: ContextFilterRun, value: Value, element: Value, owned: boolean): Value {
	if (Array.isArray(value) && value.length < context.limits.size) return pushOwned(context, value, element, owned);
	return (run as (...parts: unknown[]) => Value)(context, value, element);
}

/** `var.update $a { value = $a|set:"key":1 }` */
function setSelf(_context: Context, run: FilterRun, value: Value, key: Value, element: Value, owned: boolean): Value {
	if (isObject(value) && typeof key === "string" && !key.includes(".")) {
		if (!owned) copies.count++;
		return setKey(owned ? value : copyObject(value), key, element);
	}
	if (Array.isArray(value) && typeof key === "number" && Number.isInteger(key) && key >= 0 && key < value.length) {
		const array = ownArray(value, owned);
		array[key] = element;
		return array;
	}
	copies.count++;
	return (run as (...parts: unknown[]) => Value)(value, key, element);
}

/** `$a[$key]` as a target. */
function storeElement(context: Context, base: Value, key: Value, value: Value, owned: boolean): Value {
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
	if (!owned) copies.count++;
	return assignPath(base, [key], value, owned);
}

/** Rows that are remembered as exclusive; beyond that they are forgotten, and copied once more when written. */
const mostRows = 100_000;

/** `$a[$row][$column]` as a target; `exclusive` holds the inner containers known to belong to the variable alone. */
function storeNested(_context: Context, base: Value, row: Value, column: Value, value: Value, owned: boolean, exclusive: Set<Value[] | XanoObject>): Value {
	return storeAtPath(base, [row, column], value, owned, exclusive);
}

/** Any path as a target. */
function storeAtPath(base: Value, path: readonly Value[], value: Value, owned: boolean, exclusive: Set<Value[] | XanoObject>): Value {
	if (exclusive.size > mostRows) exclusive.clear();
	const before = exclusive.size;
	const stored = assignPath(base, path, value, owned, exclusive);
	copies.count += exclusive.size - before + (owned ? 0 : 1);
	return stored;
}

type Update = (context: Context, value: Value, added: Value, owned: boolean) => Value;

/** Changes the container at a path; see the compiler's function of that name. */
function updateInner(
	context: Context,
	update: Update,
	inner: Value,
	base: Value,
	path: readonly Value[],
	added: Value,
	owned: boolean,
	exclusive: Set<Value[] | XanoObject>,
): Value {
	const owns = owned && leadsTo(base, path, inner, exclusive);
	const updated = update(context, inner, added, owns);
	if (owns && updated === inner) return base;
	const whole = storeAtPath(base, path, updated, owned, exclusive);
	// A key on an array writes into every element of it: what was written there is then shared between them.
	if (leadsTo(whole, path, updated, null)) exclusive.add(updated as Value[] | XanoObject);
	return whole;
}

/** Whether a path leads to a container through plain keys and positions, and only through containers of a set. */
function leadsTo(base: Value, path: readonly Value[], inner: Value, exclusive: ReadonlySet<Value> | null): boolean {
	if (typeof inner !== "object" || inner === null) return false;
	let current: Value | undefined = base;
	for (const step of path) {
		if (Array.isArray(current)) current = typeof step === "number" ? current[step] : undefined;
		else if (current !== undefined && isObject(current) && typeof step === "string") current = getKey(current, step);
		else return false;
		if (current === undefined || (exclusive !== null && !exclusive.has(current))) return false;
	}
	return current === inner;
}

function lastOf(value: Value): Value {
	return needArray(value, "pop").at(-1) ?? null;
}

function firstOf(value: Value): Value {
	return needArray(value, "shift")[0] ?? null;
}

function withoutLast(_context: Context, value: Value, _added: Value, owned: boolean): Value[] {
	const array = Array.isArray(value) ? ownArray(value, owned) : [];
	array.pop();
	return array;
}

function withoutFirst(_context: Context, value: Value, _added: Value, owned: boolean): Value[] {
	const array = Array.isArray(value) ? ownArray(value, owned) : [];
	array.shift();
	return array;
}

/** Whether `foreach.remove` finds an element at a position: the body may have put anything into the variable. */
function hasElement(value: Value, index: number): value is Value[] {
	return Array.isArray(value) && index >= 0 && index < value.length;
}

function withoutElement(value: Value[], index: number, owned: boolean): Value {
	const array = ownArray(value, owned);
	array.splice(index, 1);
	return array;
}

// ── Queues ───────────────────────────────────────────────────────────────────────────────────────────────────────────
// JavaScript moves every element of a long array when it shifts one. So `array.shift` on a long array that its variable
// alone holds only counts the elements that are gone; whatever else reads the variable has it settled first.

/** State of a variable that elements are shifted from. */
interface Queue {
	/** Elements at the front that are gone already. While there are any, the variable alone holds the array. */
	head: number;
	/** Off once the variable turned out to be read between shifts, where counting would not pay. */
	counts: boolean;
}

/** Shorter arrays are shifted by JavaScript itself, which is quick for them. */
const longQueue = 8_192;

function newQueue(): Queue {
	return { head: 0, counts: true };
}

function isQueued(queue: Queue, value: Value, owned: boolean): boolean {
	return owned && queue.counts && Array.isArray(value) && (queue.head > 0 || value.length > longQueue);
}

function dequeue(queue: Queue, array: Value[]): Value {
	const element = array[queue.head] as Value;
	array[queue.head++] = null;
	if (queue.head * 2 >= array.length) dropHead(queue, array);
	return element;
}

function settle(queue: Queue, array: Value[]): void {
	if (queue.head * 4 < array.length) queue.counts = false;
	dropHead(queue, array);
}

function dropHead(queue: Queue, array: Value[]): void {
	array.copyWithin(0, queue.head);
	array.length -= queue.head;
	queue.head = 0;
}

// ── Calls ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A compiled function with the binder of its inputs. */
export interface BoundFunction {
	readonly inputNames: readonly string[];
	binder(context: unknown): Binder;
}

function bindOne(context: unknown, target: BoundFunction, index: number, value: Value | undefined): Value {
	return target.binder(context).bindOne(index, value);
}

function bindAll(
	context: { unknownInput(name: string, input: string): void },
	target: BoundFunction & { readonly displayName: string },
	value: Value,
): Value[] {
	const binder = target.binder(context);
	const given: XanoObject = isObject(value) ? value : {};
	for (const [key] of entriesOf(given))
		if (!target.inputNames.includes(key)) context.unknownInput(target.displayName, key);
	return target.inputNames.map((name, index) => binder.bindOne(index, getKey(given, name)));
}

function leave(context: Context, value: Value): Value {
	context.depth--;
	return value;
}

function stopRun(value: Value): never {
	throw new StopSignal(value);
}

/** Everything generated code may name. */
export const support = {
	add,
	bindAll,
	bindOne,
	calculate,
	dequeue,
	hasElement,
	isQueued,
	newQueue,
	settle,
	castTo,
	caughtError,
	compareValues,
	concatenate,
	concatenateAll,
	divide,
	elementOf,
	elementOrMember,
	elementOrNull,
	elementsOf,
	elementsWhere,
	everyOf,
	firstOf,
	isTruthy,
	keyText,
	lastOf,
	leave,
	loopCount,
	looseEquals,
	memberOf,
	memberOrNull,
	mergeOwned,
	missingMember,
	missingVariable,
	misuse,
	modulo,
	multiply,
	negate,
	noElement,
	objectOf,
	preconditionFailed,
	pushOwned,
	pushSelf,
	queryOperator,
	rangeOf,
	setSelf,
	someOf,
	spreadable,
	spreadableObject,
	stopRun,
	storeElement,
	storeAtPath,
	storeNested,
	strictEquals,
	subtract,
	throwError,
	unstoppable,
	unshiftOwned,
	updateInner,
	variablesOf,
	withoutElement,
	withoutFirst,
	withoutLast,
} as const;
