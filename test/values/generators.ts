import fc from "fast-check";
import { normalizeInteger, type Value } from "../../src/values/kinds.js";
import { objectFrom } from "../../src/values/object.js";

/** Keys that tempt a JavaScript implementation: integer-like ones, names of `Object.prototype`, empty, long, Unicode. */
export const keys: fc.Arbitrary<string> = fc.oneof(
	fc.constantFrom("a", "b", "c", "name", "", "é", "😀", "a b", "-1", "01", "1.5", "NaN"),
	fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty", "length", "__defineGetter__"),
	fc.nat(20).map(String),
	fc.constantFrom("4294967294", "4294967295", "9007199254740993"),
	fc.string({ unit: "grapheme", maxLength: 6 }),
);

export const integers: fc.Arbitrary<number | bigint> = fc.oneof(
	fc.integer({ min: -5, max: 5 }),
	fc.maxSafeInteger(),
	fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(normalizeInteger),
	fc
		.constantFrom(2n ** 53n - 2n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 63n - 1n, -(2n ** 63n), -(2n ** 53n))
		.map(normalizeInteger),
);

export const decimals: fc.Arbitrary<number> = fc
	.double({ noNaN: true, noDefaultInfinity: true })
	.map((decimal) => decimal + 0);

/** Decimals that print as decimals: whole ones between 2^53 and 1e21 print as digits and read back as ints. */
export const printableDecimals = decimals.filter(
	(decimal) => !Number.isInteger(decimal) || Number.isSafeInteger(decimal) || Math.abs(decimal) >= 2 ** 63,
);

export const texts: fc.Arbitrary<string> = fc.oneof(
	fc.constantFrom("", "0", "1", "01", "1.0", " 1", "1e3", "1000", "abc", "true", "null"),
	fc.string({ unit: "grapheme", maxLength: 10 }),
	fc.string({ unit: "binary", maxLength: 10 }),
);

export const scalars: fc.Arbitrary<Value> = fc.oneof(
	fc.constant(null),
	fc.boolean(),
	integers,
	printableDecimals,
	texts,
);

export const values: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
	value: fc.oneof(
		{ depthSize: "small", withCrossShrink: true },
		scalars,
		fc.array(tie("value"), { maxLength: 5 }),
		fc.array(fc.tuple(keys, tie("value")), { maxLength: 6 }).map(objectFrom),
	),
})).value;

export const objects: fc.Arbitrary<Value> = fc.array(fc.tuple(keys, values), { maxLength: 40 }).map(objectFrom);
