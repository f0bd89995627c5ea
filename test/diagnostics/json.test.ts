import { expect, test } from "vitest";
import { Source } from "../../grammar/source.js";
import { syntaxDiagnostic } from "../../src/diagnostics/diagnostic.js";
import { reportJson, toJson } from "../../src/diagnostics/json.js";
import { diagnosticAt, marked } from "./build.js";

test("a diagnostic is plain data with both of its names", () => {
	const diagnostic = {
		...diagnosticAt("// 😀 «a\nb» c"),
		code: "duplicate-name",
		why: "why",
		help: "help",
		related: [{ ...marked("«x»", "b.xs"), message: "here" }],
		fix: { title: "do it", edits: [{ span: { start: 6, end: 7 }, text: "A" }] },
	};
	const json = toJson(diagnostic);
	expect(JSON.parse(JSON.stringify(json))).toEqual(json);
	expect(json).toMatchInlineSnapshot(`
		{
		  "code": "XS203",
		  "column": 6,
		  "docs": "docs/diagnostics.md#xs203",
		  "end": 9,
		  "endColumn": 2,
		  "endLine": 2,
		  "file": "function/greet.xs",
		  "fix": {
		    "applies": "safe",
		    "edits": [
		      {
		        "column": 6,
		        "end": 7,
		        "endColumn": 7,
		        "endLine": 1,
		        "file": "function/greet.xs",
		        "line": 1,
		        "start": 6,
		        "text": "A",
		      },
		    ],
		    "title": "do it",
		  },
		  "help": "help",
		  "line": 1,
		  "message": "this does not belong here",
		  "name": "duplicate-name",
		  "related": [
		    {
		      "column": 1,
		      "end": 1,
		      "endColumn": 2,
		      "endLine": 1,
		      "file": "b.xs",
		      "line": 1,
		      "message": "here",
		      "start": 0,
		    },
		  ],
		  "severity": "error",
		  "snippet": "// 😀 a
		b c",
		  "start": 6,
		  "why": "why",
		}
	`);
});

test("what is not there is left out", () => {
	expect(Object.keys(toJson(diagnosticAt("«x»", { code: "my-rule" })))).toEqual([
		"code",
		"name",
		"severity",
		"message",
		"file",
		"line",
		"column",
		"endLine",
		"endColumn",
		"start",
		"end",
		"snippet",
	]);
});

test("what the parser reports becomes a diagnostic of its file", () => {
	const source = new Source("a.xs", "( ]");
	const span = { start: 0, end: 1 };
	const diagnostic = syntaxDiagnostic(
		{ code: "unclosed-bracket", message: "open", span, help: "close it", related: [{ span, message: "there" }] },
		source,
	);
	expect(diagnostic).toEqual({
		code: "unclosed-bracket",
		severity: "error",
		message: "open",
		source,
		span,
		help: "close it",
		related: [{ source, span, message: "there" }],
	});
	expect("related" in syntaxDiagnostic({ code: "unexpected", message: "x", span }, source)).toBe(false);
});

test("a snippet is a few lines at most, and of an endless line the part around the place", () => {
	expect(toJson(diagnosticAt(`«${"line\n".repeat(20)}»`)).snippet).toBe("line\n".repeat(8).trimEnd());
	const { snippet } = toJson(diagnosticAt(`${"a ".repeat(5_000)}«here»${" b".repeat(5_000)}`));
	expect(snippet).toHaveLength(400);
	expect(snippet).toContain("here");
});

test("a report counts what it holds", () => {
	const fix = { title: "do it", edits: [{ span: { start: 0, end: 0 }, text: "a" }] };
	const list = [
		diagnosticAt("«x»"),
		diagnosticAt("«x»", { fix }),
		diagnosticAt("«x»", { fix: { ...fix, applies: "suggested" } }),
		diagnosticAt("«x»", { fix: { ...fix, edits: [] } }),
		diagnosticAt("«x»", { severity: "portability", fix }),
		diagnosticAt("«x»", { severity: "warning", fix }),
		diagnosticAt("«x»", { severity: "hint", fix: { ...fix, applies: "safe" } }),
	];
	const { diagnostics, summary } = reportJson(list, 12);
	expect(summary).toEqual({ files: 12, errors: 4, portability: 1, warnings: 1, hints: 1, fixable: 3 });
	expect(diagnostics.map((each) => each.fix?.applies)).toEqual([
		undefined,
		"safe",
		"suggested",
		"suggested",
		"safe",
		"suggested",
		"safe",
	]);
});
