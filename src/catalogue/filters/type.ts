import { isObject, kindOf, type Value } from "../../values/kinds.js";
import { isEmpty } from "../../values/truthy.js";
import { type FilterDefinition, filter } from "../define.js";

function isUuid(value: Value): boolean {
	return typeof value === "string" && /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(value);
}

/** A question about the kind of the subject. */
function question(
	name: string,
	summary: string,
	examples: FilterDefinition["examples"],
	holds: (subject: Value) => boolean,
	others: Partial<Pick<FilterDefinition, "aliases" | "notes" | "portability">> = {},
): FilterDefinition {
	return filter({
		name,
		family: "type",
		summary,
		arguments: [],
		result: "bool",
		evidence: "documented",
		...others,
		examples,
		run: holds,
	});
}

const localOnly = "Xano's list of filters does not have it, though one page of its documentation names it.";

/** Filters that ask of what kind the subject is. */
export const typeFilters: readonly FilterDefinition[] = [
	question(
		"is_null",
		"Whether the subject is null.",
		[
			{ code: "null|is_null", result: "true" },
			{ code: '""|is_null', result: "false" },
		],
		(subject) => subject === null,
		{
			aliases: ["null"],
		},
	),
	question(
		"is_empty",
		'Whether the subject is "", null, 0, "0", false, [] or {}.',
		[
			{ code: "[]|is_empty", result: "true" },
			{ code: '"test"|is_empty', result: "false" },
			{ code: '"0"|is_empty', result: "true" },
			{ code: '" "|is_empty', result: "false" },
		],
		isEmpty,
		{ aliases: ["empty"] },
	),
	question(
		"is_array",
		"Whether the subject is an array; an object is not.",
		[
			{ code: "[]|is_array", result: "true" },
			{ code: "{a: 1}|is_array", result: "false" },
		],
		Array.isArray,
	),
	question(
		"is_object",
		"Whether the subject is an object, even an empty one; an array is not.",
		[
			{ code: "{}|is_object", result: "true" },
			{ code: "[]|is_object", result: "false" },
		],
		isObject,
	),
	question(
		"is_int",
		"Whether the subject is an int; a text of digits is not.",
		[
			{ code: "42|is_int", result: "true" },
			{ code: '"5"|is_int', result: "false" },
		],
		(subject) => kindOf(subject) === "int",
		{ notes: "A decimal without a fraction is an int: 5.0 and 5 are one value." },
	),
	question(
		"is_decimal",
		"Whether the subject is a number with a fraction.",
		[
			{ code: "1.5|is_decimal", result: "true" },
			{ code: '"1.5"|is_decimal', result: "false" },
			{ code: "5|is_decimal", result: "false" },
		],
		(subject) => kindOf(subject) === "decimal",
		{ notes: "A decimal without a fraction is an int: 5.0 and 5 are one value." },
	),
	question(
		"is_bool",
		"Whether the subject is true or false.",
		[
			{ code: "false|is_bool", result: "true" },
			{ code: "0|is_bool", result: "false" },
		],
		(subject) => typeof subject === "boolean",
	),
	question(
		"is_text",
		"Whether the subject is a text.",
		[{ code: '"213"|is_text', result: "true" }],
		(subject) => typeof subject === "string",
	),
	question(
		"is_uuid",
		"Whether the subject is a text in the form of a UUID, of any version and in either case.",
		[
			{ code: '"123e4567-e89b-12d3-a456-426614174000"|is_uuid', result: "true" },
			{ code: '"123"|is_uuid', result: "false" },
		],
		isUuid,
	),
	question(
		"is_not_null",
		"Whether the subject is anything but null.",
		[{ code: "0|is_not_null", result: "true" }],
		(subject) => subject !== null,
		{
			portability: `${localOnly} Write \`|is_null|not\`.`,
		},
	),
	question(
		"is_not_empty",
		'Whether the subject is none of "", null, 0, "0", false, [] and {}.',
		[{ code: "[]|is_not_empty", result: "false" }],
		(subject) => !isEmpty(subject),
		{
			portability: `${localOnly} Write \`|is_empty|not\`.`,
		},
	),
];
