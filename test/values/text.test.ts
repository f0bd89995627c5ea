import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { XanoError } from "../../src/values/error.js";
import type { Value } from "../../src/values/kinds.js";
import {
	characterAt,
	codePointLength,
	codePointsOf,
	concatenate,
	indexOfCodePoint,
	sliceCodePoints,
	toText,
} from "../../src/values/text.js";
import { readAnswers } from "./php.js";

interface TextAnswers {
	length: number;
	slices: [number, number | null, string][];
	finds: [string, number, number | false][];
}

describe("the answers of PHP", () => {
	test.each(readAnswers<{ rows: [string, TextAnswers][] }>("text").rows)("%s", (text, answers) => {
		expect(codePointLength(text)).toBe(answers.length);
		for (const [start, length, part] of answers.slices) {
			expect([start, length, sliceCodePoints(text, start, length)]).toEqual([start, length, part]);
		}
		for (const [search, from, found] of answers.finds) {
			expect([search, from, indexOfCodePoint(text, search, from)]).toEqual([
				search,
				from,
				found === false ? -1 : found,
			]);
		}
	});
});

const anyText = fc.oneof(
	fc.string({ maxLength: 12 }),
	fc.string({ unit: "grapheme", maxLength: 12 }),
	// Halves of pairs count as a code point each, as JavaScript's own iteration has it.
	fc.string({ unit: fc.constantFrom("a", "é", "😀", "\ud83d", "\ude00"), maxLength: 12 }),
);

test("code points against JavaScript's iteration", () => {
	fc.assert(
		fc.property(anyText, fc.integer({ min: -15, max: 15 }), fc.integer({ min: 0, max: 15 }), (text, start, length) => {
			const points = Array.from(text);
			expect(codePointLength(text)).toBe(points.length);
			expect(codePointsOf(text)).toEqual(points);
			expect(characterAt(text, start)).toBe(points.at(start) ?? null);
			const begin = start < 0 ? Math.max(points.length + start, 0) : start;
			expect(sliceCodePoints(text, start, length)).toBe(points.slice(begin, begin + length).join(""));
			expect(sliceCodePoints(text, start)).toBe(points.slice(begin).join(""));
		}),
		{ numRuns: 2000 },
	);
});

test("a found text starts where it was found", () => {
	fc.assert(
		fc.property(
			fc.string({ unit: "grapheme" }),
			fc.string({ unit: "grapheme", minLength: 1 }),
			fc.string(),
			(before, search, after) => {
				const text = before + search + after;
				const found = indexOfCodePoint(text, search);
				expect(found).toBeGreaterThanOrEqual(0);
				expect(sliceCodePoints(text, found, codePointLength(search))).toBe(search);
				expect(sliceCodePoints(text, 0, found)).not.toContain(search);
			},
		),
	);
});

test.each<[Value, string]>([
	[null, ""],
	[true, "true"],
	[false, "false"],
	[5, "5"],
	[5.0, "5"],
	[0.1, "0.1"],
	[0.1 + 0.2, "0.30000000000000004"],
	[1e25, "1e+25"],
	[2n ** 60n, "1152921504606846976"],
	["a", "a"],
])("toText(%s) is %j", (value, text) => {
	expect(toText(value)).toBe(text);
});

test("joining", () => {
	expect(concatenate("a", "b")).toBe("ab");
	expect(concatenate("a", 1)).toBe("a1");
	expect(concatenate(null, true)).toBe("true");
	expect(concatenate(1, 2)).toBe("12");
	const left = [1, [2]];
	expect(concatenate(left, [[3]])).toEqual([1, [2], [3]]);
	expect(left).toEqual([1, [2]]);
});

test.each<[Value, Value]>([
	["a", {}],
	[{}, "a"],
	["a", []],
	[[], "a"],
	[[], null],
	[{}, {}],
	[new Map(), []],
])("joining %j and %j raises", (left, right) => {
	try {
		concatenate(left, right);
		expect.unreachable();
	} catch (error) {
		expect(error).toBeInstanceOf(XanoError);
		expect((error as XanoError).message).toMatch(/^Unable to use an (array|object) as text$/);
		expect((error as XanoError).help).toContain("json_encode");
	}
});
