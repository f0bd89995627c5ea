import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { tokenize } from "../../grammar/lexer.js";
import { Source } from "../../grammar/source.js";

interface Configuration {
	readonly wordPattern: string;
	readonly indentationRules: { readonly increaseIndentPattern: string; readonly decreaseIndentPattern: string };
	readonly onEnterRules: readonly { readonly beforeText: string; readonly afterText?: string }[];
	readonly folding: { readonly markers: { readonly start: string; readonly end: string } };
	readonly autoClosingPairs: readonly { readonly open: string; readonly close: string }[];
}

const path = new URL("../../editor/vscode/language-configuration.json", import.meta.url);
const configuration = JSON.parse(readFileSync(path, "utf8")) as Configuration;
const increase = new RegExp(configuration.indentationRules.increaseIndentPattern);
const decrease = new RegExp(configuration.indentationRules.decreaseIndentPattern);

const folder = new URL("../../examples/", import.meta.url);
const programs = readdirSync(folder, { recursive: true, encoding: "utf8" })
	.filter((name) => name.endsWith(".xs"))
	.map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));

describe("the language configuration", () => {
	test("has regular expressions that are some", () => {
		for (const { beforeText, afterText } of configuration.onEnterRules) {
			expect(() => new RegExp(beforeText)).not.toThrow();
			expect(() => new RegExp(afterText ?? "")).not.toThrow();
		}
		for (const marker of Object.values(configuration.folding.markers)) expect(() => new RegExp(marker)).not.toThrow();
	});

	test("takes a variable with its sign as one word, and a dotted path apart", () => {
		const words = (text: string) => text.match(new RegExp(configuration.wordPattern, "g"));
		expect(words("var $total { value = $$.price * 1.5 }")).toEqual(["var", "$total", "value", "$$", "price", "1.5"]);
		expect(words("db.get user")).toEqual(["db", "get", "user"]);
		expect(new RegExp(configuration.wordPattern).test("")).toBe(false);
	});

	test("finds every variable of real programs as a word", () => {
		for (const { name, text } of programs) {
			const words = new Set(text.match(new RegExp(configuration.wordPattern, "g")));
			for (const { tokenType, image } of tokenize(new Source(name, text)).tokens)
				if (tokenType.name === "Variable") expect(words, name).toContain(image);
		}
	});

	test.each([
		["  stack {", true],
		["    } else {", true],
		["  input { // what it takes", true],
		['  messages: [{role: "user", content: [', true],
		["  if (", true],
		['      value = """', true],
		["      code = '''", true],
		['    "text {"', false],
		["    // stack {", false],
		["  input {}", false],
		['  description = "open { brace"', false],
		['      """', false],
		["    var $x { value = 1 }", false],
	])("the line after %j goes deeper: %s", (line, deeper) => {
		expect(increase.test(line)).toBe(deeper);
	});

	test.each([
		["  }", true],
		["  } as $x", true],
		["  ]", true],
		["  )", true],
		['    """', true],
		["  {", false],
		["  return {", false],
		['  """text"""', false],
	])("%j goes back: %s", (line, back) => {
		expect(decrease.test(line)).toBe(back);
	});

	test("agrees with how real programs are indented", () => {
		const wrong: string[] = [];
		for (const { name, text } of programs) {
			// Inside of texts, lines are as their author likes.
			const lines = text.replace(/"""[\s\S]*?"""/g, '""').split("\n");
			for (const [index, line] of lines.entries()) {
				const next = lines.slice(index + 1).find((each) => each.trim() !== "");
				if (next === undefined || line.trim() === "") continue;
				const step = indentation(next) - indentation(line);
				const deeper = increase.test(line);
				if (deeper && step <= 0 && !decrease.test(next)) wrong.push(`${name}: ${line}`);
				if (decrease.test(next) && step > 0) wrong.push(`${name}: ${next}`);
			}
		}
		expect(wrong).toEqual([]);
	});

	test("reads a long line in no time", () => {
		for (const line of ['"'.repeat(20_000), "{".repeat(20_000), "a ".repeat(20_000), "/".repeat(20_000)])
			for (const pattern of [increase, decrease]) expect(pattern.test(line)).toBeTypeOf("boolean");
	});
});

function indentation(line: string): number {
	return line.length - line.trimStart().length;
}
