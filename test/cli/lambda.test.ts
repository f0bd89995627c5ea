import { beforeAll, expect, test } from "vitest";
import { folderOf, functionText, requireBuild, start, xano } from "./xano.js";

beforeAll(requireBuild);

const program = (code: string, more = ""): string =>
	functionText("f", { stack: `api.lambda {\n      code = """\n${code}\n"""\n${more}    } as $r`, response: "$r" });

const run = (code: string, args: readonly string[] = []) =>
	xano(["run", "f.xs", ...args], { cwd: folderOf({ "f.xs": program(code) }) });

test("JavaScript and TypeScript run, and print with their place", async () => {
	const code =
		'const list: number[] = [1, 2];\nconsole.log("seen", list);\nreturn { list, url: new URL("http://a/b").pathname };';
	expect(await run(code, ["--quiet"])).toMatchObject({ exitCode: 0, out: '{"list":[1,2],"url":"/b"}\n' });
	expect((await run(code)).error).toContain("f.xs:7 seen [1,2]");
});

test("an error of the code is its value, with a warning", async () => {
	const { exitCode, out, error } = await run("return nothing", ["--verbose"]);
	expect({ exitCode, out }).toEqual({ exitCode: 0, out: '"[Line 1:Char 8] nothing is not defined"\n' });
	expect(error).toContain("The code of `api.lambda` failed");
});

test("code without an end is ended, and its place is shown", async () => {
	const cwd = folderOf({ "f.xs": program("for (;;);", "      timeout = 0.3\n") });
	const { exitCode, error } = await xano(["run", "f.xs"], { cwd });
	expect(exitCode).toBe(1);
	expect(error).toContain("The code took longer than 0.3 seconds\n  --> f.xs:7:5\n");
});

test("the time limit of the run ends it as well", async () => {
	const { exitCode, error } = await run("for (;;);", ["--timeout", "0.3"]);
	expect(exitCode).toBe(1);
	expect(error).toContain("The run took longer than 0.3 seconds\n  --> f.xs:7:5\n");
});

test.each([
	["a statement", program('console.log("ready"); for (;;);', "      timeout = 1000\n")],
	[
		"a filter",
		functionText("f", {
			stack: "var $r {\n      value = [1]|lambda_map:\"console.log('ready'); for (;;);\":1000\n    }",
			response: "$r",
		}),
	],
])("Ctrl-C ends %s without an end", async (_, text) => {
	const started = start(["run", "f.xs"], { cwd: folderOf({ "f.xs": text }) });
	await started.says("ready");
	const pressing = setInterval(() => started.process.kill("SIGINT"), 200);
	const { exitCode, out, error } = await started.ended;
	clearInterval(pressing);
	expect({ exitCode, out }).toEqual({ exitCode: 130, out: "" });
	expect(error).toMatch(/The run was interrupted\n +--> f\.xs:\d+/);
});

test("steps of JavaScript are no rounds of the program's loops", async () => {
	const code = "let sum = 0; for (let i = 0; i < 5e6; i++) sum += i; return sum;";
	const stack = `api.lambda {\n      code = "${code}"\n    } as $sum`;
	const folder = folderOf({ "f.xs": functionText("f", { stack, response: "$sum" }) });
	expect(await xano(["run", "f.xs", "--max-iterations", "1000000", "--quiet"], { cwd: folder })).toEqual({
		exitCode: 0,
		out: "12499997500000\n",
		error: "",
	});
});

test("the last line names --verbose only where it would show more", async () => {
	const code = "throw new Error('no')";
	const { error } = await run(code);
	expect(error).toMatch(/1 warning of the run \(--verbose shows them\)\n$/);
	const { error: verbose } = await run(code, ["--verbose"]);
	expect(verbose).toContain("lambda-error");
	expect(verbose).toMatch(/1 warning of the run\n$/);
});
