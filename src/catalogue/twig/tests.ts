import { modulo } from "../../values/arithmetic.js";
import { strictEquals } from "../../values/compare.js";
import { isContainer, isList, sizeOfContainer } from "./arrays.js";
import type { TwigTest } from "./callable.js";
import { constantOf } from "./constants.js";
import { numberOf, toValue } from "./convert.js";
import { isSpecial, type TwigValue } from "./values.js";

/** Whether `|default` replaces it: null, false, "" and what has no elements, but not 0. */
export function isEmptyValue(value: TwigValue): boolean {
	if (isContainer(value)) return sizeOfContainer(value) === 0;
	return value === null || value === false || value === "";
}

function isSame(left: TwigValue, right: TwigValue): boolean {
	if (isSpecial(left) || isSpecial(right)) return left === right;
	return strictEquals(toValue(left), toValue(right));
}

function remainder(value: TwigValue, divisor: TwigValue): number {
	return Number(modulo(numberOf(value), numberOf(divisor)));
}

const tests: readonly TwigTest[] = [
	{ name: "even", parameters: [], run: (value) => remainder(value, 2) === 0 },
	{ name: "odd", parameters: [], run: (value) => remainder(value, 2) !== 0 },
	{ name: "null", parameters: [], run: (value) => value === null },
	{ name: "none", parameters: [], run: (value) => value === null },
	{ name: "empty", parameters: [], run: isEmptyValue },
	{ name: "iterable", parameters: [], run: isContainer },
	{ name: "sequence", parameters: [], run: (value) => isContainer(value) && isList(value) },
	{ name: "mapping", parameters: [], run: (value) => isContainer(value) && !isList(value) },
	{
		name: "same as",
		parameters: [{ name: "value" }],
		takesOperand: true,
		run: (value, [other = null]) => isSame(value, other),
	},
	{
		name: "divisible by",
		parameters: [{ name: "by" }],
		takesOperand: true,
		run: (value, [divisor = null]) => remainder(value, divisor) === 0,
	},
	{
		name: "constant",
		parameters: [{ name: "constant" }, { name: "object", default: null }],
		run: (value, [name = null]) => isSame(value, constantOf(name)),
	},
];

/** The tests of Twig's core, by name; `defined` belongs to the grammar. */
export const twigTests: ReadonlyMap<string, TwigTest> = new Map(tests.map((test) => [test.name, test]));
