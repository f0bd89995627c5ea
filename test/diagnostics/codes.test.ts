import { describe, expect, test } from "vitest";
import type { SyntaxCode } from "../../grammar/issues.js";
import { parse } from "../../grammar/parse.js";
import { Source } from "../../grammar/source.js";
import { allCodes, allPhases, codeOf, exampleFiles, findCode } from "../../src/diagnostics/codes.js";

/** Every name the lexer and parser use; a new one does not compile here before it has a place in this list. */
const parserNames: Record<SyntaxCode, true> = {
	"unclosed-bracket": true,
	"stray-bracket": true,
	"mismatched-bracket": true,
	"unterminated-backtick": true,
	"unterminated-text": true,
	"unterminated-heredoc": true,
	"unknown-character": true,
	"hash-comment": true,
	"block-comment": true,
	"nested-too-deep": true,
	"missing-value": true,
	"missing-name": true,
	unexpected: true,
	"missing-operator": true,
	"foreign-syntax": true,
	"colon-attribute": true,
	"equals-entry": true,
	"optional-chaining": true,
	"bit-operator": true,
	"single-equals": true,
	"comma-arguments": true,
	"list-type": true,
	assignment: true,
	"return-value": true,
	lookalike: true,
	markdown: true,
	"binary-file": true,
};

/** Names the rest of the program reports that have no place in a type. */
const otherNames = [
	"call-depth",
	"iterations",
	"time",
	"size",
	"cancelled",
	"duplicate-name",
	"file-too-large",
	"function-not-found",
	"job-not-found",
	"no-job",
	"no-sources",
	"not-utf-8",
	"path-not-found",
	"program-errors",
	"several-jobs",
	"undeclared-environment",
	"unknown-input",
	"wrong-input",
];

describe("the code table", () => {
	const entries = allCodes();

	test("codes, names and aliases lead to one entry each", () => {
		const keys = entries.flatMap(({ code, name, aliases = [] }) =>
			[code, name, ...aliases].map((key) => key.toLowerCase()),
		);
		expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
	});

	test("codes belong to their phase, ascend, and say their kind", () => {
		for (const { prefix, codes } of allPhases()) {
			expect(codes.map(({ code }) => code)).toEqual(codes.map(({ code }) => code).sort());
			for (const { code, severity } of codes) {
				expect(code).toMatch(new RegExp(`^${prefix}\\d\\d$`));
				expect(severity === "portability").toBe(code.startsWith("XP"));
			}
		}
	});

	test.each(entries)("$code $name is written out", ({ name, title, explanation, wrong, right }) => {
		expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
		expect(title).not.toMatch(/\.$|^\s|\n/);
		expect(explanation).toMatch(/[.]$/);
		expect(explanation.length).toBeGreaterThan(20);
		for (const text of [wrong, right])
			expect(
				text
					.split("\n")
					.filter((line) => /\t|\s$/.test(line))
					.concat(text === "" ? [text] : []),
			).toEqual([]);
		expect(wrong).not.toBe(right);
	});

	test.each(Object.keys(parserNames).concat(otherNames))("%s has an entry", (name) => {
		expect(findCode(name)?.name).toBe(name);
	});

	test("is asked for in any case, by code, name or alias", () => {
		expect(findCode(" xs101 ")?.name).toBe("unclosed-bracket");
		expect(findCode("Unclosed-Bracket")?.code).toBe("XS101");
		expect(findCode("ERROR_CODE_INPUT_ERROR")?.name).toBe("refused-input");
		expect(findCode("constructor")).toBeUndefined();
		expect(codeOf("unclosed-bracket")).toBe("XS101");
		expect(codeOf("XS101")).toBe("XS101");
		expect(codeOf("somebody-elses")).toBe("somebody-elses");
	});
});

describe("examples", () => {
	const issuesOf = (files: readonly string[]): string[] =>
		files.flatMap((text) => parse(new Source("example.xs", text)).issues.map(({ code }) => code));
	const programs = allCodes().filter(({ form }) => form !== "other");

	test.each(programs)("the right program of $code $name can be read", (entry) => {
		expect(issuesOf(exampleFiles(entry, "right") ?? [])).toEqual([]);
	});

	test.each(programs.filter(({ code }) => !code.startsWith("XS1")))(
		"the wrong program of $code $name can be read too",
		(entry) => {
			expect(issuesOf(exampleFiles(entry, "wrong") ?? [])).toEqual([]);
		},
	);

	test.each(programs.filter(({ name }) => Object.hasOwn(parserNames, name) && name !== "unterminated-heredoc"))(
		"the wrong program of $code shows $name and nothing else",
		(entry) => {
			expect([...new Set(issuesOf(exampleFiles(entry, "wrong") ?? []))]).toEqual([entry.name]);
		},
	);

	test("an open text of several lines swallows the brackets that follow", () => {
		expect(issuesOf(exampleFiles(findCode("unterminated-heredoc")!, "wrong") ?? [])).toContain("unterminated-heredoc");
	});

	test("statements are put into a function, files are taken apart", () => {
		expect(exampleFiles(findCode("XS125")!, "right")).toHaveLength(1);
		expect(exampleFiles(findCode("XS203")!, "wrong")).toHaveLength(2);
		expect(exampleFiles(findCode("XR801")!, "wrong")).toBeNull();
	});
});
