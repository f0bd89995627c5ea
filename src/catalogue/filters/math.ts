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
): FilterDefinition {
	return filter({
		name,
		family: "math",
		...(alias === null ? {} : { aliases: [alias] }),
		summary,
		arguments: [argument],
		result: "number",
		evidence: "documented",
		examples: [
			{ code, result },
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
	others: Partial<Pick<FilterDefinition, "notes" | "portability" | "evidence">> = {},
): FilterDefinition {
	return filter({
		name,
		family: "math",
		summary,
		arguments: [],
		result: "number",
		evidence: "documented",
		...others,
		examples: [{ code, result }],
		run: (subject) => realNumber(calculate(Number(toNumber(subject, NUMBERS_REQUIRED))), name),
	});
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

const localOnly = "Xano's list of filters does not have it, though one page of its documentation names it.";

const arithmetic: readonly FilterDefinition[] = [
	binary("add", null, "Adds a number.", "5|add:3", "8", add),
	binary("subtract", "sub", "Takes a number away.", "10|subtract:4", "6", subtract),
	binary("multiply", "mul", "Multiplies by a number.", "4|multiply:3", "12", multiply),
	binary(
		"divide",
		"div",
		"Divides by a number: an int when it goes in exactly, otherwise a decimal; by 0 is an error.",
		"7|divide:2",
		"3.5",
		divide,
	),
	binary(
		"modulus",
		"mod",
		"The remainder of the division of two ints; the sign is the dividend's.",
		"-8|modulus:3",
		"-2",
		modulo,
		bits,
	),
	binary("pow", null, "Raises to a power; exact for ints up to 64 bit.", "2|pow:3", "8", power, {
		...operand,
		name: "exp",
		summary: "The exponent.",
	}),
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
		notes: "Follows PHP 8, which sees 1.005 as written and not as the double slightly below it.",
		examples: [
			{ code: "2.567|round:2", result: "2.57" },
			{ code: "-2.5|round", result: "-3" },
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
	real("sqrt", "The square root; of a negative number it is an error.", "9|sqrt", "3", Math.sqrt),
	real("exp", "Raises e to the power of the number.", "0|exp", "1", Math.exp),
	real("ln", "The natural logarithm.", "1|ln", "0", Math.log),
	real("log10", "The logarithm to the base 10.", "1000|log10", "3", Math.log10),
	filter({
		name: "log",
		family: "math",
		summary: "The logarithm to any base.",
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
	real("asin", "The angle in radians that has this sine.", "0|asin", "0", Math.asin),
	real("acos", "The angle in radians that has this cosine.", "1|acos", "0", Math.acos),
	real("atan", "The angle in radians that has this tangent.", "1|atan", "0.7853981633974483", Math.atan),
	real("asinh", "The inverse of the hyperbolic sine.", "0|asinh", "0", Math.asinh),
	real("acosh", "The inverse of the hyperbolic cosine.", "1|acosh", "0", Math.acosh),
	real("atanh", "The inverse of the hyperbolic tangent.", "0|atanh", "0", Math.atanh),
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
	ofList("sum", "number", "The sum of all elements; 0 of an empty array.", "[1, 2, 3, 4]|sum", "10", sum),
	ofList(
		"avg",
		"number",
		"The mean of all elements.",
		"[1, 2, 3, 4]|avg",
		"2.5",
		average,
		"Null for an empty array (our choice).",
	),
	ofList("product", "number", "The product of all elements; 1 of an empty array.", "[2, 3, 4]|product", "24", product),
	ofList(
		"array_min",
		"any",
		"The smallest element.",
		"[3, 1, 2]|array_min",
		"1",
		(subject) => extreme(subject, -1, "array_min"),
		"Texts count too, in the order of `<`. Null for an empty array (our choice).",
	),
	ofList(
		"array_max",
		"any",
		"The greatest element.",
		"[-10, -5, -20]|array_max",
		"-5",
		(subject) => extreme(subject, 1, "array_max"),
		"Texts count too, in the order of `<`. Null for an empty array (our choice).",
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
