import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { emptyFolder } from "../host/folder.js";
import { requireBuild, start } from "./xano.js";

beforeAll(requireBuild);

const program = (response: string): string =>
	`run.job "Cached" {\n  main = {name: "f"}\n}\n---\nfunction "f" {\n  input {\n  }\n\n  stack {\n  }\n\n  response = ${response}\n}\n`;

async function run(folder: string, cache: string): Promise<string> {
	const { out, error, exitCode } = await start(["run", folder, "--quiet"], { env: { XANO_CACHE: cache } }).ended;
	expect([error, exitCode]).toEqual(["", 0]);
	return out;
}

/** The files a build keeps in a cache folder. */
function kept(cache: string): string[] {
	const [build = ""] = readdirSync(cache);
	return readdirSync(join(cache, build)).map((name) => join(cache, build, name));
}

test("a second run uses what the first has kept, and a changed text is read anew", async () => {
	const folder = emptyFolder();
	const cache = join(emptyFolder(), "deep", "cache");
	const path = join(folder, "run.xs");
	writeFileSync(path, program("1"));
	expect(await run(folder, cache)).toBe("1\n");
	const trees = kept(cache).find((name) => name.includes("trees-")) as string;
	// What is kept is really what is used: a tree that says something else is believed as long as the text is the same.
	writeFileSync(trees, readFileSync(trees, "utf8").replaceAll('"value":1', '"value":7'));
	expect(await run(folder, cache)).toBe("7\n");
	writeFileSync(path, program("2"));
	expect(await run(folder, cache)).toBe("2\n");
	expect(await run(folder, cache)).toBe("2\n");
});

test("what was right is checked again once a text has changed or a file has gone", async () => {
	const folder = emptyFolder();
	const cache = emptyFolder();
	const job = program('"kept"').replace("stack {\n", 'stack {\n    function.run "g" as $g\n');
	writeFileSync(join(folder, "run.xs"), job);
	const other = join(folder, "g.xs");
	const called = 'function "g" {\n  input {\n  }\n\n  stack {\n  }\n\n  response = 1\n}\n';
	const again = async (): Promise<[number | null, string]> => {
		const { exitCode, error } = await start(["run", folder, "--quiet"], { env: { XANO_CACHE: cache } }).ended;
		return [exitCode, /XS\d+/.exec(error)?.[0] ?? ""];
	};
	writeFileSync(other, called);
	expect([await again(), await again()]).toEqual([
		[0, ""],
		[0, ""],
	]);
	writeFileSync(other, called.replace("= 1", "= $nothing"));
	expect(await again()).toEqual([2, "XS405"]);
	writeFileSync(other, called);
	expect(await again()).toEqual([0, ""]);
	rmSync(other);
	expect(await again()).toEqual([2, "XS202"]);
});

test("a cache that is broken, or cannot be written, is done without", async () => {
	const folder = emptyFolder();
	const cache = emptyFolder();
	writeFileSync(join(folder, "run.xs"), program('"fine"'));
	expect(await run(folder, cache)).toBe('"fine"\n');
	for (const path of kept(cache)) writeFileSync(path, "not what it was");
	expect(await run(folder, cache)).toBe('"fine"\n');
	// A folder that can never be made, where recursive attempts to make it would not end.
	expect(await run(folder, "/proc/none/cache")).toBe('"fine"\n');
	const file = join(folder, "file");
	writeFileSync(file, "");
	expect(await run(folder, join(file, "cache"))).toBe('"fine"\n');
});

test("an empty name keeps nothing", async () => {
	const folder = emptyFolder();
	writeFileSync(join(folder, "run.xs"), program("true"));
	expect(await run(folder, "")).toBe("true\n");
	expect(readdirSync(folder)).toEqual(["run.xs"]);
	expect(existsSync(join(folder, ".cache"))).toBe(false);
});
