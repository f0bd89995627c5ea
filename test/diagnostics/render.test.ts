import { describe, expect, test } from "vitest";
import { Source } from "../../grammar/source.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { renderDiagnostic, renderDiagnostics, summaryOf } from "../../src/diagnostics/render.js";
import { diagnosticAt, marked } from "./build.js";

const loop = `function "count" {
  stack {
    «while (true) {
      debug.log {
        value = "again"
      }
      debug.log {
        value = "and again"
      }
    }»
  }
}
`;

/** One of every kind of thing there is to show. */
const cases: Record<string, () => Diagnostic> = {
	"a short span": () =>
		diagnosticAt('function "greet" {\n  response = «$nmae»\n}\n', {
			code: "unknown-variable",
			message: "nothing sets `$nmae`",
			why: "A variable exists once `var`, `as` or a loop has set it, and every function has variables of its own.",
			help: "did you mean `$input.name`?",
		}),
	"two places": () => ({
		...diagnosticAt('function «"limit"» {\n}\n', {}, "function/limit_copy.xs"),
		code: "duplicate-name",
		message: 'there already is a function "limit"',
		help: "give one of them another name",
		related: [
			{
				...marked(`${"\n".repeat(119)}function «"limit"» {\n}\n`, "function/limit.xs"),
				message: "the first one is here",
			},
		],
	}),
	"a short stretch of lines": () =>
		diagnosticAt("if (true) «{\n  debug.log {\n  }\n}»\n", { severity: "hint", code: "unreachable" }),
	"a long stretch of lines": () =>
		diagnosticAt(loop, { code: "endless-loop", severity: "warning", message: "this loop never ends" }),
	"a fix": () => ({
		...diagnosticAt("conditional {\n  if («$list|count == 0») {\n  }\n}\n", {
			code: "filter-before-comparison",
			severity: "portability",
		}),
		message: "Xano reads the comparison as part of the filter",
		fix: {
			title: "put the filtered value into parentheses",
			edits: [
				{ span: { start: 20, end: 20 }, text: "(" },
				{ span: { start: 31, end: 31 }, text: ")" },
			],
		},
	}),
	"a suggestion that its help asks for": () => ({
		...diagnosticAt("response = $«nmae»\n", { code: "unknown-variable", message: "nothing sets `$nmae`" }),
		help: "did you mean `$name`?",
		fix: { title: "write `$name`", edits: [{ span: { start: 12, end: 16 }, text: "name" }], applies: "suggested" },
	}),
	"a fix that says the same as the help": () => ({
		...diagnosticAt('value = "a"|«lower»\n', { code: "deprecated-filter", severity: "portability" }),
		help: "write `|to_lower`",
		fix: { title: "write `to_lower`", edits: [{ span: { start: 12, end: 17 }, text: "to_lower" }] },
	}),
	"a fix beside a help that says more": () => ({
		...diagnosticAt("«if» (true) {\n}\n", { code: "second-if" }),
		help: "write `elseif`, or give it a `conditional` of its own",
		fix: { title: "write `elseif`", edits: [{ span: { start: 0, end: 2 }, text: "elseif" }] },
	}),
	"tabs, wide and unprintable characters": () =>
		diagnosticAt('\tvar\t$名前 { value = "e\u0301👩‍👩‍👧\u001b[31m\u202e" «~» 1 }'),
	"a long line, place in the middle": () =>
		diagnosticAt(`value = [${'"element", '.repeat(30)}«oops», ${'"element", '.repeat(30)}]`),
	"a long line, place at its end": () => diagnosticAt(`value = "${"x".repeat(300)}" «}»`),
	"a long line, all of it": () => diagnosticAt(`value = «"${"x".repeat(300)}"»`),
	"the end of the file": () => diagnosticAt("function {\n«»"),
	"a file that was not read": () => ({
		...diagnosticAt("«»", {}, "logo.xs"),
		code: "binary-file",
		message: "this is not a text file",
	}),
	"an example in the help": () => diagnosticAt("«return true»", { help: "write\n  return {\n    value = true\n  }" }),
	"a message that tries to paint": () =>
		diagnosticAt("«x»", { message: "\u001b[31mred\u0007", help: "\u202eabc" }, "a\u001b[2J.xs"),
	"a code of somebody else": () => diagnosticAt("«x»", { code: "my-rule" }),
};

describe.each([60, 100])("at %i columns", (width) => {
	test.each(Object.entries(cases))("%s", (_name, diagnostic) => {
		expect(`\n${renderDiagnostic(diagnostic(), { color: false, width })}\n`).toMatchSnapshot();
	});

	test.each(["a short span", "two places", "a long stretch of lines", "a fix"])("%s in colour", (name) => {
		const lines = renderDiagnostic((cases[name] as () => Diagnostic)(), { color: true, width });
		expect(`\n${lines.replaceAll("\u001b[", "‹")}\n`).toMatchSnapshot();
	});
});

describe("colour", () => {
	test.each(Object.entries(cases))("changes nothing but the colour of %s", (_name, diagnostic) => {
		const plain = renderDiagnostic(diagnostic(), { color: false, width: 80 });
		expect(renderDiagnostic(diagnostic(), { color: true, width: 80 }).replace(/\u001b\[[\d;]*m/g, "")).toBe(plain);
	});
});

describe("lists", () => {
	const source = new Source("b.xs", "one two three\n".repeat(80));
	const at = (start: number, more: Partial<Diagnostic> = {}): Diagnostic => ({
		code: "unexpected",
		severity: "error",
		message: `number ${start}`,
		source,
		span: { start, end: start + 3 },
		...more,
	});

	test("are sorted by file and position and summed up", () => {
		const other = new Source("a.xs", "x");
		const list = [
			at(14),
			at(4, { severity: "hint" }),
			at(0),
			at(0, { source: other, severity: "portability", span: { start: 0, end: 1 } }),
		];
		expect(`\n${renderDiagnostics(list, { color: false, width: 80 })}\n`).toMatchInlineSnapshot(`
			"
			portability[XS112]: number 0
			  --> a.xs:1:1
			   |
			 1 | x
			   | ^

			error[XS112]: number 0
			  --> b.xs:1:1
			   |
			 1 | one two three
			   | ^^^

			hint[XS112]: number 4
			  --> b.xs:1:5
			   |
			 1 | one two three
			   |     ^^^

			error[XS112]: number 14
			  --> b.xs:2:1
			   |
			 2 | one two three
			   | ^^^

			2 errors, 1 portability warning and 1 hint in 2 files
			"
		`);
	});

	test("show at most so many of a file, the gravest, and count the others", () => {
		const list = Array.from({ length: 60 }, (_, index) => at(index * 14, { severity: index < 20 ? "hint" : "error" }));
		const text = renderDiagnostics(list, { color: false, width: 80 });
		expect(text.match(/^error\[/gm)).toHaveLength(40);
		expect(text.match(/^hint\[/gm)).toHaveLength(10);
		expect(text).toContain("\n\n… and 10 hints more in b.xs\n\n40 errors and 20 hints in 1 file");
		expect(renderDiagnostics(list, { color: false, width: 80, maximumPerFile: 1 })).toContain(
			"… and 39 errors and 20 hints more in b.xs",
		);
	});

	test("nothing to say is nothing", () => {
		expect(renderDiagnostics([], { color: true, width: 80 })).toBe("");
	});

	test("the last line may be another one, or say how many files there are", () => {
		const text = renderDiagnostics([at(0)], { color: false, width: 80, summary: "That was all" });
		expect(text).toMatch(/\n\nThat was all$/);
		expect(summaryOf([at(0)], 1)).toBe("1 error in 1 file");
		expect(summaryOf([at(0)], 12)).toBe("1 error in 1 of 12 files");
	});

	test("the summary names every kind", () => {
		const kinds = (["error", "portability", "portability", "warning", "hint"] as const).map((severity) =>
			at(0, { severity }),
		);
		expect(summaryOf(kinds)).toBe("1 error, 2 portability warnings, 1 warning and 1 hint in 1 file");
	});

	test("a list stays as it was", () => {
		const list = [at(14), at(0)];
		renderDiagnostics(list, { color: false, width: 80 });
		expect(list.map(({ span }) => span.start)).toEqual([14, 0]);
	});
});
