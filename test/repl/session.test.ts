import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { RunError } from "../../src/engine/errors.js";
import { openProject } from "../../src/project/project.js";
import { emptyFolder } from "../host/folder.js";
import { session, told, typed } from "./support.js";

/** Types lines one after the other and gives what came of each. */
async function conversation(...lines: string[]): Promise<string[]> {
	const own = session();
	const answers: string[] = [];
	for (const line of lines) answers.push(told(await typed(own, line)));
	return answers;
}

const greet =
	'function "greet" {\n  input {\n    text name\n  }\n  stack {\n  }\n  response = "Hello, " ~ $input.name\n}';

describe("a session", () => {
	test("keeps variables from entry to entry, and says which have been set", async () => {
		expect(
			await conversation(
				"var $x { value = 1 }",
				"$x + 1",
				"math.add $x { value = 4 }",
				"foreach ([1, 2]) { each as $y { var.update $x { value = $x + $y } } }",
				"$x",
				"var $x { value = 8 }",
				"var $x { value = 8 }",
			),
		).toEqual(["$x = 1", "2", "$x = 5", "$x = 8; $y = 2", "8", "$x = 8", "$x = 8"]);
	});

	test("has the last value in $_", async () => {
		expect(await conversation("2 * 21", "$_ + 1", "var $x { value = 1 }", "$_")).toEqual(["42", "43", "$x = 1", "43"]);
		expect(await conversation("$_")).toEqual(["unknown-variable at $_"]);
	});

	test("keeps ints of 64 bits, the order of keys, and null", async () => {
		const lines = [
			'var $a { value = {"2": 9007199254740993, "1": null} }',
			"$a",
			'$a["2"] + 1',
			"util.get_vars as $all",
		];
		expect(await conversation(...lines)).toEqual([
			'$a = {"2":9007199254740993,"1":null}',
			'{"2":9007199254740993,"1":null}',
			"9007199254740994",
			'$all = {"a":{"2":9007199254740993,"1":null},"_":9007199254740994}',
		]);
	});

	test("gives what an entry returns, and has left its loops", async () => {
		expect(await conversation("foreach ([1, 2]) { each as $x { return { value = $x * 10 } } }", "$x")).toEqual([
			"$x = 1; 10",
			"1",
		]);
	});

	test("says what is wrong at what was typed, and goes on", async () => {
		expect(
			await conversation(
				"$x = 5",
				"$nope",
				"hello",
				'"a"|uppr',
				"$input.x",
				'function.run "nobody"',
				"1 / 0",
				'var $a { value = 1 }\nthrow { name = "x" value = "y" }',
				"$a",
			),
		).toEqual([
			"assignment at $x =",
			"unknown-variable at $nope",
			"unknown-statement at hello",
			"unknown-filter at uppr",
			"undeclared-input-read at x",
			'function-not-found at "nobody"',
			"ERROR_FATAL: Division by zero",
			"$a = 1; ERROR_CODE_THROWN_ERROR: y",
			"1",
		]);
	});

	test("places an error where it was typed, through the functions in between", async () => {
		const own = session();
		await typed(own, 'function "half" {\n  input {\n    int n\n  }\n  stack {\n  }\n  response = 1 / $input.n\n}');
		const { failure } = await typed(own, 'var $a { value = 1 }\nfunction.run "half" { input = {n: 0} } as $b');
		expect((failure as RunError).frames.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual([
			"repl[1]:7:16",
			"repl[2]:2:1",
		]);
	});

	test("keeps what is declared, the latest of a name", async () => {
		expect(
			await conversation(
				greet,
				'function.run "greet" { input = {name: "Ada"} } as $r',
				greet.replace("Hello", "Good day"),
				'function.run "greet" { input = {name: "Ada"} } as $r',
			),
		).toEqual(["function greet", '$r = "Hello, Ada"', "function greet", '$r = "Good day, Ada"']);
	});

	test("takes functions that need each other in any order, and says what is missing meanwhile", async () => {
		const caller = 'function "a" {\n  input {\n  }\n  stack {\n    function.run "b" as $x\n  }\n  response = $x\n}';
		const callee = 'function "b" {\n  input {\n  }\n  stack {\n  }\n  response = 1\n}';
		expect(await conversation(caller, callee, 'function.run "a" as $x')).toEqual([
			'function a; function-not-found at "b"',
			"function b",
			"$x = 1",
		]);
	});

	test("calls the functions of its project, and those as they are now once it is loaded again", async () => {
		const folder = emptyFolder();
		mkdirSync(join(folder, "function"));
		writeFileSync(join(folder, "function", "greet.xs"), greet);
		const own = session({ project: await openProject(folder) });
		const call = 'function.run "greet" { input = {name: "Ada"} } as $r';
		expect(told(await typed(own, call))).toBe('$r = "Hello, Ada"');
		writeFileSync(join(folder, "function", "greet.xs"), greet.replace("Hello", "Hi"));
		expect(told(await typed(own, call))).toBe('$r = "Hello, Ada"');
		own.load(await openProject(folder));
		expect(told(await typed(own, call))).toBe('$r = "Hi, Ada"');
		expect(own.inputsOf("greet")).toEqual(["text name"]);
	});

	test("runs jobs that were typed", async () => {
		const own = session();
		await typed(own, greet);
		await typed(own, 'run.job "Greeting" {\n  main = {name: "greet", input: {name: "Ada"}}\n}');
		expect(told(await own.runJob(undefined))).toBe('"Hello, Ada"');
		expect(told(await own.runJob("Greting"))).toContain('job-not-found: There is no job "Greting"');
		expect(told(await typed(own, "$_"))).toBe('"Hello, Ada"');
	});

	test("has one state of what lies outside", async () => {
		const own = session();
		await typed(own, 'redis.set { key = "k" data = "v" }');
		expect(told(await typed(own, 'redis.get { key = "k" } as $v'))).toBe('$v = "v"');
		await typed(own, greet);
		await typed(own, 'function.run "greet" { input = {name: "Ada"} runtime_mode = "async-shared" } as $id');
		expect(told(await typed(own, "await { ids = [$id] } as $all"))).toMatch(/^\$all = \{"[\w-]{36}":"Hello, Ada"\}$/);
		expect(told(await typed(own, "$env.PLACE"))).toBe('"here"');
		expect(own.environmentNames).toEqual(["PLACE"]);
	});

	test("begins the limits anew with every entry", async () => {
		const own = session({ limits: { iterations: 10_000 } });
		for (let round = 0; round < 3; round++) {
			const { failure } = await typed(own, "for (6000) { each as $i { } }");
			expect(failure).toBeNull();
		}
		const { failure, changes } = await typed(own, "for (60000) { each as $i { } }");
		expect(failure?.code).toBe("LIMIT_ITERATIONS");
		expect(changes.map(([name]) => name)).toEqual(["i"]);
	});

	test("stops waiting when it is told to, and goes on", async () => {
		const own = session();
		const stop = new AbortController();
		const answer = typed(own, "var $a { value = 1 }\nutil.sleep { value = 1000 }", {
			signal: stop.signal,
			onStart: () => setImmediate(() => stop.abort()),
		});
		const { failure, changes } = await answer;
		expect(failure).toBeInstanceOf(RunError);
		expect(failure?.code).toBe("LIMIT_CANCELLED");
		expect(changes).toEqual([["a", 1]]);
		expect(told(await typed(own, "$a"))).toBe("1");
	});

	test("tells logs as they come", async () => {
		const own = session();
		const logs: string[] = [];
		await typed(own, "debug.log { value = 1 }\ndebug.log { value = 2 }", {
			onLog: ({ value, file, line }) => logs.push(`${file}:${line} ${value}`),
		});
		expect(logs).toEqual(["repl[1]:1 1", "repl[1]:2 2"]);
	});

	test("forgets when it is reset", async () => {
		const own = session();
		await typed(own, "var $a { value = 1 }");
		await typed(own, greet);
		own.reset();
		expect(own.variables.size).toBe(0);
		expect(told(await typed(own, "$a"))).toBe("unknown-variable at $a");
		expect(told(await typed(own, 'function.run "greet" as $r'))).toBe('function-not-found at "greet"');
	});

	test("evaluates beside what has run", async () => {
		const own = session();
		await typed(own, "1");
		expect(told(await own.evaluate(own.read("$_ + 1")))).toBe("2");
		expect(told(await typed(own, "$_"))).toBe("1");
		expect(own.ran.map(({ text }) => text)).toEqual(["1", "$_"]);
	});
});
