import { compareValues } from "../../values/compare.js";
import { isNumber, type Value } from "../../values/kinds.js";
import type { StatementAttribute } from "../define.js";
import { momentSubject } from "../filters/date/coerce.js";
import { UTC } from "../filters/date/zones.js";
import { type Assertion, type Claim, expected, shown } from "./define.js";

const bound = (name: string, summary: string): StatementAttribute => ({
	name,
	kind: "number",
	required: true,
	summary,
});

/** Where a value stands among others, and a moment beside now. */
export const orderAssertions: readonly Assertion[] = [
	{
		name: "to_be_greater_than",
		summary: "Holds when the subject is greater than the value.",
		attributes: [expected("number", "What it has to exceed.")],
		about: "value",
		evidence: "documented",
		notes: "Only numbers and texts have an order: anything else fails.",
		examples: [
			{ code: "expect.to_be_greater_than (3) { value = 2.5 } response = true", result: "true" },
			{
				code: "expect.to_be_greater_than (3) { value = 3 }",
				result: "error: to_be_greater_than failed - 3 is not greater than 3",
			},
		],
		judge: ({ subject, attributes: { value = null } }) =>
			order(subject, value) === 1 ? null : `${shown(subject)} is not greater than ${shown(value)}`,
	},
	{
		name: "to_be_less_than",
		summary: "Holds when the subject is less than the value.",
		attributes: [expected("number", "What it has to stay below.")],
		about: "value",
		evidence: "documented",
		notes: "Only numbers and texts have an order: anything else fails.",
		examples: [
			{ code: "expect.to_be_less_than (2) { value = 2.5 } response = true", result: "true" },
			{
				code: "expect.to_be_less_than (null) { value = 3 }",
				result: "error: to_be_less_than failed - null is not less than 3",
			},
		],
		judge: ({ subject, attributes: { value = null } }) =>
			order(subject, value) === -1 ? null : `${shown(subject)} is not less than ${shown(value)}`,
	},
	{
		name: "to_be_within",
		summary: "Holds when the subject lies between two bounds, both excluded.",
		attributes: [bound("min", "What it has to exceed."), bound("max", "What it has to stay below.")],
		about: "value",
		evidence: "observed",
		notes: "Xano's documentation calls the bounds inclusive in places; the live engine excludes both.",
		examples: [
			{ code: "expect.to_be_within (5) { min = 1 max = 10 } response = true", result: "true" },
			{
				code: "expect.to_be_within (10) { min = 1 max = 10 }",
				result: "error: to_be_within failed - 10 does not lie between 1 and 10, both excluded",
			},
		],
		judge: ({ subject, attributes: { min = null, max = null } }) =>
			order(subject, min) === 1 && order(subject, max) === -1
				? null
				: `${shown(subject)} does not lie between ${shown(min)} and ${shown(max)}, both excluded`,
	},
	{
		name: "to_be_in_the_past",
		summary: "Holds when the subject, a timestamp or date text, is before now.",
		attributes: [],
		about: "value",
		evidence: "documented",
		examples: [
			{ code: 'expect.to_be_in_the_past ("2020-01-01")\nresponse = true', result: "true" },
			{
				code: 'expect.to_be_in_the_past ("2999-01-01")',
				result: 'error: to_be_in_the_past failed - "2999-01-01" is not in the past',
			},
		],
		judge: (claim) =>
			momentOf(claim, "expect.to_be_in_the_past") < claim.context.clock.now()
				? null
				: `${shown(claim.subject)} is not in the past`,
	},
	{
		name: "to_be_in_the_future",
		summary: "Holds when the subject, a timestamp or date text, is after now.",
		attributes: [],
		about: "value",
		evidence: "documented",
		examples: [
			{ code: "expect.to_be_in_the_future (now|add_secs_to_timestamp:60)\nresponse = true", result: "true" },
			{
				code: "expect.to_be_in_the_future (0)",
				result: "error: to_be_in_the_future failed - 0 is not in the future",
			},
		],
		judge: (claim) =>
			momentOf(claim, "expect.to_be_in_the_future") > claim.context.clock.now()
				? null
				: `${shown(claim.subject)} is not in the future`,
	},
];

/** -1, 0 or 1 as for `<=>`; null when one of both has no place in an order. */
function order(left: Value, right: Value): number | null {
	const hasPlace = (value: Value): boolean => isNumber(value) || typeof value === "string";
	return hasPlace(left) && hasPlace(right) ? compareValues(left, right) : null;
}

function momentOf({ subject, context }: Claim, name: string): number {
	return momentSubject(subject, UTC, context, name);
}
