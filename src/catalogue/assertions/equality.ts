import { isObject, type Value } from "../../values/kinds.js";
import { valuesOf } from "../../values/object.js";
import { isEmpty, isTruthy } from "../../values/truthy.js";
import { describeKind } from "../filters/subject.js";
import { type Assertion, type Claim, expected, shown } from "./define.js";
import { explainDifference } from "./difference.js";
import { isSame } from "./same.js";

/** What a value is. */
export const equalityAssertions: readonly Assertion[] = [
	{
		name: "to_equal",
		summary: "Holds when the subject equals the value exactly.",
		attributes: [expected("any", "What is expected.")],
		about: "value",
		evidence: "documented",
		notes:
			'The kind counts, so 1 is not "1", [] not {}, and null not a missing key; whole decimals are ints, so 1.0 is 1. The order of the keys of an object does not count (our choice).',
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
		help: ({ subject, attributes: { value = null } }) => explainDifference(subject, value),
		comparison: ({ subject, attributes: { value = null } }) => ({ expected: value, actual: subject }),
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
		help: ({ subject }) => fullnessOf(subject),
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
		help: ({ subject }) =>
			subject === null ? "A key that is null is there. Of null itself `expect.to_be_null` speaks." : null,
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
		help: (claim) => (wanted === null ? almostNull(claim) : almostBool(claim, wanted)),
		comparison: ({ subject }) => ({ expected: wanted, actual: subject }),
	};
}

function almostNull({ subject }: Claim): string | null {
	if (!isEmpty(subject)) return null;
	return `${shown(subject)} is ${describeKind(subject)}. Write \`expect.to_be_empty\` for whatever counts as nothing.`;
}

function almostBool({ subject }: Claim, wanted: boolean): string | null {
	if (typeof subject === "boolean") return null;
	if (typeof subject === "string" && subject.trim().toLowerCase() === String(wanted))
		return `${shown(subject)} is a text: \`|to_bool\` makes a bool of it.`;
	if (isTruthy(subject) !== wanted) return null;
	const kind = subject === null ? "null" : `${shown(subject)}, ${describeKind(subject)},`;
	return `In a condition ${kind} counts as ${wanted}, but it is no bool. Expect what it is, or give back a bool.`;
}

function fullnessOf(subject: Value): string | null {
	if (typeof subject === "string" && subject.trim() === "") return "It holds white space: `|trim` takes that away.";
	const inside = Array.isArray(subject) ? subject : isObject(subject) ? valuesOf(subject) : null;
	if (inside === null || !inside.every(isEmpty)) return null;
	return "What it holds is empty, but it is there. See `|filter` and `|filter_empty`.";
}
