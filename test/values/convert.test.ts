import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	isNumericText,
	numericPrefix,
	parseNumericText,
	toBool,
	toDecimal,
	toInt,
	toTextFilter,
	truncate,
} from "../../src/values/convert.js";
import type { Value } from "../../src/values/kinds.js";
import { decimals, integers, texts } from "./generators.js";
import { fromTagged, readAnswers, type Tagged } from "./php.js";

interface Casts {
	int: Tagged;
	decimal: Tagged;
	numeric: boolean;
	negative: Tagged;
}

describe("the answers of PHP", () => {
	const { rows } = readAnswers<{ rows: [Tagged, Casts][] }>("casts");

	test.each(rows)("%j", (tagged, casts) => {
		const value = fromTagged(tagged);
		if (typeof value === "string") {
			expect(isNumericText(value)).toBe(casts.numeric);
			if (casts.numeric) {
				const number = parseNumericText(value)!;
				expect(numericPrefix(value)).toBe(number);
				if (Number.isFinite(Number(number))) expect(-Number(number) + 0).toBe(Number(fromTagged(casts.negative)));
			}
		}
		expect(toInt(value)).toBe(fromTagged(casts.int));
		const decimal = fromTagged(casts.decimal) as number;
		if (Number.isFinite(decimal)) expect(toDecimal(value)).toBe(decimal);
		else expect(() => toDecimal(value)).toThrow("Number is out of range");
	});
});

test("printed numbers are numeric texts of themselves", () => {
	fc.assert(
		fc.property(fc.oneof(integers, decimals), fc.constantFrom("", " ", "\n\t"), (number, space) => {
			// A whole decimal below 2^63 prints like the int it equals.
			expect(Number(parseNumericText(space + String(number) + space))).toBe(Number(number));
			if (typeof number === "bigint") expect(parseNumericText(String(number))).toBe(number);
		}),
		{ numRuns: 1000 },
	);
});

test("numeric text is what PHP's grammar says", () => {
	const grammar = /^[ \t\n\r\v\f]*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?[ \t\n\r\v\f]*$/;
	const candidate = fc.string({ unit: fc.constantFrom(..."0123456789.eE+- \t\v\u00a0xa"), maxLength: 8 });
	fc.assert(
		fc.property(fc.oneof(candidate, texts), (text) => {
			expect(isNumericText(text)).toBe(grammar.test(text));
		}),
		{ numRuns: 5000 },
	);
});

test("hostile lengths take no longer than reading them", () => {
	const started = performance.now();
	for (const text of [
		"1".repeat(1e6),
		`${"1".repeat(1e6)}x`,
		`${" ".repeat(1e6)}x`,
		`1${" ".repeat(1e6)}x`,
		`${"0".repeat(1e6)}7`,
	]) {
		isNumericText(text);
		numericPrefix(text);
	}
	expect(performance.now() - started).toBeLessThan(2000);
	expect(toInt(`${"0".repeat(1000)}9007199254740993`)).toBe(9007199254740993n);
});

test("truncate", () => {
	expect([1.9, -1.9, -0.5, 0, 7n ** 20n].map(truncate)).toEqual([1, -1, 0, 0, 7n ** 20n]);
	expect(truncate(1e19)).toBe(-8446744073709551616n);
	expect(truncate(2 ** 53)).toBe(2n ** 53n);
	expect(truncate(2 ** 64)).toBe(0);
	expect(truncate(Number.POSITIVE_INFINITY)).toBe(0);
});

test.each<[Value, boolean]>([
	["true", true],
	["TRUE", true],
	["false", false],
	[" False ", false],
	["no", false],
	["off", false],
	["yes", true],
	["on", true],
	["anything", true],
	["", false],
	["0", false],
	["1", true],
	[0, false],
	[1, true],
	[null, false],
	[[], false],
	[[0], true],
	[`${" ".repeat(50)}false`, true],
])("toBool(%j) is %s", (value, expected) => {
	expect(toBool(value)).toBe(expected);
});

test("the to_text conversion", () => {
	expect([null, true, false, 5, 1.5, "x"].map((value) => toTextFilter(value))).toEqual([
		"",
		"true",
		"false",
		"5",
		"1.5",
		"x",
	]);
	expect(() => toTextFilter([])).toThrow("Unable to use an array as text");
});

test("documented conversions", () => {
	expect(toInt("133.45 kg")).toBe(133);
	expect(toDecimal("133.45 kg")).toBe(133.45);
	expect(toDecimal(2n ** 60n)).toBe(2 ** 60);
	expect(toInt("abc")).toBe(0);
	expect(numericPrefix("abc")).toBeUndefined();
});
