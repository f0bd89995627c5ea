import { looseEquals } from "../../values/compare.js";
import { isNumber, isObject, type Value, type XanoObject } from "../../values/kinds.js";
import { getKey, hasKey, isEmptyObject, keysOf } from "../../values/object.js";
import { describeKind } from "../filters/subject.js";
import { shown } from "./define.js";
import { isSame } from "./same.js";

/** A place inside of two values where they differ, and what is there on both sides; undefined where nothing is. */
interface Difference {
	readonly path: string;
	readonly actual: Value | undefined;
	readonly expected: Value | undefined;
}

/**
 * Why two values that look alike are not equal, or where they differ first.
 * @param actual what there is
 * @param expected another value, that is not the same
 * @returns null when the values show it themselves
 */
export function explainDifference(actual: Value, expected: Value): string | null {
	const reordered = reorderedLists(actual, expected);
	if (reordered !== null) return reordered;
	const { path, ...at } = firstDifference(actual, expected, "");
	if (path === "") return explainPair(actual, expected);
	if (at.actual === undefined) {
		const why = at.expected === null ? "; a key that is missing is not null" : "";
		return `The first difference: \`${path}\` is missing, ${shown(at.expected)} was expected${why}.`;
	}
	if (at.expected === undefined) {
		const why = at.actual === null ? "; a key that is null is not missing" : "";
		return `The first difference: there is a \`${path}\`, ${shown(at.actual)}, that was not expected${why}.`;
	}
	const reason = explainPair(at.actual, at.expected);
	const sentence = `The first difference: \`${path}\` is ${shown(at.actual)}, ${shown(at.expected)} was expected.`;
	return reason === null ? sentence : `${sentence}\n${reason}`;
}

/** Goes down as long as both sides have the same shape. */
function firstDifference(actual: Value, expected: Value, path: string): Difference {
	const here: Difference = { path, actual, expected };
	if (Array.isArray(actual) && Array.isArray(expected)) {
		const length = Math.max(actual.length, expected.length);
		for (let index = 0; index < length; index++) {
			const difference = differenceOf(actual[index], expected[index], `${path}[${index}]`);
			if (difference !== null) return difference;
		}
	} else if (isObject(actual) && isObject(expected)) {
		const keys = new Set([...keysOf(expected), ...keysOf(actual)]);
		for (const key of keys) {
			const difference = differenceOf(ownOf(actual, key), ownOf(expected, key), `${path}${member(key)}`);
			if (difference !== null) return difference;
		}
	}
	return here;
}

function differenceOf(actual: Value | undefined, expected: Value | undefined, path: string): Difference | null {
	if (actual === undefined || expected === undefined) return { path, actual, expected };
	return isSame(actual, expected) ? null : firstDifference(actual, expected, path);
}

function ownOf(object: XanoObject, key: string): Value | undefined {
	return hasKey(object, key) ? getKey(object, key) : undefined;
}

function member(key: string): string {
	return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${shown(key)}]`;
}

/** Longer lists are not searched for one another's elements. */
const longestSearched = 200;

function reorderedLists(actual: Value, expected: Value): string | null {
	if (!Array.isArray(actual) || !Array.isArray(expected)) return null;
	if (actual.length !== expected.length || actual.length > longestSearched) return null;
	const left = [...expected];
	for (const element of actual) {
		const at = left.findIndex((other) => isSame(element, other));
		if (at < 0) return null;
		left.splice(at, 1);
	}
	return "Both lists have the same elements in another order. Where the order does not matter, sort in the function.";
}

/** Two values at the same place, of which at most one is a list or object with something in it. */
function explainPair(actual: Value, expected: Value): string | null {
	return (
		explainContainers(actual, expected) ??
		explainTexts(actual, expected) ??
		explainNumbers(actual, expected) ??
		explainKinds(actual, expected)
	);
}

function explainContainers(actual: Value, expected: Value): string | null {
	if (isNothing(actual) && isNothing(expected) && Array.isArray(actual) !== Array.isArray(expected)) {
		return "[] is an empty list and {} an empty object. Either is empty to `expect.to_be_empty`.";
	}
	for (const [text, other] of [
		[actual, expected],
		[expected, actual],
	] as const) {
		if (typeof text === "string" && typeof other === "object" && other !== null && /^\s*[[{]/.test(text)) {
			return `${text === actual ? "What there is" : "What was expected"} is a text that holds JSON: \`|json_decode\` makes ${describeKind(other)} of it.`;
		}
	}
	if (Array.isArray(actual) && actual.length === 1 && isSame(actual[0] as Value, expected)) {
		return "What was expected is the only element of a list: `|first` takes it out.";
	}
	return null;
}

function isNothing(value: Value): boolean {
	return Array.isArray(value) ? value.length === 0 : isObject(value) && isEmptyObject(value);
}

function explainTexts(actual: Value, expected: Value): string | null {
	if (typeof actual !== "string" || typeof expected !== "string") return null;
	if (actual.trim() === expected.trim()) return "They differ in white space at the beginning or end only: see `|trim`.";
	if (unified(actual) === unified(expected)) return "They differ in white space or line breaks only.";
	if (actual.toLowerCase() === expected.toLowerCase()) return "They differ in case only: see `|to_lower`.";
	if (actual.normalize() === expected.normalize())
		return "They look the same, but their accents are encoded otherwise.";
	return null;
}

function unified(text: string): string {
	return text.replace(/\s+/g, " ").trim();
}

function explainNumbers(actual: Value, expected: Value): string | null {
	if (!isNumber(actual) || !isNumber(expected)) return null;
	const [one, other] = [Number(actual), Number(expected)];
	if (one === other * 1000 || other === one * 1000) {
		if (Math.min(Math.abs(one), Math.abs(other)) >= earliestSeconds)
			return "One of them looks like seconds, the other like milliseconds, which timestamps are in.";
	}
	const isClose = Math.abs(one - other) <= Math.max(Math.abs(one), Math.abs(other)) * 1e-9;
	if (!isClose || (Number.isInteger(one) && Number.isInteger(other))) return null;
	return "Decimals are not exact: 0.1 + 0.2 is 0.30000000000000004. Round in the function, such as with `|round:2`, or write `expect.to_be_within`.";
}

/** Seconds of September 2001; a smaller number is rather a count. */
const earliestSeconds = 1e9;

function explainKinds(actual: Value, expected: Value): string | null {
	if (describeKind(actual) === describeKind(expected) || isContainer(actual) || isContainer(expected)) return null;
	if (!looseEquals(actual, expected)) return null;
	const kinds = [actual, expected].map((value) =>
		value === null ? "null is only itself" : `${shown(value)} is ${describeKind(value)}`,
	);
	return `To \`==\` they are equal, but not of one kind: ${kinds.join(", ")}. ${remedyFor(actual, expected)}`;
}

function isContainer(value: Value): boolean {
	return typeof value === "object" && value !== null;
}

function remedyFor(actual: Value, expected: Value): string {
	if (actual === null || expected === null) return `Expect ${shown(actual)}, or give a default with \`??\`.`;
	const filter =
		typeof expected === "string" ? "to_text" : typeof expected === "boolean" ? "to_bool" : numberFilter(expected);
	return `Expect ${shown(actual)}, or convert in the function with \`|${filter}\`.`;
}

function numberFilter(value: Value): string {
	return describeKind(value) === "an int" ? "to_int" : "to_decimal";
}

/** The value as it stands in an object or list, when it does so with another kind: "1" where 1 was looked for. */
export function elementOfOtherKind(elements: readonly Value[], wanted: Value): Value | undefined {
	return elements.find((element) => explainKinds(element, wanted) !== null);
}

/**
 * Of the objects in a list the one that has most in common with another object, and where they differ.
 * @returns null when none has anything in common with it
 */
export function explainNearest(elements: readonly Value[], wanted: Value): string | null {
	if (!isObject(wanted) || elements.length > longestSearched) return null;
	const commonWith = (element: Value): number =>
		isObject(element)
			? keysOf(wanted).filter((key) => hasKey(element, key) && isSame(at(element, key), at(wanted, key))).length
			: 0;
	const common = elements.map(commonWith);
	const most = Math.max(0, ...common);
	if (most === 0) return null;
	const nearest = common.indexOf(most);
	return `\`[${nearest}]\` comes nearest. ${explainDifference(elements[nearest] as Value, wanted)}`;
}

function at(object: XanoObject, key: string): Value {
	return getKey(object, key) ?? null;
}

/** How many keys of an object a message names. */
const mostKeys = 5;

/** The keys of an object as messages name them. */
export function keysInWords(object: XanoObject): string {
	const keys = keysOf(object).map((key) => shown(key));
	return keys.length > mostKeys ? `${keys.slice(0, mostKeys).join(", ")} …` : keys.join(", ");
}
