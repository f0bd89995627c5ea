import { add, divide, modulo, multiply, NUMBERS_REQUIRED, subtract, toNumber } from "../../values/arithmetic.js";
import type { Value } from "../../values/kinds.js";
import { normalizeInteger } from "../../values/kinds.js";
import { type StatementDefinition, statement } from "../define.js";
import { explainedOperation } from "../filters/math/explain.js";

type Operation = (left: Value, right: Value, message?: string) => Value;

function inPlace(
	name: string,
	summary: string,
	operation: Operation,
	start: number,
	operand: number,
	result: string,
	notes?: string,
): StatementDefinition {
	const calculate = explainedOperation(name, (left, right) => operation(left, right, NUMBERS_REQUIRED));
	return statement({
		name,
		family: "math",
		summary,
		positional: [{ name: "variable", form: "variable", required: true }],
		attributes: [{ name: "value", kind: "number", required: true, summary: "The other number." }],
		binds: "never",
		effects: "mutates",
		evidence: "documented",
		...(notes === undefined ? {} : { notes }),
		examples: [{ code: `var $n { value = ${start} } ${name} $n { value = ${operand} } response = $n`, result }],
		run: ({ subject, attributes }) => calculate(subject, attributes.value as Value),
	});
}

/** Bits of 64-bit integers, as PHP has them. */
function bitwise(operation: (left: bigint, right: bigint) => bigint): Operation {
	return (left, right) => normalizeInteger(BigInt.asIntN(64, operation(integer(left), integer(right))));
}

function integer(value: Value): bigint {
	const number = toNumber(value, NUMBERS_REQUIRED);
	return typeof number === "bigint" ? number : BigInt(Math.trunc(number));
}

const wholeOnly = "Fractions of both are cut off first; ints have 64 bits.";

/** Statements that calculate with a variable and store the result in it. */
export const mathStatements: readonly StatementDefinition[] = [
	inPlace("math.add", "Adds a number to a variable.", add, 1, 2, "3"),
	inPlace("math.sub", "Subtracts a number from a variable.", subtract, 3, 2, "1"),
	inPlace("math.mul", "Multiplies a variable.", multiply, 3, 2, "6"),
	inPlace(
		"math.div",
		"Divides a variable; by zero is an error.",
		divide,
		3,
		2,
		"1.5",
		"An int when it comes out even.",
	),
	inPlace(
		"math.mod",
		"Replaces a variable by its remainder; the sign is the dividend's.",
		modulo,
		-7,
		4,
		"-3",
		"Fractions of both are cut off first; a remainder of a division by 0 is an error.",
	),
	inPlace(
		"math.bitwise.and",
		"Keeps the bits both numbers have.",
		bitwise((left, right) => left & right),
		6,
		3,
		"2",
		wholeOnly,
	),
	inPlace(
		"math.bitwise.or",
		"Sets the bits either number has.",
		bitwise((left, right) => left | right),
		6,
		3,
		"7",
		wholeOnly,
	),
	inPlace(
		"math.bitwise.xor",
		"Sets the bits exactly one number has.",
		bitwise((left, right) => left ^ right),
		6,
		3,
		"5",
		wholeOnly,
	),
];
