import { describe, expect, test } from "vitest";
import { widthOf } from "../../src/diagnostics/cells.js";
import { lookUp } from "../../src/reference/look_up.js";
import { createReference } from "../../src/reference/reference.js";
import { renderAnswer } from "../../src/reference/terminal.js";
import { codeOf } from "../../src/reference/words.js";

const reference = createReference();
const shown = (words: string, color = false, width = 60): string =>
	renderAnswer(lookUp(reference, words.split(" ")), { color, width });

describe("on a narrow terminal", () => {
	test.each([
		"substr",
		"array.find",
		"throw",
		"int",
		"min",
		"strtoupper",
		"string",
		"debug",
		"db.query",
		"XS401",
		"to_uper",
	])("%s", (words) => {
		expect(shown(words)).toMatchSnapshot();
	});

	test("no line of prose is wider", () => {
		const code = new Set(
			reference.entries
				.flatMap(({ examples, signature }) => [...examples.map(codeOf), signature])
				.flatMap((text) => text.split("\n").map((line) => `    ${line}`)),
		);
		for (const { name } of reference.entries) {
			const wide = shown(name)
				.split("\n")
				.filter((line) => widthOf(line) > 60 && !code.has(line));
			// What cannot be broken sticks out: results, code between backticks, and links.
			expect(wide.filter((line) => !/^ {4}→|`[^`]{20,}`|docs\/reference|\S{40,}/.test(line))).toEqual([]);
		}
	});
});

describe("in colour", () => {
	test("an entry", () => {
		expect(shown("to_upper", true)).toMatchSnapshot();
	});

	test("says the same", () => {
		for (const words of ["sort", "try_catch", "array", "first element", "zzzz", "openai_chat_completion", "length"]) {
			const plain = shown(words, true).replace(/\u001b\[[\d;]*m/g, "");
			expect(plain).toBe(shown(words));
		}
	});
});

test("a long list is cut, and says so", () => {
	expect(shown("element").split("\n").length).toBeLessThan(60);
	expect(shown("element")).toMatch(/… and \d+ more\. Further words narrow the search\.$/);
});
