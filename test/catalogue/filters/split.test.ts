import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { split, walkPieces } from "../../../src/catalogue/filters/text/split.js";
import type { Pieces } from "../../../src/values/pieces.js";

const separators = fc.constantFrom(",", " ", "\n", "\0", "a", "\x7f", "é", "😀", ", ", "");

/** Pieces of all lengths, many of them alike: they differ in single characters, at the front, in the middle, at the end. */
const piece = fc.oneof(
	fc.constantFrom(
		"",
		"a",
		"word",
		"words",
		"wordy",
		"sword",
		"b,",
		"\x01\x01\x01\x01",
		"\x7f\x7e\x80",
		"naïve",
		"日本",
	),
	fc.string({ unit: fc.constantFrom("a", "b", ",", "\x01", "\x7f"), maxLength: 12 }),
	fc.tuple(fc.constantFrom("a", "b"), fc.constantFrom("12345678", "123456789012")).map(([a, b]) => b + a + b),
);

/** A text long enough to be split in the other way. */
const long = fc
	.tuple(fc.array(piece, { minLength: 1, maxLength: 40 }), separators, fc.boolean())
	.map(([pieces, separator, isNumbered]) => {
		const round = pieces.join(separator) + separator;
		const rounds = Math.ceil(17_000 / Math.max(1, round.length));
		return Array.from({ length: rounds }, (_, index) => (isNumbered ? index : "") + round).join("");
	});

const elementsOf = ({ length, known, places }: Pieces): (string | undefined)[] =>
	Array.from({ length }, (_, index) => known[places === null ? index : (places[index] as number)]);

describe("splitting a long text", () => {
	test("gives what JavaScript gives", () => {
		fc.assert(
			fc.property(long, separators, (text, separator) => {
				expect(split(text, separator)).toEqual(text.split(separator));
				const pieces = walkPieces(text, separator);
				expect(elementsOf(pieces)).toEqual(text.split(separator));
				pieces.done();
			}),
			{ numRuns: 400 },
		);
	});

	test("leaves out nothing at its ends", () => {
		const words = "word and another one of them ".repeat(800);
		for (const text of [
			words,
			` ${words}`,
			`${words} `,
			words.trim(),
			`${words.trim()}!`,
			"   ".repeat(9_000),
			"x".repeat(20_000),
		])
			expect(split(text, " ")).toEqual(text.split(" "));
	});

	test("tells pieces apart of which the hash may be the same", () => {
		const digits = Array.from({ length: 30_000 }, (_, index) => `${(index * 7919) % 5_000}`);
		const padded = digits.map((each) => each.padStart(5, "0").repeat(3));
		for (const pieces of [digits, padded]) expect(split(pieces.join(","), ",")).toEqual(pieces);
	});

	test("of which every piece is another one is left to JavaScript after a while", () => {
		const pieces = Array.from({ length: 9_000 }, (_, index) => `piece ${index}`);
		expect(split(pieces.join(","), ",")).toEqual(pieces);
		expect(split(`${pieces.slice(0, 1024).join(",")},${"x".repeat(9_000)}`, ",")).toHaveLength(1025);
		expect(split(`${pieces.slice(0, 1024).join(",")}`.padEnd(20_000, "x"), ",")).toHaveLength(1024);
	});

	test("gives pieces a place each, and memory of their own while somebody reads them", () => {
		const texts = ["a b a c ", "d e d f g ", "h i "].map((text) => text.repeat(6_000));
		const walked = texts.map((text) => walkPieces(text, " "));
		for (const [index, pieces] of walked.entries()) {
			expect(elementsOf(pieces)).toEqual((texts[index] as string).split(" "));
			expect(pieces.known).toHaveLength(new Set((texts[index] as string).split(" ")).size);
		}
		walked[0]?.done();
		const next = walkPieces(texts[2] as string, " ");
		expect(next.places).toBe(walked[0]?.places);
		expect(elementsOf(next)).toEqual((texts[2] as string).split(" "));
		expect(elementsOf(walked[1] as Pieces)).toEqual((texts[1] as string).split(" "));
	});
});
