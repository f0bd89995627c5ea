import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { folderOf, functionText, jobText, requireBuild, xano } from "./xano.js";

beforeAll(requireBuild);

const greet = functionText("utils/greet", { input: "text name?=nobody", response: '"Hello " ~ $input.name' });

async function response(args: readonly string[], cwd: string, input?: string): Promise<unknown> {
	const { exitCode, out, error } = await xano(["run", "-q", ...args], {
		cwd,
		...(input === undefined ? {} : { input }),
	});
	expect({ exitCode, error }).toEqual({ exitCode: 0, error: "" });
	return JSON.parse(out);
}

describe("what is run", () => {
	test("the job of a folder, here and from elsewhere", async () => {
		const folder = folderOf({ "p/run.xs": jobText("J", "utils/greet"), "p/functions/any.xs": greet });
		expect(await response([], join(folder, "p"))).toBe("Hello nobody");
		expect(await response(["p"], folder)).toBe("Hello nobody");
		expect(await response(["run.xs"], join(folder, "p"))).toBe("Hello nobody");
	});

	test("one file with a job and its functions", async () => {
		const folder = folderOf({ "index.xs": `${jobText("J", "utils/greet")}---\n${greet}` });
		expect(await response(["index.xs"], folder)).toBe("Hello nobody");
		expect(await response(["-f", "utils/greet", "index.xs", "-i", "name=Ada"], folder)).toBe("Hello Ada");
	});

	test("standard input", async () => {
		expect(await response(["-"], folderOf({}), `${jobText("J", "utils/greet")}---\n${greet}`)).toBe("Hello nobody");
		expect(await response(["-", "-i", "name=Bo"], folderOf({}), greet)).toBe("Hello Bo");
	});

	test("a file of one function finds its siblings, wherever it lies", async () => {
		const main = functionText("main", { stack: 'function.run "utils/greet" as $g', response: "$g" });
		const folder = folderOf({ "run.xs": jobText("J", "main"), "function/deep/main.xs": main, "function/g.xs": greet });
		expect(await response(["function/deep/main.xs"], folder)).toBe("Hello nobody");
		expect(await response([join(folder, "function/deep/main.xs")], folderOf({}))).toBe("Hello nobody");
	});

	test("a mistake in a sibling is found before anything runs", async () => {
		const main = functionText("main", {
			stack: 'debug.log {\n      value = "ran"\n    }\n\n    function.run "other" as $g',
		});
		const broken = functionText("other", { response: "1 +" });
		const folder = folderOf({ "function/main.xs": main, "function/other.xs": broken });
		const { exitCode, error } = await xano(["run", "function/main.xs"], { cwd: folder });
		expect(exitCode).toBe(2);
		expect(error).toContain("--> function/other.xs:10:");
		expect(error).not.toContain("ran");
	});

	test("a job next to a broken file it does not need", async () => {
		const folder = folderOf({ "run.xs": jobText("J", "utils/greet"), "g.xs": greet, "bad.xs": "function {{{" });
		expect(await response([], folder)).toBe("Hello nobody");
	});

	test("names with spaces and letters of any script", async () => {
		const name = "größe/日本 name";
		const folder = folderOf({
			"ein ordner/run.xs": jobText("Jöb", name),
			"ein ordner/function/ü 1.xs": functionText(name, { response: '"✓"' }),
		});
		expect(await response(["ein ordner"], folder)).toBe("✓");
		expect(await response(["ein ordner", "-j", "Jöb"], folder)).toBe("✓");
		expect(await response(["ein ordner/function/ü 1.xs"], folder)).toBe("✓");
		expect(await response(["ein ordner", "-f", name], folder)).toBe("✓");
	});

	test("one of several jobs has to be chosen", async () => {
		const folder = folderOf({
			"jobs.xs": `${jobText("One", "one")}---\n${jobText("Two", "two")}`,
			"f.xs": `${functionText("one", { response: "1" })}---\n${functionText("two", { response: "2" })}`,
		});
		const { exitCode, error } = await xano(["run"], { cwd: folder });
		expect(exitCode).toBe(2);
		expect(error).toBe("error[XS210]: This project has 2 jobs\nhelp: Choose one with --job: One, Two.\n");
		expect(await response(["--job", "Two"], folder)).toBe(2);
	});
});

describe("input", () => {
	const echo = functionText("echo", {
		input: "json? a?\n    json? b?\n    json? c?",
		response: "[$input.a, $input.b, $input.c]",
	});

	test.each([
		[['{"a": 1, "b": {"x": null}}'], undefined, [1, { x: null }, null]],
		[["a=text", "b=2", "c=[1, 2]"], undefined, ["text", 2, [1, 2]]],
		[["a=007", "b=true", 'c="7"'], undefined, ["007", true, "7"]],
		[["a=x=y"], undefined, ["x=y", null, null]],
		[["@in.json"], undefined, ["from a file", null, null]],
		[["@-"], '{"c": "from stdin"}', [null, null, "from stdin"]],
		[["@in.json", "a=over"], undefined, ["over", null, null]],
		[['{"a": 9007199254740993, "a": 2}'], undefined, [2, null, null]],
	] as [string[], string | undefined, unknown[]][])("%j", async (given, stdin, expected) => {
		const folder = folderOf({ "echo.xs": echo, "in.json": '\ufeff{"a": "from a file"}' });
		expect(await response(["echo.xs", ...given.flatMap((each) => ["--input", each])], folder, stdin)).toEqual(expected);
	});

	test.each([
		[
			'{"a":',
			"error[XR814]: --input is not valid JSON: it ends too early\nhelp: In a shell, put the JSON between single quotes.\n",
		],
		[
			'{"a" 1}',
			"error[XR814]: --input is not valid JSON: line 1, column 6\nhelp: In a shell, put the JSON between single quotes.\n",
		],
		["[1]", 'error[XR814]: --input has to be a JSON object\nhelp: For example {"name": "value"}.\n'],
		["@list.json", 'error[XR814]: @list.json has to be a JSON object\nhelp: For example {"name": "value"}.\n'],
		["@bad.json", "error[XR814]: @bad.json is not valid JSON: line 2, column 3\n"],
		["@none.json", "error[XR814]: The input file none.json cannot be read: there is no such file\n"],
		["@.", "error[XR814]: The input file . cannot be read: it is a folder\n"],
	])("%s is refused", async (given, error) => {
		const folder = folderOf({ "echo.xs": echo, "list.json": "[]", "bad.json": "{\n  a: 1\n}" });
		expect(await xano(["run", "echo.xs", "--input", given], { cwd: folder })).toEqual({ exitCode: 2, out: "", error });
	});

	test("lies over the job's own, key by key", async () => {
		const job = 'run.job "J" {\n  main = {name: "echo", input: {a: "own", b: "own"}}\n}\n';
		const folder = folderOf({ "run.xs": job, "echo.xs": echo });
		expect(await response(["-i", "b=given"], folder)).toEqual(["own", "given", null]);
	});

	test("cannot reach a prototype", async () => {
		const folder = folderOf({ "f.xs": functionText("f", { input: "json a?", response: "$input.a|keys" }) });
		expect(await response(["f.xs", "-i", '{"a": {"__proto__": 1, "constructor": 2}}'], folder)).toEqual([
			"__proto__",
			"constructor",
		]);
	});
});

describe("the steps of a job", () => {
	const say = (name: string, more = ""): string =>
		functionText(name, {
			input: "text word?",
			stack: `debug.log {\n      value = "${name} " ~ $input.word\n    }\n\n    ${more}`,
			response: `"${name}"`,
		});
	const job = `run.job "Steps" {
  post = {name: "after", input: {word: "3"}}
  main = {name: "main", input: {word: "2"}}
  pre = {name: "before", input: {word: "1"}}
}
`;

	test("run in their order, and the response is main's", async () => {
		const folder = folderOf({ "run.xs": job, "f.xs": [say("before"), say("main"), say("after")].join("---\n") });
		const { out } = await xano(["run", "--json"], { cwd: folder });
		const { response: given, logs } = JSON.parse(out);
		expect(given).toBe("main");
		expect(logs.map(({ value }: { value: string }) => value)).toEqual(["before 1", "main 2", "after 3"]);
	});

	test("debug.stop ends all of it with its value", async () => {
		const stop = "debug.stop {\n      value = {stopped: true}\n    }";
		const folder = folderOf({ "run.xs": job, "f.xs": [say("before", stop), say("main"), say("after")].join("---\n") });
		const { exitCode, out, error } = await xano(["run"], { cwd: folder });
		expect({ exitCode, out }).toEqual({ exitCode: 0, out: '{"stopped":true}\n' });
		expect(error).not.toContain("main 2");
	});

	test("a refused input is shown in the function that refuses it, though another one waited before", async () => {
		const wait = "util.sleep {\n      value = 0.001\n    }";
		const strict = functionText("main", { input: "text word\n    int other?", response: "1" });
		const folder = folderOf({
			"run.xs": job,
			"f.xs": [say("before", wait), say("after")].join("---\n"),
			"main.xs": strict,
		});
		const { exitCode, error } = await xano(["run", "-i", "other=many"], { cwd: folder });
		expect(exitCode).toBe(1);
		expect(error).toContain("--> main.xs:4:9\n");
	});
});
