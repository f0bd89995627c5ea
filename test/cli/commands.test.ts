import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { environment, folderOf, functionText, isPlain, jobText, requireBuild, xano } from "./xano.js";

beforeAll(requireBuild);

const sound = functionText("sound", { response: "1" });
const broken = functionText("broken", { response: "1 +" });
describe("xano explain", () => {
	test.each(["XS202", "xs202", "function-not-found", "missing-function"])("%s", async (code) => {
		const { exitCode, out, error } = await xano(["explain", code]);
		expect({ exitCode, error }).toEqual({ exitCode: 0, error: "" });
		expect(out).toMatch(/^error\[XS202\] There is no function of this name\nfunction-not-found\n/);
	});

	test("the code of a reached limit has a page", async () => {
		expect((await xano(["explain", "LIMIT_TIME"])).out).toContain("The run took too long");
	});

	test("all codes, when none is named", async () => {
		const { exitCode, out } = await xano(["explain"]);
		expect(exitCode).toBe(0);
		expect(out.match(/^ {2}X[SR]\d{3} /gm)?.length).toBeGreaterThan(100);
	});

	test("as data, for other programs", async () => {
		const { exitCode, out } = await xano(["explain", "unknown-filter", "--json"]);
		expect(exitCode).toBe(0);
		expect(JSON.parse(out)).toMatchObject({
			code: "XS401",
			name: "unknown-filter",
			severity: "error",
			docs: "docs/diagnostics.md#xs401",
		});
		const all = JSON.parse((await xano(["explain", "--json"])).out) as { code: string; wrong: string }[];
		expect(all.length).toBeGreaterThan(150);
		expect(all.every(({ code, wrong }) => /^X[SPR]\d{3}$/.test(code) && wrong !== "")).toBe(true);
		const none = await xano(["explain", "XS1O1", "--json"]);
		expect({ exitCode: none.exitCode, out: none.out }).toEqual({ exitCode: 2, out: "" });
	});

	test("an unknown one", async () => {
		const { exitCode, out, error } = await xano(["explain", "function-not-fond"]);
		expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
		expect(error).toContain("There is no code `function-not-fond`; did you mean `function-not-found`?");
	});
});

describe("xano init", () => {
	test("writes a project that is right and runs", async () => {
		const folder = folderOf({});
		const { exitCode, out, error } = await xano(["init", "new/hello"], { cwd: folder });
		expect({ exitCode, out }).toEqual({ exitCode: 0, out: "" });
		expect(error).toBe(
			"Wrote run.xs, function/greet.xs, .gitignore.\nRun it with xano run new/hello\nTest it with xano test new/hello\n",
		);
		expect(await xano(["check", "new/hello", "--strict"], { cwd: folder })).toMatchObject({
			exitCode: 0,
			error: "No problems in 2 files\n",
		});
		expect((await xano(["fmt", "--check", "new/hello"], { cwd: folder })).exitCode).toBe(0);
		const run = await xano(["run", "new/hello"], { cwd: folder });
		expect(run).toMatchObject({ exitCode: 0, out: '{"greeting":"Hello, World!","letters":5}\n' });
		const blank = await xano(["run", "new/hello", "-i", "name= "], { cwd: folder });
		expect(blank.exitCode).toBe(1);
	});

	test("writes tests that pass", async () => {
		const folder = folderOf({});
		await xano(["init"], { cwd: folder });
		const { exitCode, out, error } = await xano(["test", "--reporter", "json"], { cwd: folder });
		expect({ exitCode, error }).toEqual({ exitCode: 0, error: "" });
		expect(JSON.parse(out)).toMatchObject({ summary: { passed: 2, failed: 0, skipped: 0 } });
	});

	test.each(["run.xs", "function/greet.xs"])("overwrites nothing: %s", async (name) => {
		const folder = folderOf({ [name]: "mine" });
		const { exitCode, error } = await xano(["init"], { cwd: folder });
		expect(exitCode).toBe(2);
		expect(error).toBe(`error: ${name} is already there\nhelp: Choose an empty folder; nothing has been written.\n`);
		expect(readFileSync(join(folder, name), "utf8")).toBe("mine");
		expect(readdirSync(folder)).toEqual([name.split("/")[0]]);
	});

	test("leaves a .gitignore as it is", async () => {
		const folder = folderOf({ ".gitignore": "mine" });
		const { exitCode, error } = await xano(["init"], { cwd: folder });
		expect(exitCode).toBe(0);
		expect(error).toContain("Wrote run.xs, function/greet.xs.\nRun it with xano run\nTest it with xano test\n");
		expect(readFileSync(join(folder, ".gitignore"), "utf8")).toBe("mine");
	});

	test("a file in the way of the folder", async () => {
		const { exitCode, error } = await xano(["init", "taken"], { cwd: folderOf({ taken: "mine" }) });
		expect(exitCode).toBe(2);
		expect(error).toContain("taken");
		expect(isPlain(error)).toBe(true);
	});
});

describe("xano compile", () => {
	test("prints JavaScript", async () => {
		const { exitCode, out } = await xano(["compile", "-f", "sound"], { cwd: folderOf({ "a.xs": sound }) });
		expect(exitCode).toBe(0);
		expect(() => new Function(`return ${out}`)).not.toThrow();
		expect(out).toContain("f0_sound");
	});

	test("the only function of a file needs no name", async () => {
		const folder = folderOf({ "a.xs": sound });
		const { out: code } = await xano(["compile", "a.xs", "--print"], { cwd: folder });
		expect(code).toContain("function f0_sound(");
		const { out: map } = await xano(["compile", "a.xs", "--source-map"], { cwd: folder });
		expect(JSON.parse(map)).toMatchObject({ version: 3, file: "sound.js", sources: ["a.xs"], sourcesContent: [sound] });
		const { out: both } = await xano(["compile", "a.xs", "--print", "--source-map"], { cwd: folder });
		expect(both.split("\n//# sourceMappingURL=")[0]).toBe(code.trimEnd());
	});

	test("refuses unknown and broken functions", async () => {
		const folder = folderOf({ "a.xs": sound, "b.xs": broken });
		expect(await xano(["compile", "-f", "sond"], { cwd: folder })).toEqual({
			exitCode: 2,
			out: "",
			error: 'error[XS202]: There is no function "sond"\nhelp: Did you mean `sound`?\n',
		});
		const { exitCode, out, error } = await xano(["compile", "-f", "broken"], { cwd: folder });
		expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
		expect(error).toContain("--> b.xs:10:");
	});
});

describe("xano completion", () => {
	const shells = { bash: ["--norc", "-n"], zsh: ["-n"], fish: ["--no-execute"] };

	test.each(Object.entries(shells))("%s reads its script", async (shell, flags) => {
		const { exitCode, out } = await xano(["completion", "--shell", shell]);
		expect(exitCode).toBe(0);
		for (const word of ["run", "check", "simulate", "format"]) expect(out).toContain(word);
		if (spawnSync(shell, ["--version"]).status !== 0) {
			console.warn(`Not read by ${shell} itself: it is not on this machine`);
			return;
		}
		const path = join(folderOf({ script: out }), "script");
		const { status, stderr } = spawnSync(shell, [...flags, path], { encoding: "utf8" });
		expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
	});

	test("bash completes commands, flags, values and paths", async () => {
		const { out } = await xano(["completion"]);
		const folder = folderOf({ script: out, "jobs.xs": sound, "my folder/run.xs": jobText("J", "sound") });
		const complete = (...words: string[]): string[] => {
			writeFileSync(
				join(folder, "ask"),
				`source ./script\nCOMP_WORDS=(xano "$@")\nCOMP_CWORD=$#\n_xano\nprintf '%s\\n' "\${COMPREPLY[@]}"\n`,
			);
			const { stdout, stderr } = spawnSync("bash", ["--norc", "ask", ...words], {
				cwd: folder,
				env: environment(),
				encoding: "utf8",
			});
			expect(stderr).toBe("");
			return stdout.split("\n").filter((line) => line !== "");
		};
		expect(complete("")).toEqual([
			"run",
			"test",
			"check",
			"fmt",
			"init",
			"doctor",
			"compile",
			"repl",
			"explain",
			"docs",
			"completion",
			"mcp",
			"lsp",
			"help",
		]);
		expect(complete("c")).toEqual(["check", "compile", "completion"]);
		expect(complete("run", "--s")).toEqual(["--simulate", "--save-test", "--stream"]);
		expect(complete("check", "--f")).toEqual(["--fix", "--format"]);
		expect(complete("check", "--format", "")).toEqual(["pretty", "json", "sarif", "github"]);
		expect(complete("completion", "--shell", "z")).toEqual(["zsh"]);
		expect(complete("run", "j")).toEqual(["jobs.xs"]);
		expect(complete("run", "my")).toEqual(["my folder"]);
		expect(complete("help", "ex")).toEqual(["explain"]);
	});
});
