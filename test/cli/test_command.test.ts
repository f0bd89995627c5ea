import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { allReporters } from "../../src/testing/report/reporters.js";
import { serve } from "../host/loopback.js";
import { folderOf, functionText, isPlain, type Parts, requireBuild, start, xano } from "./xano.js";

beforeAll(requireBuild);

/** A function with tests; each is its name and the value that is expected. */
function tested(name: string, tests: Readonly<Record<string, string>>, parts: Parts = {}): string {
	const blocks = Object.entries(tests).map(
		([test, value]) =>
			`\n  test ${JSON.stringify(test)} {\n    expect.to_equal ($response) {\n      value = ${value}\n    }\n  }\n`,
	);
	return functionText(name, parts).replace(/\}\n$/, `${blocks.join("")}}\n`);
}

const one = { response: "1" };
const passing = tested("right", { "is one": "1", "stays one": "1" }, one);
const failing = tested("wrong", { "is two": "2", "is one": "1" }, one);

interface Json {
	readonly tests: readonly {
		readonly construct: string;
		readonly name: string;
		readonly status: string;
		readonly file: string;
	}[];
	readonly summary: Readonly<Record<string, unknown>>;
}

/** Names and outcomes of what ran, by the report for programs. */
async function ran(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}) {
	const { exitCode, out, error } = await xano(["test", "--reporter", "json", ...args], { cwd, env });
	const { tests, summary } = JSON.parse(out || "{}") as Json;
	return {
		exitCode,
		error,
		summary,
		tests: tests?.map(({ construct, name, status }) => `${construct} > ${name}: ${status}`),
	};
}

describe("xano test", () => {
	test("runs every test below this folder; 0 when all pass", async () => {
		const cwd = folderOf({
			"function/right.xs": passing,
			"function/more/other.xs": tested("other", { "is one": "1" }, one),
		});
		const { exitCode, out, error } = await xano(["test"], { cwd });
		expect({ exitCode, out }).toEqual({ exitCode: 0, out: "" });
		expect(error).toMatch(/✓ other {2}1 test .* function\/more\/other\.xs\n✓ right {2}2 tests /);
		expect(error).toMatch(/\n3 passed in .* seed 0\n$/);
	});

	test("1 when one fails, which is shown with its line and does not stop the others", async () => {
		const cwd = folderOf({ "right.xs": passing, "wrong.xs": failing });
		const { exitCode, error } = await xano(["test"], { cwd });
		expect(exitCode).toBe(1);
		expect(error).toContain(
			"FAIL wrong > is two\nto_equal failed - expected value 2 does not equal 1\n  --> wrong.xs:13:5\n",
		);
		expect(error).toMatch(/1 failed, 3 passed in /);
		expect(isPlain(error)).toBe(true);
	});

	test("skipped tests are no failures", async () => {
		const query =
			'query "users" verb=GET {\n  input {\n  }\n\n  stack {\n  }\n\n  response = 1\n\n  test "lists" {\n  }\n}\n';
		const { exitCode, summary } = await ran([], folderOf({ "q.xs": query }));
		expect({ exitCode, summary }).toMatchObject({ exitCode: 0, summary: { tests: 1, skipped: 1 } });
	});

	test("runs the tests of the named files, which find everything around them", async () => {
		const caller = tested(
			"caller",
			{ "is one": "1" },
			{ stack: 'function.run "right" {\n      input = {}\n    } as $x', response: "$x" },
		);
		const cwd = folderOf({ "function/right.xs": passing, "function/wrong.xs": failing, "function/caller.xs": caller });
		expect(await ran(["function/caller.xs"], cwd)).toMatchObject({ exitCode: 0, tests: ["caller > is one: passed"] });
		expect((await ran(["function/caller.xs", "function/right.xs"], cwd)).tests).toHaveLength(3);
		expect(await xano(["test", "nowhere"], { cwd })).toMatchObject({
			exitCode: 2,
			error: expect.stringContaining("There is nothing at nowhere"),
		});
	});

	test("runs several projects of one folder, each for itself", async () => {
		const job = 'run.job "J" {\n  main = {name: "same", input: {}}\n}\n';
		const cwd = folderOf({
			"a/run.xs": job,
			"a/function/same.xs": tested("same", { "is one": "1" }, one),
			"b/run.xs": job,
			"b/function/same.xs": tested("same", { "is two": "2" }, { response: "2" }),
		});
		expect(await ran([], cwd)).toMatchObject({
			exitCode: 0,
			tests: ["same > is one: passed", "same > is two: passed"],
		});
	});

	test("takes a program from standard input", async () => {
		const { exitCode, error } = await xano(["test", "-"], { input: failing });
		expect({ exitCode, error }).toMatchObject({ exitCode: 1, error: expect.stringContaining("--> <stdin>:13:5") });
		expect(error).toContain('Run again:\n  xano test - -t "is two"\n');
	});

	test("says that there are no tests, and how one is made", async () => {
		const { exitCode, error } = await xano(["test"], { cwd: folderOf({ "a.xs": functionText("a") }) });
		expect(exitCode).toBe(0);
		expect(error).toContain("There are no tests in 1 file.\n`xano run --save-test");
	});

	test("errors in a file fail its tests; those that no test tells of fail the call", async () => {
		const cwd = folderOf({
			"broken.xs": tested("broken", { "is one": "1" }, { response: "1|no_such_filter" }),
			"right.xs": passing,
		});
		const { exitCode, tests, error } = await ran([], cwd);
		expect({ exitCode, tests }).toEqual({
			exitCode: 1,
			tests: ["broken > is one: failed", "right > is one: passed", "right > stays one: passed"],
		});
		expect(error).toBe("");
		const lost = folderOf({ "lost.xs": 'function "lost" {\n  stack {\n', "right.xs": passing });
		const outcome = await ran([], lost);
		expect(outcome).toMatchObject({ exitCode: 1, summary: { passed: 2, failed: 0 } });
		expect(outcome.error).toContain("--> lost.xs:");
		expect(await ran(["right.xs"], lost)).toMatchObject({ exitCode: 0, error: "" });
	});
});

describe("flags", () => {
	test.each([
		[
			["-t", "is one"],
			["right > is one: passed", "wrong > is one: passed"],
		],
		[["--name", "RIGHT > is"], ["right > is one: passed"]],
		[
			["-t", "/^is (one|two)$/"],
			["right > is one: passed", "wrong > is two: failed", "wrong > is one: passed"],
		],
	])("%j choose tests", async (args, tests) => {
		expect((await ran(args, folderOf({ "right.xs": passing, "wrong.xs": failing }))).tests).toEqual(tests);
	});

	test("-t that names nothing is a wrong call", async () => {
		const { exitCode, out, error } = await xano(["test", "-t", "stays on"], { cwd: folderOf({ "a.xs": passing }) });
		expect({ exitCode, out }).toEqual({ exitCode: 0, out: "" });
		expect(error).toContain("1 passed");
		const wrong = await xano(["test", "-t", "stais one"], { cwd: folderOf({ "a.xs": passing }) });
		expect(wrong).toMatchObject({ exitCode: 2, out: "" });
		expect(wrong.error).toBe('error: No test is called "stais one"\nhelp: Did you mean "stays one"?\n');
	});

	test("--list shows the tests and runs none", async () => {
		const { exitCode, out } = await xano(["test", "--list"], {
			cwd: folderOf({ "right.xs": passing, "wrong.xs": failing }),
		});
		expect(exitCode).toBe(0);
		expect(out).toBe(
			"right.xs:12  right > is one\nright.xs:18  right > stays one\nwrong.xs:12  wrong > is two\nwrong.xs:18  wrong > is one\n",
		);
	});

	test("--bail ends with the first failure", async () => {
		const { exitCode, tests, summary } = await ran(["--bail"], folderOf({ "a.xs": failing, "b.xs": passing }));
		expect({ exitCode, tests }).toEqual({ exitCode: 1, tests: ["wrong > is two: failed"] });
		expect(summary).toMatchObject({ ended: "bail", left: 3 });
	});

	test("-q prints only functions with a failed test", async () => {
		expect(await xano(["test", "-q"], { cwd: folderOf({ "a.xs": passing }) })).toEqual({
			exitCode: 0,
			out: "",
			error: "",
		});
		const { error } = await xano(["test", "-q"], { cwd: folderOf({ "a.xs": failing, "b.xs": passing }) });
		expect(error).toContain("FAIL wrong > is two");
		expect(error).not.toContain("right");
	});

	test("--seed makes other random values, the same ones each time", async () => {
		const dice = tested("dice", { "is never this": "-1" }, { stack: "security.random_number as $n", response: "$n" });
		const cwd = folderOf({ "dice.xs": dice });
		const value = async (...args: string[]): Promise<unknown> => {
			const { out } = await xano(["test", "--reporter", "json", ...args], { cwd });
			return JSON.parse(out).tests[0].failures[0].actual;
		};
		expect(await value("--seed", "5")).toBe(await value("--seed", "5"));
		expect(await value("--seed", "5")).not.toBe(await value());
	});

	test.each([["2026-01-31"], ["2026-01-31T00:00"], ["2026-01-31 01:00:00.000+01:00"], ["1769817600000"]])(
		"--now %s stops the clock",
		async (now) => {
			const cwd = folderOf({ "a.xs": tested("a", { "is then": "1769817600000" }, { response: "now|to_ms" }) });
			expect(await ran(["--now", now], cwd)).toMatchObject({ exitCode: 0 });
		},
	);

	test("--env and --env-file are seen, and their secrets are printed nowhere", async () => {
		const leaking = tested("leaking", { "shows it": '"x"' }, { response: "$env.API_KEY" });
		const cwd = folderOf({ "a.xs": leaking, "vars.env": "API_KEY=sk-from-the-file-9876\n" });
		for (const reporter of allReporters()) {
			const args = ["test", "--reporter", reporter, "--reporter", "junit=r.xml"];
			const given = await xano([...args, "--env", "API_KEY=sk-a-real-secret-1234"], { cwd });
			expect(given.exitCode).toBe(1);
			expect(given.out + given.error + readFileSync(join(cwd, "r.xml"), "utf8")).not.toContain("real-secret");
			expect(given.out + given.error).toContain("«redacted:key»");
			const file = await xano([...args, "--env-file", "vars.env"], { cwd });
			expect(file.out + file.error).not.toContain("from-the-file");
		}
	});

	test("--timeout ends a test, and the others go on", async () => {
		const endless = { stack: "while (true) {\n      each {\n      }\n    }", ...one };
		const cwd = folderOf({ "a.xs": tested("endless", { ends: "1" }, endless), "b.xs": passing });
		const { exitCode, tests } = await ran(["--timeout", "0.2", "--max-iterations", "1e15"], cwd);
		expect({ exitCode, tests }).toEqual({
			exitCode: 1,
			tests: ["endless > ends: failed", "right > is one: passed", "right > stays one: passed"],
		});
	});

	test("--live and --update let requests out, which are refused otherwise; --update records", async () => {
		const { url } = await serve((_, response) => void response.end('"hello"'));
		const request = { stack: `api.request {\n      url = "${url}"\n    } as $r`, response: "$r.response.result" };
		const cwd = folderOf({ "function/ask.xs": tested("ask", { answers: '"hello"' }, request) });
		const cassette = join(cwd, "cassettes/ask/answers.json");
		const refused = await xano(["test"], { cwd });
		expect(refused).toMatchObject({ exitCode: 1, error: expect.stringContaining("mock = {") });
		expect(await ran(["--live"], cwd)).toMatchObject({ exitCode: 0 });
		expect(existsSync(cassette)).toBe(false);
		expect(await ran(["--update"], cwd)).toMatchObject({ exitCode: 0 });
		expect(existsSync(cassette)).toBe(true);
		expect(await ran([], cwd)).toMatchObject({ exitCode: 0 });
	});

	test.each([
		[["--live", "--update"], "cannot be used with option '--update'"],
		[["--live", "--simulate"], "cannot be used with option '--simulate'"],
		[["--update", "--simulate"], "cannot be used with option '--simulate'"],
		[["--watch", "--coverage"], "cannot be used with option '--coverage'"],
		[["--watch", "--reporter", "json"], "--watch does not go together with --reporter json"],
		[["--watch", "-"], "Standard input cannot be watched"],
		[["--list", "--watch"], "cannot be used with option '--watch'"],
		[["--reporter", "junt"], 'There is no format "junt" for reports\nhelp: Did you mean `junit`?'],
		[["--reporter", "junit="], "--reporter junit= names no file"],
		[["--reporter", "junit", "--reporter", "tap"], "Give one of them a file: --reporter tap=FILE."],
		[["-t", "/(/"], "is no regular expression: Invalid regular expression"],
		[["--seed", "1.5"], '--seed needs a whole number, not "1.5"'],
		[["--seed", ""], "--seed needs a whole number"],
		[["--now", "yesterday"], '--now needs a time, not "yesterday"'],
		[["--now", "2026-13-01"], "--now needs a time"],
		[["--now", "99999999999999999"], "--now needs a time"],
		[["--timeout", "0"], "--timeout needs a number above 0"],
		[["--env", "X"], "not of the form NAME=value"],
		[["--cases", "none.json"], "The cases none.json cannot be read: there is no such file"],
		[["--coverag"], "xano test has no flag --coverag\nhelp: Did you mean `--coverage`"],
	])("%j is a wrong call", async (args, message) => {
		const { exitCode, out, error } = await xano(["test", ...args], { cwd: folderOf({ "a.xs": passing }) });
		expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
		expect(error).toContain(message);
		expect(isPlain(error)).toBe(true);
	});

	test("--help names every format of a report", async () => {
		const { out } = await xano(["test", "--help"]);
		const words = out.replace(/\s+/g, " ");
		for (const name of allReporters()) expect(words).toMatch(new RegExp(`--reporter <format> [^-]*\\b${name}\\b`));
	});
});

describe("reports", () => {
	test("go to files, with people's on the terminal as ever", async () => {
		const cwd = folderOf({ "a.xs": failing });
		const args = ["--reporter", "junit=out/r.xml", "--reporter", "tap=r.tap", "--reporter", "pretty=r.txt"];
		const { exitCode, out, error } = await xano(["test", ...args], { cwd });
		expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
		expect(error).toContain("FAIL wrong > is two");
		expect(readFileSync(join(cwd, "out/r.xml"), "utf8")).toContain("<testsuite");
		expect(readFileSync(join(cwd, "r.tap"), "utf8")).toMatch(/^TAP version 14\n1\.\.2\n/);
		expect(readFileSync(join(cwd, "r.txt"), "utf8")).toContain("FAIL wrong > is two");
	});

	test("people's and one for programs may both be shown", async () => {
		const cwd = folderOf({ "a.xs": passing });
		const { out, error } = await xano(["test", "--reporter", "tap", "--reporter", "pretty"], { cwd });
		expect(out).toMatch(/^TAP version 14\n/);
		expect(error).toContain("2 passed");
		expect((await xano(["test", "--reporter", "tap"], { cwd })).error).toBe("");
	});

	test("of a program that a folder holds twice are those of both", async () => {
		const cwd = folderOf({ "a.xs": passing, "all/b.xs": passing });
		const { exitCode, error } = await xano(["test"], { cwd });
		expect(error).toContain("4 passed");
		expect(error).not.toContain("already is a function");
		expect(exitCode).toBe(0);
	});

	test("are whole, also without tests", async () => {
		const { exitCode, out } = await xano(["test", "--reporter", "tap"], {
			cwd: folderOf({ "a.xs": functionText("a") }),
		});
		expect({ exitCode, out }).toEqual({ exitCode: 0, out: expect.stringMatching(/^TAP version 14\n1\.\.0/) });
	});

	test("name the errors that keep tests from being found", async () => {
		const broken = tested("broken", { "is one": "1" }, { response: "1 +" });
		const cwd = folderOf({ "a.xs": passing, "b.xs": broken });
		const kept = folderOf({ "c.xs": tested("kept", { "hunter-secret": "1" }, { response: "1 +" }) });
		for (const format of ["github", "tap", "junit", "json"]) {
			const args = ["test", "--reporter", format, "--env", "API_KEY=hunter-secret"];
			const { out, error } = await xano(args, { cwd: kept });
			expect(out + error).toContain("redacted");
			expect(out + error).not.toContain("hunter-secret");
		}
		const files = ["github=g.txt", "tap=r.tap", "junit=r.xml", "json=r.json"];
		const { exitCode, error } = await xano(["test", ...files.flatMap((file) => ["--reporter", file])], { cwd });
		expect(exitCode).toBe(1);
		expect(error).toContain("error[XS113]: an operator or a separator is missing");
		const written = (file: string): string => readFileSync(join(cwd, file), "utf8");
		expect(written("g.txt")).toMatch(
			/^::error file=b\.xs,line=\d+,endLine=\d+,col=8,endColumn=16,title=XS113::an operator/,
		);
		expect(written("r.tap")).toMatch(
			/\nBail out! b\.xs:\d+:8: an operator or a separator is missing before `"is one"`\n$/,
		);
		expect(written("r.xml")).toMatch(/^<testsuites name="xano test" tests="3" failures="0" errors="1" /m);
		expect(written("r.xml")).toContain('<testcase classname="b.xs" name="tests can be found" file="b.xs" line="');
		const { errors, summary } = JSON.parse(written("r.json"));
		expect(errors).toMatchObject([{ code: "XS113", file: "b.xs", column: 8 }]);
		expect(summary).toMatchObject({ tests: 2, passed: 2 });
	});

	test("and lists: what a broken file keeps from being found is told of", async () => {
		const broken = tested("broken", { "is one": "1" }, { response: "1 +" });
		const cwd = folderOf({ "a.xs": passing, "b.xs": broken });
		const { exitCode, out, error } = await xano(["test", "--list"], { cwd });
		expect(exitCode).toBe(1);
		expect(out).toMatch(/^a\.xs:\d+ {2}right > is one\n/);
		expect(error).toContain("error[XS113]");
		const named = await xano(["test", "-t", "broken > is one"], { cwd });
		expect(named.exitCode).toBe(2);
		expect(named.error).toContain("help: Errors keep the tests of b.xs from being found: `xano check` shows them.");
	});

	test("take the place of nothing else", async () => {
		const cwd = folderOf({ "a.xs": passing });
		for (const [flags, message] of [
			[["--reporter", "junit=a.xs"], "error: The report a.xs would take the place of a program\n"],
			[["--coverage-lcov", "a.xs"], "error: The report a.xs would take the place of a program\n"],
			[["--reporter", "junit=r", "--reporter", "tap=./r"], "error: Two reports are to go to ./r\n"],
		] as const) {
			const { exitCode, error } = await xano(["test", ...flags], { cwd });
			expect({ exitCode, error }).toEqual({ exitCode: 2, error: expect.stringMatching(`^${message}`) });
		}
		expect(readFileSync(join(cwd, "a.xs"), "utf8")).toBe(passing);
	});

	test("that cannot be written are a wrong call, before anything runs", async () => {
		const cwd = folderOf({ "a.xs": passing, file: "" });
		mkdirSync(join(cwd, "folder"));
		for (const path of ["folder", "file/r.xml"]) {
			const { exitCode, error } = await xano(["test", "--reporter", `junit=${path}`], { cwd });
			expect(exitCode).toBe(2);
			expect(error).toMatch(
				new RegExp(`^error: The report ${path} cannot be written: (it is a folder|a file is in the way)`),
			);
		}
	});
});

describe("--cases", () => {
	const add = functionText("add", { input: "int a\n    int b", response: "$input.a + $input.b" });
	const cases = (...list: object[]): string => JSON.stringify(list, null, 2);

	test("runs the cases of files, and nothing else", async () => {
		const cwd = folderOf({
			"function/add.xs": add,
			"function/wrong.xs": failing,
			"a.json": cases({ function: "add", input: { a: 1, b: 2 }, expected: 3 }),
			"b.json": cases({ function: "add", name: "refuses", input: { a: "x" }, error: true }),
		});
		const { exitCode, tests } = await ran(["--cases", "a.json", "--cases", "b.json"], cwd);
		expect({ exitCode, tests }).toEqual({ exitCode: 0, tests: ["add > case 1: passed", "add > refuses: passed"] });
		expect((await ran(["--cases", "a.json", "--cases", "b.json", "-t", "refuses"], cwd)).tests).toHaveLength(1);
	});

	test("a failure points into the file of cases", async () => {
		const cwd = folderOf({
			"p/function/add.xs": add,
			"c.json": cases({ function: "add", input: { a: 1, b: 2 }, expected: 4 }),
		});
		const { exitCode, error } = await xano(["test", "p", "--cases", "c.json"], { cwd });
		expect(exitCode).toBe(1);
		expect(error).toContain("FAIL add > case 1\nexpected value 4 does not equal 3\n  --> c.json:8:17\n");
		expect(error).toContain('  xano test --cases c.json -t "case 1"\n');
	});

	test("wrong cases are told all at once, and nothing runs", async () => {
		const cwd = folderOf({
			"add.xs": add,
			"a.json": cases({ function: "ad", expected: 1 }, { function: "add", expect: 1 }),
			"b.json": "[1,]",
		});
		const { exitCode, out, error } = await xano(["test", "--cases", "a.json", "--cases", "b.json"], { cwd });
		expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
		for (const part of [
			"error[XS252]",
			"--> a.json:3:17",
			"error[XS250]",
			"did you mean `expected`",
			"error[XS251]",
			"--> b.json:1:4",
		])
			expect(error).toContain(part);
		expect(error).toContain("error: Nothing has run: the cases have mistakes\n");
	});
});

describe("Ctrl-C", () => {
	test("ends a wait, and what was done is printed", async () => {
		const slow = tested("slow", { "is one": "1" }, { stack: "util.sleep {\n      value = 500\n    }", ...one });
		const run = start(["test", "--live", "--timeout", "600"], { cwd: folderOf({ "a.xs": passing, "b.xs": slow }) });
		await run.says("✓ right");
		run.process.kill("SIGINT");
		const { exitCode, error } = await run.ended;
		expect(exitCode).toBe(130);
		expect(error).toMatch(/2 passed in .*\nInterrupted: 1 test did not run\n {2}first: slow > is one {2}b\.xs\n$/);
	});

	test("ends a test that never pauses", async () => {
		const endless = tested("endless", { ends: "1" }, { stack: "while (true) {\n      each {\n      }\n    }", ...one });
		// One after the other, so that the first is told of before the second begins.
		const args = ["test", "--bail", "--timeout", "600", "--max-iterations", "1e15"];
		const run = start(args, { cwd: folderOf({ "a.xs": passing, "b.xs": endless, "c.xs": failing }) });
		await run.says("✓ right");
		// Pressed before the test has begun, nobody hears it: the next one ends it.
		const pressing = setInterval(() => run.process.kill("SIGINT"), 500);
		const { exitCode, error } = await run.ended;
		clearInterval(pressing);
		expect(exitCode).toBe(130);
		expect(error).toMatch(/2 passed in .*\nInterrupted: 3 tests did not run\n {2}first: endless > ends {2}b\.xs\n$/);
	});
});

describe("coverage", () => {
	const branching = tested(
		"branching",
		{ "is one": "1" },
		{
			stack:
				"var $x {\n      value = 1\n    }\n\n    conditional {\n      if ($x > 1) {\n        var $x {\n          value = 2\n        }\n      }\n    }",
			response: "$x",
		},
	);

	test("is summed up, written to files, and lists functions without tests", async () => {
		const cwd = folderOf({ "function/branching.xs": branching, "function/untested.xs": functionText("untested") });
		const args = ["--coverage", "--missing", "--coverage-lcov", "out/lcov.info", "--coverage-html", "out/page.html"];
		const { exitCode, error } = await xano(["test", ...args], { cwd });
		expect(exitCode).toBe(0);
		expect(error).toMatch(/File +Statements +Branches +Functions +Never ran\n/);
		expect(error).toContain("1 of 2 functions has no tests\n  function/untested.xs:1  untested\n");
		expect(readFileSync(join(cwd, "out/lcov.info"), "utf8")).toContain("SF:function/branching.xs\n");
		expect(readFileSync(join(cwd, "out/page.html"), "utf8")).toContain("<!doctype html>");
	});
});
