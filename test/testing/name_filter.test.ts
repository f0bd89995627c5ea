import { expect, test } from "vitest";
import { Source } from "../../grammar/source.js";
import { nameFilter, similarNames } from "../../src/testing/name_filter.js";
import type { TestIdentity } from "../../src/testing/results.js";

function identity(construct: string, name: string, kind = "function"): TestIdentity {
	const place = { source: new Source("a.xs", ""), span: { start: 0, end: 0 } };
	return { kind, construct, name, file: "a.xs", place };
}

const tests = [identity("add", "adds two"), identity("add", "Refuses text"), identity("users", "lists", "query")];

function meant(text: string): string[] {
	const filter = nameFilter(text);
	if (typeof filter !== "function") throw new Error(filter.mistake);
	return tests.filter(filter).map(({ name }) => name);
}

test.each([
	["adds", ["adds two"]],
	["refuses TEXT", ["Refuses text"]],
	["add", ["adds two", "Refuses text"]],
	["add > adds", ["adds two"]],
	["query users", ["lists"]],
	["a.*s", []],
	["/^adds?/", ["adds two", "Refuses text"]],
	["/^refuses/", []],
	["/^refuses/i", ["Refuses text"]],
	["/", []],
	["//", []],
	["/a/x", []],
])("%s means %j", (text, names) => {
	expect(meant(text)).toEqual(names);
});

test("a wrong regular expression is no filter", () => {
	expect(nameFilter("/(/")).toEqual({ mistake: "Invalid regular expression: /(/: Unterminated group" });
	expect(nameFilter("/a/ii")).toEqual({ mistake: "Invalid flags supplied to RegExp constructor 'ii'" });
});

test("names that are spelled alike are proposed", () => {
	expect(similarNames("refuses tekst", tests)).toEqual(["Refuses text"]);
	expect(similarNames("user", tests)).toEqual(["users"]);
	expect(similarNames("something else", tests)).toEqual([]);
});
