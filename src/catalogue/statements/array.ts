import { looseEquals } from "../../values/compare.js";
import { toTextFilter } from "../../values/convert.js";
import { fatalError } from "../../values/error.js";
import { isObject, type Value, type XanoObject } from "../../values/kinds.js";
import { entriesOf, getKey, setKey } from "../../values/object.js";
import { streamMisused, XanoStream } from "../../values/stream.js";
import { isTruthy } from "../../values/truthy.js";
import {
	type ExpressionFunction,
	type StatementAttribute,
	type StatementCall,
	type StatementDefinition,
	statement,
} from "../define.js";

const value: StatementAttribute = { name: "value", kind: "any", required: true, summary: "What to add." };
const second: StatementAttribute = { ...value, kind: "array", summary: "The other array." };
const growing =
	"The variable has to be set. Null and {} in it count as an empty array (our choice); anything else but an array is an error.";
const shrinking = "Null when the array is empty. Null in the variable counts as an empty array (our choice).";
const looked = "An object counts by its values (our choice); null and everything else is an error.";
const compared =
	'They compare as `==` does, so 1 and "1" are the same (our choice). An object in front counts by its values; null and everything else is an error.';
const list = [{ name: "list", form: "value", required: true }] as const;
const variable = [{ name: "list", form: "variable", required: true }] as const;

/** The elements of the list a statement works on; an object is taken as its values. */
function elements(call: StatementCall, name: string): Value[] {
	const { subject } = call;
	if (Array.isArray(subject)) return subject;
	if (subject instanceof XanoStream) throw streamMisused(`\`${name}\``);
	if (isObject(subject)) return entriesOf(subject).map(([, element]) => element);
	const help =
		subject === null || subject === undefined
			? "This list is null. Where it may be missing, write `$list ?? []`."
			: `\`${name}\` works on an array.`;
	throw fatalError("Please use a numerically indexed array.", help);
}

function test(call: StatementCall): ExpressionFunction {
	return call.each ?? ((element) => isTruthy(element));
}

/** Position of the first element for which the condition holds, or -1. */
function position(call: StatementCall, name: string): number {
	const source = elements(call, name);
	const holds = test(call);
	for (let index = 0; index < source.length; index++)
		if (holds(source[index] as Value, index, source, null)) return index;
	return -1;
}

function kept(call: StatementCall, name: string, wanted: boolean): Value[] {
	const source = elements(call, name);
	const holds = test(call);
	return source.filter((element, index) => Boolean(holds(element, index, source, null)) === wanted);
}

/** What `by` gives for an element, or the element itself. */
function keyOf(call: StatementCall, element: Value, index: number, source: Value): Value {
	return call.each ? call.each(element, index, source, null) : element;
}

function others(call: StatementCall, name: string): Value[] {
	const given = call.attributes.value;
	if (Array.isArray(given)) return given;
	throw fatalError("Please use a numerically indexed array.", `The \`value\` of \`${name}\` has to be an array.`);
}

/** Looks values up by loose equality; texts and numbers through a table, so that long lists stay linear. */
class Lookup {
	private readonly scalars = new Set<string>();
	private readonly rest: Value[] = [];

	add(key: Value): void {
		if (typeof key === "string" || typeof key === "number") this.scalars.add(String(key));
		else this.rest.push(key);
	}

	has(key: Value): boolean {
		if ((typeof key === "string" || typeof key === "number") && this.scalars.has(String(key))) return true;
		return this.rest.some((other) => looseEquals(other, key));
	}
}

function lookupOf(call: StatementCall, values: readonly Value[]): Lookup {
	const lookup = new Lookup();
	for (const [index, element] of values.entries()) lookup.add(keyOf(call, element, index, values as Value[]));
	return lookup;
}

const perElementBy: StatementAttribute = {
	name: "by",
	kind: "any",
	required: false,
	perElement: true,
	summary: "Evaluated for every element, `$this`.",
};

/** Statements over arrays that do not change their list; the mutating ones are translated by the compiler. */
export const arrayStatements: readonly StatementDefinition[] = [
	statement({
		name: "array.push",
		family: "array",
		summary: "Adds a value at the end of an array variable.",
		positional: variable,
		attributes: [value],
		binds: "never",
		effects: "control",
		evidence: "documented",
		notes: growing,
		examples: [
			{ code: "var $a { value = [1] } array.push $a { value = 2 } response = $a", result: "[1, 2]" },
			{ code: "var $a { value = {list: []} } array.push $a.list { value = 1 } response = $a", result: '{"list": [1]}' },
			{
				code: 'var $a { value = "x" } array.push $a { value = 1 }',
				result: "error: `array.push` needs an array, not a text",
			},
		],
	}),
	statement({
		name: "array.unshift",
		family: "array",
		summary: "Adds a value at the front of an array variable.",
		positional: variable,
		attributes: [value],
		binds: "never",
		effects: "control",
		evidence: "documented",
		notes: growing,
		examples: [{ code: "var $a { value = [1] } array.unshift $a { value = 0 } response = $a", result: "[0, 1]" }],
	}),
	statement({
		name: "array.merge",
		family: "array",
		summary: "Adds all elements of another array, or a single value, at the end of an array variable.",
		positional: variable,
		attributes: [value],
		binds: "never",
		effects: "control",
		evidence: "documented",
		notes: `${growing} Two objects become one, in which the keys of the second win (our choice).`,
		examples: [
			{ code: "var $a { value = [1] } array.merge $a { value = [2, 3] } response = $a", result: "[1, 2, 3]" },
			{ code: "var $a { value = [1] } array.merge $a { value = 2 } response = $a", result: "[1, 2]" },
		],
	}),
	statement({
		name: "array.pop",
		family: "array",
		summary: "Takes the last element out of an array variable and binds it.",
		positional: variable,
		attributes: [],
		binds: "optional",
		bindsOnXano: true,
		effects: "control",
		evidence: "documented",
		notes: shrinking,
		examples: [
			{ code: "var $a { value = [1, 2] } array.pop $a as $x\nresponse = {a: $a, x: $x}", result: '{"a": [1], "x": 2}' },
		],
	}),
	statement({
		name: "array.shift",
		family: "array",
		summary: "Takes the first element out of an array variable and binds it.",
		positional: variable,
		attributes: [],
		binds: "optional",
		bindsOnXano: true,
		effects: "control",
		evidence: "documented",
		notes: shrinking,
		examples: [
			{
				code: "var $a { value = [1, 2] } array.shift $a as $x\nresponse = {a: $a, x: $x}",
				result: '{"a": [2], "x": 1}',
			},
		],
	}),
	statement({
		name: "array.find",
		family: "array",
		summary: "Binds the first element for which the condition holds; null when there is none.",
		positional: list,
		attributes: [],
		clause: "if",
		binds: "optional",
		effects: "pure",
		evidence: "observed",
		notes: `One page of the documentation promises an error instead of null. ${looked}`,
		examples: [
			{ code: "array.find ([1, 2, 3]) if ($this > 1) as $x\nresponse = $x", result: "2" },
			{ code: "array.find ([1, 2, 3]) if ($this > 9) as $x\nresponse = $x", result: "null" },
			{
				code: "array.find (null) if ($this > 1) as $x\nresponse = $x",
				result: "error: Please use a numerically indexed array.",
			},
		],
		run: (call) => {
			const at = position(call, "array.find");
			return at < 0 ? null : (elements(call, "array.find")[at] as Value);
		},
	}),
	statement({
		name: "array.find_index",
		family: "array",
		summary: "Binds the position of the first element for which the condition holds; -1 when there is none.",
		positional: list,
		attributes: [],
		clause: "if",
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		notes: looked,
		examples: [
			{ code: "array.find_index ([1, 2, 3]) if ($this > 1) as $x\nresponse = $x", result: "1" },
			{ code: "array.find_index ([1, 2, 3]) if ($this > 9) as $x\nresponse = $x", result: "-1" },
		],
		run: (call) => position(call, "array.find_index"),
	}),
	statement({
		name: "array.has",
		family: "array",
		summary: "Binds whether the condition holds for at least one element.",
		positional: list,
		attributes: [],
		clause: "if",
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		notes: `False for an empty array. ${looked}`,
		examples: [{ code: "array.has ([1, 2, 3]) if ($this > 2) as $x\nresponse = $x", result: "true" }],
		run: (call) => position(call, "array.has") >= 0,
	}),
	statement({
		name: "array.every",
		family: "array",
		summary: "Binds whether the condition holds for all elements; true for an empty array.",
		positional: list,
		attributes: [],
		clause: "if",
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		notes: looked,
		examples: [{ code: "array.every ([1, 2, 3]) if ($this > 0) as $x\nresponse = $x", result: "true" }],
		run: (call) => kept(call, "array.every", false).length === 0,
	}),
	statement({
		name: "array.filter",
		family: "array",
		summary: "Binds a new array of the elements for which the condition holds.",
		positional: list,
		attributes: [],
		clause: "if",
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		notes: `The positions are numbered anew. ${looked}`,
		examples: [{ code: "array.filter ([1, 2, 3]) if ($this != 2) as $x\nresponse = $x", result: "[1, 3]" }],
		run: (call) => kept(call, "array.filter", true),
	}),
	statement({
		name: "array.filter_count",
		family: "array",
		summary: "Binds for how many elements the condition holds.",
		positional: list,
		attributes: [],
		clause: "if",
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		notes: looked,
		examples: [{ code: "array.filter_count ([1, 2, 3]) if ($this != 2) as $x\nresponse = $x", result: "2" }],
		run: (call) => kept(call, "array.filter_count", true).length,
	}),
	statement({
		name: "array.partition",
		family: "array",
		summary: "Binds two arrays: the elements for which the condition holds, and the others.",
		positional: list,
		attributes: [],
		clause: "if",
		binds: "optional",
		effects: "pure",
		evidence: "choice",
		notes: `The shape of the result is not documented; an array of two arrays is our choice. ${looked}`,
		examples: [{ code: "array.partition ([1, 2, 3]) if ($this > 1) as $x\nresponse = $x", result: "[[2, 3], [1]]" }],
		run: (call) => [kept(call, "array.partition", true), kept(call, "array.partition", false)],
	}),
	statement({
		name: "array.group_by",
		family: "array",
		summary: "Binds an object that holds, under every value of `by`, the elements that have it.",
		positional: list,
		attributes: [{ ...perElementBy, required: true }],
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		notes: `Keys are the texts of the values, in the order they are first met; null is the key "", and an array or an object is an error. ${looked}`,
		examples: [
			{
				code: 'array.group_by ([{k: "a", n: 1}, {k: "b", n: 2}]) { by = $this.k } as $x\nresponse = $x|keys',
				result: '["a", "b"]',
			},
		],
		run: (call) => {
			const source = elements(call, "array.group_by");
			let groups: XanoObject = {};
			for (const [index, element] of source.entries()) {
				const key = toTextFilter(keyOf(call, element, index, source));
				const group = getKey(groups, key);
				if (Array.isArray(group)) group.push(element);
				else groups = setKey(groups, key, [element]);
			}
			return groups;
		},
	}),
	statement({
		name: "array.map",
		family: "array",
		summary: "Binds a new array of what `by` (or `value`) gives for every element.",
		positional: list,
		attributes: [perElementBy, { ...perElementBy, name: "value" }],
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		notes: `The documentation writes \`by\` in places and \`value\` in others. With both \`by\` counts, with neither the elements are given as they are. ${looked}`,
		examples: [
			{ code: "array.map ([1, 2, 3]) { by = $this * 2 } as $x\nresponse = $x", result: "[2, 4, 6]" },
			{
				code: "array.map ([{n: 1}]) { value = {m: $this.n, at: $index} } as $x\nresponse = $x",
				result: '[{"m": 1, "at": 0}]',
			},
		],
		run: (call) => {
			const source = elements(call, "array.map");
			return source.map((element, index) => keyOf(call, element, index, source));
		},
	}),
	statement({
		name: "array.union",
		family: "array",
		summary: "Binds the distinct elements of both arrays, compared through `by`.",
		positional: list,
		attributes: [second, perElementBy],
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		notes: `The elements of the first array come first, in their order; the first of equal ones stays. ${compared}`,
		examples: [
			{ code: "array.union ([1, 2]) { value = [2, 3] } as $x\nresponse = $x", result: "[1, 2, 3]" },
			{
				code: 'array.union ([{id: 1, n: "a"}]) { value = [{id: 1, n: "b"}, {id: 2, n: "c"}] by = $this.id } as $x\nresponse = $x',
				result: '[{"id": 1, "n": "a"}, {"id": 2, "n": "c"}]',
			},
		],
		run: (call) => {
			const seen = new Lookup();
			const all = [...elements(call, "array.union"), ...others(call, "array.union")];
			return all.filter((element, index) => {
				const key = keyOf(call, element, index, all);
				if (seen.has(key)) return false;
				seen.add(key);
				return true;
			});
		},
	}),
	statement({
		name: "array.difference",
		family: "array",
		summary: "Binds the elements that the other array does not have, compared through `by`.",
		positional: list,
		attributes: [second, perElementBy],
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		notes: compared,
		examples: [{ code: "array.difference ([1, 2, 3]) { value = [2] } as $x\nresponse = $x", result: "[1, 3]" }],
		run: (call) => {
			const excluded = lookupOf(call, others(call, "array.difference"));
			const source = elements(call, "array.difference");
			return source.filter((element, index) => !excluded.has(keyOf(call, element, index, source)));
		},
	}),
	statement({
		name: "array.intersection",
		family: "array",
		summary: "Binds the elements that both arrays have, compared through `by`.",
		positional: list,
		attributes: [second, perElementBy],
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		notes: `In the order of the first array. ${compared}`,
		examples: [{ code: "array.intersection ([1, 2, 3]) { value = [3, 2] } as $x\nresponse = $x", result: "[2, 3]" }],
		run: (call) => {
			const wanted = lookupOf(call, others(call, "array.intersection"));
			const source = elements(call, "array.intersection");
			return source.filter((element, index) => wanted.has(keyOf(call, element, index, source)));
		},
	}),
];
