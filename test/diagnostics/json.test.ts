import { expect, test } from "vitest";
import { Source } from "../../grammar/source.js";
import { syntaxDiagnostic } from "../../src/diagnostics/diagnostic.js";
import { toJson } from "../../src/diagnostics/json.js";
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
		  "end": 9,
		  "endColumn": 2,
		  "endLine": 2,
		  "file": "function/greet.xs",
		  "fix": {
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
