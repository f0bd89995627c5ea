import { toNumber } from "../../../values/arithmetic.js";
import { truncate } from "../../../values/convert.js";
import { fatalError } from "../../../values/error.js";
import { normalizeInteger, type Value } from "../../../values/kinds.js";
import { type CallContext, type FilterDefinition, filter } from "../../define.js";
import { checkElements, describeValue, elementsOf, wholeArgument } from "../subject.js";
import { sortElements } from "./sorting.js";

/** Every int from start to stop, both included; downwards when start is the greater (PHP 8). */
function range(context: CallContext, start: Value, stop: Value): Value[] {
	const first = truncate(toNumber(start, `The start of \`range\` must be a number, not ${describeValue(start)}`));
	const last = truncate(toNumber(stop, `The stop of \`range\` must be a number, not ${describeValue(stop)}`));
	checkElements(context, Math.abs(Number(last) - Number(first)) + 1);
	const numbers: Value[] = [];
	if (typeof first === "number" && typeof last === "number") {
		if (first <= last) for (let number = first; number <= last; number++) numbers.push(number);
		else for (let number = first; number >= last; number--) numbers.push(number);
		return numbers;
	}
	const end = BigInt(last);
	const step = first <= last ? 1n : -1n;
	for (let number = BigInt(first); number * step <= end * step; number += step) numbers.push(normalizeInteger(number));
	return numbers;
}

/** `count` times the subject; nulls stand in the positions before `start`, as the documentation shows. */
function fill(context: CallContext, subject: Value, start: Value, count: Value): Value[] {
	const skipped = wholeArgument(start ?? 0, "The start of `fill`");
	const times = wholeArgument(count, "The count of `fill`");
	if (skipped < 0 || times < 0) {
		throw fatalError("`fill` needs a start and a count of 0 or more", 'Five times "x" is "x"|fill:0:5.');
	}
	checkElements(context, skipped + times);
	const filled: Value[] = [];
	for (let index = 0; index < skipped; index++) filled.push(null);
	for (let index = 0; index < times; index++) filled.push(subject);
	return filled;
}

/** All elements of arrays within arrays, in order. Walks with a stack of its own: nesting has no limit here. */
function flatten(context: CallContext, subject: Value): Value[] {
	const flat: Value[] = [];
	const open: { readonly list: readonly Value[]; next: number }[] = [{ list: elementsOf(subject, "flatten"), next: 0 }];
	let opened = 0;
	for (let current = open.at(-1); current !== undefined; current = open.at(-1)) {
		const element = current.list[current.next++];
		if (element === undefined) open.pop();
		else if (Array.isArray(element)) {
			// Empty lists that are shared many times add nothing to the result, but do take time.
			checkElements(context, ++opened);
			open.push({ list: element, next: 0 });
		} else {
			flat.push(element);
			if (flat.length > context.limits.size) checkElements(context, flat.length);
		}
	}
	return flat;
}

function shuffle(context: CallContext, subject: Value): Value[] {
	const shuffled = elementsOf(subject, "shuffle").slice();
	for (let last = shuffled.length - 1; last > 0; last--) {
		const other = context.random.integer(0, last);
		const element = shuffled[last] as Value;
		shuffled[last] = shuffled[other] as Value;
		shuffled[other] = element;
	}
	return shuffled;
}

/** Filters that make a list out of something, or put one in another order. */
export const makingFilters: readonly FilterDefinition[] = [
	filter({
		name: "range",
		family: "array",
		summary: "All ints between two bounds, both included; the subject is not looked at.",
		arguments: [
			{ name: "start", kind: "int", required: true, summary: "The first number." },
			{ name: "stop", kind: "int", required: true, summary: "The last number." },
		],
		result: "array",
		evidence: "documented",
		notes:
			"Descends when start is greater than stop, as PHP's `range` does. Fractions are cut off. `(10..15)` means the same.",
		examples: [
			{ code: "null|range:10:15", result: "[10, 11, 12, 13, 14, 15]" },
			{ code: "null|range:2:-1", result: "[2, 1, 0, -1]" },
		],
		context: true,
		run: (context, _subject, start: Value, stop: Value) => range(context, start, stop),
	}),
	filter({
		name: "fill",
		family: "array",
		aliases: ["array_fill"],
		summary: "An array that holds the subject a number of times.",
		arguments: [
			{ name: "start", kind: "int", required: true, default: 0, summary: "Positions to leave null at the front." },
			{ name: "count", kind: "int", required: true, summary: "How many times." },
		],
		result: "array",
		evidence: "documented",
		notes: "The subject may be any value. A negative start or count is an error.",
		examples: [
			{ code: "0|fill:0:3", result: "[0, 0, 0]" },
			{ code: '"x"|fill:2:2', result: '[null, null, "x", "x"]' },
		],
		context: true,
		run: fill,
	}),
	filter({
		name: "safe_array",
		family: "array",
		summary: "Makes sure there is an array: an array stays, null becomes [], anything else an array of one.",
		arguments: [],
		result: "array",
		evidence: "documented",
		notes: "An object is a single value, too.",
		examples: [
			{ code: "12|safe_array", result: "[12]" },
			{ code: "[1, 2]|safe_array", result: "[1, 2]" },
			{ code: "null|safe_array", result: "[]" },
			{ code: "{a: 1}|safe_array", result: '[{"a": 1}]' },
		],
		run: (subject) => (Array.isArray(subject) ? subject : subject === null ? [] : [subject]),
	}),
	filter({
		name: "flatten",
		family: "array",
		summary: "Puts the elements of all arrays within the array into one list.",
		arguments: [],
		result: "array",
		evidence: "documented",
		notes: "However deep they are. Objects within are kept as they are (our choice).",
		examples: [{ code: "[1, [2, 3], [[4, 5]]]|flatten", result: "[1, 2, 3, 4, 5]" }],
		context: true,
		run: (context, subject) => (subject === null ? null : flatten(context, subject)),
	}),
	filter({
		name: "sort",
		family: "array",
		aliases: ["fsort"],
		summary: "Sorts the elements, or sorts them by what stands at a path in each.",
		arguments: [
			{ name: "path", kind: "text", required: false, default: "", summary: "What to sort by in each element." },
			{
				name: "type",
				kind: "text",
				required: false,
				values: ["text", "itext", "natural", "inatural", "number"],
				summary: "How to compare: the types with an i ignore case, the natural ones see numbers within texts.",
			},
			{ name: "asc", kind: "bool", required: false, default: true, summary: "Ascending; false for descending." },
		],
		result: "array",
		evidence: "documented",
		notes:
			"A bare `|sort` compares numbers by value and texts with regard to case. With a path and no type, Xano sorts as `itext`, even numbers: here texts are sorted so, and numbers by value, with a warning; write the type. Types it does not know sort as `itext` (observed), with a warning, but `int` and `decimal` as `number`. Elements that compare equal keep their order (our choice). An object gives the array of its values.",
		examples: [
			{ code: "[10, 9, 2]|sort", result: "[2, 9, 10]" },
			{ code: '[10, 9, 2]|sort:"":"text"', result: "[10, 2, 9]" },
			{ code: '[{n: "b"}, {n: "a"}]|sort:"n":"text"', result: '[{"n": "a"}, {"n": "b"}]' },
			{ code: '[{n: "b"}, {n: "A"}, {n: "a"}]|sort:"n"', result: '[{"n": "A"}, {"n": "a"}, {"n": "b"}]' },
			{ code: '[{n: 2}, {n: 10}]|sort:"n":"number":false', result: '[{"n": 10}, {"n": 2}]' },
			{ code: '["x10", "x9"]|sort:"":"natural"', result: '["x9", "x10"]' },
		],
		context: true,
		run: (context, subject, path: Value, type: Value, ascending: Value) =>
			subject === null ? null : sortElements(context, elementsOf(subject, "sort"), path, type, ascending),
	}),
	filter({
		name: "shuffle",
		family: "array",
		aliases: ["array_shuffle"],
		summary: "The elements in random order.",
		arguments: [],
		result: "array",
		evidence: "documented",
		notes: "An object gives the array of its values.",
		examples: [{ code: "[3, 1, 2]|shuffle|sort", result: "[1, 2, 3]" }],
		context: true,
		run: (context, subject) => (subject === null ? null : shuffle(context, subject)),
	}),
];
