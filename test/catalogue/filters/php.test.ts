import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compareNatural } from "../../../src/catalogue/filters/array/natural.js";
import { decodeJson, encodeJson } from "../../../src/values/json.js";
import { normalizeInteger, type Value } from "../../../src/values/kinds.js";
import { getKey } from "../../../src/values/object.js";
import { apply, outcomeOf } from "./evaluate.js";

/** What PHP answered; `scripts/php/filters.php` asked. */
interface Answers {
	readonly round: readonly (readonly string[])[];
	readonly format: readonly (readonly string[])[];
	readonly slice: readonly (readonly [number, number | null, number[]])[];
	readonly powers: readonly (readonly [string, string, string])[];
	readonly bits: readonly (readonly string[])[];
	readonly natural: { readonly texts: string[]; readonly order: string[]; readonly folded: string[] };
}

const text = readFileSync(new URL("./php.json", import.meta.url), "utf8");
const answers = JSON.parse(text) as Answers;

/** A number as PHP wrote it: an int when it has neither point nor exponent. */
function numberOf(written: string): number | bigint {
	return /^-?\d+$/.test(written) ? normalizeInteger(BigInt(written)) : Number(written) + 0;
}

describe("as PHP answers", () => {
	test("round", () => {
		const places = [0, 1, 2, 3, 5, 10, 20, 30, -1, -2, -5, -25];
		for (const [number = "", ...rounded] of answers.round) {
			const actual = places.map((precision) => String(apply("round", Number(number), [precision])));
			expect([number, ...actual]).toEqual([number, ...rounded.map((each) => String(Number(each) + 0))]);
		}
	});

	test("number_format", () => {
		for (const [number = "", ...formatted] of answers.format) {
			const actual = [0, 1, 2, 6].map((decimals) => apply("number_format", Number(number), [decimals, ",", "."]));
			expect([number, ...actual]).toEqual([number, ...formatted]);
		}
	});

	test("the natural order", () => {
		const { texts, order, folded } = answers.natural;
		const sign = (result: number): string => "<=>"[result + 1] as string;
		const fold = (each: string): string => each.toLowerCase();
		for (const [index, left] of texts.entries()) {
			const row = texts.map((right) => sign(compareNatural(left, right))).join("");
			const foldedRow = texts.map((right) => sign(compareNatural(fold(left), fold(right)))).join("");
			expect([left, row, foldedRow]).toEqual([left, order[index], folded[index]]);
		}
	});

	test("slice", () => {
		for (const [offset, length, expected] of answers.slice) {
			expect([offset, length, apply("slice", [1, 2, 3, 4, 5], [offset, length])]).toEqual([offset, length, expected]);
		}
	});

	test("pow", () => {
		for (const [base, exponent, expected] of answers.powers) {
			const outcome = outcomeOf(() => apply("pow", numberOf(base), [numberOf(exponent)]));
			const what = `${base} ** ${exponent} = ${outcome}`;
			if (expected === "error") expect(what).toMatch(/= error/);
			else if (/^-?\d+$/.test(expected)) expect(what).toBe(`${base} ** ${exponent} = ${expected}`);
			// The last digit of a decimal power is the mathematical library's.
			else
				expect(Math.abs(Number(outcome) - Number(expected)), what).toBeLessThanOrEqual(
					Math.abs(Number(expected)) * 1e-15,
				);
		}
	});

	test("bits", () => {
		for (const row of answers.bits) {
			const [left = 0, right = 0, ...expected] = row.map(numberOf);
			const actual = ["bitwise_and", "bitwise_or", "bitwise_xor"].map((name) => apply(name, left, [right]));
			expect([...actual, apply("bitwise_not", left)]).toEqual(expected);
		}
	});

	test("merge and merge_recursive", () => {
		const rows = getKey(decodeJson(text) as { [key: string]: Value }, "merge") as [Value, Value, Value, Value][];
		for (const [left, right, merged, deep] of rows) {
			const outcome = [apply("merge", left, [right]), apply("merge_recursive", left, [right])];
			expect(encodeJson([left, right, ...outcome])).toBe(encodeJson([left, right, merged, deep]));
		}
	});
});
