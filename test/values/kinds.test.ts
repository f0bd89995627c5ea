import fc from "fast-check";
import { expect, test } from "vitest";
import {
	isInteger,
	isNumber,
	isObject,
	type Kind,
	kindOf,
	normalizeInteger,
	type Value,
} from "../../src/values/kinds.js";

test.each<[Value, Kind]>([
	[null, "null"],
	[true, "bool"],
	[0, "int"],
	[5.0, "int"],
	[9007199254740991, "int"],
	[9007199254740992, "decimal"],
	[9007199254740993n, "int"],
	[1.5, "decimal"],
	[1e300, "decimal"],
	["", "text"],
	[[], "array"],
	[{}, "object"],
	[new Map(), "object"],
])("kindOf(%s) is %s", (value, kind) => {
	expect(kindOf(value)).toBe(kind);
	expect(isObject(value)).toBe(kind === "object");
	expect(isNumber(value)).toBe(kind === "int" || kind === "decimal");
	if (isNumber(value)) expect(isInteger(value)).toBe(kind === "int");
});

test("an integer has one representation", () => {
	fc.assert(
		fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (integer) => {
			const value = normalizeInteger(integer);
			const safe = integer >= -(2n ** 53n) + 1n && integer <= 2n ** 53n - 1n;
			const fits = integer >= -(2n ** 63n) && integer <= 2n ** 63n - 1n;
			expect(value).toBe(!safe && fits ? integer : Number(integer));
			expect(kindOf(value)).toBe(fits ? "int" : "decimal");
		}),
	);
	expect(normalizeInteger(2n ** 53n - 1n)).toBe(2 ** 53 - 1);
	expect(normalizeInteger(2n ** 53n)).toBe(2n ** 53n);
	expect(normalizeInteger(2n ** 63n - 1n)).toBe(2n ** 63n - 1n);
	expect(normalizeInteger(2n ** 63n)).toBe(2 ** 63);
	expect(normalizeInteger(-(2n ** 63n))).toBe(-(2n ** 63n));
	expect(normalizeInteger(-(2n ** 63n) - 1n)).toBe(-(2 ** 63));
});
