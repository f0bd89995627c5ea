import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Source } from "../../grammar/source.js";

describe("Source", () => {
	const lines = (text: string): string[] => {
		const source = new Source("a.xs", text);
		return Array.from({ length: source.lineCount }, (_, index) => source.lineText(index + 1));
	};

	test("lines end at LF and CRLF, never at a lone CR", () => {
		expect(lines("")).toEqual([""]);
		expect(lines("a\nb")).toEqual(["a", "b"]);
		expect(lines("a\r\nb\r\n")).toEqual(["a", "b", ""]);
		expect(lines("a\rb\n\r\nc\r")).toEqual(["a\rb", "", "c\r"]);
	});

	test("a line that does not exist is empty", () => {
		const source = new Source("a.xs", "a\nb");
		expect([source.lineText(0), source.lineText(3)]).toEqual(["", ""]);
		expect(source.lineSpan(3)).toEqual({ start: 3, end: 3 });
	});

	test.each([
		["a\nb", 0, 1, 1],
		["a\nb", 1, 1, 2],
		["a\nb", 2, 2, 1],
		["a\r\nb", 3, 2, 1],
		["\tx", 1, 1, 2],
		["😀x", 2, 1, 2],
		["😀x", 1, 1, 2],
		["\ud800x", 1, 1, 2],
		["e\u0301x", 2, 1, 3],
		["\ufeffx", 1, 1, 1],
		["a\n\ufeffx", 3, 2, 2],
		["ab", 99, 1, 3],
		["ab", -5, 1, 1],
		["ab\n", 3, 2, 1],
	])("%j at %i is line %i, column %i", (text, offset, line, column) => {
		expect(new Source("a.xs", text).lineAndColumn(offset)).toEqual({ line, column });
	});

	test("agrees with counting from the start", () => {
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom("a", "\n", "\r\n", "\t", "世", "😀"), maxLength: 60 }),
				fc.nat(80),
				(text, at) => {
					const offset = Math.min(at, text.length);
					const before = text.slice(0, offset).split("\n");
					const column = Array.from(before.at(-1) as string).length + 1;
					expect(new Source("a.xs", text).lineAndColumn(at)).toEqual({ line: before.length, column });
				},
			),
		);
	});
});
