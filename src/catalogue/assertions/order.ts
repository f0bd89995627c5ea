import { compareValues } from "../../values/compare.js";
import { parseNumericText } from "../../values/convert.js";
import { isNumber, type Value } from "../../values/kinds.js";
import type { StatementAttribute } from "../define.js";
import { momentSubject } from "../filters/date/coerce.js";
import { UTC } from "../filters/date/zones.js";
import { describeKind } from "../filters/subject.js";
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
		help: ({ subject, attributes: { value = null } }) => whyNotBeyond("greater", subject, value),
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
		help: ({ subject, attributes: { value = null } }) => whyNotBeyond("less", subject, value),
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
		judge: ({ subject, attributes: { min = null, max = null }, context }) => {
			const below = order(subject, min);
			const above = order(subject, max);
			if (below === 1 && above === -1) return null;
			if (below === 0 || above === 0) {
				context.warn(
					"excluded-bounds",
					"`expect.to_be_within` leaves out its bounds, as Xano's engine does; its documentation includes them in places",
				);
			}
			return `${shown(subject)} does not lie between ${shown(min)} and ${shown(max)}, both excluded`;
		},
		help: ({ subject, attributes: { min = null, max = null } }) => whyNotWithin(subject, min, max),
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
		help: (claim) => otherUnit(claim) ?? whenItIs(claim, "expect.to_be_in_the_past"),
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
		help: (claim) => otherUnit(claim) ?? whenItIs(claim, "expect.to_be_in_the_future"),
	},
];

/** -1, 0 or 1 as for `<=>`; null when one of both has no place in an order. */
function order(left: Value, right: Value): number | null {
	const hasPlace = (value: Value): boolean => isNumber(value) || typeof value === "string";
	return hasPlace(left) && hasPlace(right) ? compareValues(left, right) : null;
}

function whyNotBeyond(word: "greater" | "less", subject: Value, value: Value): string | null {
	const missing = withoutOrder(subject, value);
	if (missing !== null) return missing;
	if (order(subject, value) === 0) {
		const [sign, step] = word === "greater" ? ["lower", -1] : ["higher", 1];
		const near = Number.isSafeInteger(value) ? `, for a whole number \`value = ${Number(value) + step}\`` : "";
		return `They are equal, which it leaves out. To allow that, expect it to be ${word} than something a little ${sign}${near}.`;
	}
	return comparedAsTexts(subject, value);
}

function whyNotWithin(subject: Value, min: Value, max: Value): string | null {
	const missing = withoutOrder(subject, min) ?? withoutOrder(subject, max);
	if (missing !== null) return missing;
	if (order(min, max) !== -1) return "Nothing lies between these bounds: `min` has to be less than `max`.";
	if (order(subject, min) === 0) return atBound("min", min, "lower", -1);
	return order(subject, max) === 0 ? atBound("max", max, "raise", 1) : null;
}

function atBound(name: string, bound: Value, verb: string, step: number): string {
	const write = Number.isSafeInteger(bound)
		? `write \`${name} = ${Number(bound) + step}\``
		: `${verb} \`${name}\` a little`;
	return `It equals a bound. Xano's engine leaves out both, although its documentation includes them in places; to allow the bound itself, ${write}.`;
}

function withoutOrder(...values: readonly Value[]): string | null {
	const found = values.find((value) => !isNumber(value) && typeof value !== "string");
	if (found === undefined) return null;
	return `Only numbers and texts have an order, and ${found === null ? "null" : describeKind(found)} has none.`;
}

function comparedAsTexts(...values: readonly Value[]): string | null {
	const text = values.find((value) => typeof value === "string" && parseNumericText(value) === undefined);
	return text !== undefined && values.some(isNumber)
		? `${shown(text)} is no number, so both were compared as texts.`
		: null;
}

/** Seconds or microseconds where a timestamp has milliseconds. */
function otherUnit({ subject }: Claim): string | null {
	const number = typeof subject === "string" ? parseNumericText(subject) : isNumber(subject) ? subject : undefined;
	const size = Math.abs(Number(number ?? 0));
	if (size >= 1e8 && size < 1e11)
		return "Timestamps are milliseconds since 1970, and this looks like seconds: it needs `* 1000`.";
	if (size >= 1e14)
		return "Timestamps are milliseconds since 1970, and this looks like microseconds: it needs `/ 1000`.";
	return null;
}

/** Both moments, for nobody reads milliseconds. */
function whenItIs(claim: Claim, name: string): string | null {
	const moment = new Date(momentOf(claim, name));
	if (Number.isNaN(moment.getTime())) return null;
	return `It is ${moment.toISOString()}, and now is ${new Date(claim.context.clock.now()).toISOString()}.`;
}

function momentOf({ subject, context }: Claim, name: string): number {
	return momentSubject(subject, UTC, context, name);
}
