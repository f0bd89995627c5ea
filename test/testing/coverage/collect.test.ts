import { describe, expect, test } from "vitest";
import { coverageOf } from "../../../src/testing/coverage/collect.js";
import type { CoveredFile } from "../../../src/testing/coverage/coverage.js";
import { mergeCoverage } from "../../../src/testing/coverage/merge.js";
import { percentOf, totalsOf } from "../../../src/testing/coverage/totals.js";
import { catalogue, covered, functionOf, projectOf, ran } from "./support.js";

const files = {
	"function/b.xs": functionOf(
		"b",
		'    conditional {\n      if ($input.n > 1) {\n        return { value = "many" }\n      }\n    }',
	),
	"function/a.xs": functionOf("a", '    function.run "b" { input = {n: $input.n} } as $r', "$r ?? 1"),
	"function/never.xs": functionOf(
		"never",
		"    for (3) {\n      each as $i {\n        debug.log { value = $i }\n      }\n    }",
	),
	"table/users.xs": 'table "users" {\n  auth = false\n  schema {\n    int id\n  }\n}\n',
};

function shown({ source, functions, statements, choices }: CoveredFile) {
	return {
		name: source.name,
		functions: functions.map(({ name, count, isTested }) => `${name} ${count}${isTested ? " tested" : ""}`),
		statements: statements.map(({ count }) => count),
		choices: choices.map(({ branches }) => branches.map(({ count }) => count)),
	};
}

describe("what is covered", () => {
	test("is told by file, with zeros for functions that nothing reached, and without files that have no function", async () => {
		const coverage = await covered(files, ["a", { n: 1 }], ["a", { n: 2 }]);
		expect(coverage.files.map(shown)).toEqual([
			{ name: "function/a.xs", functions: ["a 2 tested"], statements: [2, 2], choices: [[1, 1]] },
			{ name: "function/b.xs", functions: ["b 2"], statements: [2, 1, 1], choices: [[1, 1]] },
			{ name: "function/never.xs", functions: ["never 0"], statements: [0, 0, 0], choices: [[0]] },
		]);
	});

	test("is only that of the files asked for", async () => {
		const project = projectOf(files);
		const programs = [await ran(project, [["a"]])];
		const wanted = project.files.filter(({ source }) => source.name !== "function/a.xs");
		const coverage = coverageOf({ programs, project, catalogue, files: new Set(wanted), tested: new Set() });
		expect(coverage.files.map(({ source }) => source.name)).toEqual(["function/b.xs", "function/never.xs"]);
	});

	test("without any program is nothing of everything", () => {
		const { files: all } = coverageOf({ programs: [], project: projectOf(files), catalogue, tested: new Set() });
		expect(totalsOf(all)).toEqual({
			statements: { covered: 0, total: 8 },
			branches: { covered: 0, total: 5 },
			functions: { covered: 0, total: 3 },
		});
	});

	test("is there for functions with errors too", () => {
		const broken = {
			"broken.xs": functionOf(
				"broken",
				'    nothing.known $x { }\n    break\n    var { }\n    var $x { value = $a|nope:1 }\n    function.run "missing"',
			),
			"twice.xs": 'function "twice" { input { int n int n } stack { var $x { value = ',
		};
		const { files: all } = coverageOf({ programs: [], project: projectOf(broken), catalogue, tested: new Set() });
		expect(all.map(({ source }) => source.name)).toEqual(["broken.xs", "twice.xs"]);
		expect(all[0]?.statements.length).toBe(6);
	});

	test("of a function declared twice is told of the one that runs", async () => {
		const twice = { "one.xs": functionOf("f", ""), "two.xs": functionOf("f", "    var $a { value = 1 }") };
		const coverage = await covered(twice, ["f"]);
		expect(coverage.files.map(shown)).toEqual([
			{ name: "one.xs", functions: ["f 1 tested"], statements: [1], choices: [] },
		]);
	});

	test("of two functions in a file is one file", async () => {
		const both = {
			"index.xs": `${functionOf("one", "")}---\n${functionOf("two", "    var $a { value = $input.n ?? 1 }")}`,
		};
		const coverage = await covered(both, ["two"]);
		expect(coverage.files.map(shown)).toEqual([
			{ name: "index.xs", functions: ["one 0", "two 1 tested"], statements: [0, 1, 1], choices: [[1, 0]] },
		]);
	});
});

describe("merged", () => {
	test("programs of one project add up", async () => {
		const project = projectOf(files);
		const programs = [
			await ran(project, [["a", { n: 1 }]]),
			await ran(project, [
				["b", { n: 2 }],
				["b", { n: 3 }],
			]),
		];
		const together = coverageOf({ programs, project, catalogue, tested: new Set(["b"]) });
		expect(together.files.map(shown).slice(0, 2)).toEqual([
			{ name: "function/a.xs", functions: ["a 1"], statements: [1, 1], choices: [[0, 1]] },
			{ name: "function/b.xs", functions: ["b 3 tested"], statements: [3, 2, 1], choices: [[2, 1]] },
		]);
	});

	test("coverages of one text add up, and say that a function is tested when one of them does", async () => {
		const one = await covered(files, ["a", { n: 1 }]);
		const other = await covered(files, ["b", { n: 2 }]);
		const merged = mergeCoverage([one, other]);
		expect(merged).toEqual(mergeCoverage([other, one]));
		expect(merged.files.map(shown).slice(0, 2)).toEqual([
			{ name: "function/a.xs", functions: ["a 1 tested"], statements: [1, 1], choices: [[0, 1]] },
			{ name: "function/b.xs", functions: ["b 2 tested"], statements: [2, 1, 1], choices: [[1, 1]] },
		]);
		expect(mergeCoverage([one]).files).toEqual(one.files);
	});

	test("two texts of one file stay apart", async () => {
		const before = await covered({ "f.xs": functionOf("f", "") }, ["f"]);
		const after = await covered({ "f.xs": functionOf("f", "    var $a { value = 1 }") }, ["f"]);
		expect(mergeCoverage([before, after]).files.map(({ statements }) => statements.length)).toEqual([1, 2]);
	});
});

describe("a share", () => {
	test.each([
		[0, 3, 0],
		[1, 3, 33.3],
		[2, 3, 66.6],
		[1999, 2000, 99.9],
		[3, 3, 100],
		[0, 0, null],
	])("of %i of %i is %s%%", (part, total, percent) => {
		expect(percentOf({ covered: part, total })).toBe(percent);
	});
});
