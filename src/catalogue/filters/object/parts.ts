import { fatalError } from "../../../values/error.js";
import { isNumber, isObject, type Value, type XanoObject } from "../../../values/kinds.js";
import { entriesOf, getKey, keysOf, objectFrom, valuesOf } from "../../../values/object.js";
import { type FilterArgument, type FilterDefinition, filter } from "../../define.js";
import { containerOf, describeKind, wrongSubject } from "../subject.js";

const keys: FilterArgument = { name: "keys", kind: "any", required: true, summary: "One key or a list of keys." };

/** A filter that takes an object apart; a list counts as the object of its positions. */
function part(
	name: string,
	summary: string,
	examples: FilterDefinition["examples"],
	ofList: (list: readonly Value[]) => Value[],
	ofObject: (object: XanoObject) => Value[],
): FilterDefinition {
	return filter({
		name,
		family: "object",
		aliases: [`array_${name}`],
		summary,
		arguments: [],
		result: "array",
		evidence: "documented",
		notes: "In the order of the object. Null and everything else in front is an error.",
		examples: [...examples, { code: `null|${name}`, result: `error: \`${name}\` needs an object or array, not null` }],
		run: (subject) => {
			if (!Array.isArray(subject) && !isObject(subject)) throw wrongSubject(name, subject, "an object or array");
			const container = containerOf(subject, name);
			return Array.isArray(container) ? ofList(container) : ofObject(container);
		},
	});
}

/** The keys an argument names, as texts: one, or a list of them. */
function keyNames(given: Value, name: string): string[] {
	const list = Array.isArray(given) ? given : [given];
	return list.map((key) => {
		if (typeof key === "string" || isNumber(key)) return String(key);
		throw fatalError(`The keys of \`${name}\` must be texts, not ${describeKind(key)}`, `Write |${name}:["a", "b"].`);
	});
}

/** `pick` and `unpick`; over a list they work on each object in it. */
function choose(
	subject: Value,
	given: Value,
	name: string,
	change: (object: XanoObject, keys: string[]) => XanoObject,
): Value {
	if (subject === null) return null;
	const names = keyNames(given, name);
	if (isObject(subject)) return change(subject, names);
	if (!Array.isArray(subject)) throw wrongSubject(name, subject, "an object");
	return subject.map((element) => (isObject(element) ? change(element, names) : element));
}

function without(object: XanoObject, names: readonly string[]): XanoObject {
	const dropped = new Set(names);
	return objectFrom(entriesOf(object).filter(([key]) => !dropped.has(key)));
}

/** Keeps the order of the object (our choice), looking only at the wanted keys when they are few. */
function only(object: XanoObject, names: readonly string[]): XanoObject {
	if (names.length === 1) {
		const value = getKey(object, names[0] as string);
		return objectFrom(value === undefined ? [] : [[names[0] as string, value]]);
	}
	const wanted = new Set(names);
	return objectFrom(entriesOf(object).filter(([key]) => wanted.has(key)));
}

/** Filters that hand out parts of an object. */
export const partFilters: readonly FilterDefinition[] = [
	part(
		"keys",
		"The keys of an object, or the positions of an array.",
		[
			{ code: "{a: 1, b: 2}|keys", result: '["a", "b"]' },
			{ code: '["x", "y"]|keys', result: "[0, 1]" },
		],
		(list) => list.map((_, position) => position),
		keysOf,
	),
	part(
		"values",
		"The values of an object or array, as a list.",
		[{ code: "{a: 1, b: 2}|values", result: "[1, 2]" }],
		(list) => list.slice(),
		valuesOf,
	),
	part(
		"entries",
		"A list of `{key, value}`, one for each key.",
		[
			{ code: "{a: 1}|entries", result: '[{"key": "a", "value": 1}]' },
			{ code: '["x"]|entries', result: '[{"key": 0, "value": "x"}]' },
		],
		(list) => list.map((value, key) => ({ key, value })),
		(object) => entriesOf(object).map(([key, value]) => ({ key, value })),
	),
	filter({
		name: "pick",
		family: "object",
		summary: "An object with the listed keys only; keys it does not have are ignored.",
		arguments: [keys],
		result: "any",
		evidence: "documented",
		notes:
			"The order is that of the object. Keys are whole names, not paths. Null stays null, and of an array each object in it is changed (our choice).",
		examples: [
			{ code: '{a: 1, b: 2, c: 3}|pick:["a", "c"]', result: '{"a": 1, "c": 3}' },
			{ code: '{a: 1, b: 2}|pick:"b"', result: '{"b": 2}' },
		],
		run: (subject, given: Value) => choose(subject, given, "pick", only),
	}),
	filter({
		name: "unpick",
		family: "object",
		summary: "An object without the listed keys.",
		arguments: [keys],
		result: "any",
		evidence: "documented",
		notes:
			"Keys are whole names, not paths. Null stays null, and of an array each object in it is changed (our choice).",
		examples: [
			{ code: '{a: 1, b: 2, c: 3}|unpick:["a", "c"]', result: '{"b": 2}' },
			{ code: '[{a: 1, b: 2}]|unpick:"a"', result: '[{"b": 2}]' },
		],
		run: (subject, given: Value) => choose(subject, given, "unpick", without),
	}),
];
