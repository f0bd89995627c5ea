import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { changedText, Lines, type TextChange } from "../../src/editor/text.js";

const piece = fc.constantFrom("a", "é", "€", "😀", "\n", "\r\n", "\r", " ", "\t", "\ufeff", "\ud83d");
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));
const position = fc.record({ line: fc.nat(12), character: fc.nat(12) });
const changes = fc.array(
	fc.oneof(
		fc.record({ text }),
		fc.record({ text, range: fc.tuple(position, position) }).map(({ text: written, range: [a, b] }) => {
			const inOrder = a.line < b.line || (a.line === b.line && a.character <= b.character);
			return { text: written, range: inOrder ? { start: a, end: b } : { start: b, end: a } };
		}),
	),
	{ maxLength: 5 },
);

describe("positions", () => {
	test("in UTF-16 are those of the protocol's own implementation", () => {
		fc.assert(
			fc.property(text, fc.nat(40), position, (written, offset, place) => {
				const lines = new Lines(written, "utf-16");
				const other = TextDocument.create("a:b", "xs", 1, written);
				expect(lines.count).toBe(other.lineCount);
				expect(lines.positionAt(offset)).toEqual(other.positionAt(offset));
				expect(lines.offsetAt(place)).toBe(other.offsetAt(place));
			}),
			{ numRuns: 500 },
		);
	});

	test("in UTF-8 lead back to where they come from", () => {
		fc.assert(
			fc.property(text, fc.nat(40), (written, wanted) => {
				const lines = new Lines(written, "utf-8");
				const place = lines.positionAt(wanted);
				const offset = lines.offsetAt(place);
				expect(lines.positionAt(offset)).toEqual(place);
				const { start } = lines.lineSpan(place.line);
				expect(place.character).toBe(Buffer.byteLength(written.slice(start, offset)));
			}),
			{ numRuns: 500 },
		);
	});

	test("count bytes in UTF-8", () => {
		const lines = new Lines("aé€😀b\nx", "utf-8");
		expect(lines.positionAt(5)).toEqual({ line: 0, character: 10 });
		expect(lines.offsetAt({ line: 0, character: 10 })).toBe(5);
		expect(lines.measure("é😀")).toBe(6);
		expect(lines.offsetAt({ line: 7, character: 0 })).toBe(8);
	});
});

describe("changes", () => {
	test("make the text the protocol's own implementation makes", () => {
		fc.assert(
			fc.property(text, changes, (before, sent) => {
				const list = sent as TextChange[];
				let expected = before;
				// Each change on a document of its own: it keeps its lines, and loses count of lone carriage returns.
				for (const change of list)
					expected = TextDocument.update(TextDocument.create("a:b", "xs", 1, expected), [change], 2).getText();
				expect(changedText(before, list, "utf-16")).toBe(expected);
			}),
			{ numRuns: 500 },
		);
	});

	test("are each about the text the one before has left", () => {
		const at = (line: number, character: number) => ({ line, character });
		const changed = changedText(
			"a\nb\n",
			[
				{ range: { start: at(0, 0), end: at(0, 0) }, text: "x\n" },
				{ range: { start: at(1, 0), end: at(1, 1) }, text: "😀" },
				{ range: { start: at(1, 2), end: at(2, 0) }, text: "" },
			],
			"utf-16",
		);
		expect(changed).toBe("x\n😀b\n");
	});
});
