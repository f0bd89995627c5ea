import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { serve } from "../host/loopback.js";
import { folderOf, functionText, isPlain, jobText, requireBuild, start, xano } from "./xano.js";

beforeAll(requireBuild);

const repl = (input: string, args: readonly string[] = [], cwd = folderOf({})) =>
	xano(["repl", ...args], { cwd, input });

describe("xano repl in a pipe", () => {
	test("prints one line of JSON for each value, and nothing else", async () => {
		const lines = [
			"1 + 2",
			"var $x { value = {a: [1, 2]} }",
			"$x",
			'"é"|to_upper',
			"return { value = 5 }",
			"",
			"// end",
		];
		expect(await repl(lines.join("\n"))).toEqual({ exitCode: 0, out: '3\n{"a":[1,2]}\n"É"\n5\n', error: "" });
	});

	test("reads entries of several lines, and logs beside the result", async () => {
		const text =
			"foreach ([1, 2]) {\n  each as $y {\n    debug.log {\n      value = $y\n    }\n  }\n}\n[\n  $y,\n  3\n]\n";
		expect(await repl(text)).toEqual({ exitCode: 0, out: "[2,3]\n", error: "repl[1]:3 1\nrepl[1]:3 2\n" });
	});

	test("goes on after a mistake, and ends with 1", async () => {
		const { exitCode, out, error } = await repl('1 / 0\n$nope\n$x = 1\n:tpye 1\nfunction.run "x" {\n');
		expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
		expect(error).toContain("Division by zero\n  --> repl[1]:1:3\n   |\n 1 | 1 / 0\n   |   ^");
		expect(error).toContain("error[XS405]: nothing sets `$nope`\n  --> repl[2]:1:1\n");
		expect(error).toContain("xano explain XS405 tells more\n");
		expect(error).toContain("help: write `var $x { value = … }`");
		expect(error).toContain("there is no command :tpye\nhelp: did you mean `:type`?");
		expect(error).toContain("this `{` is never closed\n  --> repl[4]:1:18\n");
		expect(isPlain(error)).toBe(true);
	});

	test("what is too deep to be shown is a mistake, too", async () => {
		const text = "var $x { value = [] }\nfor (600) { each as $i { var $x { value = [$x] } } }\n$x\n:all $x\n1 + 1\n";
		const { exitCode, out, error } = await repl(text);
		expect({ exitCode, out }).toEqual({ exitCode: 1, out: "2\n" });
		expect(error.match(/Nesting level too deep/g)).toHaveLength(2);
	});

	test("answers while what sends it goes on", async () => {
		const child = start(["repl"], { cwd: folderOf({}), input: null });
		const first = new Promise<string>((resolve) => child.process.stdout?.once("data", resolve));
		child.process.stdin?.write("var $x { value = 20 }\n$x + 1\n");
		expect(await first).toBe("21\n");
		child.process.stdin?.end("$x + 2\n");
		expect(await child.ended).toEqual({ exitCode: 0, out: "21\n22\n", error: "" });
	});

	test("has the functions of the project around it", async () => {
		const files = { "function/greet.xs": functionText("greet", { input: "text name", response: "$input.name" }) };
		const call = 'function.run "greet" { input = {name: "Ada"} } as $r\n$r\n:functions';
		expect(await repl(call, [], folderOf(files))).toEqual({
			exitCode: 0,
			out: '"Ada"\ngreet(text name)  function/greet.xs\n',
			error: "",
		});
		expect((await repl(call, [join(folderOf(files), "function", "greet.xs")])).out).toContain('"Ada"\n');
		expect((await repl("1", [join(folderOf(files), "nothing")])).exitCode).toBe(2);
		expect(await repl("1", ["-"])).toMatchObject({ exitCode: 2, out: "" });
	});

	test("reads no folder that is no project", async () => {
		const folder = folderOf({ "deep/down/here.xs": functionText("here") });
		expect((await repl(":functions", [], folder)).out).toBe("");
		expect((await repl(":functions", ["."], folder)).out).toContain("here()");
	});

	test("has the environment of xano run, and keeps its secrets", async () => {
		const folder = folderOf({
			".env": "PLACE=here\nAPI_KEY=very-secret-value\n",
			"more.env": "OTHER=there\n",
			"bad.env": "no pair\n",
		});
		const text =
			'[$env.PLACE, $env.OTHER, $env.THIRD]\ndebug.log { value = $env.API_KEY }\nthrow { name = "x" value = $env.API_KEY }';
		const { out, error } = await repl(text, ["--env-file", "more.env", "--env", "THIRD=3"], folder);
		expect(out).toBe('["here","there","3"]\n');
		expect(error).toContain("«redacted:API_KEY»");
		expect(error).not.toContain("very-secret-value");
		const wrong = await repl("1", ["--env-file", "bad.env"], folder);
		expect(wrong.exitCode).toBe(2);
	});

	test("refuses, records and replays requests", async () => {
		let asked = 0;
		const { url } = await serve((_request, response) => {
			asked++;
			response.end('{"ok":true}');
		});
		const folder = folderOf({});
		const text = `api.request { url = "${url}" } as $r\n$r.response.result`;
		expect((await repl(text, ["--record", "tape.json"], folder)).out).toBe('{"ok":true}\n');
		expect((await repl(text, ["--replay", "tape.json"], folder)).out).toBe('{"ok":true}\n');
		expect(asked).toBe(1);
		const { exitCode, error } = await repl(text, ["--offline"], folder);
		expect(exitCode).toBe(1);
		expect(error).toContain("repl[1]:1:1");
		expect(asked).toBe(1);
	});

	test("has the stand-in for OpenAI", async () => {
		const call =
			'function.run "openai_chat_completion" { input = {model: "gpt-4o-mini", messages: [{role: "user", content: "Hi"}]} } as $r\n($r|count) > 0';
		const { out, exitCode } = await repl(call, ["--simulate"]);
		expect({ out, exitCode }).toEqual({ out: "true\n", exitCode: 0 });
	});
});

describe("its commands", () => {
	test(":type, :all, :vars and :history tell of what there is", async () => {
		const text = "var $x { value = [{id: 1}] }\n:type $x\n:all $x\n:vars\n:history\n:type {";
		const { out, error, exitCode } = await repl(text);
		expect(out).toBe(
			"array of 1 object {id: int}\n[{id: 1}]\n$x = [{id: 1}]\nvar $x { value = [{id: 1}] }\n:type $x\n:all $x\n:vars\n",
		);
		expect(error).toContain("this `{` is never closed");
		expect(exitCode).toBe(1);
	});

	test(":trace runs an entry and shows what happened in it", async () => {
		const text =
			"var $x { value = 1 }\n:trace foreach ([1, 2]) {\n  each as $y {\n    math.add $x { value = $y }\n  }\n}\n$x\n:trace 1 / 0\n:trace $x + 1\n:trace function";
		const { out, error, exitCode } = await repl(text);
		expect({ out, exitCode }).toEqual({ out: "4\n5\n", exitCode: 1 });
		expect(error).toContain("✓ function repl[2] done in ");
		expect(error).toMatch(/├ foreach \(\[1, 2\]\) · 2 passes\n.*pass 1 {2}\$y = 1\n.*math\.add \$x /);
		expect(error).toMatch(/error\[XR718\]: Division by zero[\s\S]*✗ function repl\[4\] failed/);
	});

	test(":doc and :explain say what xano docs and xano explain say", async () => {
		const { out } = await repl(":doc to_upper\n:explain XS405");
		const [docs, explanation] = await Promise.all([xano(["docs", "to_upper"]), xano(["explain", "XS405"])]);
		expect(out).toBe(docs.out + explanation.out);
	});

	test(":load reads the project again, or a file as if it were typed", async () => {
		const folder = folderOf({
			"function/greet.xs": functionText("greet", { response: '"one"' }),
			"setup.txt": "var $ready { value = true }",
		});
		const child = start(["repl"], { cwd: folder, input: null });
		const first = new Promise<string>((resolve) => child.process.stdout?.once("data", resolve));
		child.process.stdin?.write('function.run "greet" as $r\n$r\n');
		expect(await first).toBe('"one"\n');
		writeFileSync(join(folder, "function", "greet.xs"), functionText("greet", { response: '"two"' }));
		child.process.stdin?.end(':load\nfunction.run "greet" as $r\n$r\n:load setup.txt\n$ready\n:load nothing.xs\n');
		const { out, error, exitCode } = await child.ended;
		expect(out).toBe('"one"\n"two"\ntrue\n');
		expect(error).toBe("1 file read\nerror: nothing.xs cannot be read: there is no such file\n");
		expect(exitCode).toBe(1);
	});

	test(":run runs jobs", async () => {
		const folder = folderOf({
			"run.xs": jobText("J", "one"),
			"function/one.xs": functionText("one", { response: "1" }),
		});
		const { out, error } = await repl(":run\n:run K", [], folder);
		expect(out).toBe("1\n");
		expect(error).toContain('There is no job "K"');
	});

	test(":save writes a function that runs, and no file twice", async () => {
		const folder = folderOf({});
		const text = "var $x { value = 20 }\nmath.add $x { value = 1 }\n$x * 2\n:save answer\n:save answer.xs\n:save";
		const { error, exitCode } = await repl(text, [], folder);
		expect(error).toBe(
			"answer.xs written\nerror: answer.xs cannot be written: a file is in the way\nerror: `:save` is given a file\nhelp: for example `:save function/greet.xs`\n",
		);
		expect(exitCode).toBe(1);
		expect(readFileSync(join(folder, "answer.xs"), "utf8")).toContain("math.add $x {");
		expect((await xano(["run", "answer.xs", "--quiet"], { cwd: folder })).out).toBe("42\n");
	});

	test(":reset forgets, and :quit leaves", async () => {
		const { out, error, exitCode } = await repl("var $x { value = 1 }\n:reset\n$x\n:vars\n:quit\n1");
		expect({ out, exitCode }).toEqual({ out: "", exitCode: 1 });
		expect(error).toContain("nothing sets `$x`");
	});

	test(":help lists them all", async () => {
		const { out } = await repl(":help");
		for (const name of ["type", "doc", "vars", "functions", "load", "save", "history", "reset", "quit"])
			expect(out).toContain(`:${name}`);
	});
});

test("nothing is kept of what came through a pipe", async () => {
	const folder = folderOf({});
	await xano(["repl"], { cwd: folder, input: "1 + 1\n", env: { XANO_HISTORY: join(folder, "history") } });
	expect(existsSync(join(folder, "history"))).toBe(false);
});
