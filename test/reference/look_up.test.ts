import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerToJson } from "../../src/reference/json.js";
import { type Answer, lookUp } from "../../src/reference/look_up.js";
import { createReference } from "../../src/reference/reference.js";
import { signs } from "../../src/reference/signs.js";
import { renderAnswer } from "../../src/reference/terminal.js";

const reference = createReference();
const about = (...words: string[]): Answer => lookUp(reference, words);

/** The entries of an answer as `kind name`. */
function entriesOf(answer: Answer): string[] {
	return "entries" in answer ? answer.entries.map(({ kind, name }) => `${kind} ${name}`) : [];
}

describe("a name", () => {
	test.each([
		["to_upper", ["filter to_upper"]],
		["TO_UPPER", ["filter to_upper"]],
		["strip_accents", ["filter unaccent"]],
		["|to_upper", ["filter to_upper"]],
		["`array.find`", ["statement array.find"]],
		["contains", ["filter contains", "statement text.contains"]],
		["foreach", ["statement foreach"]],
		["elseif", ["statement conditional"]],
		["catch", ["statement try_catch"]],
		["timestamp", ["type timestamp"]],
		["alphaOk", ["input filter alphaOk"]],
		["openai_chat_completion", ["function openai_chat_completion"]],
	])("%s", (word, expected) => {
		const answer = about(word);
		expect(answer.about).toBe("name");
		expect(entriesOf(answer)).toEqual(expected);
	});

	test("that also means something elsewhere mentions it", () => {
		const answer = about("lower");
		expect(answer.about === "name" && answer.also.map(({ name }) => name)).toEqual([]);
		expect(entriesOf(answer)).toEqual(["filter to_lower", "input filter lower"]);
	});

	test("that is a family's as well shows the family", () => {
		const answer = about("text");
		expect(entriesOf(answer)).toContain("type text");
		expect(answer.about === "name" && answer.families.map(({ page }) => page)).toEqual([
			"filters/text.md",
			"statements/text.md",
		]);
	});

	test("is not one of JavaScript's own", () => {
		for (const word of ["constructor", "__proto__", "valueOf"])
			expect(["search", "nothing"]).toContain(about(word).about);
	});
});

describe("a family", () => {
	test.each([
		["array", ["filters/array.md", "statements/array.md"]],
		["types", ["types.md"]],
		["input-filters", ["input-filters.md"]],
		["input filters", ["input-filters.md"]],
		["text filters", ["filters/text.md"]],
		["Control flow", ["statements/control.md"]],
	])("%s", (words, pages) => {
		const answer = about(...words.split(" "));
		expect(answer.about === "family" && answer.families.map(({ page }) => page)).toEqual(pages);
	});

	test("all filters", () => {
		const answer = about("filters");
		expect(answer.about === "family" && answer.families.every(({ kind }) => kind === "filter")).toBe(true);
	});
});

describe("a name of another language", () => {
	test.each([
		["strtoupper", ["to_upper"], ["filter to_upper"]],
		["strToUpper", [], []],
		["toUpperCase", ["to_upper"], ["filter to_upper"]],
		["fetch", ["api.request"], ["statement api.request"]],
		["console.log", ["debug.log"], ["statement debug.log"]],
		["list", ["safe_array", "T[]"], ["filter safe_array"]],
		["size", ["count", "strlen"], ["filter count", "filter strlen"]],
		["to json", ["json_encode"], ["filter json_encode"]],
		["array.sort", ["`$list|sort`"], ["filter sort"]],
		["varchar", ["text"], ["type text"]],
		["strrev", ['split:""|reverse|join:""'], ["filter split", "filter reverse", "filter join"]],
	])("%s", (word, advice, entries) => {
		const answer = about(word);
		if (advice.length === 0) return expect(answer.about).not.toBe("name");
		expect(answer.about === "meaning" && answer.advice).toEqual(advice);
		expect(new Set(entriesOf(answer))).toEqual(new Set(entries));
	});

	test("that also means something that does not run here", () => {
		expect(entriesOf(about("select"))).toEqual(["filter filter", "statement db.query", "type enum"]);
	});
});

describe("what is no entry", () => {
	test.each(["??", "~", "!", "? :", "now", "$this", "?="])("a sign of the language: %s", (written) => {
		expect(about(written)).toMatchObject({ about: "sign", sign: written });
	});

	test("what is a sign and an entry is shown as the entry", () => {
		expect(entriesOf(about("null"))).toEqual(["filter is_null"]);
	});

	test("every sign leads to a heading of the page of the language", () => {
		const page = readFileSync(new URL("../../docs/language.md", import.meta.url), "utf8");
		const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
			title
				.toLowerCase()
				.replace(/[^\w -]/g, "")
				.replaceAll(" ", "-"),
		);
		for (const { section } of signs().values()) expect(headings).toContain(section);
	});

	test("brackets behind a type mean the type", () => {
		expect(entriesOf(about("timestamp[]"))).toEqual(["type timestamp"]);
	});

	test("what does not run here is shown all the same, and says why", () => {
		expect(about("db.query")).toMatchObject({
			about: "name",
			entries: [{ name: "db.query", gap: expect.stringContaining("needs a database") }],
		});
	});

	test.each(["XS401", "xs401", "unknown-filter"])("a code points to its page: %s", (word) => {
		expect(about(word)).toMatchObject({ about: "code", code: "XS401" });
	});

	test("a word that files begin with", () => {
		expect(entriesOf(about("workflow_test"))).toContain("construct workflow_test");
		expect(entriesOf(about("schema"))).toContain("construct table");
	});

	test("a misspelt name gets a proposal", () => {
		expect(about("to_uper")).toEqual({ about: "nothing", name: "to_uper", suggestions: ["to_upper"] });
		expect(about("qqqqqq")).toEqual({ about: "nothing", name: "qqqqqq", suggestions: [] });
	});
});

describe("a search", () => {
	test("puts names before summaries", () => {
		const [first] = entriesOf(about("first", "element", "array"));
		expect(first).toBe("filter first");
	});

	test("finds words of summaries, whatever their ending", () => {
		expect(entriesOf(about("accents"))).toContain("filter unaccent");
		expect(entriesOf(about("redirects"))).toContain("statement api.request");
	});

	test("finds what a family is for", () => {
		expect(entriesOf(about("cache"))).toEqual(expect.arrayContaining(["statement redis.get", "statement redis.set"]));
	});

	test("wants all of the words when some entry has them", () => {
		const found = about("sorted", "path");
		expect(entriesOf(found)).toContain("filter sort");
		expect(entriesOf(found)).not.toContain("filter get");
	});

	test("finds nothing for a single one of several words", () => {
		expect(about("qqqqqq", "array").about).toBe("nothing");
	});
});

test("nothing asked: everything there is", () => {
	expect(about()).toMatchObject({ about: "everything", families: reference.families });
	expect(about("", " ").about).toBe("everything");
});

test("any words have an answer that can be shown", () => {
	const word = fc.oneof(
		fc.string({ unit: "binary", maxLength: 12 }),
		fc.constantFrom(...reference.entries.map(({ name }) => name)),
	);
	fc.assert(
		fc.property(fc.array(word, { maxLength: 4 }), fc.integer({ min: 1, max: 120 }), (words, width) => {
			const answer = lookUp(reference, words);
			const text = renderAnswer(answer, { color: false, width });
			expect(text).not.toMatch(/(?<!`)undefined|\[object|[\x00-\x09\x0b-\x1f\x7f]/);
			expect(() =>
				JSON.stringify(answerToJson(answer), (_key, each) => (typeof each === "bigint" ? 0 : each)),
			).not.toThrow();
		}),
		{ numRuns: 80 },
	);
});
