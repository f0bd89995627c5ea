import { fatalError } from "../../values/error.js";
import { codePointsOf } from "../../values/text.js";
import { elementAt, elementsOf, isContainer, sizeOfContainer } from "./arrays.js";
import type { TwigFunction } from "./callable.js";
import { constantOf } from "./constants.js";
import { isTrue, textOf, wholeOf } from "./convert.js";
import { noSuchTemplate } from "./errors.js";
import { momentOf } from "./moments.js";
import { compare } from "./operations.js";
import { rangeOf } from "./ranges.js";
import type { Rendering } from "./rendering.js";
import type { TwigValue } from "./values.js";

/** What PHP's `mt_rand` gives at most. */
const LARGEST_RANDOM = 2_147_483_647;

/** PHP's `max` and `min`: of one list or of all arguments; of equal ones the first. */
function extreme(name: "max" | "min", args: readonly TwigValue[]): TwigValue {
	const [first] = args;
	const values = args.length === 1 && first !== undefined && isContainer(first) ? elementsOf(first) : args;
	const isOneValue = args.length < 2 && values === args;
	if (values.length === 0 || isOneValue) {
		throw fatalError(`${name}() needs a list with at least one element, or several values`);
	}
	const sign = name === "max" ? 1 : -1;
	return values.reduce((best, value) => (compare(value, best) * sign > 0 ? value : best));
}

function cycle(values: TwigValue, position: TwigValue): TwigValue {
	if (!isContainer(values)) return values;
	const size = sizeOfContainer(values);
	if (size === 0) throw fatalError('The "cycle" function does not work on empty sequences.');
	const found = elementAt(values, wholeOf(position, "The position of `cycle`") % size);
	if (found !== undefined) return found;
	throw fatalError('The "cycle" function needs a list and a position that is not negative.');
}

function random({ context }: Rendering, values: TwigValue, most: TwigValue): TwigValue {
	const draw = (minimum: number, maximum: number): number => {
		if (maximum >= minimum) return context.random.integer(minimum, maximum);
		throw fatalError("mt_rand(): Argument #2 ($max) must be greater than or equal to argument #1 ($min)");
	};
	const bound = most === null ? null : wholeOf(most, "The maximum of `random`");
	if (values === null) return draw(0, bound ?? LARGEST_RANDOM);
	if (typeof values === "number" || typeof values === "bigint") {
		const number = Math.trunc(Number(values));
		if (!Number.isSafeInteger(number)) throw fatalError("`random` needs smaller bounds");
		return bound === null ? draw(Math.min(number, 0), Math.max(number, 0)) : draw(number, bound);
	}
	const choices = typeof values === "string" ? codePointsOf(values) : isContainer(values) ? elementsOf(values) : null;
	if (values === "" || choices === null) return values;
	if (choices.length === 0) throw fatalError("The random function cannot pick from an empty array.");
	return choices[context.random.integer(0, choices.length - 1)] as TwigValue;
}

/** There are no other templates; a missing one may be ignored. */
function include(name: TwigValue, ignoresMissing: TwigValue): TwigValue {
	if (isTrue(ignoresMissing)) return "";
	throw noSuchTemplate((isContainer(name) ? elementsOf(name) : [name]).map(textOf));
}

const functions: readonly TwigFunction[] = [
	{ name: "max", parameters: [], isVariadic: true, run: (_, args) => extreme("max", args) },
	{ name: "min", parameters: [], isVariadic: true, run: (_, args) => extreme("min", args) },
	{
		name: "range",
		parameters: [{ name: "low" }, { name: "high" }, { name: "step", default: 1 }],
		run: (rendering, [low = null, high = null, step = null]) => rangeOf(low, high, step, rendering),
	},
	{
		name: "cycle",
		parameters: [{ name: "values" }, { name: "position" }],
		run: (_, [values = null, position = null]) => cycle(values, position),
	},
	{
		name: "random",
		parameters: [
			{ name: "values", default: null },
			{ name: "max", default: null },
		],
		run: (rendering, [values = null, most = null]) => random(rendering, values, most),
	},
	{
		name: "date",
		parameters: [
			{ name: "date", default: null },
			{ name: "timezone", default: null },
		],
		run: (rendering, [date = null, zone = null]) => momentOf(date, zone, rendering),
	},
	{
		name: "constant",
		parameters: [{ name: "constant" }, { name: "object", default: null }],
		run: (_, [name = null]) => constantOf(name),
	},
	{ name: "dump", parameters: [], isVariadic: true, run: () => null },
	{
		name: "include",
		parameters: [
			{ name: "template" },
			{ name: "variables", default: null },
			{ name: "with_context", default: true },
			{ name: "ignore_missing", default: false },
			{ name: "sandboxed", default: false },
		],
		run: (_, [name = null, , , ignores = null]) => include(name, ignores),
	},
	{
		name: "source",
		parameters: [{ name: "name" }, { name: "ignore_missing", default: false }],
		run: (_, [name = null, ignores = null]) => include(name, ignores),
	},
];

/** The functions of Twig's core, by name; `attribute`, `block` and `parent` belong to the grammar. */
export const twigFunctions: ReadonlyMap<string, TwigFunction> = new Map(
	functions.map((definition) => [definition.name, definition]),
);
