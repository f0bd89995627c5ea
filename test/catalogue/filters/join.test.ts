import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { join } from "../../../src/catalogue/filters/text/join.js";

const element = fc.constantFrom("", "a", "word", "a word that is longer", "\x7f", "\x80", "é", "日本", "😀", "\ud83d");
const separators = fc.constantFrom("", ",", ", ", "é", "😀", " and the next one is ");

const lengthOf = (texts: readonly string[], between: string): number =>
	texts.reduce((sum, { length }) => sum + length + between.length, 0);

describe("joining a long list", () => {
	test("gives what JavaScript gives", () => {
		fc.assert(
			fc.property(fc.array(element, { minLength: 1, maxLength: 6 }), separators, fc.nat(3), (some, between, more) => {
				const texts = Array.from({ length: 1_024 + more }, (_, index) => some[index % some.length] as string);
				expect(join(texts, between, lengthOf(texts, between))).toBe(texts.join(between));
			}),
			{ numRuns: 300 },
		);
	});

	test.each([0, 1, 2, 1_023, 1_024, 1_025, 2_048, 2_049, 10_000])("leaves out nothing of %i texts", (count) => {
		for (const text of ["", "short", "one that is too long to be written character by character"]) {
			const texts = Array.from({ length: count }, (_, index) => text + (index % 7));
			for (const between of ["", " ", "--"])
				expect(join(texts, between, lengthOf(texts, between))).toBe(texts.join(between));
		}
	});

	test("gives back a text of the same characters when only the last is beyond ASCII", () => {
		const texts = [...Array.from({ length: 3_000 }, () => "abc"), "é"];
		expect(join(texts, " ", lengthOf(texts, " "))).toBe(texts.join(" "));
	});
});
