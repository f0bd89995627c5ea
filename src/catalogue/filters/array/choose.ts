import { looseEquals, strictEquals } from "../../../values/compare.js";
import { isObject, type Value, type XanoObject } from "../../../values/kinds.js";
import { getKey, isEmptyObject } from "../../../values/object.js";
import { getPath } from "../../../values/path.js";
import { isTruthy } from "../../../values/truthy.js";
import { type FilterArgument, type FilterDefinition, filter } from "../../define.js";
import { containerOf, elementPath, flagArgument, keepElements, listArgument, wrongSubject } from "../subject.js";
import { Identities, type IdentityKey } from "./identity.js";

const path: FilterArgument = {
	name: "path",
	kind: "text",
	required: false,
	default: "",
	summary: "What to look at in each element; the element itself when left out.",
};
const list: FilterArgument = { name: "value", kind: "array", required: true, summary: "The other array." };

const sameness =
	'Values compare as texts, as in PHP: 1 and "1" are the same, and so are null and ""; arrays and objects compare by their contents.';

/** A function from an element to what stands at the path in it; null where nothing does. */
function memberAt(given: Value, name: string): (element: Value) => Value {
	const steps = elementPath(given, name);
	return steps === null ? (element) => element : (element) => getPath(element, steps) ?? null;
}

/** A filter that drops elements by what they, or their members, are. */
function dropping(
	name: string,
	dropped: string,
	code: string,
	result: string,
	drops: (value: Value) => boolean,
): FilterDefinition {
	return filter({
		name,
		family: "array",
		summary: `Leaves out the elements that are ${dropped}.`,
		arguments: [path],
		result: "array",
		evidence: "documented",
		notes: "A missing member counts as null. The positions of an array are numbered anew, an object keeps its keys.",
		examples: [{ code, result }],
		run: (subject, given: Value) => {
			if (subject === null) return null;
			const member = memberAt(given, name);
			return keepElements(containerOf(subject, name), (element) => !drops(member(element)));
		},
	});
}

function unique(subject: Value, given: Value): Value {
	if (subject === null) return null;
	const member = memberAt(given, "unique");
	const identities = new Identities();
	const seen = new Set<IdentityKey>();
	return keepElements(containerOf(subject, "unique"), (element) => {
		const before = seen.size;
		return seen.add(identities.keyOf(member(element))).size > before;
	});
}

/** `diff` and `intersect`: elements by whether the other list has them too. */
function byPresence(subject: Value, other: Value, wanted: boolean, name: string): Value {
	if (subject === null) return null;
	const identities = new Identities();
	const present = new Set(listArgument(other, name).map((element) => identities.keyOf(element)));
	return keepElements(containerOf(subject, name), (element) => present.has(identities.keyOf(element)) === wanted);
}

/** `diff_assoc` and `intersect_assoc`: elements by whether the other side has the same one under the same key. */
function byPresenceOfPair(subject: Value, other: Value, wanted: boolean, name: string): Value {
	if (subject === null) return null;
	const identities = new Identities();
	const partner: Value[] | XanoObject = other === null ? [] : argumentContainer(other, name);
	return keepElements(containerOf(subject, name), (element, key) => {
		const counterpart = counterpartOf(partner, key);
		const same = counterpart !== undefined && identities.keyOf(counterpart) === identities.keyOf(element);
		return same === wanted;
	});
}

/** A key of an object that PHP takes for a position of an array. */
const position = /^(?:0|[1-9]\d{0,9})$/;

/** What stands under exactly this key: never counted from the end, never plucked. */
function counterpartOf(partner: readonly Value[] | XanoObject, key: string | number): Value | undefined {
	if (!Array.isArray(partner)) return getKey(partner as XanoObject, String(key));
	return typeof key === "number" || position.test(key) ? partner[Number(key)] : undefined;
}

function argumentContainer(value: Value, name: string): Value[] | XanoObject {
	if (Array.isArray(value) || isObject(value)) return value;
	throw wrongSubject(name, value, "an array or object to compare with");
}

function comparing(
	name: string,
	alias: string,
	summary: string,
	examples: FilterDefinition["examples"],
	run: (subject: Value, other: Value, wanted: boolean, name: string) => Value,
	wanted: boolean,
): FilterDefinition {
	return filter({
		name,
		family: "array",
		aliases: [alias],
		summary,
		arguments: [list],
		result: "any",
		evidence: "documented",
		notes: `${sameness} An array is numbered anew, an object keeps its keys.`,
		examples,
		run: (subject, other: Value) => run(subject, other, wanted, name),
	});
}

function remove(subject: Value, value: Value, given: Value, strict: Value): Value {
	if (subject === null) return null;
	const member = memberAt(given, "remove");
	const equals = flagArgument(strict, false) ? strictEquals : looseEquals;
	return keepElements(containerOf(subject, "remove"), (element) => !equals(member(element), value));
}

/** Filters that keep some elements and leave out others. */
export const choosingFilters: readonly FilterDefinition[] = [
	filter({
		name: "unique",
		family: "array",
		summary: "Leaves out duplicates: elements that were there before, or whose member at a path was.",
		arguments: [path],
		result: "array",
		evidence: "documented",
		notes: `${sameness} The first of equal elements stays. An array is numbered anew, an object keeps its keys.`,
		examples: [
			{ code: "[12, 13, 13, 12, 11]|unique", result: "[12, 13, 11]" },
			{ code: '[1, "1", "a", "A"]|unique', result: '[1, "a", "A"]' },
			{ code: '[{a: 1, b: 1}, {a: 1, b: 2}]|unique:"a"', result: '[{"a": 1, "b": 1}]' },
		],
		run: unique,
	}),
	comparing(
		"diff",
		"array_diff",
		"The elements the other array does not have.",
		[{ code: "[1, 2, 3, 4]|diff:[3, 2]", result: "[1, 4]" }],
		byPresence,
		false,
	),
	comparing(
		"intersect",
		"array_intersect",
		"The elements the other array has too, in the subject's order.",
		[{ code: "[1, 2, 3, 4]|intersect:[3, 2]", result: "[2, 3]" }],
		byPresence,
		true,
	),
	comparing(
		"diff_assoc",
		"array_diff_assoc",
		"What the other object does not have under the same key.",
		[
			{ code: "{a: 1, b: 2}|diff_assoc:{b: 2, c: 3}", result: '{"a": 1}' },
			{ code: "[1, 2, 3]|diff_assoc:[1, 3]", result: "[2, 3]" },
		],
		byPresenceOfPair,
		false,
	),
	comparing(
		"intersect_assoc",
		"array_intersect_assoc",
		"What the other object has too under the same key.",
		[
			{ code: "{a: 1, b: 2}|intersect_assoc:{a: 1, b: 3}", result: '{"a": 1}' },
			{ code: "[1, 2, 3]|intersect_assoc:[1, 3, 3]", result: "[1, 3]" },
		],
		byPresenceOfPair,
		true,
	),
	filter({
		name: "remove",
		family: "array",
		aliases: ["array_remove"],
		summary: "Leaves out all elements equal to a value, or whose member at a path is.",
		arguments: [
			{ name: "value", kind: "any", required: true, summary: "What to leave out." },
			path,
			{ name: "strict", kind: "bool", required: false, default: false, summary: "Compares with `===`." },
		],
		result: "array",
		evidence: "documented",
		notes:
			"Values compare as `==` does, with `strict` as `===`. A missing member counts as null. An array is numbered anew, an object keeps its keys.",
		examples: [
			{ code: "[{v: 1}, {v: 2}, {v: 3}]|remove:{v: 2}", result: '[{"v": 1}, {"v": 3}]' },
			{ code: '[{v: 1}, {v: 2}]|remove:2:"v"', result: '[{"v": 1}]' },
			{ code: '[100, "100"]|remove:100', result: "[]" },
			{ code: '[100, "100"]|remove:100:"":true', result: '["100"]' },
		],
		run: remove,
	}),
	dropping(
		"filter_empty",
		'empty: "", null, 0, "0", false, [] or {}',
		'[1, null, "", 0, "text", false]|filter_empty',
		'[1, "text"]',
		(value) => !isTruthy(value),
	),
	dropping(
		"filter_empty_text",
		"an empty text",
		'["a", "", "b"]|filter_empty_text',
		'["a", "b"]',
		(value) => value === "",
	),
	dropping(
		"filter_empty_array",
		"an empty array",
		'[{a: [1]}, {a: []}]|filter_empty_array:"a"',
		'[{"a": [1]}]',
		(value) => Array.isArray(value) && value.length === 0,
	),
	dropping(
		"filter_empty_object",
		"an empty object",
		"[{x: 1}, {}]|filter_empty_object",
		'[{"x": 1}]',
		(value) => isObject(value) && isEmptyObject(value),
	),
	dropping("filter_null", "null", "[1, null, 2]|filter_null", "[1, 2]", (value) => value === null),
	dropping("filter_zero", "the number 0", "[0, 1, 0]|filter_zero", "[1]", (value) => value === 0),
	dropping("filter_false", "false", "[true, false, true]|filter_false", "[true, true]", (value) => value === false),
];
