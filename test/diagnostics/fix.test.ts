import { describe, expect, test } from "vitest";
import { Source } from "../../grammar/source.js";
import { applyEdits, changedLines } from "../../src/diagnostics/fix.js";

const edit = (start: number, end: number, text: string) => ({ span: { start, end }, text });

describe("applyEdits", () => {
	test.each([
		["abc", [], "abc"],
		["abc", [edit(1, 2, "X")], "aXc"],
		["abc", [edit(3, 3, "!"), edit(0, 0, "<")], "<abc!"],
		["abc", [edit(0, 3, "")], ""],
		["abcdef", [edit(0, 3, "X"), edit(2, 4, "Y")], "Xdef"],
		["abcdef", [edit(0, 3, "X"), edit(3, 4, "Y")], "XYef"],
		["abc", [edit(2, 9, "X")], "abc"],
	])("%j with %j", (text, edits, changed) => {
		expect(applyEdits(text, edits)).toBe(changed);
	});
});

describe("changedLines", () => {
	const show = (text: string, ...edits: ReturnType<typeof edit>[]): string[] =>
		changedLines(new Source("a.xs", text), edits, 2, 20, (_style, shown) => shown);

	test("shows only lines that differ, with their numbers", () => {
		expect(show("one\ntwo\nthree\n", edit(4, 7, "2"))).toEqual([" 2 - two", " 2 + 2"]);
		expect(show("one\ntwo\nthree", edit(0, 0, "zero\n"))).toEqual([" 1 + zero"]);
		expect(show("one\ntwo\nthree", edit(0, 4, ""))).toEqual([" 1 - one"]);
		expect(show("a\r\nb\r\n", edit(3, 4, "c"))).toEqual([" 2 - b", " 2 + c"]);
	});

	test("cuts long lines and escapes what does not print", () => {
		expect(show(`${"x".repeat(30)}`, edit(0, 1, "\u001b"))).toEqual([" 1 - xxxxxxxxxxxxxx…", " 1 + \\x1bxxxxxxxxxx…"]);
	});

	test("says nothing about large changes and none", () => {
		expect(show("a\n".repeat(9), edit(0, 18, "b\n".repeat(9)))).toEqual([]);
		expect(show("a", edit(0, 1, "a"))).toEqual([]);
		expect(show("a")).toEqual([]);
	});
});
