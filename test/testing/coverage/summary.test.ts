import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { widthOf } from "../../../src/diagnostics/cells.js";
import { missingText, untestedFunctions } from "../../../src/testing/coverage/missing.js";
import { summary } from "../../../src/testing/coverage/summary.js";
import { covered, functionOf } from "./support.js";

const files = {
	"function/prices/total.xs": functionOf(
		"prices/total",
		`    conditional {
      if ($input.n > 5) {
        debug.log { value = 1 }
        debug.log { value = 2 }
      }
    }
    var $a { value = $input.n ?? 0 }
    switch ($a) {
      case (1) {
        debug.log { value = 3 }
      } break
    }
    for ($a) { each { } }
    conditional {
      if ($a) {
      }
    }
    debug.log { value = $a ? 1 : 2 }`,
	),
	"function/none.xs": functionOf("none", ""),
	"function/deep/in/some/folder/never_called.xs": functionOf("never called", "    for (2) { each { } }"),
};
const coverage = await covered(files, ["prices/total", { n: 1 }], ["none"]);
const plain = { color: false, width: 100 };

describe("the summary", () => {
	test("has a line per file and one for all", () => {
		expect(`\n${summary(coverage, plain)}`).toMatchInlineSnapshot(`
			"
			File                              Statements    Branches  Functions  Never ran
			…/in/some/folder/never_called.xs      0% 0/2      0% 0/1     0% 0/1  6-8
			function/none.xs                    100% 1/1        none   100% 1/1
			function/prices/total.xs            80% 8/10    50% 6/12   100% 1/1  8-9, 12 right of ??, …
			All files                         69.2% 9/13  46.1% 6/13  66.6% 2/3
			"
		`);
	});

	test("of one file has no line for all", () => {
		const { files: all } = coverage;
		const text = summary({ files: all.filter(({ source }) => source.name === "function/none.xs") }, plain);
		expect(text).toMatchInlineSnapshot(`
			"File              Statements  Branches  Functions  Never ran
			function/none.xs    100% 1/1      none   100% 1/1
			"
		`);
	});

	test("of nothing says so", () => {
		expect(summary({ files: [] }, plain)).toBe("No functions, so nothing to cover.\n");
	});

	test.each([60, 80, 120, 300])("fits into %i columns", (width) => {
		for (const line of summary(coverage, { color: false, width }).split("\n"))
			expect(widthOf(line)).toBeLessThanOrEqual(Math.max(width, 68));
	});

	test("keeps the ends of names and the beginnings of places where there is no room", () => {
		const narrow = summary(coverage, { color: false, width: 60 });
		expect(narrow).toContain("…r_called.xs");
		expect(narrow).toContain("All files     ");
		expect(narrow).toContain("8-9, …");
		expect(summary(coverage, { color: false, width: 10 })).toBe(narrow);
	});

	test("is the same text with colours", () => {
		const colored = summary(coverage, { color: true, width: 100 });
		expect(colored).not.toBe(summary(coverage, plain));
		expect(stripVTControlCharacters(colored)).toBe(summary(coverage, plain));
		expect(colored).toContain("\u001b[32m  100% 1/1\u001b[0m");
	});

	test("lets no name move the cursor", async () => {
		const text = summary(await covered({ "a\u001b[2J\n\u202e.xs": functionOf("f", "") }, ["f"]), plain);
		expect(text).toContain("a\\x1b[2J \\u{202e}.xs");
		expect(text.split("\n").length).toBe(3);
	});
});

describe("functions without tests", () => {
	const index = {
		"index.xs": [functionOf("one", '    function.run "two"'), functionOf("two", ""), functionOf("three", "")].join(
			"---\n",
		),
	};

	test("are listed with their places", async () => {
		const { files: all } = await covered(index, ["one"], ["one"]);
		expect(untestedFunctions({ files: all })).toEqual([
			{ name: "two", file: "index.xs", line: 11, count: 2 },
			{ name: "three", file: "index.xs", line: 21, count: 0 },
		]);
		expect(missingText({ files: all }, false)).toBe(
			"2 of 3 functions have no tests\n  index.xs:11  two  (called 2 times by tests of others)\n  index.xs:21  three\n",
		);
		expect(stripVTControlCharacters(missingText({ files: all }, true))).toBe(missingText({ files: all }, false));
	});

	test("may be none, or there is no function", async () => {
		expect(missingText(await covered({ "f.xs": functionOf("f", "") }, ["f"]), false)).toBe(
			"Every function has tests.\n",
		);
		expect(missingText({ files: [] }, false)).toBe("There are no functions.\n");
		expect(missingText(coverage, false)).toMatch(/^1 of 3 functions has no tests\n/);
	});

	test("cannot forge a line", async () => {
		const text = missingText(await covered({ "f.xs": functionOf("a\n  x.xs:1  b\u001b[1m", "") }), false);
		expect(text).toBe("1 of 1 function has no tests\n  f.xs:1  a   x.xs:1  b\\x1b[1m\n");
	});
});
