import { add, divide, modulo, multiply, negate, subtract } from "../../values/arithmetic.js";
import { compareValues, looseEquals } from "../../values/compare.js";
import { fatalError, XanoError } from "../../values/error.js";
import { normalizeInteger } from "../../values/kinds.js";
import { power } from "../filters/math/powers.js";
import { delimitedPattern, type Pattern } from "../filters/regex/pattern.js";
import { type Container, elementsOf, isContainer, pairsOf, sizeOfContainer } from "./arrays.js";
import { intOf, isTrue, numberOf, textOf, toValue } from "./convert.js";
import { rangeOf } from "./ranges.js";
import type { Rendering } from "./rendering.js";
import { Arrow, Markup, Moment, PhpArray, type TwigValue } from "./values.js";

/** PHP's `<=>`; dates by their moment. */
export function compare(left: TwigValue, right: TwigValue): number {
	if (left instanceof Moment && right instanceof Moment) return Math.sign(left.milliseconds - right.milliseconds);
	return compareValues(toValue(left), toValue(right));
}

/** PHP's `==`. */
function isEqual(left: TwigValue, right: TwigValue): boolean {
	if (left instanceof Moment && right instanceof Moment) return left.milliseconds === right.milliseconds;
	return looseEquals(toValue(left), toValue(right));
}

/** An operator before its operand. */
export function unaryOperation(operator: string, operand: TwigValue): TwigValue {
	if (operator === "not") return !isTrue(operand);
	return operator === "-" ? negate(numberOf(operand)) : numberOf(operand);
}

/**
 * An operator between two values that are both needed.
 *
 * @throws XanoError when they do not fit it
 */
export function binaryOperation(operator: string, left: TwigValue, right: TwigValue, rendering: Rendering): TwigValue {
	switch (operator) {
		case "+":
			return isContainer(left) && isContainer(right)
				? union(left, right, rendering)
				: add(numberOf(left), numberOf(right));
		case "-":
			return subtract(numberOf(left), numberOf(right));
		case "*":
			return multiply(numberOf(left), numberOf(right));
		case "/":
			return divide(numberOf(left), numberOf(right));
		case "//":
			return floorDivision(left, right);
		case "%":
			return modulo(numberOf(left), numberOf(right));
		case "**":
			return power(numberOf(left), numberOf(right));
		case "..":
			return rangeOf(left, right, 1, rendering);
		case "b-and":
		case "b-or":
		case "b-xor":
			return bitwise(operator, left, right);
		case "xor":
			return isTrue(left) !== isTrue(right);
		default:
			return comparison(operator, left, right);
	}
}

/** PHP's `+` of two arrays: what the left one has not comes from the right one. */
function union(left: Container, right: Container, rendering: Rendering): PhpArray {
	rendering.checkElements(sizeOfContainer(left) + sizeOfContainer(right));
	const map = new Map(pairsOf(left));
	for (const [key, value] of pairsOf(right)) if (!map.has(key)) map.set(key, value);
	return new PhpArray(map);
}

function floorDivision(left: TwigValue, right: TwigValue): number | bigint {
	const dividend = numberOf(left);
	const divisor = numberOf(right);
	if (typeof dividend === "number" && typeof divisor === "number")
		return intOf(Math.floor(Number(divide(dividend, divisor))));
	const quotient = BigInt(intOf(divide(dividend, divisor)));
	const isExact = BigInt(intOf(dividend)) % BigInt(intOf(divisor)) === 0n;
	return normalizeInteger(!isExact && dividend < 0 !== divisor < 0 ? quotient - 1n : quotient);
}

function bitwise(operator: string, left: TwigValue, right: TwigValue): number | bigint {
	const a = BigInt(intOf(numberOf(left)));
	const b = BigInt(intOf(numberOf(right)));
	return normalizeInteger(operator === "b-and" ? a & b : operator === "b-or" ? a | b : a ^ b);
}

function comparison(operator: string, left: TwigValue, right: TwigValue): TwigValue {
	switch (operator) {
		case "==":
			return isEqual(left, right);
		case "!=":
			return !isEqual(left, right);
		case "<=>":
			return compare(left, right);
		case "<":
			return compare(left, right) < 0;
		case ">":
			return compare(right, left) < 0;
		case "<=":
			return compare(left, right) <= 0;
		case ">=":
			return compare(right, left) <= 0;
		case "in":
			return contains(right, left);
		case "not in":
			return !contains(right, left);
		case "starts with":
			return typeof left === "string" && typeof right === "string" && left.startsWith(right);
		case "ends with":
			return typeof left === "string" && typeof right === "string" && left.endsWith(right);
		case "matches":
			return matches(left, right);
		case "has some":
			return elementsWith(left, right, operator).some(isTrue);
		case "has every":
			return elementsWith(left, right, operator).every(isTrue);
		default:
			throw new Error(`There is no operator ${operator}`);
	}
}

function contains(whole: TwigValue, part: TwigValue): boolean {
	const inside = part instanceof Markup ? part.text : part;
	if (typeof whole === "string" || whole instanceof Markup) {
		if (inside === null || typeof inside === "boolean" || typeof inside === "object") return false;
		return textOf(whole).includes(textOf(inside));
	}
	return isContainer(whole) && elementsOf(whole).some((element) => isEqual(inside, element));
}

/** 1 or 0, as PHP's `preg_match` says it. */
function matches(text: TwigValue, written: TwigValue): number {
	const subject = textOf(text);
	return patternOf(textOf(written)).matches(subject) ? 1 : 0;
}

function patternOf(written: string): Pattern {
	try {
		return delimitedPattern(written);
	} catch (error) {
		if (!(error instanceof XanoError)) throw error;
		const reason = error.message.replace(/^Invalid regular expression: /, "");
		throw fatalError(`Regexp "${written}" passed to "matches" is not valid: ${reason}`, error.help);
	}
}

function* resultsOf(list: Container, arrow: Arrow): Generator<TwigValue> {
	for (const [key, value] of pairsOf(list)) yield arrow.call(value, key);
}

function elementsWith(list: TwigValue, arrow: TwigValue, operator: string): TwigValue[] {
	if (!isContainer(list)) throw fatalError(`The "${operator}" operator expects an array.`);
	if (!(arrow instanceof Arrow)) throw fatalError(`The "${operator}" operator expects an arrow function.`);
	return [...resultsOf(list, arrow)];
}
