import { fatalError } from "./error.js";
import { isObject, kindOf, MAXIMUM_DEPTH, type Value } from "./kinds.js";
import { copyObject, getKey, setKey } from "./object.js";
import { assignPath, elementOf, memberOf } from "./path.js";

/**
 * Paths whose steps can look at what they have come through: `$shops.items[$$.price < $1.budget]`. The levels of a path
 * are its values from the root down, array and element in turn where a key leads through an array; `$0` is the root. [D]
 */

/** The values a path has come through so far, the root first. */
export type Levels = readonly Value[];

/** One step: a key, a position or key that was computed, a dotted path, or a condition on the elements of an array. */
export type NavigationStep =
	| { readonly key: string }
	| { readonly at: Value }
	| { readonly path: Value }
	| { readonly where: ElementFunction };

/** A condition on an element, or the new value for it; called like the expressions of filters, with the levels behind. */
export type ElementFunction = (element: Value, index: number, parent: Value, result: Value, levels: Levels) => Value;

/** A value with the levels above it. Of a flattened list every element has levels of its own. */
interface Place {
	readonly value: Value;
	readonly above: Levels;
	readonly elementsAbove: readonly Levels[] | null;
}

/**
 * What a path leads to. Keys go through arrays: the values found in the elements are one flat list. [D]
 *
 * @param outer levels of the path around this one; they are seen where this path has no level of that number
 * @param name the path as the author wrote it, without the `$`, for the message
 * @param isLenient whether a missing step leads to null instead of an error
 * @throws XanoError "Unable to locate var: a.b", or that a condition meets something else than an array
 */
export function navigate(
	root: Value,
	steps: readonly NavigationStep[],
	outer: Levels,
	name: string,
	isLenient: boolean,
): Value {
	let place: Place = { value: root, above: [], elementsAbove: null };
	for (const step of plainSteps(steps)) {
		if ("where" in step) place = elementsThat(place, step.where, outer, name);
		else if ("at" in step) place = at(place, step.at, name, isLenient);
		else place = member(place, step.key, name, isLenient);
	}
	return place.value;
}

/** Dotted paths as the keys they consist of. */
function plainSteps(steps: readonly NavigationStep[]): Exclude<NavigationStep, { readonly path: Value }>[] {
	return steps.flatMap((step) => {
		if (!("path" in step)) return [step];
		// The empty text is a key like any other here, as it is for `set` with a plain value.
		return typeof step.path === "string" ? step.path.split(".").map((key) => ({ key })) : [{ at: step.path }];
	});
}

/** The levels as a condition or value sees them: its own, and those of the path around beyond. */
function seen(own: Levels, outer: Levels): Levels {
	return own.length < outer.length ? [...own, ...outer.slice(own.length)] : own;
}

/**
 * The levels as a condition sees them. Its own element is `$$`: the number of that level means the path around, where it
 * has come as far (our choice; the documentation only shows numbers beyond the own path).
 */
function seenByCondition(above: Levels, element: Value, outer: Levels): Levels {
	return outer.length > above.length ? [...above, ...outer.slice(above.length)] : [...above, element];
}

function levelsAbove(place: Place, index: number): Levels {
	return place.elementsAbove?.[index] ?? [...place.above, place.value];
}

function elementsThat(place: Place, holds: ElementFunction, outer: Levels, name: string): Place {
	const elements = place.value;
	if (!Array.isArray(elements)) throw noArray(elements, name);
	const value: Value[] = [];
	const elementsAbove: Levels[] = [];
	elements.forEach((element, index) => {
		const above = levelsAbove(place, index);
		if (!holds(element, index, elements, null, seenByCondition(above, element, outer))) return;
		value.push(element);
		elementsAbove.push(above);
	});
	return { value, above: place.above, elementsAbove };
}

function at(place: Place, index: Value, name: string, isLenient: boolean): Place {
	const { value } = place;
	const above = place.elementsAbove?.[typeof index === "number" ? index : -1] ?? [...place.above, value];
	if (isLenient && (value === null || typeof value !== "object")) return { value: null, above, elementsAbove: null };
	return { value: elementOf(value, index, name), above, elementsAbove: null };
}

function member(place: Place, key: string, name: string, isLenient: boolean): Place {
	const base = place.value;
	if (!Array.isArray(base) || /^-?\d+$/.test(key)) {
		if (isLenient && !(isObject(base) && getKey(base, key) !== undefined) && !Array.isArray(base))
			return { value: null, above: [], elementsAbove: null };
		const above = place.elementsAbove?.[Number(key)] ?? [...place.above, base];
		return { value: memberOf(base, key, name), above, elementsAbove: null };
	}
	const value: Value[] = [];
	const elementsAbove: Levels[] = [];
	let found = base.length === 0 || isLenient;
	base.forEach((element, index) => {
		const child = isObject(element) ? getKey(element, key) : undefined;
		if (child === undefined) return;
		found = true;
		const above = [...levelsAbove(place, index), element];
		if (!Array.isArray(child)) {
			value.push(child);
			elementsAbove.push(above);
			return;
		}
		const inner = [...above, child];
		for (const each of child) {
			value.push(each);
			elementsAbove.push(inner);
		}
	});
	// For its message.
	if (!found) memberOf(base, key, name);
	return { value, above: place.above, elementsAbove };
}

/**
 * A copy of a value in which every place a path leads to has a new value. Keys go through arrays, and conditions choose
 * among their elements; what they do not choose stays as it is. [D] Missing keys are made, except in front of a condition.
 *
 * @param replacement gives the new value; its element is the object a key is written to, or the element that is replaced
 * @throws XanoError when a key meets a text, number or bool, or a condition something else than an array
 */
export function assignThrough(
	root: Value,
	steps: readonly NavigationStep[],
	outer: Levels,
	replacement: ElementFunction,
	name: string,
): Value {
	const plain = plainSteps(steps);
	if (plain.length > MAXIMUM_DEPTH) throw fatalError("The path has too many steps");
	const assign = (base: Value, depth: number, above: Levels): Value => {
		const step = plain[depth];
		if (step === undefined) return base;
		const isLast = depth === plain.length - 1;
		const levels = [...above, base];
		if ("where" in step) {
			if (!Array.isArray(base)) throw noArray(base, name);
			return base.map((element, index) => {
				const own = seen([...levels, element], outer);
				if (!step.where(element, index, base, null, seenByCondition(levels, element, outer))) return element;
				return isLast ? replacement(element, index, base, null, own) : assign(element, depth + 1, levels);
			});
		}
		if ("at" in step || (Array.isArray(base) && /^-?\d+$/.test(step.key))) {
			const position = "at" in step ? step.at : Number(step.key);
			const element = elementOf(base, position, name);
			const own = seen([...levels, element], outer);
			const value = isLast ? replacement(element, 0, base, null, own) : assign(element, depth + 1, levels);
			return assignPath(base, [position], value, false);
		}
		if (Array.isArray(base)) return base.map((element) => assign(element, depth, levels));
		const owner = base ?? {};
		// For its message.
		if (!isObject(owner)) return assignPath(base, [step.key], null, false);
		const own = seen(levels, outer);
		if (isLast) return setKey(copyObject(owner), step.key, replacement(owner, 0, owner, null, own));
		const child = getKey(owner, step.key) ?? null;
		const next = plain[depth + 1];
		if (child === null && next !== undefined && "where" in next) return base;
		return setKey(copyObject(owner), step.key, assign(child, depth + 1, levels));
	};
	return assign(root, 0, []);
}

/**
 * `$1`, `$2` … inside a condition or a value of a path.
 * @throws XanoError when the path has not come that far
 */
export function levelOf(levels: Levels, number: number): Value {
	const value = levels[number];
	if (value !== undefined) return value;
	throw fatalError(
		`There is no level $${number} here`,
		`The path has come through ${levels.length} values: $0 is its root, then array and element in turn.`,
	);
}

function noArray(value: Value, name: string): Error {
	const kind = kindOf(value);
	return fatalError(
		"Please use a numerically indexed array.",
		`The condition in $${name} filters an array, and this is ${kind === "null" ? "null" : `of kind ${kind}`}.`,
	);
}
