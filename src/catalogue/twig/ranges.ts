import { isNumericText } from "../../values/convert.js";
import { fatalError } from "../../values/error.js";
import { decimalOf, numberOf } from "./convert.js";
import type { Rendering } from "./rendering.js";
import { Markup, PhpArray, type TwigValue } from "./values.js";

/** The first byte, which is all PHP's `range` looks at; undefined for a number or an empty text. */
function letterOf(value: TwigValue): number | undefined {
	const text = value instanceof Markup ? value.text : value;
	if (typeof text !== "string" || text === "" || isNumericText(text)) return undefined;
	const code = text.charCodeAt(0);
	return code < 128 ? code : undefined;
}

function boundOf(value: TwigValue): number {
	return typeof value === "string" ? decimalOf(value) : Number(numberOf(value));
}

/**
 * PHP's `range`: numbers from one to another, both included when the step leads there, upwards or downwards; letters
 * when both bounds begin with one.
 *
 * @throws XanoError when the step leads out of the range at once, or for too many elements
 */
export function rangeOf(from: TwigValue, to: TwigValue, step: TwigValue, rendering: Rendering): PhpArray {
	const first = letterOf(from);
	const last = letterOf(to);
	const isLetters = first !== undefined && last !== undefined;
	const start = isLetters ? first : boundOf(from);
	const end = isLetters ? last : boundOf(to);
	const size = Math.abs(boundOf(step));
	const distance = Math.abs(end - start);
	if (!Number.isFinite(distance)) throw fatalError("A range needs finite bounds");
	if (size === 0) throw fatalError("range(): Argument #3 ($step) cannot be 0");
	if (size > distance && distance > 0) {
		throw fatalError("range(): Argument #3 ($step) must not exceed the specified range");
	}
	const count = Math.floor(distance / size + 1e-9) + 1;
	rendering.checkElements(count);
	const sign = end < start ? -size : size;
	const element = (index: number): TwigValue => {
		const value = start + index * sign;
		return isLetters ? String.fromCharCode(value) : value;
	};
	return PhpArray.list(Array.from({ length: count }, (_, index) => element(index)));
}
