import { fatalError, type XanoError } from "../../../values/error.js";
import { isObject, type Value, type XanoObject } from "../../../values/kinds.js";
import { getKey, setKey } from "../../../values/object.js";
import { toText } from "../../../values/text.js";
import { type FilterDefinition, filter } from "../../define.js";
import { describeKind, elementsOf, listArgument } from "../subject.js";

/** A value as the key of an object: single values become text as with `~`. */
function keyText(key: Value, name: string): string {
	if (typeof key !== "object" || key === null) return toText(key);
	throw fatalError(`The keys of \`${name}\` must be texts or numbers, not ${describeKind(key)}`);
}

function fillKeys(subject: Value, keys: Value): XanoObject {
	let filled: XanoObject = {};
	for (const key of listArgument(keys, "fill_keys")) filled = setKey(filled, keyText(key, "fill_keys"), subject);
	return filled;
}

function createObject(subject: Value, values: Value): XanoObject {
	const keys = elementsOf(subject, "create_object");
	const contents = listArgument(values, "create_object");
	if (keys.length !== contents.length) {
		throw fatalError(
			`\`create_object\` needs a value for every key: ${keys.length} keys, ${contents.length} values`,
			'The keys are piped, the values are the argument: ["a", "b"]|create_object:[1, 2].',
		);
	}
	let object: XanoObject = {};
	for (let index = 0; index < keys.length; index++) {
		object = setKey(object, keyText(keys[index] as Value, "create_object"), contents[index] as Value);
	}
	return object;
}

function createFromEntries(subject: Value): XanoObject {
	let object: XanoObject = {};
	for (const [index, entry] of elementsOf(subject, "create_object_from_entries").entries()) {
		const key = isObject(entry) ? getKey(entry, "key") : undefined;
		if (!isObject(entry) || key === undefined) throw badEntry(entry, index);
		object = setKey(object, keyText(key, "create_object_from_entries"), getKey(entry, "value") ?? null);
	}
	return object;
}

function badEntry(entry: Value, index: number): XanoError {
	const found = isObject(entry) ? "an object without `key`" : describeKind(entry);
	return fatalError(
		`\`create_object_from_entries\` needs objects with \`key\` and \`value\`, but element ${index} is ${found}`,
		"|entries makes such a list; with |map it is |map:{key: $$.name, value: $$.size}.",
	);
}

/** Filters that make objects out of keys and values. */
export const creatingFilters: readonly FilterDefinition[] = [
	filter({
		name: "fill_keys",
		family: "object",
		aliases: ["array_fill_keys"],
		summary: "An object that has the subject under every listed key.",
		arguments: [{ name: "keys", kind: "array", required: true, summary: "The keys." }],
		result: "object",
		evidence: "documented",
		notes:
			"The subject may be any value. Numbers and bools among the keys become text; arrays and objects are an error.",
		examples: [{ code: '0|fill_keys:["x", "y"]', result: '{"x": 0, "y": 0}' }],
		run: fillKeys,
	}),
	filter({
		name: "create_object",
		family: "object",
		summary: "An object of the keys in front and the values in the argument.",
		arguments: [{ name: "values", kind: "array", required: true, summary: "The values, one for each key." }],
		result: "object",
		evidence: "documented",
		notes: "Of a key given twice the last value wins. A different number of keys and values is an error, as in PHP.",
		examples: [
			{ code: '["a", "b"]|create_object:[1, 2]', result: '{"a": 1, "b": 2}' },
			{
				code: '["a"]|create_object:[]',
				result: "error: `create_object` needs a value for every key: 1 keys, 0 values",
			},
		],
		run: createObject,
	}),
	filter({
		name: "create_object_from_entries",
		family: "object",
		summary: "An object of a list of `{key, value}`: the reverse of `entries`.",
		arguments: [],
		result: "object",
		evidence: "documented",
		notes: "Of a key given twice the last value wins. Without `value` it is null; without `key` the entry is an error.",
		examples: [
			{ code: '[{key: "a", value: 1}, {key: "b", value: 2}]|create_object_from_entries', result: '{"a": 1, "b": 2}' },
		],
		run: createFromEntries,
	}),
];
