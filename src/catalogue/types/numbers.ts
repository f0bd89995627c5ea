import { NOT_NUMERIC } from "../../values/arithmetic.js";
import { parseNumericText } from "../../values/convert.js";
import type { XanoError } from "../../values/error.js";
import { normalizeInteger, type Value } from "../../values/kinds.js";
import type { InputDeclaration } from "./declaration.js";
import { inputType, refusal, type TypeDefinition } from "./define.js";
import { trimText } from "./rules.js";

const largest = 9223372036854775807n;
const smallest = -9223372036854775808n;

/**
 * A number without its fraction, as a signed 64-bit int. Beyond that range it stops at the largest or smallest int, as
 * Xano's int columns do [O]; -0 becomes 0, because ints have no sign of their own for it.
 */
export function nearestInteger(value: number | bigint): number | bigint {
	if (typeof value === "bigint") return value;
	const whole = Math.trunc(value) + 0;
	if (Number.isSafeInteger(whole)) return whole;
	if (whole >= 2 ** 63) return largest;
	return whole <= -(2 ** 63) ? smallest : normalizeInteger(BigInt(whole));
}

/** The number a value stands for: itself, or what a numeric text says [O]. Undefined for anything else. */
export function numberOf(value: Value): number | bigint | undefined {
	if (typeof value === "string") return parseNumericText(value);
	return typeof value === "number" || typeof value === "bigint" ? value : undefined;
}

const trueWords = new Set(["true", "1", "yes", "on"]);
const falseWords = new Set(["false", "0", "no", "off", ""]);

/** The words PHP's boolean validation knows; null for any other text. */
function boolWord(text: string): boolean | null {
	const plain = trimText(text).toLowerCase();
	return trueWords.has(plain) ? true : falseWords.has(plain) ? false : null;
}

function notNumeric(declaration: InputDeclaration): XanoError {
	return refusal(NOT_NUMERIC, declaration.name);
}

/** int, decimal and bool. */
export const numberTypes: readonly TypeDefinition[] = [
	inputType({
		name: "int",
		summary:
			"Whole number, signed 64 bit. With `table` it refers to a row of that table; whether the row exists is not checked.",
		result: "int",
		zero: 0,
		filterMode: "bounds",
		evidence: "observed",
		notes:
			'Decimals lose their fraction, numeric text counts as its number, "" binds 0 when the input is optional. Bools are refused. Past 64 bits the value stops at the largest or smallest int. The wording "Not numeric." is ours.',
		examples: [
			{ code: "int v = 12.5", result: "12" },
			{ code: 'int v = "100"', result: "100" },
			{ code: "int v = true", result: "error: Not numeric." },
		],
		plain: "int",
		coerce: (value, declaration) => {
			if (value === "") return 0;
			const number = numberOf(value);
			if (number === undefined) throw notNumeric(declaration);
			return nearestInteger(number);
		},
	}),
	inputType({
		name: "decimal",
		summary: "Number with or without a fraction, double precision.",
		result: "number",
		zero: 0,
		filterMode: "bounds",
		evidence: "observed",
		notes:
			'Numeric text counts as its number; "" binds 0 when the input is optional. The wording "Not numeric." is ours.',
		examples: [
			{ code: 'decimal v = "1.5"', result: "1.5" },
			{ code: 'decimal v = "abc"', result: "error: Not numeric." },
		],
		plain: "number",
		coerce: (value, declaration) => {
			if (value === "") return 0;
			const number = Number(numberOf(value));
			if (!Number.isFinite(number)) throw notNumeric(declaration);
			return number;
		},
	}),
	inputType({
		name: "bool",
		summary: "true or false.",
		result: "bool",
		zero: false,
		filterMode: "none",
		evidence: "observed",
		notes:
			"Numbers: 0 is false, others true. Texts: true, 1, yes, on and false, 0, no, off in any case, as PHP validates bools; other texts are refused, because nobody has seen what Xano makes of them. The wording is ours.",
		examples: [
			{ code: 'bool v = "yes"', result: "true" },
			{ code: 'bool v = "false"', result: "false" },
			{ code: 'bool v = "perhaps"', result: "error: Not a boolean." },
		],
		plain: "bool",
		coerce: (value, declaration) => {
			if (typeof value === "boolean") return value;
			if (typeof value === "number") return value !== 0;
			if (typeof value === "bigint") return true;
			const bool = typeof value === "string" ? boolWord(value) : null;
			if (bool === null) throw refusal("Not a boolean.", declaration.name);
			return bool;
		},
	}),
];
