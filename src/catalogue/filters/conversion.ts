import { toBool, toDecimal, toInt, toTextFilter } from "../../values/convert.js";
import type { Value } from "../../values/kinds.js";
import { type FilterDefinition, filter } from "../define.js";

function conversion(
	name: string,
	result: FilterDefinition["result"],
	summary: string,
	examples: FilterDefinition["examples"],
	run: (subject: Value) => Value,
	notes?: string,
): FilterDefinition {
	return filter({
		name,
		family: "conversion",
		summary,
		arguments: [],
		result,
		evidence: "documented",
		...(notes === undefined ? {} : { notes }),
		examples,
		run,
	});
}

const asInPhp =
	"No value is an error: a text without a number gives 0, true gives 1, null, false, [] and {} give 0, and any other array or object 1, as in PHP.";

/** Filters that turn a value into another kind. */
export const conversionFilters: readonly FilterDefinition[] = [
	conversion(
		"to_text",
		"text",
		"The value as text, as `~` writes it.",
		[
			{ code: "1.50|to_text", result: '"1.5"' },
			{ code: "true|to_text", result: '"true"' },
			{ code: "null|to_text", result: '""' },
			{ code: "[1]|to_text", result: "error: Unable to use an array as text" },
		],
		toTextFilter,
		"That arrays and objects are an error is our choice: they become text with `|json_encode`.",
	),
	conversion(
		"to_int",
		"int",
		"The value as an int: a fraction is cut off, and of a text the number it begins with counts.",
		[
			{ code: '"123"|to_int', result: "123" },
			{ code: '"133.45 kg"|to_int', result: "133" },
			{ code: '"abc"|to_int', result: "0" },
			{ code: "-2.7|to_int", result: "-2" },
			{ code: '"1e3"|to_int', result: "1000" },
			{ code: "null|to_int", result: "0" },
		],
		toInt,
		asInPhp,
	),
	conversion(
		"to_decimal",
		"number",
		"The value as a decimal: of a text the number it begins with counts.",
		[
			{ code: '"133.45 kg"|to_decimal', result: "133.45" },
			{ code: '"1,5"|to_decimal', result: "1" },
			{ code: "null|to_decimal", result: "0" },
		],
		toDecimal,
		asInPhp,
	),
	conversion(
		"to_bool",
		"bool",
		'The value as a bool: false for everything empty, and for the texts "false", "no" and "off" in either case.',
		[
			{ code: '"true"|to_bool', result: "true" },
			{ code: '"false"|to_bool', result: "false" },
			{ code: "0|to_bool", result: "false" },
			{ code: '"perhaps"|to_bool', result: "true" },
		],
		toBool,
		'That "no" and "off" are false is our choice.',
	),
	filter({
		name: "to_expr",
		family: "conversion",
		summary: "Evaluates a text as an expression.",
		arguments: [],
		result: "any",
		evidence: "documented",
		notes:
			"The expression sees the variables and inputs of the function it stands in, but no `$$` and no `$0`. Any value but a text is given back as it is.",
		examples: [
			{ code: '"(2 + 1) % 2"|to_expr', result: "1" },
			{ code: '"[1, 2, 3]|sum"|to_expr', result: "6" },
			{
				code: '"1 +"|to_expr',
				result: "error: Syntax error in the expression: a value is missing after `+`",
			},
		],
		context: "scope",
		evaluates: true,
		run: (context, scope, subject) => (typeof subject === "string" ? context.evaluate(subject, scope) : subject),
	}),
];
