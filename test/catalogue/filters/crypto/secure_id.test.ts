import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Value } from "../../../../src/values/kinds.js";
import { normalizeInteger } from "../../../../src/values/kinds.js";
import { apply } from "../evaluate.js";
import { errorOf } from "./support.js";

const ids = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(normalizeInteger);

describe("a secure id", () => {
	test("gives back the id with the same salt, and only with it", () => {
		fc.assert(
			fc.property(ids, fc.string(), fc.string(), (id, salt, other) => {
				const text = apply("secureid_encode", id, [salt]);
				expect(text).toMatch(/^[\w-]{6}\.[\w-]{11}$/);
				expect(apply("secureid_decode", text, [salt])).toBe(id);
				if (salt !== other) errorOf(() => apply("secureid_decode", text, [other]));
			}),
		);
	});

	test("that anybody changed is refused", () => {
		const text = apply("secureid_encode", 12345, ["my_salt"]) as string;
		fc.assert(
			fc.property(fc.nat({ max: text.length - 1 }), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
				fc.pre(text[at] !== character);
				errorOf(() => apply("secureid_decode", text.slice(0, at) + character + text.slice(at + 1), ["my_salt"]));
			}),
		);
	});

	test("does not show that ids follow each other", () => {
		const texts = Array.from({ length: 100 }, (_, id) => apply("secureid_encode", id, ["salt"]) as string);
		expect(new Set(texts.map((text) => text.slice(0, 3))).size).toBeGreaterThan(90);
	});

	test.each<[Value, string]>([
		[null, "`secureid_encode` needs a whole number"],
		["abc", "`secureid_encode` needs a whole number"],
		[1.5, "`secureid_encode` needs a whole number"],
		[[1], "`secureid_encode` needs a whole number"],
	])("is not made of %j", (id, message) => {
		expect(errorOf(() => apply("secureid_encode", id, [])).message).toBe(message);
	});

	test("is made of numeric text as well", () => {
		expect(apply("secureid_encode", "123", [])).toBe(apply("secureid_encode", 123, []));
	});

	// The documented text is Xano's own, which nobody else can read.
	test.each<Value>(["ZlV3Lg.-0-UZyQ9xQk", "", ".", "a.b", "AAAAAA", "AAAAAA.AAAAAAAAAAA", "x".repeat(1000), null, 7])(
		"is not %j",
		(text) => {
			expect(errorOf(() => apply("secureid_decode", text, ["my_salt"])).message).toBe("This is no secure id");
		},
	);
});
