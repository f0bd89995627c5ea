import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { widthOf } from "../../../src/diagnostics/cells.js";
import { differenceLines } from "../../../src/testing/report/difference.js";
import type { Value } from "../../../src/values/kinds.js";
import { objectFrom } from "../../../src/values/object.js";

const shown = (expected: Value, actual: Value, width = 60): string =>
	differenceLines(expected, actual, { width }).join("\n");

describe("short values stand below each other", () => {
	test.each<[Value, Value, string]>([
		[1, 2, "expected  1\nactual    2"],
		["1", 1, 'expected  "1"\nactual    1'],
		[null, [], "expected  null\nactual    []"],
		[9223372036854775807n, 0.1, "expected  9223372036854775807\nactual    0.1"],
		[{ a: 1 }, { a: 2 }, 'expected  {"a":1}\nactual    {"a":2}'],
		["a\u001b[31m", "\u202eb", 'expected  "a\\u001b[31m"\nactual    "\\u{202e}b"'],
	])("%#", (expected, actual, text) => {
		expect(shown(expected, actual)).toBe(text);
	});
});

test("of long texts the part where they begin to differ is shown", () => {
	const text = "x".repeat(5_000);
	expect(shown(`${text}yes`, `${text}no`)).toBe(
		`expected  …xxxxxxxxxxxxxxxxyes"\nactual    …xxxxxxxxxxxxxxxxno"\n${" ".repeat(27)}^`,
	);
	expect(shown(`a${text}`, `b${text}`)).toBe(`expected  "a${"x".repeat(47)}…\nactual    "b${"x".repeat(47)}…`);
});

test("where longer values begin to differ is marked", () => {
	expect(shown("日本の首都は東京です。本当に", "日本の首都は東京です、本当に")).toBe(
		`expected  "日本の首都は東京です。本当に"\nactual    "日本の首都は東京です、本当に"\n${" ".repeat(31)}^`,
	);
	expect(shown([1, 2, 3, 4, 5, 6, 8, 7], [1, 2, 3, 4, 5, 6, 7, 8])).toContain(`\n${" ".repeat(23)}^`);
	expect(shown([1, 2, 3], [1, 2, 4])).not.toContain("^");
});

test("values of different kinds are not compared by lines", () => {
	expect(shown({ list: Array.from({ length: 50 }, (_, index) => index) }, null)).toBe(
		'expected  {"list":[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16…\nactual    null',
	);
});

test("objects are compared by lines, whatever the order of their keys", () => {
	const expected = { name: "Ada", address: { city: "London", street: "St James's Square" }, born: 1815 };
	const actual = { born: 1816, address: { street: "St James's Square", city: "London" }, name: "Ada", died: 1852 };
	expect(shown(expected, actual)).toBe(
		`- expected  + actual
  … 5 equal lines
    },
-   "born": 1815
+   "born": 1816,
+   "died": 1852
  }`.replace("  … 5 equal lines\n", '  … 4 equal lines\n      "street": "St James\'s Square"\n'),
	);
});

test("objects that differ by nothing but the order of keys are the same", () => {
	const one = objectFrom([["10", "a".repeat(38)] as const, ["2", 1] as const]);
	const other = objectFrom([["2", 1] as const, ["10", "a".repeat(38)] as const]);
	expect(shown(one, other)).toBe(`both  {"10":"${"a".repeat(38)}","2":1}`);
});

test("an entry that became the last one is no other entry", () => {
	const list = ["alpha of the first", "beta of the second", "gamma of the third"];
	expect(shown(list, list.slice(0, 2))).toBe(`- expected  + actual
  [
    "alpha of the first",
    "beta of the second",
-   "gamma of the third"
  ]`);
});

test("texts of several lines are compared as they are, with blanks at their ends", () => {
	expect(
		shown(
			"Dear Ada,\n\nthe sum of it all is 12.\nYours, Charles",
			"Dear Ada,\n\nthe sum of it all is 13.\nYours, Charles ",
		),
	).toBe(
		`- expected  + actual
  Dear Ada,
${"  "}
- the sum of it all is 12.
- Yours, Charles
+ the sum of it all is 13.
+ Yours, Charles\\x20`,
	);
});

test("lines too long for the terminal are shown where they differ", () => {
	const entry = (end: string): Value => [["a".repeat(200) + end], "some more that is equal"];
	expect(shown(entry("1"), entry("2"), 40)).toBe(`- expected  + actual
  [
    [
- …aaaaaaaaaaaa1"
+ …aaaaaaaaaaaa2"
    ],
    "some more that is equal"
  ]`);
});

describe("never floods", () => {
	const large = (seed: number): Value =>
		Array.from({ length: 10_000 }, (_, index) => ({ id: index, price: index % 7 === 0 ? seed : index }));

	test.each<[string, Value, Value]>([
		["a list of which every seventh element differs", large(1), large(2)],
		["a list that is missing", large(1), []],
		["a list that has other elements", large(1), Array.from({ length: 10_000 }, (_, index) => `x${index}`)],
		["one element in the middle", large(1), (large(1) as Value[]).toSpliced(5_000, 1)],
		["a long text", "line\n".repeat(100_000), "line\n".repeat(99_999)],
		["a text with no line alike", "a\n".repeat(10_000), "b\n".repeat(10_000)],
	])("%s", (_, expected, actual) => {
		const lines = differenceLines(expected, actual, { width: 80 });
		expect(lines.length).toBeGreaterThan(1);
		expect(lines.length).toBeLessThan(110);
		expect(lines.filter((line) => widthOf(line) > 80)).toEqual([]);
	});

	test("and one element in ten thousand is found", () => {
		expect(shown(large(1), (large(1) as Value[]).toSpliced(5_000, 1))).toBe(`- expected  + actual
  … 19,999 equal lines
      "price": 4999
    },
-   {
-     "id": 5000,
-     "price": 5000
-   },
    {
      "id": 5001,
  … 19,995 equal lines`);
	});
});

const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
	value: fc.oneof(
		{ depthSize: "small", withCrossShrink: true },
		fc.string({ unit: "binary", maxLength: 120 }),
		fc.constantFrom<Value>(null, true, 0, -1.5, 2n ** 60n),
		fc.array(tie("value"), { maxLength: 8 }),
		fc.array(fc.tuple(fc.string({ unit: "binary", maxLength: 6 }), tie("value")), { maxLength: 6 }).map(objectFrom),
	),
})).value;

test("whatever the values are, lines are printable and fit the width", () => {
	fc.assert(
		fc.property(anyValue, anyValue, fc.integer({ min: 36, max: 90 }), (expected, actual, width) => {
			const lines = differenceLines(expected, actual, { width });
			expect(lines.filter((line) => widthOf(line) > width || /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(line))).toEqual([]);
		}),
		{ numRuns: 150 },
	);
});
