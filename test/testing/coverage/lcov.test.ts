import { lcovParser, type SectionSummary } from "@friedemannsommer/lcov-parser";
import { describe, expect, test } from "vitest";
import type { Coverage } from "../../../src/testing/coverage/coverage.js";
import { lcov } from "../../../src/testing/coverage/lcov.js";
import { mergeCoverage } from "../../../src/testing/coverage/merge.js";
import { covered, functionOf, madeFile } from "./support.js";

function read(coverage: Coverage, folder = "/project"): Promise<SectionSummary[]> {
	return lcovParser({ from: lcov(coverage, folder) });
}

const stack = `    var $a { value = $input.n > 1 ? 1 : 2 } var $b { value = 1 }
    conditional {
      if ($a == 2) {
        debug.log {
          value = $a
        }
      }
    }
    foreach ([]) { each as $v { var $c { value = 1 } } }
    throw { name = "end" value = 1 }`;

describe("a tracefile", () => {
	test("is read as it was meant", async () => {
		const coverage = await covered(
			{
				"function/f.xs": functionOf("f", stack),
				"function/g.xs": functionOf("g", "    var $x { value = $input.n ?? 1 }"),
			},
			["f", { n: 1 }],
			["f", { n: 2 }],
		);
		const [f, g] = await read(coverage);
		expect(f).toMatchObject({
			path: "function/f.xs",
			functions: { instrumented: 1, hit: 1, details: [{ name: "f", line: 1, hit: 2 }] },
			branches: { instrumented: 6, hit: 5 },
			lines: { instrumented: 8, hit: 7 },
		});
		expect(f?.branches.details.map(({ line, block, branch, hit }) => [line, block, branch, hit])).toEqual([
			[6, 0, "0", 1],
			[6, 0, "1", 1],
			[7, 1, "0", 1],
			[7, 1, "1", 1],
			[14, 2, "0", 0],
			[14, 2, "1", 2],
		]);
		expect(f?.lines.details.map(({ line, hit }) => [line, hit])).toEqual([
			[6, 2],
			[7, 2],
			[9, 1],
			[10, 1],
			[11, 1],
			[14, 2],
			[15, 2],
			[17, 0],
		]);
		expect(g).toMatchObject({
			path: "function/g.xs",
			functions: { details: [{ name: "g", line: 1, hit: 0 }] },
			branches: { instrumented: 2, hit: 0 },
			lines: { instrumented: 2, hit: 0 },
		});
	});

	test("has `-` for ways from a place that was never reached, and 0 for those never taken", async () => {
		const coverage = await covered(
			{
				"f.xs": functionOf(
					"f",
					"    var $a { value = $input.n ? ($input.n ? 1 : 2) : ($input.n ?? 3) }\n    try_catch { try { } catch { } }",
				),
			},
			["f", { n: 1 }],
		);
		const branches = lcov(coverage, "/project").match(/^BRDA.*$/gm);
		expect(branches).toEqual([
			"BRDA:6,0,0,1",
			"BRDA:6,0,1,0",
			"BRDA:6,1,0,1",
			"BRDA:6,1,1,0",
			"BRDA:6,2,0,-",
			"BRDA:6,2,1,-",
			"BRDA:7,3,0,0",
		]);
	});

	test("keeps names in their records, whatever they hold", async () => {
		const name = "a,b\nend_of_record\r\nSF:x";
		const coverage = await covered({ "f,\ng.xs": functionOf(name, "") }, [name]);
		const sections = await read(coverage);
		expect(sections.map(({ path }) => path)).toEqual(["f, g.xs"]);
		expect(sections[0]?.functions.details).toMatchObject([{ name: "a;b end_of_record SF:x", hit: 1 }]);
	});

	test("has paths from the folder it is read in, and whole ones outside of it", () => {
		const made = madeFile("src/f.xs", "a", { statements: [["a", 1]] });
		const pathsFrom = (folder: string, path = made.path): string | undefined =>
			/^SF:(.*)$/m.exec(lcov({ files: [{ ...made, path }] }, folder))?.[1];
		expect(pathsFrom("/project")).toBe("src/f.xs");
		expect(pathsFrom("/project/src/")).toBe("f.xs");
		expect(pathsFrom("/project/other")).toBe("/project/src/f.xs");
		expect(pathsFrom("/project", "/project/..f.xs")).toBe("..f.xs");
		expect(pathsFrom("/project", "<stdin>")).toBe("<stdin>");
	});

	test("of nothing is empty", () => {
		expect(lcov(mergeCoverage([]), "/")).toBe("");
	});
});
