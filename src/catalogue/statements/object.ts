import { fatalError } from "../../values/error.js";
import { isObject, type Value } from "../../values/kinds.js";
import { entriesOf } from "../../values/object.js";
import { type StatementDefinition, statement } from "../define.js";
import { describeKind } from "../filters/subject.js";

/** A key of an object, or a position of an array. */
type Entry = readonly [key: string | number, value: Value];

function definition(
	name: string,
	summary: string,
	examples: StatementDefinition["examples"],
	run: (entries: readonly Entry[]) => Value,
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
		examples,
		run: ({ attributes }) => run(entriesIn(attributes.value as Value, name)),
	});
}

/** An array counts as an object whose keys are its positions, as in PHP. */
function entriesIn(value: Value, name: string): readonly Entry[] {
	if (isObject(value)) return entriesOf(value);
	if (Array.isArray(value)) return value.map((element, index) => [index, element]);
	throw fatalError(`\`${name}\` needs an object as value, not ${describeKind(value)}`);
}

/** Statements that take objects apart. */
export const objectStatements: readonly StatementDefinition[] = [
	definition(
		"object.keys",
		"Binds the keys of an object.",
		[
			{ code: "object.keys { value = {a: 1, b: 2} } as $x\nresponse = $x", result: '["a", "b"]' },
			{ code: 'object.keys { value = ["x", "y"] } as $x\nresponse = $x', result: "[0, 1]" },
			{
				code: "object.keys { value = null } as $x\nresponse = $x",
				result: "error: `object.keys` needs an object as value, not null",
			},
		],
		(entries) => entries.map(([key]) => key),
	),
	definition(
		"object.values",
		"Binds the values of an object.",
		[{ code: "object.values { value = {a: 1, b: 2} } as $x\nresponse = $x", result: "[1, 2]" }],
		(entries) => entries.map(([, value]) => value),
	),
	definition(
		"object.entries",
		"Binds a list of `{key, value}`, one for each key.",
		[
			{ code: "object.entries { value = {a: 1} } as $x\nresponse = $x", result: '[{"key": "a", "value": 1}]' },
			{ code: "object.entries { value = [5] } as $x\nresponse = $x", result: '[{"key": 0, "value": 5}]' },
		],
		(entries) => entries.map(([key, value]) => ({ key, value })),
	),
];
