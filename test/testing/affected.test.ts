import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { indexProject, type Project } from "../../src/project/project.js";
import { sourceOf } from "../../src/project/sources.js";
import { affectedTests, type Change } from "../../src/testing/affected.js";
import { readCases } from "../../src/testing/cases.js";
import { discoverTests } from "../../src/testing/discover.js";
import { createTestMemory } from "../../src/testing/memory.js";
import type { TestCase } from "../../src/testing/options.js";
import type { TestResult, TestStatus } from "../../src/testing/results.js";

const root = import.meta.dirname;
type Texts = Readonly<Record<string, string>>;

function projectOf(texts: Texts): Project {
	return indexProject(
		root,
		Object.entries(texts).map(([name, text]) => sourceOf(join(root, name), name, text)),
	);
}

function functionText(name: string, calls: readonly string[] = [], response = "1"): string {
	const body = calls.map((called) => `function.run "${called}" {\n input = {}\n} as $x`).join("\n");
	return `function "${name}" {
  input {
  }

  stack {
    ${body}
  }

  response = ${response}

  test "of ${name}" {
    expect.to_be_defined ($response)
  }
}
`;
}

const texts: Texts = {
	"top.xs": functionText("top", ["middle"]),
	"middle.xs": functionText("middle", ["bottom"]),
	"bottom.xs": functionText("bottom"),
	"other.xs": functionText("other", ["missing"]),
	"query.xs":
		'query "users" verb=GET {\n  input {\n  }\n\n  stack {\n  }\n\n  response = 1\n\n  test "of users" {\n  }\n}\n',
};
const all = ["of bottom", "of middle", "of other", "of top", "of users"];

function affected(after: Texts, paths: readonly string[] = [], more: Partial<Change> = {}): string[] {
	const [then, now] = [projectOf(texts), projectOf(after)];
	const tests = discoverTests(now);
	const change = { before: then, after: now, ran: discoverTests(then), paths: new Set(paths), ...more };
	return affectedTests(tests, change)
		.map(({ name }) => name)
		.sort();
}

describe("a change can alter the tests", () => {
	test("of a function, and of all that call it", () => {
		expect(affected({ ...texts, "bottom.xs": functionText("bottom", [], "2") })).toEqual([
			"of bottom",
			"of middle",
			"of top",
		]);
		expect(affected({ ...texts, "middle.xs": functionText("middle", ["bottom"], "2") })).toEqual([
			"of middle",
			"of top",
		]);
		expect(affected({ ...texts, "top.xs": functionText("top", [], "2") })).toEqual(["of top"]);
		expect(affected({ ...texts, "query.xs": `${texts["query.xs"]}// more\n` })).toEqual(["of users"]);
	});

	test("of nothing, when a file is only written again", () => {
		expect(affected(texts, [join(root, "bottom.xs")])).toEqual([]);
	});

	test("that call a name which now is somebody's, or nobody's any more", () => {
		expect(affected({ ...texts, "missing.xs": functionText("missing") })).toEqual(["of missing", "of other"]);
		const { "bottom.xs": _, ...less } = texts;
		expect(affected(less)).toEqual(["of middle", "of top"]);
	});

	test("of a function that has come to stand in another file", () => {
		const { "bottom.xs": moved = "", ...less } = texts;
		expect(affected({ ...less, "deep/bottom.xs": moved })).toEqual(["of bottom", "of middle", "of top"]);
	});

	test("whose cassette was written, or taken away with its folder", () => {
		expect(affected(texts, [join(root, "cassettes/top/of-top.json")])).toEqual(["of top"]);
		expect(affected(texts, [join(root, "cassettes/middle")])).toEqual(["of middle"]);
		expect(affected(texts, [join(root, "cassettes")])).toEqual(all);
	});

	test("all, by the environment, built-ins, a job, or what else they share", () => {
		expect(affected(texts, [join(root, ".env")])).toEqual(all);
		expect(affected(texts, [join(root, "builtins/own.ts")])).toEqual(all);
		expect(affected(texts, [join(root, "builtins")])).toEqual(all);
		expect(affected(texts, ["/elsewhere/vars"])).toEqual([]);
		expect(affected(texts, ["/elsewhere/vars"], { shared: ["/elsewhere/vars"] })).toEqual(all);
		const job = 'run.job "J" {\n  main = {name: "top", input: {}}\n  env = ["A"]\n}\n';
		expect(affected({ ...texts, "run.xs": job })).toEqual(all);
	});

	test("of a file of cases that has changed", () => {
		const functions = new Set(["top", "bottom"]);
		const cases = (expected: number): TestCase[] => [
			...readCases("a.json", `[{"function": "top", "expected": ${expected}}]`, functions).tests,
			...readCases("b.json", '[{"function": "bottom", "expected": 1}]', functions).tests,
		];
		const names = (now: readonly TestCase[], after: Texts): string[] => {
			const change = { before: projectOf(texts), after: projectOf(after), ran: cases(1), paths: new Set<string>() };
			return affectedTests(now, change).map(({ file }) => file);
		};
		expect(names(cases(1), texts)).toEqual([]);
		expect(names(cases(2), texts)).toEqual(["a.json"]);
		expect(names(cases(1), { ...texts, "top.xs": functionText("top", [], "2") })).toEqual(["a.json"]);
	});
});

describe("a memory of tests", () => {
	const result = (found: TestCase, status: TestStatus): TestResult => ({
		...found,
		status,
		failures: [],
		milliseconds: 0,
		assertions: 1,
		logs: [],
		requests: [],
		warnings: [],
	});

	test("runs all once, then what failed, what a change can alter, and what never ran", () => {
		const memory = createTestMemory();
		const moment = (of: Texts) => {
			const project = projectOf(of);
			return { project, builtins: [], tests: discoverTests(project) };
		};
		const names = (tests: readonly TestCase[]): string[] => tests.map(({ name }) => name).sort();
		const first = moment(texts);
		expect(names(memory.toRun(first, new Set()))).toEqual(all);
		const fails = (test: TestCase): TestStatus => (test.name === "of other" ? "failed" : "passed");
		memory.keep(first.tests.filter(({ name }) => name !== "of users").map((test) => result(test, fails(test))));
		expect(names(memory.toRun(first, new Set()))).toEqual(["of other", "of users"]);
		const second = moment({ ...texts, "top.xs": functionText("top", [], "2") });
		expect(names(memory.toRun(second, new Set()))).toEqual(["of other", "of top", "of users"]);
		// Until it has run again nothing is known of it.
		expect(memory.known(second.tests).map(({ name, status }) => [name, status])).toEqual([
			["of bottom", "passed"],
			["of middle", "passed"],
			["of other", "failed"],
		]);
		memory.keep(second.tests.map((test) => result(test, "passed")));
		expect(memory.toRun(second, new Set())).toEqual([]);
		expect(names(memory.toRun(second, new Set([join(root, ".env")])))).toEqual(all);
	});
});
