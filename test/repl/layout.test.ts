import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseExpression } from "../../grammar/parse.js";
import { Source } from "../../grammar/source.js";
import { describeValue } from "../../src/repl/describe.js";
import { layoutValue, lineOf } from "../../src/repl/layout.js";
import { sketchOf } from "../../src/repl/sketch.js";
import { fromJavaScript } from "../../src/values/interop.js";
import { encodeJson } from "../../src/values/json.js";
import type { Value } from "../../src/values/kinds.js";

const plain = (_style: string, text: string): string => text;
const laid = (value: Value, width = 40): string => layoutValue(value, { width, paint: plain }).text;

describe("a value that is shown", () => {
	test("stands on one line where it fits, and is laid out otherwise", () => {
		expect(laid({ a: 1, "b c": [1, "x"], d: null })).toBe('{a: 1, "b c": [1, "x"], d: null}');
		expect(laid({ name: "Ada Lovelace", tags: ["first", "second"], year: 1815 })).toBe(
			'{\n  name: "Ada Lovelace",\n  tags: ["first", "second"],\n  year: 1815\n}',
		);
		expect(
			laid([
				{ id: 1, name: "one of many" },
				{ id: 2, name: "another one" },
			]),
		).toBe('[\n  {id: 1, name: "one of many"},\n  {id: 2, name: "another one"}\n]');
	});

	test("has as many short elements on a line as fit", () => {
		expect(laid(Array.from({ length: 30 }, (_, index) => index))).toBe(
			"[\n  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,\n  12, 13, 14, 15, 16, 17, 18, 19, 20,\n  21, 22, 23, 24, 25, 26, 27, 28, 29\n]",
		);
	});

	test("is cut when it is long, unless all of it is wanted", () => {
		const long = { list: Array.from({ length: 1_000 }, (_, index) => index), text: "x".repeat(5_000) };
		const cut = layoutValue(long, { width: 80, paint: plain });
		expect(cut.isCut).toBe(true);
		expect(cut.text).toContain("… 960 more elements");
		expect(cut.text).toContain("… 4000 more characters");
		const all = layoutValue(long, { width: 80, paint: plain, all: true });
		expect(all.isCut).toBe(false);
		expect(all.text.match(/\d+(?=[,\n])/g)).toHaveLength(1_000);
		const lines = Array.from({ length: 30 }, () => ({ a: "a".repeat(30), b: "b".repeat(30), c: "c".repeat(30) }));
		expect(layoutValue(lines, { width: 80, paint: plain }).text).toMatch(/\n… \d+ more lines$/);
	});

	test("moves no cursor", () => {
		expect(laid("\u001b[31mred\u009b\u202e")).toBe('"\\u001b[31mred\\u009b\\u202e"');
	});

	test("is painted by what it is made of", () => {
		const paint = (style: string, text: string): string => `<${style} ${text}>`;
		expect(layoutValue({ a: [1, "x", true] }, { width: 80, paint }).text).toBe(
			'{<key a>: [<number 1>, <text "x">, <word true>]}',
		);
	});

	test("can be typed in again", () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 4 }), fc.integer({ min: 1, max: 100 }), (json, width) => {
				const value = fromJavaScript(json);
				const text = layoutValue(value, { width, paint: plain, all: true }).text;
				expect(parseExpression(new Source("value", text)).issues).toEqual([]);
				expect(text.replace(/\s/g, "").length).toBeGreaterThanOrEqual(1);
			}),
		);
	});

	test("on a line of its own is as long as the line at most", () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.integer({ min: 20, max: 100 }), (json, width) => {
				const value = fromJavaScript(json);
				const line = lineOf(value, width);
				expect(line).not.toContain("\n");
				expect(line.length).toBeLessThanOrEqual(Math.max(width, 30));
				if (encodeJson(value).length > width * 2) expect(line).toContain("…");
			}),
		);
	});
});

test.each([
	[null, "null"],
	[5, "int"],
	[0.5, "decimal"],
	[9007199254740993n, "int"],
	["é", "text of 1 character"],
	[[], "empty array"],
	[{}, "empty object"],
	[[1, 2], "array of 2 ints"],
	[[1, "a"], "array of 2 elements"],
	[[{ id: 1, name: "x" }], "array of 1 object {id: int, name: text}"],
	[{ a: { b: [true] }, "c d": null }, 'object {a: object {b: array of 1 bool}, "c d": null}'],
] as const)("%o is described as %s", (value, words) => {
	expect(describeValue(value as unknown as Value)).toBe(words);
});

test("a sketch tells kinds and names, and nothing of the values", () => {
	const value: Value = { id: 1, name: 'say "$x"\n', tags: [{ label: "a" }, { label: "b" }], "not plain": 1 };
	expect(sketchOf(value)).toBe('{id: 1, name: "say x", tags: [{label: "a"}]}');
	fc.assert(
		fc.property(fc.jsonValue(), (json) => {
			expect(parseExpression(new Source("sketch", sketchOf(fromJavaScript(json)))).issues).toEqual([]);
		}),
	);
});
