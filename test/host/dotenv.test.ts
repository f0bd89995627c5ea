import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DotenvError, parseDotenv } from "../../src/host/dotenv.js";

function read(text: string): Record<string, string> {
	return Object.fromEntries(parseDotenv(text));
}

describe("one line", () => {
	test.each([
		["A=1", { A: "1" }],
		["A = 1 ", { A: "1" }],
		["\tA=1\t", { A: "1" }],
		["export A=1", { A: "1" }],
		["export\tA=1", { A: "1" }],
		["exported=1", { exported: "1" }],
		["A=", { A: "" }],
		["A= # nothing", { A: "" }],
		["A=#nothing", { A: "" }],
		["A=a b c", { A: "a b c" }],
		["A=one#two", { A: "one#two" }],
		["A=one #two", { A: "one" }],
		["A=a=b==", { A: "a=b==" }],
		["A=$HOME/$(pwd)", { A: "$HOME/$(pwd)" }],
		["A=c:\\new", { A: "c:\\new" }],
		['A="1"', { A: "1" }],
		['A="one #two"', { A: "one #two" }],
		['A="x" # comment', { A: "x" }],
		['A="say \\"hi\\"\\n\\t\\$ \\\\ \\q"', { A: 'say "hi"\n\t$ \\ \\q' }],
		["A='no \\n escapes'", { A: "no \\n escapes" }],
		['A=`it\'s "both"`', { A: 'it\'s "both"' }],
		['A="ü 👍"', { A: "ü 👍" }],
		["some.name-x=1", { "some.name-x": "1" }],
		["# comment", {}],
		["   ", {}],
		["", {}],
	])("%j", (text, expected) => expect(read(text)).toEqual(expected));
});

test("a whole file", () => {
	const text = "\uFEFF# keys\r\nA=1\r\n\r\nexport B='two'\rC=\"three\nlines\nlong\" # end\nA=last\n";
	expect(read(text)).toEqual({ A: "last", B: "two", C: "three\nlines\nlong" });
});

test.each(['"', "'", "`"])("values between %s may run over several lines", (quote) => {
	expect(read(`A=${quote}-----BEGIN\nabc=\n# no comment\n-----END${quote}\nB=1`)).toEqual({
		A: "-----BEGIN\nabc=\n# no comment\n-----END",
		B: "1",
	});
});

test("names of JavaScript are ordinary names", () => {
	expect([...parseDotenv("__proto__=1\nconstructor=2")]).toEqual([
		["__proto__", "1"],
		["constructor", "2"],
	]);
});

describe("faults name the line and never show it", () => {
	test.each([
		["A=1\nsk-secret", "Line 2 is not of the form NAME=value", 2],
		["1A=x", "Line 1 is not of the form NAME=value", 1],
		["=x", "Line 1 is not of the form NAME=value", 1],
		["A: x", "Line 1 is not of the form NAME=value", 1],
		['\n\nA="never closed\nB=2', "The quote opened in line 3 is never closed", 3],
		['A="x\ny" sk-secret', "Something stands behind the closing quote in line 2", 1],
	])("%j", (text, message, line) => {
		try {
			parseDotenv(text);
			expect.unreachable();
		} catch (thrown) {
			expect(thrown).toBeInstanceOf(DotenvError);
			expect(thrown).toMatchObject({ message, line });
			expect((thrown as Error).message).not.toContain("secret");
		}
	});
});

test("any value can be written between double quotes", () => {
	const escapes: Record<string, string> = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r" };
	fc.assert(
		fc.property(fc.string({ unit: "binary" }), (value) => {
			const written = value.replace(/[\\"\n\r]/g, (character) => escapes[character] ?? character);
			expect(read(`A="${written}"`)).toEqual({ A: value });
		}),
		{ numRuns: 300 },
	);
});

test("any text is read or refused, never anything else", () => {
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom(..."AB=\"'`\\#$ \n\r\t") }), (text) => {
			try {
				for (const [name] of parseDotenv(text)) expect(name).toMatch(/^[AB]/);
			} catch (thrown) {
				expect(thrown).toBeInstanceOf(DotenvError);
			}
		}),
		{ numRuns: 500 },
	);
});
