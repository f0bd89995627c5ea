import { looseEquals } from "../../values/compare.js";
import { isObject, type Value } from "../../values/kinds.js";
import { entriesOf, getKey } from "../../values/object.js";
import { isEmpty } from "../../values/truthy.js";
import { type Assertion, expected, shown } from "./define.js";

/** What a value is. */
export const equalityAssertions: readonly Assertion[] = [
	{
		name: "to_equal",
		summary: "Holds when the subject equals the value exactly.",
		attributes: [expected("any", "What is expected.")],
		about: "value",
		evidence: "documented",
		notes: 'The kind counts, so 1 is not "1"; the order of the keys of an object does not (our choice).',
		examples: [
			{ code: "expect.to_equal (1 + 1) { value = 2 } response = true", result: "true" },
			{ code: "expect.to_equal ({a: 1, b: [2]}) { value = {b: [2], a: 1} } response = true", result: "true" },
			{
				code: "var $sum { value = 1 } expect.to_equal ($sum) { value = 2 }",
				result: "error: to_equal failed - expected value 2 does not equal 1",
			},
		],
		judge: ({ subject, attributes: { value = null } }) =>
			isSame(subject, value) ? null : `expected value ${shown(value)} does not equal ${shown(subject)}`,
	},
	{
		name: "to_not_equal",
		summary: "Holds when the subject does not equal the value exactly.",
		attributes: [expected("any", "What is not expected.")],
		about: "value",
		evidence: "documented",
		examples: [
			{ code: 'expect.to_not_equal (1) { value = "1" } response = true', result: "true" },
			{
				code: "expect.to_not_equal (1) { value = 1 }",
				result: "error: to_not_equal failed - a value other than 1 was expected",
			},
		],
		judge: ({ subject, attributes: { value = null } }) =>
			isSame(subject, value) ? `a value other than ${shown(value)} was expected` : null,
	},
	fixed("to_be_true", true),
	fixed("to_be_false", false),
	fixed("to_be_null", null),
	{
		name: "to_not_be_null",
		summary: "Holds when the subject is not null.",
		attributes: [],
		about: "value",
		evidence: "documented",
		examples: [
			{ code: "expect.to_not_be_null (0)\nresponse = true", result: "true" },
			{ code: "expect.to_not_be_null (null)", result: "error: to_not_be_null failed - null was not expected" },
		],
		judge: ({ subject }) => (subject === null ? "null was not expected" : null),
	},
	{
		name: "to_be_empty",
		summary: 'Holds when the subject is "", null, 0, "0", false, [] or {}, as with `is_empty`.',
		attributes: [],
		about: "value",
		evidence: "documented",
		examples: [
			{ code: "expect.to_be_empty ([])\nresponse = true", result: "true" },
			{ code: "expect.to_be_empty ([0])", result: "error: to_be_empty failed - [0] is not empty" },
		],
		judge: ({ subject }) => (isEmpty(subject) ? null : `${shown(subject)} is not empty`),
	},
	{
		name: "to_be_defined",
		summary: "Holds when there is something at the place the subject names, be it null.",
		attributes: [],
		about: "place",
		evidence: "documented",
		notes: "A missing variable, input or key is no error here. Behind an index null counts as missing, too.",
		examples: [
			{ code: "var $x { value = {a: null} } expect.to_be_defined ($x.a)\nresponse = true", result: "true" },
			{
				code: "var $x { value = {a: null} } expect.to_be_defined ($x.b)",
				result: "error: to_be_defined failed - there is no such value",
			},
		],
		judge: ({ isMissing }) => (isMissing ? "there is no such value" : null),
	},
	{
		name: "to_not_be_defined",
		summary: "Holds when there is nothing at the place the subject names, not even null.",
		attributes: [],
		about: "place",
		evidence: "documented",
		notes: "As to_be_defined.",
		examples: [
			{ code: "var $x { value = {a: [1]} } expect.to_not_be_defined ($x.b.c)\nresponse = true", result: "true" },
			{
				code: "var $x { value = {a: [1]} } expect.to_not_be_defined ($x.a)",
				result: "error: to_not_be_defined failed - nothing was expected, but there is [1]",
			},
		],
		judge: ({ isMissing, subject }) => (isMissing ? null : `nothing was expected, but there is ${shown(subject)}`),
	},
];

function fixed(name: string, wanted: true | false | null): Assertion {
	const other = wanted === null ? "0" : "1";
	return {
		name,
		summary: `Holds when the subject is ${wanted}, and nothing that only counts as such.`,
		attributes: [],
		about: "value",
		evidence: "documented",
		examples: [
			{ code: `expect.${name} (${wanted})\nresponse = 1`, result: "1" },
			{ code: `expect.${name} (${other})`, result: `error: ${name} failed - ${other} is not ${wanted}` },
		],
		judge: ({ subject }) => (subject === wanted ? null : `${shown(subject)} is not ${wanted}`),
	};
}

/**
 * Same kinds and same content, in whatever order an object has its keys.
 * @throws XanoError when the values are nested too deeply
 */
export function isSame(left: Value, right: Value): boolean {
	// Looks at the depth as well, so that what follows may recurse.
	return looseEquals(left, right) && isSameAt(left, right);
}

function isSameAt(left: Value, right: Value): boolean {
	if (Array.isArray(left)) {
		return Array.isArray(right) && left.every((element, index) => isSameAt(element, right[index] as Value));
	}
	if (!isObject(left)) return left === right;
	return isObject(right) && entriesOf(left).every(([key, value]) => isSameAt(value, getKey(right, key) as Value));
}
