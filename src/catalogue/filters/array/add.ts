import { fatalError } from "../../../values/error.js";
import { isObject, MAXIMUM_DEPTH, type Value, type XanoObject } from "../../../values/kinds.js";
import { entriesOf, isEmptyObject, objectFrom } from "../../../values/object.js";
import { getPath, type Step, setPath } from "../../../values/path.js";
import { type CallContext, type FilterArgument, type FilterDefinition, filter } from "../../define.js";
import { checkElements, describeKind, elementPath, wrongSubject } from "../subject.js";
import { merge, mergeRecursive } from "./merging.js";

const value: FilterArgument = { name: "value", kind: "any", required: true, summary: "What to add." };

/** The list something is added to; null and `{}` count as an empty one, as `array.push` takes them. */
function growing(subject: Value, name: string): readonly Value[] {
	if (Array.isArray(subject)) return subject;
	if (subject === null || (isObject(subject) && isEmptyObject(subject))) return [];
	if (!isObject(subject)) throw wrongSubject(name, subject);
	throw fatalError(
		`\`${name}\` needs an array, not an object`,
		'A key is added with |set:"key":value, another object with |merge.',
	);
}

function added(context: CallContext, subject: Value, element: Value, place: "front" | "end", name: string): Value[] {
	const list = growing(subject, name);
	checkElements(context, list.length + 1);
	return place === "end" ? list.concat([element]) : [element].concat(list);
}

/**
 * `append` and `prepend` with a path: adds to the list at the path, or writes the value there when there is nothing
 * yet; `prepend` then puts the new key in front of its neighbours (both by documented examples). A key that meets a
 * list goes into each of its elements, as with `set`.
 */
function addedAt(subject: Value, steps: readonly Step[], adds: (present: Value) => Value[], addition: Addition): Value {
	const step = steps[0] as Step;
	if (Array.isArray(subject) && !isPosition(step)) {
		return subject.map((element) => addedAt(element, steps, adds, addition));
	}
	const present = getPath(subject, [step]) ?? null;
	if (steps.length > 1 && present !== null) {
		return setPath(subject, [step], addedAt(present, steps.slice(1), adds, addition));
	}
	if (steps.length > 1) return setPath(subject, steps, addition.element);
	if (Array.isArray(present)) return setPath(subject, [step], adds(present));
	if (present !== null) {
		throw fatalError(
			`\`${addition.name}\` needs an array at ${JSON.stringify(String(step))}, not ${describeKind(present)}`,
			"To replace what is there use |set.",
		);
	}
	return addition.place === "front" && isObject(subject)
		? keyInFront(subject, String(step), addition.element)
		: setPath(subject, [step], addition.element);
}

interface Addition {
	readonly name: string;
	readonly place: "front" | "end";
	readonly element: Value;
}

function isPosition(step: Step): boolean {
	return typeof step === "number" || /^-?\d+$/.test(step);
}

function keyInFront(object: XanoObject, key: string, element: Value): XanoObject {
	const others = entriesOf(object).filter(([other]) => other !== key);
	return objectFrom([[key, element] as const, ...others]);
}

/** `push` and `unshift`. */
function pushing(
	name: string,
	alias: string,
	place: "front" | "end",
	summary: string,
	result: string,
): FilterDefinition {
	return filter({
		name,
		family: "array",
		aliases: [alias],
		summary,
		arguments: [value],
		result: "array",
		evidence: "documented",
		notes: "Null and {} count as an empty array; anything else but an array is an error (our choice).",
		examples: [
			{ code: `[1, 2]|${name}:3`, result },
			{ code: `null|${name}:3`, result: "[3]" },
		],
		context: true,
		run: (context, subject, element: Value) => added(context, subject, element, place, name),
	});
}

/** `append` and `prepend`. */
function appending(
	name: string,
	place: "front" | "end",
	summary: string,
	examples: FilterDefinition["examples"],
): FilterDefinition {
	return filter({
		name,
		family: "array",
		summary,
		arguments: [
			value,
			{
				name: "path",
				kind: "text",
				required: false,
				default: "",
				summary: "Where in the subject the array stands; Xano wants this argument.",
			},
		],
		result: "any",
		evidence: "documented",
		notes:
			"Where the path leads to nothing, the value itself is written there; where it leads to anything but an array, that is an error. Null and {} in front count as an empty array (our choice).",
		examples,
		context: true,
		run: (context, subject, element: Value, path: Value) => {
			const steps = elementPath(path, name);
			const adds = (list: Value): Value[] => added(context, list, element, place, name);
			if (steps === null) return adds(subject);
			if (steps.length > MAXIMUM_DEPTH) throw fatalError("The path has too many steps");
			return addedAt(subject, steps, adds, { name, place, element });
		},
	});
}

const others: FilterArgument = {
	name: "value",
	kind: "any",
	required: true,
	variadic: true,
	summary: "What to merge in; several are merged one after the other.",
};

/** Filters that put elements into an array, or several arrays and objects together. */
export const addingFilters: readonly FilterDefinition[] = [
	pushing("push", "array_push", "end", "A new array with one more element at the end.", "[1, 2, 3]"),
	pushing("unshift", "array_unshift", "front", "A new array with one more element at the front.", "[3, 1, 2]"),
	appending("append", "end", "Adds an element at the end of an array, or of an array inside an object.", [
		{ code: "[1, 2]|append:3", result: "[1, 2, 3]" },
		{ code: '{a: [1]}|append:2:"a"', result: '{"a": [1, 2]}' },
		{ code: '{a: 1}|append:2:"b"', result: '{"a": 1, "b": 2}' },
	]),
	appending("prepend", "front", "Adds an element at the front of an array, or of an array inside an object.", [
		{ code: "[1, 2, 3]|prepend:0", result: "[0, 1, 2, 3]" },
		{ code: '{b: 2}|prepend:1:"a"', result: '{"a": 1, "b": 2}' },
	]),
	filter({
		name: "merge",
		family: "array",
		aliases: ["array_merge"],
		summary: "Puts arrays one behind the other, or objects together; of the same key the later value wins.",
		arguments: [others],
		result: "any",
		evidence: "documented",
		notes:
			"Null counts as empty (our choice); a text, a number or a bool is an error, in front and as an argument. An array merged with an object gives an object that has the positions as keys.",
		examples: [
			{ code: '[1, 2]|merge:["a"]', result: '[1, 2, "a"]' },
			{ code: "{a: 1, b: 2}|merge:{b: 3}:{c: 4}", result: '{"a": 1, "b": 3, "c": 4}' },
		],
		context: true,
		run: (context, subject, ...lists: Value[]) => merge(context, subject, lists),
	}),
	filter({
		name: "merge_recursive",
		family: "array",
		aliases: ["array_merge_recursive"],
		summary: "Like `merge`, but what stands under the same key is merged in turn.",
		arguments: [others],
		result: "any",
		evidence: "documented",
		notes:
			"Arrays under the same key are put one behind the other, single values that meet become an array, as in PHP.",
		examples: [
			{ code: "{a: {b: 1}}|merge_recursive:{a: {c: 2}}", result: '{"a": {"b": 1, "c": 2}}' },
			{ code: "{a: 1}|merge_recursive:{a: 2}", result: '{"a": [1, 2]}' },
		],
		context: true,
		run: (context, subject, ...lists: Value[]) => mergeRecursive(context, subject, lists),
	}),
];
