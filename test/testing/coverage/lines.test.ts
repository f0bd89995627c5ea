import { describe, expect, test } from "vitest";
import type { CoveredFile } from "../../../src/testing/coverage/coverage.js";
import { linesOf, missedBranches, missedRanges } from "../../../src/testing/coverage/lines.js";
import { covered, functionOf, madeFile } from "./support.js";

async function fileOf(stack: string, ...inputs: readonly number[]): Promise<CoveredFile> {
	const calls = inputs.map((n) => ["f", { n }] as const);
	const { files } = await covered({ "f.xs": functionOf("f", stack) }, ...calls);
	return files[0] as CoveredFile;
}

async function missedIn(stack: string, ...inputs: readonly number[]): Promise<string[]> {
	const file = await fileOf(stack, ...inputs);
	return missedBranches(file).map(({ name, span, isWritten }) => {
		const { line } = file.source.lineAndColumn(span.start);
		return `${name} ${line}${isWritten ? "" : " unwritten"}`;
	});
}

describe("lines", () => {
	test("have the count of the statement that ran most, and know when one never ran", () => {
		const file = madeFile("f.xs", "a b\nc\n\nd\nd d\n", {
			statements: [
				["a", 3],
				["b", 0],
				["c", 2],
				["d\nd d", 0],
			],
		});
		expect(linesOf(file)).toEqual([
			{ line: 1, count: 3, isMissed: true },
			{ line: 2, count: 2, isMissed: false },
			{ line: 4, count: 0, isMissed: true },
			{ line: 5, count: 0, isMissed: true },
		]);
	});

	test("that never ran are one range across lines without a statement", async () => {
		const file = await fileOf(
			`    conditional {
      if ($input.n > 5) {
        debug.log {
          value = 1
        }

        // and more
        debug.log { value = 2 }
      }
      else {
        debug.log { value = 3 }
      }
    }
    return { value = 1 }`,
			1,
		);
		expect(missedRanges(file)).toEqual([
			{ first: 8, last: 13 },
			{ first: 21, last: 21 },
		]);
	});
});

describe("ways never taken", () => {
	test("are those of places that were reached", async () => {
		const stack = `    conditional {
      if ($input.n > 5) {
        var $a { value = $input.n == 6 ? 1 : 2 }
        conditional { if (true) { } }
      }
      elseif ($input.n == 5 ? true : false) {
      }
    }
    var $b { value = $input.n == 1 ? ($input.n ?? 3) : 4 }
    foreach ([$b]) { each { } }
    for ($input.n) { each { } }
    try_catch { try { } catch { } }`;
		expect(await missedIn(stack, 1)).toEqual([
			"if 7",
			"then 11",
			"elseif 11",
			"right of ?? 14",
			"else 14",
			"no pass 16 unwritten",
			"catch 17",
		]);
		expect(await missedIn(stack, 6)).toEqual([
			"else 6 unwritten",
			"else 8",
			"else 9 unwritten",
			"elseif 11",
			"then 14",
			"no pass 16 unwritten",
			"catch 17",
		]);
	});

	test("are none in a function that was never called", async () => {
		const { files } = await covered(
			{
				"f.xs": functionOf("f", ""),
				"g.xs": functionOf("g", "    var $a { value = $input.n ? 1 : 2 }\n    try_catch { try { } catch { } }"),
			},
			["f"],
		);
		expect(files.map(missedBranches)).toEqual([[], []]);
	});

	test("are all of a place that an error kept from being decided", async () => {
		expect(await missedIn("    var $a { value = (1 / 0) ? 1 : 2 }", 1)).toEqual(["then 6", "else 6"]);
	});
});
