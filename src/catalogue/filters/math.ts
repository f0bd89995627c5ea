import {
	add,
	divide,
	modulo,
	multiply,
	NUMBERS_REQUIRED,
	negate,
	subtract,
	toNumber,
} from "../../values/arithmetic.js";
import type { Value } from "../../values/kinds.js";
import { type FilterArgument, type FilterDefinition, filter } from "../define.js";
import { combineBits, invertBits } from "./math/bits.js";
import { explained } from "./math/explain.js";
import { average, extreme, extremeOfTwo, product, sum } from "./math/lists.js";
import { logarithm, power, realNumber } from "./math/powers.js";
import { formatNumber, round } from "./math/rounding.js";

const operand: FilterArgument = { name: "value", kind: "number", required: true, summary: "The other number." };
const bits: FilterArgument = { name: "value", kind: "int", required: true, summary: "The other int." };

type Operation = (left: Value, right: Value, message: string) => Value;

/** A filter with one number as argument. */
function binary(
	name: string,
	alias: string | null,
	summary: string,
	code: string,
	result: string,
	operation: Operation,
	argument = operand,
	{ notes, examples = [] }: Partial<Pick<FilterDefinition, "notes" | "examples">> = {},
): FilterDefinition {
	return filter({
		name,
		family: "math",
		...(alias === null ? {} : { aliases: [alias] }),
		summary,
		arguments: [argument],
		result: "number",
		evidence: "documented",
		...(notes === undefined ? {} : { notes }),
		examples: [
			{ code, result },
			...examples,
			{ code: `null|${name}:1`, result: "error: Numbers are required for mathematical operations" },
		],
		run: (subject, value: Value) => operation(subject, value, NUMBERS_REQUIRED),
	});
}

/** A function of one number that may leave the real numbers. */
function real(
	name: string,
	summary: string,
	code: string,
	result: string,
	calculate: (number: number) => number,
	{ examples = [], ...others }: Partial<Pick<FilterDefinition, "notes" | "portability" | "examples">> = {},
): FilterDefinition {
	return filter({
		name,
		family: "math",
		summary,
		arguments: [],
		result: "number",
		evidence: "documented",
		...others,
		examples: [{ code, result }, ...examples],
		run: (subject) => realNumber(calculate(Number(toNumber(subject, NUMBERS_REQUIRED))), name),
	});
}

/** What to say of a function that has no value for some numbers: PHP's is NAN there, which no value of the language is. */
function undefinedElsewhere(code: string, name: string, domain?: string): Pick<FilterDefinition, "notes" | "examples"> {
	return {
		notes: `${domain === undefined ? "" : `Only for numbers ${domain}. `}What Xano makes of other numbers is not documented.`,
		examples: [{ code, result: `error: The result of \`${name}\` is not a number` }],
	};
}

/** A rounding to a whole number; 64-bit ints are whole already. */
function whole(
	name: string,
	summary: string,
	code: string,
	result: string,
	calculate: (number: number) => number,
): FilterDefinition {
	return filter({
		name,
		family: "math",
		summary,
		arguments: [],
		result: "int",
		evidence: "documented",
		examples: [{ code, result }],
		run: (subject) => {
			const number = toNumber(subject, NUMBERS_REQUIRED);
			return typeof number === "bigint" ? number : calculate(number) + 0;
		},
	});
}

/** A filter that makes one number of a list. */
function ofList(
	name: string,
	result: FilterDefinition["result"],
	summary: string,
	code: string,
	expected: string,
	run: (subject: Value) => Value,
	notes?: string,
): FilterDefinition {
	return filter({
		name,
		family: "math",
		summary,
		arguments: [],
		result,
		evidence: "documented",
		...(notes === undefined ? {} : { notes }),
		examples: [{ code, result: expected }],
		run,
	});
}

const extremeOfAny =
	"Every kind of element counts, in the order of `<`: null comes first. An empty array gives null (our choice), and so does null in front.";
const listOnly =
	"Every element has to be a number or a numeric text. Null in front stays null; what is no array or object is an error.";

const localOnly = "Xano's list of filters does not have it, though one page of its documentation names it.";

const arithmetic: readonly FilterDefinition[] = [
	binary("add", null, "Adds a number.", "5|add:3", "8", add, operand, {
		notes: "Ints are exact up to 64 bits; a result beyond that is a decimal.",
		examples: [{ code: '"2.5"|add:"1"', result: "3.5" }],
	}),
	binary("subtract", "sub", "Takes a number away.", "10|subtract:4", "6", subtract),
	binary("multiply", "mul", "Multiplies by a number.", "4|multiply:3", "12", multiply),
	binary(
		"divide",
		"div",
		"Divides by a number: an int when it goes in exactly, otherwise a decimal; by 0 is an error.",
		"7|divide:2",
		"3.5",
		divide,
		operand,
		{
			notes: "That dividing by 0 is an error is our choice, as in PHP 8.",
			examples: [
				{ code: "10|divide:2", result: "5" },
				{ code: "1|divide:0", result: "error: Division by zero" },
			],
		},
	),
	binary(
		"modulus",
		"mod",
		"The remainder of the division of two ints; the sign is the dividend's.",
		"-8|modulus:3",
		"-2",
		modulo,
		bits,
		{
			notes: "Fractions of both are cut off first. A remainder of a division by 0 is an error.",
			examples: [{ code: "7.9|modulus:2.5", result: "1" }],
		},
	),
	binary(
		"pow",
		null,
		"Raises to a power; exact for ints up to 64 bits.",
		"2|pow:3",
		"8",
		power,
		{ ...operand, name: "exp", summary: "The exponent; negative and fractional ones give decimals." },
		{ examples: [{ code: "2|pow:-1", result: "0.5" }] },
	),
	binary(
		"bitwise_and",
		null,
		"Keeps the bits both ints have.",
		"12|bitwise_and:10",
		"8",
		(left, right) => combineBits(left, right, "and"),
		bits,
	),
	binary(
		"bitwise_or",
		null,
		"Sets the bits either int has.",
		"12|bitwise_or:10",
		"14",
		(left, right) => combineBits(left, right, "or"),
		bits,
	),
	binary(
		"bitwise_xor",
		null,
		"Sets the bits exactly one of the ints has.",
		"12|bitwise_xor:10",
		"6",
		(left, right) => combineBits(left, right, "xor"),
		bits,
	),
	filter({
		name: "bitwise_not",
		family: "math",
		summary: "Inverts all 64 bits of an int: -n - 1.",
		arguments: [],
		result: "int",
		evidence: "documented",
		notes: "A fraction is cut off first.",
		examples: [{ code: "5|bitwise_not", result: "-6" }],
		run: invertBits,
	}),
];

const rounding: readonly FilterDefinition[] = [
	whole("floor", "Rounds down, toward minus infinity.", "-2.3|floor", "-3", Math.floor),
	whole("ceil", "Rounds up, toward plus infinity.", "-2.3|ceil", "-2", Math.ceil),
	filter({
		name: "round",
		family: "math",
		summary: "Rounds to a number of decimals, half away from zero.",
		arguments: [
			{
				name: "precision",
				kind: "int",
				required: false,
				default: 0,
				summary: "Decimals to keep; negative for tens, hundreds and so on.",
			},
		],
		result: "number",
		evidence: "documented",
		notes:
			"Follows PHP 8, which sees 1.005 as written and not as the double slightly below it. In a database query of Xano's the default is 2.",
		examples: [
			{ code: "2.567|round:2", result: "2.57" },
			{ code: "-3.55|round:1", result: "-3.6" },
			{ code: "1.005|round:2", result: "1.01" },
			{ code: "1250|round:-2", result: "1300" },
		],
		run: round,
	}),
	filter({
		name: "number_format",
		family: "math",
		summary: "Writes a number with a fixed number of decimals and grouped thousands, as a text.",
		arguments: [
			{ name: "decimals", kind: "int", required: false, default: 0, summary: "How many decimals." },
			{ name: "decimal_separator", kind: "text", required: false, default: ".", summary: "Before the decimals." },
			{ name: "thousands_separator", kind: "text", required: false, default: ",", summary: "Between thousands." },
		],
		result: "text",
		evidence: "documented",
		notes: "Xano wants all three arguments.",
		examples: [
			{ code: '1234567.891|number_format:2:",":"."', result: '"1.234.567,89"' },
			{ code: '1234.56|number_format:0:".":","', result: '"1,235"' },
		],
		run: formatNumber,
	}),
	filter({
		name: "abs",
		family: "math",
		summary: "The distance from 0.",
		arguments: [],
		result: "number",
		evidence: "documented",
		examples: [{ code: "-10|abs", result: "10" }],
		run: (subject) => {
			const number = toNumber(subject, NUMBERS_REQUIRED);
			return number < 0 ? negate(number) : number;
		},
	}),
];

const functions: readonly FilterDefinition[] = [
	real("sqrt", "The square root; of a negative number it is an error.", "9|sqrt", "3", Math.sqrt, {
		...undefinedElsewhere("-9|sqrt", "sqrt"),
	}),
	real("exp", "Raises e to the power of the number.", "0|exp", "1", Math.exp),
	real("ln", "The natural logarithm; of a negative number it is an error.", "1|ln", "0", Math.log),
	real("log10", "The logarithm to the base 10; of a negative number it is an error.", "1000|log10", "3", Math.log10),
	filter({
		name: "log",
		family: "math",
		summary: "The logarithm to any base; of 0 and of a negative number it is an error.",
		arguments: [{ name: "base", kind: "number", required: false, summary: "The base; e when left out." }],
		result: "number",
		evidence: "documented",
		examples: [
			{ code: "8|log:2", result: "3" },
			{ code: "1|log", result: "0" },
			{ code: "0|log:2", result: "error: Number is out of range" },
		],
		run: logarithm,
	}),
	real("sin", "The sine of an angle in radians.", "0|sin", "0", Math.sin),
	real("cos", "The cosine of an angle in radians.", "0|cos", "1", Math.cos),
	real("tan", "The tangent of an angle in radians.", "0|tan", "0", Math.tan),
	real("asin", "The angle in radians that has this sine.", "0|asin", "0", Math.asin, {
		...undefinedElsewhere("2|asin", "asin", "from -1 to 1"),
	}),
	real("acos", "The angle in radians that has this cosine.", "1|acos", "0", Math.acos, {
		...undefinedElsewhere("2|acos", "acos", "from -1 to 1"),
	}),
	real("atan", "The angle in radians that has this tangent.", "1|atan", "0.7853981633974483", Math.atan),
	real("asinh", "The inverse of the hyperbolic sine.", "0|asinh", "0", Math.asinh),
	real("acosh", "The inverse of the hyperbolic cosine.", "1|acosh", "0", Math.acosh, {
		...undefinedElsewhere("0|acosh", "acosh", "from 1 on"),
	}),
	real("atanh", "The inverse of the hyperbolic tangent.", "0|atanh", "0", Math.atanh, {
		...undefinedElsewhere("2|atanh", "atanh", "between -1 and 1"),
	}),
	real("sinh", "The hyperbolic sine.", "0|sinh", "0", Math.sinh, {
		portability: `${localOnly} Write \`((($x|exp) - 1 / ($x|exp)) / 2)\`.`,
	}),
	real("cosh", "The hyperbolic cosine.", "0|cosh", "1", Math.cosh, {
		portability: `${localOnly} Write \`((($x|exp) + 1 / ($x|exp)) / 2)\`.`,
	}),
	real("tanh", "The hyperbolic tangent.", "0|tanh", "0", Math.tanh, {
		portability: `${localOnly} Write \`(1 - 2 / ((($x * 2)|exp) + 1))\`.`,
	}),
	real(
		"deg2rad",
		"Turns degrees into radians.",
		"180|deg2rad",
		"3.141592653589793",
		(degrees) => (degrees / 180) * Math.PI,
	),
	real(
		"rad2deg",
		"Turns radians into degrees.",
		"3.141592653589793|rad2deg",
		"180",
		(radians) => (radians / Math.PI) * 180,
	),
];

const lists: readonly FilterDefinition[] = [
	ofList("sum", "number", "The sum of all elements; 0 for an empty array.", "[1, 2, 3, 4]|sum", "10", sum, listOnly),
	ofList(
		"avg",
		"number",
		"The mean of all elements.",
		"[1, 2, 3, 4]|avg",
		"2.5",
		average,
		`Null for an empty array (our choice). ${listOnly}`,
	),
	ofList(
		"product",
		"number",
		"The product of all elements; 1 for an empty array.",
		"[2, 3, 4]|product",
		"24",
		product,
		listOnly,
	),
	ofList(
		"array_min",
		"any",
		"The smallest element.",
		"[3, 1, 2]|array_min",
		"1",
		(subject) => extreme(subject, -1, "array_min"),
		extremeOfAny,
	),
	ofList(
		"array_max",
		"any",
		"The greatest element.",
		"[-10, -5, -20]|array_max",
		"-5",
		(subject) => extreme(subject, 1, "array_max"),
		extremeOfAny,
	),
	ofTwo("min", "num_min", "The smaller of two numbers; without an argument the smallest element of an array.", -1),
	ofTwo("max", "num_max", "The greater of two numbers; without an argument the greatest element of an array.", 1),
];

function ofTwo(name: string, alias: string, summary: string, sign: 1 | -1): FilterDefinition {
	return filter({
		name,
		family: "math",
		aliases: [alias],
		summary,
		arguments: [{ ...operand, required: false }],
		result: "any",
		evidence: "documented",
		notes: `Without an argument it is \`array_${name}\`: Xano's engine has one filter that looks at what it is given.`,
		examples: [
			{ code: `-3|${name}:-7`, result: sign < 0 ? "-7" : "-3" },
			{ code: `[2, 5, 1]|${name}`, result: sign < 0 ? "1" : "5" },
		],
		run: (subject, value: Value) => extremeOfTwo(subject, value, sign, name),
	});
}

/** Filters that calculate with numbers and lists of numbers. */
export const mathFilters: readonly FilterDefinition[] = [...arithmetic, ...rounding, ...functions, ...lists].map(
	explained,
);
