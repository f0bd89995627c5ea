import { spawnSync } from "node:child_process";
import {
	chmodSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	realpathSync,
	statSync,
	symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { environment, folderOf, isPlain, program, requireBuild, start, xano } from "./xano.js";

beforeAll(requireBuild);

const untidy = "function f{input{}\nstack{}\nresponse={a:1}}\n";
const tidy = "function f {\n  input {\n  }\n\n  stack {\n  }\n\n  response = {a: 1}\n}\n";
const contentsOf = (folder: string, name: string) => readFileSync(join(folder, name), "utf8");

describe("xano fmt", () => {
	test("writes what changes, names it, and sums up", async () => {
		const cwd = folderOf({
			"a.xs": untidy,
			"b/c.xs": tidy,
			"b/d.xs": untidy,
			"node_modules/e.xs": untidy,
			"f.txt": "x=1",
		});
		const before = statSync(join(cwd, "b/c.xs")).mtimeMs;
		expect(await xano(["fmt"], { cwd })).toEqual({
			exitCode: 0,
			out: "",
			error: "a.xs\nb/d.xs\nformatted 2 of 3 files\n",
		});
		expect([contentsOf(cwd, "a.xs"), contentsOf(cwd, "b/d.xs")]).toEqual([tidy, tidy]);
		expect(contentsOf(cwd, "node_modules/e.xs")).toBe(untidy);
		expect(contentsOf(cwd, "f.txt")).toBe("x=1");
		expect(statSync(join(cwd, "b/c.xs")).mtimeMs).toBe(before);
		expect(readdirSync(cwd).sort()).toEqual(["a.xs", "b", "f.txt", "node_modules"]);
		expect(await xano(["fmt"], { cwd })).toEqual({ exitCode: 0, out: "", error: "formatted 0 of 3 files\n" });
	});

	test("takes files and folders, each file once", async () => {
		const cwd = folderOf({ "a.xs": untidy, "b/c.xs": untidy, "d.xs": untidy });
		const { error } = await xano(["fmt", "b/c.xs", "b", "a.xs"], { cwd });
		expect(error).toBe("b/c.xs\na.xs\nformatted 2 of 2 files\n");
		expect(contentsOf(cwd, "d.xs")).toBe(untidy);
	});

	test("the mode stays, and a link goes on leading to its file", async () => {
		const cwd = folderOf({ "real/a.xs": untidy });
		chmodSync(join(cwd, "real/a.xs"), 0o640);
		mkdirSync(join(cwd, "links"));
		symlinkSync("../real/a.xs", join(cwd, "links/b.xs"));
		expect(await xano(["fmt"], { cwd })).toEqual({
			exitCode: 0,
			out: "",
			error: "links/b.xs\nreal/a.xs\nformatted 2 of 2 files\n",
		});
		expect(contentsOf(cwd, "real/a.xs")).toBe(tidy);
		expect(statSync(join(cwd, "real/a.xs")).mode & 0o777).toBe(0o640);
		expect(lstatSync(join(cwd, "links/b.xs")).isSymbolicLink()).toBe(true);
		expect(readdirSync(join(cwd, "real"))).toEqual(["a.xs"]);
	});

	test("nothing is written outside of what was named, wherever links lead", async () => {
		const cwd = folderOf({ "theirs/a.xs": untidy, "mine.xs": untidy });
		symlinkSync("../mine.xs", join(cwd, "theirs/b.xs"));
		const { exitCode, error } = await xano(["fmt", "theirs"], { cwd });
		expect(exitCode).toBe(2);
		expect(error).toContain(`theirs/b.xs is a link to ${realpathSync(join(cwd, "mine.xs"))} and is left as it is`);
		expect(error).toContain("formatted 1 of 2 files\n");
		expect(contentsOf(cwd, "mine.xs")).toBe(untidy);
		expect((await xano(["fmt", "theirs/b.xs"], { cwd })).exitCode).toBe(0);
		expect(contentsOf(cwd, "mine.xs")).toBe(tidy);
	});

	test("Ctrl-C leaves whole files, and nothing beside them", async () => {
		const names = Array.from({ length: 400 }, (_, index) => `${index}.xs`);
		const cwd = folderOf(Object.fromEntries(names.map((name) => [name, untidy])));
		const started = start(["fmt"], { cwd });
		await started.says("0.xs\n");
		started.process.kill("SIGINT");
		const { exitCode, error } = await started.ended;
		expect(exitCode).toBe(130);
		expect(error).not.toContain("formatted");
		expect(readdirSync(cwd).sort()).toEqual([...names].sort());
		const texts = new Set(names.map((name) => contentsOf(cwd, name)));
		expect([...texts].filter((text) => text !== untidy && text !== tidy)).toEqual([]);
	});

	test("CRLF stays", async () => {
		const cwd = folderOf({ "a.xs": untidy.replaceAll("\n", "\r\n") });
		await xano(["fmt", "a.xs"], { cwd });
		expect(contentsOf(cwd, "a.xs")).toBe(tidy.replaceAll("\n", "\r\n"));
	});

	test("a broken file is left alone and its mistakes are shown; the others are formatted", async () => {
		const cwd = folderOf({
			"a.xs": "function f {\n  input {\n",
			"b.xs": untidy,
			"c.xs": new Uint8Array([97, 61, 255]),
		});
		const { exitCode, out, error } = await xano(["fmt"], { cwd });
		expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
		expect(error).toContain("a.xs:");
		expect(error).toContain("c.xs");
		expect(error).toContain("formatted 1 of 3 files\n");
		expect(isPlain(error)).toBe(true);
		expect(contentsOf(cwd, "a.xs")).toBe("function f {\n  input {\n");
		expect(contentsOf(cwd, "b.xs")).toBe(tidy);
	});

	// To the superuser nothing is read-only.
	test.skipIf(process.getuid?.() === 0)("a folder that cannot be written to is said, and its file stays", async () => {
		const cwd = folderOf({ "a/b.xs": untidy });
		chmodSync(join(cwd, "a"), 0o555);
		const { exitCode, error } = await xano(["fmt"], { cwd });
		chmodSync(join(cwd, "a"), 0o755);
		expect(exitCode).toBe(2);
		expect(error).toContain("a/b.xs cannot be written: access is denied");
		expect(error).toContain("formatted 0 of 1 file\n");
		expect(contentsOf(cwd, "a/b.xs")).toBe(untidy);
	});

	test("a read-only file in a folder that can be written to is formatted and stays read-only", async () => {
		const cwd = folderOf({ "a.xs": untidy });
		chmodSync(join(cwd, "a.xs"), 0o444);
		expect((await xano(["fmt"], { cwd })).exitCode).toBe(0);
		expect(contentsOf(cwd, "a.xs")).toBe(tidy);
		expect(statSync(join(cwd, "a.xs")).mode & 0o777).toBe(0o444);
	});

	test("a thousand files", async () => {
		const files = Object.fromEntries(
			Array.from({ length: 1000 }, (_, index) => [`f${index % 10}/g${index}.xs`, untidy]),
		);
		const cwd = folderOf(files);
		const { exitCode, error } = await xano(["fmt"], { cwd });
		expect(exitCode).toBe(0);
		expect(error.split("\n").at(-2)).toBe("formatted 1000 of 1000 files");
		expect(Object.keys(files).filter((name) => contentsOf(cwd, name) !== tidy)).toEqual([]);
	});

	test.skipIf(process.platform === "win32")("more files than may be open at once", async () => {
		const files = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`${index}.xs`, tidy]));
		const { status, stderr } = spawnSync(
			"sh",
			["-c", 'ulimit -n 128 && exec "$0" "$1" fmt', process.execPath, program],
			{ cwd: folderOf(files), env: environment(), encoding: "utf8" },
		);
		expect({ status, stderr }).toEqual({ status: 0, stderr: "formatted 0 of 400 files\n" });
	});

	test("nothing to format is a mistake of the call", async () => {
		const cwd = folderOf({ "a.txt": "" });
		expect((await xano(["fmt"], { cwd })).error).toContain("There are no .xs files in .");
		expect((await xano(["fmt", "b"], { cwd })).error).toContain("There is nothing at b");
		expect((await xano(["fmt", "b"], { cwd })).exitCode).toBe(2);
	});
});

describe("xano fmt --check", () => {
	test("lists what would change and writes nothing", async () => {
		const cwd = folderOf({ "a.xs": untidy, "b.xs": tidy });
		expect(await xano(["fmt", "--check"], { cwd })).toEqual({
			exitCode: 1,
			out: "a.xs\n",
			error: "would format 1 of 2 files\n",
		});
		expect(contentsOf(cwd, "a.xs")).toBe(untidy);
		expect(await xano(["fmt", "--check", "b.xs"], { cwd })).toEqual({
			exitCode: 0,
			out: "",
			error: "would format 0 of 1 file\n",
		});
	});

	test("--diff shows it", async () => {
		const cwd = folderOf({ "a.xs": "a=1\n" });
		const { exitCode, out } = await xano(["fmt", "--diff"], { cwd });
		expect({ exitCode, out }).toEqual({ exitCode: 1, out: "--- a/a.xs\n+++ b/a.xs\n@@ -1 +1 @@\n-a=1\n+a = 1\n" });
		expect(contentsOf(cwd, "a.xs")).toBe("a=1\n");
	});

	test("a broken file counts more", async () => {
		const cwd = folderOf({ "a.xs": untidy, "b.xs": "a = [" });
		expect(await xano(["fmt", "--check"], { cwd })).toMatchObject({ exitCode: 2, out: "a.xs\n" });
	});
});

describe("standard input", () => {
	test.each([[["fmt", "-"]], [["fmt", "--stdin"]]])("%j", async (args) => {
		expect(await xano(args, { input: untidy })).toEqual({ exitCode: 0, out: tidy, error: "" });
	});

	test("mistakes are shown, and nothing comes out", async () => {
		const { exitCode, out, error } = await xano(["fmt", "-"], { input: "a = [" });
		expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
		expect(error).toContain("<stdin>:1:5");
	});

	test("--check", async () => {
		expect(await xano(["fmt", "-", "--check"], { input: untidy })).toEqual({
			exitCode: 1,
			out: "<stdin>\n",
			error: "",
		});
		expect(await xano(["fmt", "-", "--check"], { input: tidy })).toEqual({ exitCode: 0, out: "", error: "" });
	});

	test("together with files is refused", async () => {
		const { exitCode, error } = await xano(["fmt", "a.xs", "--stdin"]);
		expect(exitCode).toBe(2);
		expect(error).toContain("Standard input cannot be formatted together with files");
	});
});
