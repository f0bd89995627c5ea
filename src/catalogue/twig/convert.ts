import { NUMBER_OUT_OF_RANGE, parseNumericText, toDecimal, toInt } from "../../values/convert.js";
import { depthError, fatalError } from "../../values/error.js";
import { MAXIMUM_DEPTH, type Value } from "../../values/kinds.js";
import { objectFrom } from "../../values/object.js";
import { isTruthy } from "../../values/truthy.js";
import { formatDate } from "../filters/date/format.js";
import { elementsOf, isContainer, isList, pairsOf, sizeOfContainer } from "./arrays.js";
import { Arrow, Interval, Markup, Moment, PhpArray, type TwigValue } from "./values.js";

/** Digits PHP prints of a decimal. */
const PRECISION = 14;

/** A decimal as PHP's `echo` prints it: 14 digits, `1.0E+25` from there on. */
function decimalText(number: number): string {
	const [mantissa = "", exponentText = "0"] = number.toExponential(PRECISION - 1).split("e");
	const exponent = Number(exponentText);
	const digits = mantissa.replace(/\.?0+$/, "");
	if (exponent < -4 || exponent >= PRECISION) {
		const shown = digits.includes(".") ? digits : `${digits}.0`;
		return `${shown}E${exponent < 0 ? "-" : "+"}${Math.abs(exponent)}`;
	}
	return String(Number(number.toPrecision(PRECISION)));
}

/** The kind as messages name it: PHP's `gettype`. */
export function typeName(value: TwigValue): string {
	switch (typeof value) {
		case "string":
			return "string";
		case "boolean":
			return "boolean";
		case "bigint":
			return "integer";
		case "number":
			return Number.isSafeInteger(value) ? "integer" : "double";
		default:
			if (value === null) return "NULL";
			return isContainer(value) ? "array" : "object";
	}
}

/**
 * A value as text, as PHP's `echo` gives it: true is "1", false and null are "".
 *
 * @throws XanoError for arrays, objects, dates and arrow functions
 */
export function textOf(value: TwigValue): string {
	switch (typeof value) {
		case "string":
			return value;
		case "number":
			return Number.isSafeInteger(value) ? String(value) : decimalText(value);
		case "bigint":
			return value.toString();
		case "boolean":
			return value ? "1" : "";
		default:
			if (value === null) return "";
			if (value instanceof Markup) return value.text;
			throw noText(value);
	}
}

function noText(value: TwigValue): Error {
	if (value instanceof Moment || value instanceof Interval) {
		return fatalError(
			`Object of class ${value instanceof Moment ? "DateTime" : "DateInterval"} could not be converted to string`,
			'Write it with the filter `date`, for example `|date("Y-m-d")`.',
		);
	}
	if (value instanceof Arrow) return fatalError("Object of class Closure could not be converted to string");
	return fatalError("Array to string conversion", "Write `|join(', ')` for a list, or `|json_encode`.");
}

/** Whether a value counts as true: the rules of PHP, which are those of the language. */
export function isTrue(value: TwigValue): boolean {
	if (value instanceof PhpArray) return value.map.size > 0;
	if (value instanceof Markup) return true;
	if (typeof value !== "object" || value === null) return isTruthy(value);
	return isContainer(value) ? sizeOfContainer(value) > 0 : true;
}

/** More elements than this, those of a shared part counted wherever it stands, are never looked at one by one. */
const MOST_ELEMENTS = 50_000_000;

interface Converted {
	readonly value: Value;
	readonly elements: number;
}

/** A template can put an array twice into the next one, and that again: each is converted once. */
const converted = new WeakMap<PhpArray, Converted>();

/**
 * A value of the template as one of the program: lists become arrays, other PHP arrays objects, safe output text.
 *
 * @throws XanoError for arrow functions, beyond 512 levels and for too many elements
 */
export function toValue(value: TwigValue): Value {
	return value instanceof PhpArray ? convert(value, 0).value : plainValue(value);
}

function plainValue(value: Exclude<TwigValue, PhpArray>): Value {
	if (value instanceof Markup) return value.text;
	if (value instanceof Moment) return objectFrom(momentFields(value));
	if (value instanceof Interval) return objectFrom(Object.entries(value.fields));
	if (value instanceof Arrow) throw noText(value);
	return value;
}

function convert(array: PhpArray, depth: number): Converted {
	const known = converted.get(array);
	if (known !== undefined) return known;
	if (depth >= MAXIMUM_DEPTH) throw depthError("Nesting level too deep", depth);
	let elements = 1;
	const element = (each: TwigValue): Value => {
		if (!(each instanceof PhpArray)) {
			elements++;
			return plainValue(each);
		}
		const inner = convert(each, depth + 1);
		elements += inner.elements;
		return inner.value;
	};
	const value = isList(array)
		? elementsOf(array).map(element)
		: objectFrom([...pairsOf(array)].map(([key, each]) => [String(key), element(each)]));
	if (elements > MOST_ELEMENTS) {
		throw fatalError(`An array grew beyond ${MOST_ELEMENTS.toLocaleString("en-US")} elements`);
	}
	const result = { value, elements };
	converted.set(array, result);
	return result;
}

/** What PHP shows of a `DateTime` in JSON. */
function momentFields(moment: Moment): [string, Value][] {
	const isOffset = /^[+-]/.test(moment.zone.name);
	return [
		["date", formatDate(moment.milliseconds, "Y-m-d H:i:s.u", moment.zone)],
		["timezone_type", isOffset ? 1 : 3],
		["timezone", moment.zone.name],
	];
}

/**
 * An operand of arithmetic by PHP 8's rules: null is 0, bools are 1 and 0, numeric texts their number.
 *
 * @throws XanoError for other texts and for anything else
 */
export function numberOf(value: TwigValue): number | bigint {
	if (typeof value === "number" || typeof value === "bigint") return value;
	if (value === null || typeof value === "boolean") return Number(value);
	if (typeof value !== "string") {
		throw fatalError(`Unsupported operand type: ${typeName(value).toLowerCase()}`, "Arithmetic needs numbers.");
	}
	const number = parseNumericText(value);
	if (number !== undefined && Number.isFinite(Number(number))) return number;
	if (number !== undefined) throw fatalError(NUMBER_OUT_OF_RANGE);
	throw fatalError("A non-numeric value encountered", `${JSON.stringify(value.slice(0, 60))} is no number.`);
}

/** PHP's `(int)`. */
export function intOf(value: TwigValue): number | bigint {
	return toInt(isContainer(value) ? sizeOfContainer(value) > 0 : toValue(value));
}

/** PHP's `(float)`. */
export function decimalOf(value: TwigValue): number {
	return toDecimal(isContainer(value) ? sizeOfContainer(value) > 0 : toValue(value));
}

/**
 * A whole number that PHP's own functions ask for.
 *
 * @throws XanoError when it is none
 */
export function wholeOf(value: TwigValue, what: string): number {
	if (isContainer(value)) throw fatalError(`${what} must be a number, not an array`);
	return Math.trunc(Number(numberOf(value)));
}
