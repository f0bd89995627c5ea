import { add, divide, modulo, multiply, NUMBERS_REQUIRED, subtract, toNumber } from "../../values/arithmetic.js";
import type { Value } from "../../values/kinds.js";
import { normalizeInteger } from "../../values/kinds.js";
import { type StatementDefinition, statement } from "../define.js";

type Operation = (left: Value, right: Value, message?: string) => Value;

function inPlace(
	name: string,
	summary: string,
	operation: Operation,
	start: number,
	operand: number,
	result: string,
	aliases?: string[],
): StatementDefinition {
	return statement({
		name,
		family: "math",
		...(aliases ? { aliases } : {}),
		summary,
		positional: [{ name: "variable", form: "variable", required: true }],
		attributes: [{ name: "value", kind: "number", required: true, summary: "The other number." }],
		binds: "never",
		effects: "mutates",
		evidence: "documented",
		examples: [{ code: `var $n { value = ${start} } ${name} $n { value = ${operand} } response = $n`, result }],
		run: ({ subject, attributes }) => operation(subject, attributes.value as Value, NUMBERS_REQUIRED),
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

/** Statements that calculate with a variable and store the result in it. */
export const mathStatements: readonly StatementDefinition[] = [
	inPlace("math.add", "Adds a number to a variable.", add, 1, 2, "3"),
	inPlace("math.sub", "Subtracts a number from a variable.", subtract, 3, 2, "1"),
	inPlace("math.mul", "Multiplies a variable.", multiply, 3, 2, "6"),
	inPlace("math.div", "Divides a variable; by zero is an error.", divide, 3, 2, "1.5"),
	inPlace("math.mod", "Replaces a variable by its remainder; the sign is the dividend's.", modulo, 7, 4, "3"),
	inPlace(
		"math.bitwise.and",
		"Keeps the bits both numbers have.",
		bitwise((left, right) => left & right),
		6,
		3,
		"2",
	),
	inPlace(
		"math.bitwise.or",
		"Sets the bits either number has.",
		bitwise((left, right) => left | right),
		6,
		3,
		"7",
	),
	inPlace(
		"math.bitwise.xor",
		"Sets the bits exactly one number has.",
		bitwise((left, right) => left ^ right),
		6,
		3,
		"5",
	),
];
