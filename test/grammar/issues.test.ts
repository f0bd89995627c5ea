import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "../../grammar/parse.js";
import { Source } from "../../grammar/source.js";
import { mistakes, outline } from "./build.js";

/** Code, program, and what is underlined. */
const cases: readonly [code: string, text: string, underlined: string][] = [
	["unclosed-bracket", "stack {\n  var $a {\n    value = 1\n  }\n", "{"],
	["unclosed-bracket", "a = [1, 2\nb = (3]", "("],
	["stray-bracket", "a = 1\n}", "}"],
	["stray-bracket", "a = (1))", ")"],
	["unterminated-text", 'a = "one\nb = 2', '"one'],
	["unterminated-text", "a = 'one", "'one"],
	["unterminated-heredoc", 'a = """\none\n', '"""'],
	["unknown-character", "a = §", "§"],
	["unknown-character", "a = $b \\ 2", "\\"],
	["unknown-character", "a = $ + 1", "$"],
	["hash-comment", "a = 1 # one", "# one"],
	["block-comment", "a = 1 /* one */", "/* one */"],
	["nested-too-deep", `a = ${"(".repeat(201)}1${")".repeat(201)}`, "("],
	["missing-value", "a =\n", "a"],
	["missing-value", "a = 1 +", "+"],
	["missing-value", "a = {b: }", "b"],
	["missing-value", "a = ()", "("],
	["missing-value", "a = $b[]", "["],
	["missing-value", "query x verb=", "verb"],
	["missing-value", "input {\n  text a?=\n}", "="],
	["missing-value", "a = $b ? : 2", "?"],
	["missing-value", "a = [...]", "..."],
	["missing-value", "a = {\n  b: * 2\n}", "b"],
	["missing-value", "== 2", "=="],
	["missing-value", "|trim", "|trim"],
	["missing-name", "a = $b|", "|"],
	["missing-name", "input {\n  text a filters=\n}", "\n"],
	["unexpected", "a = $b|first.c", ".c"],
	["unexpected", "a = 1 : 2", ":"],
	["foreign-syntax", "if $a == 1 {\n}", "$a == 1"],
	["unexpected", "a = 1\n== 2 {\n}", "{"],
	["mismatched-bracket", "a = [1, 2)", ")"],
	["unterminated-backtick", "a = `1 + 2\n", "`"],
	["unexpected", "a = $b|trim 1", "1"],
	["unexpected", "1", "1"],
	["missing-operator", 'a = ["b" "c"]', '"c"'],
	["missing-operator", "a = $b $c", "$c"],
	["missing-operator", "a = {b: 1 c: 2}", "c"],
	["foreign-syntax", "a = $b|map:$$ => 1", "=>"],
	["foreign-syntax", "$a", "$a"],
	["foreign-syntax", "a = trim($b)", "trim"],
	["foreign-syntax", "a = math.bitwise.and(5)", "math.bitwise.and"],
	["foreign-syntax", "a = now()", "now"],
	["foreign-syntax", "a = $b.trim()", ".trim"],
	["foreign-syntax", "a = $b|trim()", "("],
	["foreign-syntax", "a = $b->c", "->"],
	["foreign-syntax", "if ($a and $b) {\n}", "and"],
	["foreign-syntax", "a = $b > 1 and $c < 2", "and"],
	["foreign-syntax", "a = not $b", "not"],
	["foreign-syntax", "a = $b is null ? 1 : 2", "is null"],
	["foreign-syntax", "a = if {\n}", "if"],
	["foreign-syntax", "a ?= 1", "?="],
	["foreign-syntax", "a = {b?: 1}", "?:"],
	["foreign-syntax", "input {\n  text a: 1\n}", ":"],
	["foreign-syntax", "for (i = 0; i < 3; i++) {\n}", "for (i = 0; i < 3; i++)"],
	["foreign-syntax", "if ($a; $b) {\n}", ";"],
	["colon-attribute", "a: 1", ":"],
	["equals-entry", "a = {b = 1}", "="],
	["optional-chaining", "a = $b?.c", "?."],
	["bit-operator", "a = $b & 1", "&"],
	["bit-operator", "a = $b << 1", "<<"],
	["bit-operator", "a = $b ^ 1", "^"],
	["single-equals", "if ($a = 1) {\n}", "="],
	["assignment", "var $a = 1", "var $a ="],
	["assignment", "a += 1", "a +="],
	["assignment", "$a.b[0] ??= {c: 1}", "$a.b[0] ??="],
	["assignment", "let a = 1;", "let a ="],
	["return-value", "return true", "return"],
	["lookalike", "a = \u201cb\u201d", "\u201c"],
	["markdown", "```\na = 1\n```", "```"],
	["single-equals", "a {\n  value ~= $b\n}", "~="],
	["foreign-syntax", "foreach ($a as $b) {\n}", "foreach ($a as $b)"],
	["foreign-syntax", "a = if ($b)", "if"],
	["comma-arguments", "a = $b|slice:0,2", ","],
	["comma-arguments", "if ($a, $b) {\n}", ","],
	["list-type", "input {\n  list[text] a\n}", "list[text]"],
	["binary-file", "a = \u0000", "\u0000"],
];

describe("every mistake has its code and its place", () => {
	test.each(cases)("%s: %j", (code, text, underlined) => {
		expect(mistakes(text)).toContainEqual([code, underlined]);
	});

	test("no code is without a case", () => {
		const declared = readFileSync(new URL("../../grammar/issues.ts", import.meta.url), "utf8").matchAll(
			/^\t\| "([a-z-]+)"/gm,
		);
		expect(new Set(cases.map(([code]) => code))).toEqual(new Set([...declared].map(([, code]) => code)));
	});

	test("what is said", () => {
		const said = cases.map(([, text]) => {
			const { issues } = parse(new Source("test.xs", text));
			if (text.includes("\u0000")) return { program: "binary", issues };
			return { program: text.length > 80 ? `${text.slice(0, 77)}…` : text, issues };
		});
		expect(said).toMatchSnapshot();
	});

	test("most of these mistakes are reported once", () => {
		const several = cases.filter(([, text]) => mistakes(text).length > 1).map(([, text]) => text);
		expect(several).toMatchSnapshot();
	});
});

describe("recovery", () => {
	const faulty = `function "five" {
  input {
    list[text] names
  }
  stack {
    var $a {
      value = $input.x & 1
    }
    var $b {
      value: 2
    }
    conditional {
      if ($a = 1) {
        debug.log { value = $a }
      }
    }
    var $c {
      value = {d = 1}
    }
  }
  response = $a
}`;

	test("a file with five mistakes reports five", () => {
		expect(mistakes(faulty)).toEqual([
			["list-type", "list[text]"],
			["bit-operator", "&"],
			["colon-attribute", ":"],
			["single-equals", "="],
			["equals-entry", "="],
		]);
	});

	test("the rest of the file is in the tree", () => {
		const { file } = parse(new Source("test.xs", faulty));
		expect(outline(file.items)).toContain("debug.log\n");
		expect(outline(file.items)).toContain("response = $a");
	});

	test("one faulty entry costs only itself", () => {
		const { file, issues } = parse(new Source("test.xs", "a = 1\nb = $c $d\ne = 2"));
		expect(issues).toHaveLength(1);
		expect(outline(file.items)).toBe("a = 1\ne = 2");
	});

	test("issues come in the order of the text and are at most fifty", () => {
		const { issues } = parse(new Source("test.xs", "a = $b $c\nd = ;\n".repeat(200)));
		expect(issues.length).toBeLessThanOrEqual(50);
		expect(issues.length).toBeGreaterThan(10);
		const starts = issues.map(({ span }) => span.start);
		expect(starts).toEqual([...starts].sort((a, b) => a - b));
	});

	test("a forgotten brace is blamed on the line whose indentation is odd", () => {
		const text = "function a {\n  stack {\n    x {\n      v = 1\n  }\n}\n";
		const [issue] = parse(new Source("test.xs", text)).issues;
		expect(issue).toMatchObject({ code: "unclosed-bracket" });
	});
});
