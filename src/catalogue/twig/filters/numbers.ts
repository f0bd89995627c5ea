import { negate } from "../../../values/arithmetic.js";
import { fatalError } from "../../../values/error.js";
import { formatNumber, roundDecimal } from "../../filters/math/rounding.js";
import type { TwigFilter } from "../callable.js";
import { decimalOf, numberOf, textOf, wholeOf } from "../convert.js";
import type { TwigValue } from "../values.js";

function round(value: TwigValue, precision: TwigValue, method: TwigValue): number {
	const number = decimalOf(value);
	const places = wholeOf(precision, "The precision of `round`");
	const name = textOf(method);
	if (name === "common") return roundDecimal(number, places);
	if (name !== "ceil" && name !== "floor") {
		throw fatalError('The round filter only supports the "common", "ceil", and "floor" methods.');
	}
	const factor = 10 ** places;
	const rounded = Math[name](number * factor) / factor + 0;
	if (Number.isFinite(rounded)) return rounded;
	throw fatalError("Number is out of range");
}

/** Filters on numbers. */
export const numberFilters: readonly TwigFilter[] = [
	{
		name: "abs",
		parameters: [],
		run: (_, subject) => {
			const number = numberOf(subject);
			return number < 0 ? negate(number) : number;
		},
	},
	{
		name: "round",
		parameters: [
			{ name: "precision", default: 0 },
			{ name: "method", default: "common" },
		],
		run: (_, subject, [precision = null, method = null]) => round(subject, precision, method),
	},
	{
		name: "number_format",
		parameters: [
			{ name: "decimal", default: null },
			{ name: "decimal_point", default: null },
			{ name: "thousand_sep", default: null },
		],
		run: (_, subject, [places = null, point = null, separator = null]) => {
			const decimals = places === null ? 0 : wholeOf(places, "The decimals of `number_format`");
			const number = typeof subject === "bigint" ? subject : decimalOf(subject);
			return formatNumber(
				number,
				decimals,
				point === null ? null : textOf(point),
				separator === null ? null : textOf(separator),
			);
		},
	},
];
