import { describe, expect, test } from "vitest";
import { allCodes } from "../../src/diagnostics/codes.js";
import { explain, explainAll } from "../../src/diagnostics/explain.js";

const options = { color: false, width: 80 };

describe("explain", () => {
	test("shows the rule, a wrong and a right example", () => {
		expect(`\n${explain("single-equals", options).text}\n`).toMatchInlineSnapshot(`
			"
			error[XS125] A single \`=\` does not compare
			single-equals

			Values are compared with \`==\`, or with \`===\` when their kinds have to agree too.
			A single \`=\` sets a property.

			Wrong:

			    conditional {
			      if (1 = 2) {
			        debug.log {
			          value = "never"
			        }
			      }
			    }

			Right:

			    conditional {
			      if (1 == 2) {
			        debug.log {
			          value = "never"
			        }
			      }
			    }
			"
		`);
	});

	test.each([["xs105"], ["XS105"], [" unterminated-heredoc\n"]])("finds %j", (code) => {
		expect(explain(code, options)).toMatchObject({ found: true });
	});

	test("leads from the language's own error codes to their pages", () => {
		expect(explain("ERROR_FATAL", options).text).toContain("XR711");
	});

	test.each([
		["unclosed-braket", "There is no code `unclosed-braket`; did you mean `unclosed-bracket`?"],
		["XS1O1", "There is no code `XS1O1`; did you mean"],
		["nothing at all like it", "There is no code `nothing at all like it`."],
		["\u001b[31m", "There is no code `\\x1b[31m`."],
	])("says that %j is no code", (code, text) => {
		const { found, text: answer } = explain(code, options);
		expect(found).toBe(false);
		expect(answer).toContain(text);
	});

	test.each(allCodes())("the page of $code fits the terminal, and is the same in colour", ({ code }) => {
		const { text } = explain(code, options);
		for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(line.startsWith("    ") ? 90 : 80);
		expect(explain(code, { ...options, color: true }).text.replace(/\u001b\[[\d;]*m/g, "")).toBe(text);
	});

	test("the list names every code", () => {
		const list = explainAll({ color: false, width: 100 });
		for (const { code, name, title } of allCodes())
			expect(list).toMatch(
				new RegExp(`^ {2}${code} {2}${name} +${title.slice(0, 20).replace(/[^\w ]/g, "\\$&")}`, "m"),
			);
		expect(explainAll({ color: true, width: 100 }).replace(/\u001b\[[\d;]*m/g, "")).toBe(list);
	});
});
