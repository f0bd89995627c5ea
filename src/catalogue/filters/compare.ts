import { compareValues, looseEquals } from "../../values/compare.js";
import { isObject, type Value } from "../../values/kinds.js";
import { isTruthy } from "../../values/truthy.js";
import { type CallContext, type FilterArgument, type FilterDefinition, filter } from "../define.js";
import { isOdd } from "./math/bits.js";
import { elementsOf } from "./subject.js";

const other: FilterArgument = { name: "value", kind: "any", required: true, summary: "What to compare with." };

/** A filter with one argument that says yes or no. */
function comparison(
	name: string,
	alias: string | null,
	summary: string,
	examples: FilterDefinition["examples"],
	holds: (subject: Value, value: Value) => boolean,
): FilterDefinition {
	return filter({
		name,
		family: "compare",
		...(alias === null ? {} : { aliases: [alias] }),
		summary,
		arguments: [other],
		result: "bool",
		evidence: "documented",
		examples,
		run: holds,
	});
}

/** A filter without arguments that says yes or no. */
function question(
	name: string,
	summary: string,
	examples: FilterDefinition["examples"],
	holds: (subject: Value) => boolean,
	notes?: string,
): FilterDefinition {
	return filter({
		name,
		family: "compare",
		summary,
		arguments: [],
		result: "bool",
		evidence: "documented",
		...(notes === undefined ? {} : { notes }),
		examples,
		run: holds,
	});
}

const numbersOnly = "A fraction is cut off first. What is no number and no numeric text is an error.";

function contains(list: Value, needle: Value, name: string): boolean {
	return elementsOf(list, name).some((element) => looseEquals(element, needle));
}

/**
 * Whether the subject, a list, has the argument. One page of the documentation pipes the needle instead; where only
 * that can be meant, it is read so.
 */
function isIn(context: CallContext, subject: Value, needle: Value): boolean {
	if (subject === null) return false;
	const isList = Array.isArray(subject) || isObject(subject);
	if (isList || !Array.isArray(needle)) return contains(subject, needle, "in");
	context.warn("reversed-in", "`in` takes the list before it and the element behind it: `[1, 2]|in:$x`");
	return contains(needle, subject, "in");
}

const needle: FilterArgument = { name: "search", kind: "any", required: true, summary: "The element to look for." };

/** Filters that compare the subject with something and give a bool. */
export const compareFilters: readonly FilterDefinition[] = [
	comparison(
		"equals",
		"eq",
		'Whether both are equal by the rules of `==`: 1 equals "1".',
		[
			{ code: '5|equals:"5"', result: "true" },
			{ code: 'null|equals:""', result: "true" },
			{ code: "{a: 1, b: 2}|equals:{b: 2, a: 1}", result: "true" },
			{ code: '"abc"|equals:0', result: "false" },
		],
		looseEquals,
	),
	comparison(
		"not_equals",
		"ne",
		"Whether both differ by the rules of `!=`.",
		[{ code: "5|not_equals:3", result: "true" }],
		(subject, value) => !looseEquals(subject, value),
	),
	comparison(
		"greater_than",
		"gt",
		"Whether the subject is greater, by the rules of `>`.",
		[
			{ code: "5|greater_than:3", result: "true" },
			{ code: '"b"|greater_than:"a"', result: "true" },
			{ code: "null|greater_than:0", result: "false" },
		],
		(subject, value) => compareValues(subject, value) > 0,
	),
	comparison(
		"greater_than_or_equal",
		"gte",
		"Whether the subject is greater or equal, by the rules of `>=`.",
		[{ code: "5|greater_than_or_equal:5", result: "true" }],
		(subject, value) => compareValues(subject, value) >= 0,
	),
	comparison(
		"less_than",
		"lt",
		"Whether the subject is less, by the rules of `<`.",
		[{ code: "5|less_than:5", result: "false" }],
		(subject, value) => compareValues(subject, value) < 0,
	),
	comparison(
		"less_than_or_equal",
		"lte",
		"Whether the subject is less or equal, by the rules of `<=`.",
		[{ code: "7|less_than_or_equal:5", result: "false" }],
		(subject, value) => compareValues(subject, value) <= 0,
	),
	comparison(
		"and",
		null,
		"Whether both are true.",
		[
			{ code: "1|and:0", result: "false" },
			{ code: '"a"|and:"b"', result: "true" },
		],
		(subject, value) => isTruthy(subject) && isTruthy(value),
	),
	comparison(
		"or",
		null,
		"Whether at least one is true.",
		[{ code: "0|or:1", result: "true" }],
		(subject, value) => isTruthy(subject) || isTruthy(value),
	),
	question(
		"not",
		'The opposite: true for false, null, 0, "", "0", [] and {}.',
		[{ code: "false|not", result: "true" }],
		(subject) => !isTruthy(subject),
	),
	question(
		"odd",
		"Whether a number is odd.",
		[
			{ code: "3|odd", result: "true" },
			{ code: "-1|odd", result: "true" },
			{ code: "null|odd", result: "error: Numbers are required for mathematical operations" },
		],
		isOdd,
		numbersOnly,
	),
	question(
		"even",
		"Whether a number is even.",
		[
			{ code: "4|even", result: "true" },
			{ code: "0|even", result: "true" },
		],
		(subject) => !isOdd(subject),
		numbersOnly,
	),
	filter({
		name: "in",
		family: "compare",
		summary: "Whether a list has an element, by the rules of `==`. The list stands in front.",
		arguments: [needle],
		result: "bool",
		evidence: "observed",
		notes:
			"False for null. An object is searched by its values; a text, a number or a bool in front is an error. One page of the documentation has it the other way round: `$x|in:[1, 2]` is read as `[1, 2]|in:$x`, with a warning.",
		examples: [
			{ code: "[1, 2, 3]|in:3", result: "true" },
			{ code: "[1, 2, 3]|in:4", result: "false" },
			{ code: '[1, 2, 3]|in:"3"', result: "true" },
		],
		context: true,
		run: isIn,
	}),
	filter({
		name: "not_in",
		family: "compare",
		summary: "Whether the subject is not among the elements of a list. The list is the argument.",
		arguments: [{ name: "list", kind: "array", required: true, summary: "The list to look in." }],
		result: "bool",
		evidence: "documented",
		portability:
			"Xano's list of filters does not have it, though one page of its documentation names it. Write `([1, 2]|in:$x)|not`.",
		examples: [
			{ code: '"apple"|not_in:["banana", "pear"]', result: "true" },
			{ code: "5|not_in:[1, 2, 3, 5]", result: "false" },
		],
		run: (subject, list: Value) => list === null || !contains(list, subject, "not_in"),
	}),
	filter({
		name: "ternary",
		family: "compare",
		summary: "The first argument when the subject is true, otherwise the second.",
		arguments: [
			{ name: "then", kind: "any", required: true, summary: "When the subject is true." },
			{ name: "else", kind: "any", required: true, summary: "When it is not." },
		],
		result: "any",
		evidence: "documented",
		portability:
			"Xano's list of filters does not have it, though one page of its documentation names it. Write `$condition ? $a : $b`.",
		examples: [{ code: '(5 > 3)|ternary:"yes":"no"', result: '"yes"' }],
		run: (subject, then: Value, otherwise: Value) => (isTruthy(subject) ? then : otherwise),
	}),
];
