import fc from "fast-check";
import { expect, test } from "vitest";
import type { Value } from "../../src/values/kinds.js";
import { isEmpty, isTruthy } from "../../src/values/truthy.js";
import { values } from "./generators.js";
import { fromTagged, readAnswers, type Tagged } from "./php.js";

test.each<[Value]>([[null], [false], [0], [""], ["0"], [[]], [{}], [new Map()]])("%j is false", (value) => {
	expect(isTruthy(value)).toBe(false);
});

test.each<[Value]>([
	[true],
	[1],
	[-1],
	[0.1],
	["0.0"],
	[" "],
	["false"],
	["null"],
	[[0]],
	[[null]],
	[{ a: null }],
	[new Map([["0", null]])],
])("%j is true", (value) => {
	expect(isTruthy(value)).toBe(true);
});

test("ints beyond the safe range are true", () => {
	expect(isTruthy(2n ** 60n)).toBe(true);
});

test("is_empty is the opposite", () => {
	fc.assert(
		fc.property(values, (value) => {
			expect(isEmpty(value)).toBe(!isTruthy(value));
		}),
	);
});

test("the answers of PHP", () => {
	const { rows } = readAnswers<{ rows: [Tagged, { bool: boolean }][] }>("casts");
	const wrong = rows.filter(([value, { bool }]) => isTruthy(fromTagged(value)) !== bool);
	expect(wrong).toEqual([]);
});
