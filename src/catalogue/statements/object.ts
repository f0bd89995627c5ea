import { fatalError } from "../../values/error.js";
import { isObject, type Value, type XanoObject } from "../../values/kinds.js";
import { entriesOf, keysOf, objectFrom, valuesOf } from "../../values/object.js";
import { type StatementDefinition, statement } from "../define.js";

function definition(
	name: string,
	summary: string,
	code: string,
	result: string,
	run: (object: XanoObject) => Value,
): StatementDefinition {
	return statement({
		name,
		family: "object",
		summary,
		positional: [],
		attributes: [{ name: "value", kind: "object", required: true, summary: "The object." }],
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		examples: [{ code, result }],
		run: ({ attributes }) => run(objectOf(attributes.value as Value, name)),
	});
}

/** An array counts as an object whose keys are its positions, as in PHP. */
function objectOf(value: Value, name: string): XanoObject {
	if (isObject(value)) return value;
	if (Array.isArray(value)) return objectFrom(value.map((element, index) => [String(index), element]));
	throw fatalError(`${name} needs an object`, "The `value` is something else.");
}

/** Statements that take objects apart. */
export const objectStatements: readonly StatementDefinition[] = [
	definition(
		"object.keys",
		"Binds the keys of an object.",
		"object.keys { value = {a: 1, b: 2} } as $x\nresponse = $x",
		'["a", "b"]',
		keysOf,
	),
	definition(
		"object.values",
		"Binds the values of an object.",
		"object.values { value = {a: 1, b: 2} } as $x\nresponse = $x",
		"[1, 2]",
		valuesOf,
	),
	definition(
		"object.entries",
		"Binds a list of `{key, value}` pairs.",
		"object.entries { value = {a: 1} } as $x\nresponse = $x",
		'[{"key": "a", "value": 1}]',
		(object) => entriesOf(object).map(([key, value]) => ({ key, value })),
	),
];
