import { fatalError, forgivableError, type XanoError } from "./error.js";
import type { Exclusive } from "./exclusive.js";
import { isObject, kindOf, MAXIMUM_DEPTH, type Value, type XanoObject } from "./kinds.js";
import { copyObject, deleteKey, getKey, setKey } from "./object.js";
import { characterAt } from "./text.js";

/** One step of a path: a key, or a position in an array. A text such as "0" or "-1" is a position when it meets one. */
export type Step = string | number;

/** A path as filters take it: dotted text, or the steps themselves, whose keys may then hold dots. */
export type Path = string | readonly Step[];

type Container = Value[] | XanoObject;

/** Shallow copies made because somebody else held the value; tests read it to prove that loops do not copy. */
export const copies = { count: 0 };

/** How many nulls a write may fill in behind the end of an array (our choice: a slip must not eat the memory). */
const LARGEST_GAP = 1_000_000;

/** Splits a dotted path: "a.b.0" has the steps "a", "b" and "0"; "" has none and means the value itself. */
export function parsePath(path: string): string[] {
	return path === "" ? [] : path.split(".");
}

function stepsOf(path: Path): readonly Step[] {
	return typeof path === "string" ? parsePath(path) : path;
}

const INTEGER_STEP = /^(?:0|-?[1-9]\d{0,14})$/;

/** The array position a step means, or undefined when it is a key. Decimals lose their fraction (PHP 8). */
function positionOf(step: Value): number | undefined {
	if (typeof step === "number") return Math.trunc(step);
	if (typeof step === "string") {
		// Digits and "-" come before the letters: most keys are told apart without the regular expression.
		return step.charCodeAt(0) <= 57 && INTEGER_STEP.test(step) ? Number(step) : undefined;
	}
	return typeof step === "bigint" ? Number(step) : undefined;
}

/**
 * The value at a path. A negative position counts from the end of the array; a key on an array plucks it from every
 * element that has it and flattens one level [D].
 *
 * @returns undefined when a step is missing; never raises
 */
export function getPath(value: Value, path: Path): Value | undefined {
	if (typeof path === "string" && path !== "" && !path.includes(".")) return readStep(value, path);
	let current: Value | undefined = value;
	for (const step of stepsOf(path)) {
		current = readStep(current, step);
		if (current === undefined) return undefined;
	}
	return current;
}

function readStep(base: Value, step: Step): Value | undefined {
	if (Array.isArray(base)) {
		const position = positionOf(step);
		return position === undefined ? pluck(base, String(step)) : base.at(position);
	}
	return isObject(base) ? getKey(base, String(step)) : undefined;
}

/**
 * The values under a key in the elements of an array, arrays among them flattened one level [D]. Elements without the
 * key are left out (our choice).
 *
 * @returns undefined when the array has elements and none has the key
 */
function pluck(elements: readonly Value[], key: string): Value[] | undefined {
	const plucked: Value[] = [];
	let found = elements.length === 0;
	for (const element of elements) {
		const value = isObject(element) ? getKey(element, key) : undefined;
		if (value === undefined) continue;
		found = true;
		if (Array.isArray(value)) for (const inner of value) plucked.push(inner);
		else plucked.push(value);
	}
	return found ? plucked : undefined;
}

/**
 * Reads `base.key` of a program.
 *
 * @param fullPath the whole path as the author wrote it, without the `$`, for the message
 * @throws XanoError "Unable to locate var: a.b" [O], forgivable, when the key is missing or the base cannot have one
 */
export function memberOf(base: Value, key: string, fullPath: string = key): Value {
	const value = readStep(base, key);
	if (value === undefined) throw unableToLocate(base, key, fullPath);
	return value;
}

/**
 * Reads `base[index]` of a program: an element of an array (negative from the end), a key of an object, one character
 * of a text. What is out of range or missing is null (our choice).
 *
 * @param fullPath the whole path as the author wrote it, without the `$`, for the message
 * @throws XanoError "Unable to locate var: a[0]", forgivable, when the base is null, a number or a bool
 */
export function elementOf(base: Value, index: Value, fullPath?: string): Value {
	if (Array.isArray(base)) {
		if (typeof index === "number") return base.at(index) ?? null;
		const position = positionOf(index);
		if (position !== undefined) return base.at(position) ?? null;
		return typeof index === "string" ? (pluck(base, index) ?? null) : null;
	}
	if (isObject(base)) {
		const key = keyOf(index);
		return key === undefined ? null : (getKey(base, key) ?? null);
	}
	if (typeof base === "string") {
		const position = positionOf(index);
		return position === undefined ? null : characterAt(base, position);
	}
	const name = keyOf(index) ?? "";
	throw unableToLocate(base, name, fullPath ?? name);
}

function keyOf(index: Value): string | undefined {
	if (typeof index === "string") return index;
	return typeof index === "number" || typeof index === "bigint" ? String(index) : undefined;
}

function unableToLocate(base: Value, key: string, fullPath: string): XanoError {
	const endings = [`.${key}`, `[${key}]`, `[${JSON.stringify(key)}]`];
	const ending = endings.find((candidate) => fullPath.endsWith(candidate));
	const subject = ending === undefined ? "" : `$${fullPath.slice(0, -ending.length)}`;
	const measure = measures.has(key) ? measureOf(base, subject || "…") : null;
	if (measure !== null) return forgivableError(`Unable to locate var: ${fullPath}`, measure);
	const advice = `Where it may be missing, write ${subject || "…"}|get:${JSON.stringify(key)} or $${fullPath} ?? null.`;
	return forgivableError(`Unable to locate var: ${fullPath}`, `${describeMiss(base, key, subject)} ${advice}`);
}

/** Members that hold a size in other languages. */
const measures: ReadonlySet<string> = new Set(["length", "size", "count"]);

function measureOf(base: Value, subject: string): string | null {
	if (Array.isArray(base)) return `The number of elements is ${subject}|count.`;
	return typeof base === "string" ? `The length of a text is ${subject}|strlen.` : null;
}

function describeMiss(base: Value, key: string, subject: string): string {
	const kind = kindOf(base);
	const name = subject || "The value";
	if (kind === "object") return `${name} has no key ${JSON.stringify(key)}.`;
	if (kind === "array") return `No element of ${subject || "the array"} has ${JSON.stringify(key)}.`;
	if (kind === "null") return `${name} is null.`;
	return `${name} is ${kind === "int" ? "an int" : `a ${kind}`}, which has no members.`;
}

/**
 * A copy of the value with another value at a path. Missing steps are created as objects, or as an array where the
 * step is the number 0. On an array, position = count appends and nulls fill up a gap; a key is written into every
 * element [D], and turns an empty array into an object (PHP 8). Shared parts stay shared.
 *
 * @throws XanoError when a step meets a text, number or bool, or a position before the start of an array
 */
export function setPath(value: Value, path: Path, replacement: Value): Value {
	return assignPath(value, stepsOf(path), replacement, false);
}

/**
 * {@link setPath} for compiled code that knows who holds a value. Whatever can fail fails before anything is changed.
 *
 * @param steps the evaluated steps of the target, texts and numbers
 * @param owned whether the outermost array or object is reachable from the assigned variable only, and so may be
 *   changed in place
 * @param exclusive the inner arrays and objects known to be reachable from that variable only; those copied on the
 *   way are added. The caller drops the set when the variable's value escapes.
 * @returns the value the variable has to hold from now on
 */
export function assignPath(
	base: Value,
	steps: readonly Value[],
	value: Value,
	owned: boolean,
	exclusive?: Exclusive,
): Value {
	if (steps.length > MAXIMUM_DEPTH) throw fatalError("The path has too many steps");
	return assignAt(base, steps, 0, value, owned, exclusive);
}

/** @param place the position of the base in the outermost array, where that is the container around it */
function assignAt(
	base: Value | undefined,
	steps: readonly Value[],
	depth: number,
	value: Value,
	owned: boolean,
	exclusive: Exclusive | undefined,
	place?: number,
): Value {
	const step = steps[depth];
	if (step === undefined) return value;
	if (base === null || base === undefined) {
		const child = assignInner(undefined, steps, depth, value, owned, exclusive, step === 0 ? 0 : undefined);
		return adopt(step === 0 ? [child] : setKey({}, writableKey(step), child), depth, exclusive, place);
	}
	if (Array.isArray(base)) {
		const position = positionOf(step);
		if (position === undefined) return assignKeyOfElements(base, steps, depth, value, exclusive, place);
		const index = writableIndex(base, position);
		const child = assignInner(base[index], steps, depth, value, owned, exclusive, index);
		const target = owned ? base : adopt(copyOf(base), depth, exclusive, place);
		while (target.length < index) target.push(null);
		target[index] = child;
		return target;
	}
	if (!isObject(base)) throw cannotSet(base, step);
	const key = writableKey(step);
	const child = assignInner(getKey(base, key), steps, depth, value, owned, exclusive);
	const target = setKey(owned ? base : copyOf(base), key, child);
	return target === base ? base : adopt(target, depth, exclusive, place);
}

function copyOf<T extends Container>(container: T): T {
	copies.count++;
	return (Array.isArray(container) ? container.slice() : copyObject(container)) as T;
}

/**
 * What a step leads to, with the steps after it carried out. What somebody else can reach by way of its parent is not
 * the variable's alone, whatever the set says.
 */
function assignInner(
	child: Value | undefined,
	steps: readonly Value[],
	depth: number,
	value: Value,
	parentOwned: boolean,
	exclusive: Exclusive | undefined,
	index?: number,
): Value {
	const place = depth === 0 ? index : undefined;
	const known = exclusive !== undefined && typeof child === "object" && child !== null && exclusive.has(child, place);
	if (depth < steps.length - 1) return assignAt(child, steps, depth + 1, value, parentOwned && known, exclusive, place);
	// What is replaced need not be kept in memory.
	if (known) exclusive.delete(child, place);
	return value;
}

/** Notes a container made on the way. The outermost one is not noted: `owned` speaks for it. */
function adopt<T extends Container>(
	container: T,
	depth: number,
	exclusive: Exclusive | undefined,
	place: number | undefined,
): T {
	if (depth > 0) exclusive?.add(container, place);
	return container;
}

function assignKeyOfElements(
	elements: Value[],
	steps: readonly Value[],
	depth: number,
	value: Value,
	exclusive: Exclusive | undefined,
	place: number | undefined,
): Value {
	const key = writableKey(steps[depth]!);
	if (elements.length === 0) {
		const child = assignInner(undefined, steps, depth, value, false, exclusive);
		return adopt(setKey({}, key, child), depth, exclusive, place);
	}
	copies.count++;
	const assigned = elements.map((element) => {
		if (Array.isArray(element)) throw cannotSet(element, key);
		return assignAt(element, steps, depth, value, false, undefined);
	});
	return adopt(assigned, depth, exclusive, place);
}

function writableIndex(elements: readonly Value[], position: number): number {
	const index = position < 0 ? elements.length + position : position;
	if (index >= 0 && index <= elements.length + LARGEST_GAP) return index;
	throw fatalError(`Array position ${position} is out of range`, `The array has ${elements.length} elements.`);
}

function cannotSet(base: Value, step: Value): XanoError {
	const kind = kindOf(base);
	const article = kind === "int" || kind === "array" ? "an" : "a";
	return fatalError(
		`Unable to set ${JSON.stringify(writableKey(step))} on ${article} ${kind}`,
		"Keys can be set on objects and on arrays of objects, positions on arrays.",
	);
}

function writableKey(step: Value): string {
	const key = keyOf(step);
	if (key !== undefined) return key;
	throw fatalError(
		`A key must be a text or a number, not ${step === null ? "null" : `a value of kind ${kindOf(step)}`}`,
	);
}

/**
 * A copy of the value without what is at a path. Removing an element of an array closes the gap (our choice); a key on
 * an array is removed from every element. A missing path gives back the value itself [D].
 */
export function unsetPath(value: Value, path: Path): Value {
	const steps = stepsOf(path);
	if (steps.length > MAXIMUM_DEPTH) return value;
	return unsetAt(value, steps, 0);
}

function unsetAt(base: Value, steps: readonly Step[], depth: number): Value {
	const step = steps[depth];
	if (step === undefined) return base;
	const last = depth === steps.length - 1;
	if (Array.isArray(base)) {
		const position = positionOf(step);
		if (position === undefined) return mapChanged(base, (element) => unsetAt(element, steps, depth));
		const index = position < 0 ? base.length + position : position;
		const child = base[index];
		if (child === undefined) return base;
		if (last) return base.toSpliced(index, 1);
		const replacement = unsetAt(child, steps, depth + 1);
		return replacement === child ? base : base.with(index, replacement);
	}
	if (!isObject(base)) return base;
	const key = String(step);
	const child = getKey(base, key);
	if (child === undefined) return base;
	if (last) {
		const copy = copyObject(base);
		deleteKey(copy, key);
		return copy;
	}
	const replacement = unsetAt(child, steps, depth + 1);
	return replacement === child ? base : setKey(copyObject(base), key, replacement);
}

function mapChanged(elements: Value[], change: (element: Value) => Value): Value[] {
	let changed = false;
	const result = elements.map((element) => {
		const replacement = isObject(element) ? change(element) : element;
		if (replacement !== element) changed = true;
		return replacement;
	});
	return changed ? result : elements;
}
