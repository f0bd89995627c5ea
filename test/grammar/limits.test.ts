import { describe, expect, test } from "vitest";
import { tokenize } from "../../grammar/lexer.js";
import { parse } from "../../grammar/parse.js";
import { sharedParser } from "../../grammar/shared_parser.js";
import { Source } from "../../grammar/source.js";
import { programs } from "./programs.js";

const issuesOf = (text: string) => parse(new Source("test.xs", text)).issues;

describe("hostile texts", () => {
	test.each(["(", "[", "{", "`", "a = (", "a = [", "x {\n", "a = {b: ", "a = $b|map:(", "!int ("])(
		"10,000 of %j are an issue and no crash",
		(bracket) => {
			expect(issuesOf(bracket.repeat(10_000)).length).toBeGreaterThan(0);
		},
	);

	test.each([
		["operators", `a = 1${" + 1".repeat(10_000)}`],
		["negations", `a = ${"!".repeat(10_000)}$b`],
		["minus signs", `a = ${"-".repeat(10_000)}$b`],
		["ternaries", `a = ${"$b ? 1 : ".repeat(10_000)}2`],
		["ternaries within", `a = ${"$b ? ".repeat(10_000)}2`],
		["operators in an argument", `a = $b|map:$$${" + 1".repeat(10_000)}`],
		["ternaries and brackets", `a = ${`${"$b ? 1 : ".repeat(20)}(`.repeat(150)}1${")".repeat(150)}`],
	])("too many %s are refused", (_name, text) => {
		expect(issuesOf(text)).toContainEqual(expect.objectContaining({ code: "nested-too-deep" }));
	});

	test("as much as is allowed is read", () => {
		expect(issuesOf(`a = 1${" + 1".repeat(999)}`)).toEqual([]);
		expect(issuesOf(`a = ${"$b ? 1 : ".repeat(240)}2`)).toEqual([]);
		expect(issuesOf(`a = ${"(".repeat(190)}${"$b ? 1 : ".repeat(240)}2${")".repeat(190)}`)).toEqual([]);
		expect(issuesOf(`a = $b${"|trim".repeat(20_000)}${".c".repeat(0)}`)).toEqual([]);
		expect(issuesOf(`a = $b${".c".repeat(20_000)}`)).toEqual([]);
	});

	test("an empty file, blanks, a byte order mark and a file of comments", () => {
		for (const text of ["", " \n\t\r\n", "\ufeff", "\ufeffa = 1", "// one\n// two", "---\n---"])
			expect(issuesOf(text)).toEqual([]);
	});

	test("a binary file is one issue", () => {
		const bytes = Array.from({ length: 100_000 }, (_, index) => String.fromCharCode((index * 7919) % 256)).join("");
		expect(issuesOf(bytes)).toMatchObject([{ code: "binary-file" }]);
		const noise = bytes.replaceAll("\0", "");
		expect(issuesOf(noise).length).toBeGreaterThan(0);
	});

	test("a file of 10 MB", () => {
		const text = `var $a {\n  value = {b: $c|get:"${"d".repeat(950)}":null, e: [1, 2]}\n}\n`.repeat(10_000);
		const { file, issues } = parse(new Source("test.xs", text));
		expect(issues).toEqual([]);
		expect(file.items).toHaveLength(10_000);
	});
});

describe("the work is in proportion to the text", () => {
	/** How many tokens the parser takes while it reads a text. */
	function consumed(text: string): number {
		const parser = sharedParser() as unknown as { consumeToken: () => void };
		const original = parser.consumeToken;
		let count = 0;
		parser.consumeToken = function consumeToken(this: unknown) {
			count++;
			original.call(this);
		};
		try {
			parse(new Source("test.xs", text));
		} finally {
			parser.consumeToken = original;
		}
		return count;
	}

	test("every token of a well-formed text is taken once", () => {
		const text = Object.values(programs).join("\n");
		const { tokens } = tokenize(new Source("test.xs", text));
		expect(consumed(text)).toBe(tokens.length);
		expect(consumed(`${text}\n`.repeat(10))).toBeLessThan(tokens.length * 10.1);
	});

	test("mistakes add at most a fixed number of attempts", () => {
		const faulty = "a = $b $c\n".repeat(2000);
		const { tokens } = tokenize(new Source("test.xs", faulty));
		expect(consumed(faulty)).toBeLessThan(tokens.length * 101);
	});

	// A reader that does quadratic work on one of these does not end within the time a test has.
	test.each([
		["lone quotes", "\\' \\' "],
		["lone quotes on lines", "a = '\\\n"],
		["stray brackets", ")"],
		["stray braces", "}"],
		["objects on one line", "{a: 1}, "],
		["wrong brackets on one line", "[1) "],
		["wrong brackets within others", "({ ) "],
		["brackets on one line", "(1) "],
		["open texts in arguments", "|map:$$.a == \\'"],
		["comparisons in one argument", "< 1 "],
		["heredocs that close inline", 'a = """\nb"""\n'],
		["triple quotes", '"""'],
		["backticks", "`a`"],
		["semicolons", ";"],
		["dots", ". "],
		["colons", ": "],
		["dashes", "---"],
		["one long word", "a"],
		["a word of words", "a."],
		["hyphens", "a-"],
		["one long number", "1"],
		["dollars", "$"],
		["backslashes", "\\"],
		["disabled marks", "!"],
		["pipes", "|"],
		["blanks", "  \n"],
		["as", "as $a "],
		["hash signs", "#\n"],
		["block comments", "/*"],
		["filters", "filters=a:{ "],
	])("100 kB of %s", (_name, piece) => {
		const text = piece.repeat(Math.ceil(100_000 / piece.length));
		for (const before of ["", "a = $b|map:$$ ", "input {\n  text a ", "a = {", "a = ["])
			for (const { span } of issuesOf(before + text)) {
				expect(span.start).toBeGreaterThanOrEqual(0);
				expect(span.end).toBeGreaterThan(span.start);
				expect(span.start).toBeLessThanOrEqual(before.length + text.length);
			}
	});

	test("a brace too many behind 400 kB of objects on one line", () => {
		expect(issuesOf(`a = [${"{a: 1},".repeat(60_000)}{}}]`).length).toBeGreaterThan(0);
	});

	test("a line of 1 MB with two hundred thousand texts", () => {
		expect(issuesOf(`a = [${'"b", '.repeat(200_000)}]`)).toEqual([]);
	});

	test("a text of 10 MB in quotes, and a heredoc", () => {
		const long = 'a\\"b '.repeat(1_500_000);
		expect(issuesOf(`a = "${long}"`)).toEqual([]);
		expect(issuesOf(`a = """\n${long}\n"""`)).toEqual([]);
	});
});
