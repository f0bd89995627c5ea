import { describe, expect, test } from "vitest";
import { parse } from "../../../../grammar/parse.js";
import { Source } from "../../../../grammar/source.js";
import { createCatalogue } from "../../../../src/catalogue/catalogue.js";
import { regexFilters } from "../../../../src/catalogue/filters/regex.js";
import { compilePattern } from "../../../../src/catalogue/input_helpers.js";
import { createBinder } from "../../../../src/catalogue/types/index.js";
import { compileProgram } from "../../../../src/compile/program.js";
import type { Value } from "../../../../src/values/kinds.js";
import { outcomeOf, statedOutcome, stillRun } from "../evaluate.js";
import { applyRegex } from "./apply.js";

/** Compiles and evaluates one expression. */
function evaluate(expression: string): Value {
	const source = new Source("example", `function "example" {\n  stack {\n  }\n\n  response = ${expression}\n}\n`);
	const { file, issues } = parse(source);
	if (issues.length > 0) throw new Error(`${expression}: ${issues[0]?.message}`);
	const node = file.items.find((item) => item.kind === "Statement");
	if (node?.kind !== "Statement") throw new Error(`${expression} is no expression`);
	const program = compileProgram("example", {
		catalogue: createCatalogue({ filters: regexFilters, statements: [], functions: [] }),
		projectFunction: (name) => (name === "example" ? { name, source, node } : null),
		callBuiltin: () => Promise.reject(new Error("there are no functions here")),
		binder: (declarations, context) => createBinder(declarations, context as never),
	});
	if (program === null) throw new Error("nothing was compiled");
	return program.entry.call(stillRun(), {}) as Value;
}

describe("examples of the definitions", () => {
	test.each(regexFilters)("$name", ({ examples }) => {
		expect(examples.length).toBeGreaterThan(0);
		for (const { code, result } of examples) {
			expect(`${code} → ${outcomeOf(() => evaluate(code))}`).toBe(`${code} → ${statedOutcome(result)}`);
		}
	});
});

/** Published in Xano's documentation and in its editor's help. */
const documented: readonly (readonly [code: string, result: string])[] = [
	['"/^a.*c$/"|regex_test:"abbbbc"', "true"],
	[String.raw`"/(\\w+)@(\\w+).(\\w+)/"|regex_match:"test@example.com"`, '["test@example.com","test","example","com"]'],
	['"/pattern/"|regex_matches:"subject"', "false"],
	[String.raw`"/(\\w+)/"|regex_get_first_match:"test"`, '["test","test"]'],
	['"^test$"|regex_quote', String.raw`"\\^test\\$"`],
	[String.raw`"/\\s+/"|regex_replace:"-":"Hello   World"`, '"Hello-World"'],
];

test.each(documented)("%s", (code, result) => {
	expect(outcomeOf(() => evaluate(code))).toBe(statedOutcome(result));
});

/** The result of a call and the codes of its warnings. */
function warned(name: string, piped: string, args: readonly string[]): { outcome: string; codes: string[] } {
	const run = stillRun();
	const codes: string[] = [];
	run.warn = (code) => void codes.push(code);
	return { outcome: outcomeOf(() => applyRegex(name, piped, args, run)), codes };
}

describe("pattern and text swapped", () => {
	const reversed = ["reversed-regex"];

	test.each([
		["regex_matches", "Ada", ["/^a/i"], "true"],
		["regex_get_first_match", "a1", ["/\\d/"], '["1"]'],
		["regex_get_all_matches", "a1b2", ["#\\d#"], '[["1","2"]]'],
		["regex_replace", "a  b", ["/\\s+/", "-"], '"a-b"'],
		["regex_matches", "/usr/bin", ["~^/usr~"], "true"],
		["regex_matches", "", ["/^$/"], "true"],
	])("%s of %s", (name, piped, args, outcome) => {
		expect(warned(name, piped, args)).toEqual({ outcome, codes: reversed });
	});

	test.each([
		["regex_matches", "/a/", ["/a/"], "true"],
		["regex_matches", "/a/", ["a"], "true"],
		["regex_matches", "(a)", ["/a/"], "true"],
		["regex_replace", "/a/", ["/b/", "xax"], '"x/b/x"'],
	])("%s of %s is the right way round", (name, piped, args, outcome) => {
		expect(warned(name, piped, args)).toEqual({ outcome, codes: [] });
	});

	test.each([
		["abc", "[a-z]"],
		["abc", "(a|b)"],
		["test123", "\\d+"],
		["abc", "$a$"],
	])("%s with the bare pattern %s is refused", (piped, argument) => {
		expect(warned("regex_matches", piped, [argument])).toEqual({
			outcome: "error: Invalid regular expression: it must stand between delimiters",
			codes: [],
		});
	});
});

describe("what is wrong with a pattern", () => {
	test.each([
		["/a", 'it begins with "/" but has no closing "/"'],
		["{a", 'it begins with "{" but has no closing "}"'],
		["/a/g", 'there is no flag "g"'],
		["/a+*/", "a quantifier follows another, at offset 2"],
		["/*a/", "a quantifier has nothing to repeat, at offset 1"],
		["/(a/", "a parenthesis is not closed, at offset 1"],
		["/a)/", 'a ")" closes nothing, at offset 1'],
		["/[a/", 'a class has no closing "]", at offset 2'],
		["/[z-a]/", "a range in a class runs backwards, at offset 4"],
		["/\\j/", '"\\j" means nothing, at offset 2'],
		["/\\2(a)/", "there is no group 2, at offset 2"],
		["/(?&x)/", 'there is no group "x", at offset 5'],
		["/(?<n>a)(?<n>b)/", 'two groups have the name "n", at offset 12'],
		["/\\p{Klingon}/u", 'there is no property "Klingon", at offset 11'],
		["/(?<=a+)b/", "a lookbehind must have a fixed length"],
		["/a{3,1}/", "the counts in braces are in the wrong order, at offset 6"],
		["/(*SKIP:x)a/", "verbs with a name are not supported, at offset 9"],
	])("%s", (pattern, message) => {
		const outcome = outcomeOf(() => applyRegex("regex_matches", pattern, ["a"]));
		expect(outcome).toBe(`error: Invalid regular expression: ${message}`);
	});

	test.each([
		[["a"], "an array"],
		[{ a: 1 }, "an object"],
	])("a pattern must be a text", (value, kind) => {
		expect(outcomeOf(() => applyRegex("regex_matches", value, ["a"]))).toBe(
			`error: \`regex_matches\` needs a text, not ${kind}`,
		);
	});
});

describe("patterns of inputs", () => {
	test.each([
		["^[a-z]+$", "abc", true],
		["^[a-z]+$", "ABC", false],
		["/^[a-z]+$/i", "ABC", true],
		["[abc]", "xbx", true],
		["(a|b)", "b", true],
		["\\d/\\d", "1/2", true],
		["^/a/$", "/a/", true],
	])("%s for %s", (pattern, text, matches) => {
		expect(compilePattern(pattern)(text)).toBe(matches);
	});

	test("a broken one is refused", () => {
		expect(() => compilePattern("(a")).toThrow("Invalid regular expression: a parenthesis is not closed, at offset 1");
	});
});
