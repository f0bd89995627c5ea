import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/diagnostics/fix.js";
import { lineEdits } from "../../src/editor/structure/line_edits.js";

const text = fc
	.array(fc.constantFrom("a", "b", "  c", "", "d"), { maxLength: 14 })
	.chain((lines) => fc.constantFrom(lines.join("\n"), `${lines.join("\n")}\n`));

describe("the smallest change of lines", () => {
	test("makes one text of another, in pieces that do not touch", () => {
		fc.assert(
			fc.property(text, text, (before, after) => {
				const edits = lineEdits(before, after);
				expect(applyEdits(before, edits)).toBe(after);
				for (const [index, { span }] of edits.entries()) {
					const next = edits[index + 1];
					if (next) expect(span.end).toBeLessThan(next.span.start);
				}
			}),
			{ numRuns: 500 },
		);
	});

	test("leaves alone what stays", () => {
		expect(lineEdits("a\nb\nc\nd\ne\n", "a\nB\nc\nd\ne\nf\n")).toEqual([
			{ span: { start: 2, end: 4 }, text: "B\n" },
			{ span: { start: 10, end: 10 }, text: "f\n" },
		]);
	});

	test("says nothing about equal texts", () => {
		expect(lineEdits("a\nb", "a\nb")).toEqual([]);
	});
});
