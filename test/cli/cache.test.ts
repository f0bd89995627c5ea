import { spawnSync } from "node:child_process";
import {
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { emptyFolder } from "../host/folder.js";
import { program as builtProgram, environment, requireBuild, start } from "./xano.js";

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

test("no byte of what is kept can be another one without being noticed", () => {
	const folder = emptyFolder();
	const cache = emptyFolder();
	// As it is installed: the code that the build has compiled is for the version of Node it ran on, and not shipped.
	const installed = join(emptyFolder(), "dist");
	const isShipped = (path: string): boolean => basename(path) !== "cache" && basename(path) !== "types";
	cpSync(dirname(builtProgram), installed, { recursive: true, filter: isShipped });
	writeFileSync(join(folder, "run.xs"), program('"fine"'));
	const runAgain = (): void => {
		const args = [join(installed, "bin.cjs"), "run", folder, "--quiet"];
		const env = environment({ XANO_CACHE: cache });
		const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8", env });
		expect([stdout, stderr, status]).toEqual(['"fine"\n', "", 0]);
	};
	runAgain();
	const names = kept(cache).map((path) => basename(path).replace(/^trees-.*/, "trees"));
	const bundles = ["checking", "cli", "grammar", "library"].map((name) => `${name}.cjs.run.v8`);
	expect(names.sort()).toEqual([...bundles, "trees"]);
	for (const path of kept(cache)) {
		const whole = readFileSync(path);
		for (const place of [0.2, 0.45, 0.7]) {
			const damaged = Buffer.from(whole);
			const at = Math.floor(whole.length * place);
			damaged[at] = (damaged[at] as number) ^ 0xff;
			writeFileSync(path, damaged);
			runAgain();
		}
		writeFileSync(path, whole.subarray(0, whole.length / 2));
		runAgain();
		writeFileSync(path, whole);
	}
});

test("what anybody else can write to is not used", async () => {
	const folder = emptyFolder();
	const cache = emptyFolder();
	writeFileSync(join(folder, "run.xs"), program("1"));
	await run(folder, cache);
	const trees = kept(cache).find((name) => name.includes("trees-")) as string;
	expect(statSync(trees).mode & 0o077).toBe(0);
	expect(statSync(dirname(trees)).mode & 0o077).toBe(0);
	writeFileSync(trees, readFileSync(trees, "utf8").replaceAll('"value":1', '"value":7'));
	expect(await run(folder, cache)).toBe("7\n");
	chmodSync(dirname(trees), 0o777);
	expect(await run(folder, cache)).toBe("1\n");
});

test("what other builds and other projects have kept does not pile up", async () => {
	const cache = emptyFolder();
	for (let build = 0; build < 6; build++) {
		const other = join(cache, `000000000000000${build}-11.3-x64`);
		mkdirSync(other);
		writeFileSync(join(other, "cli.cjs.run.v8"), "");
		utimesSync(other, 1_000 + build, 1_000 + build);
	}
	writeFileSync(join(cache, "mine.txt"), "");
	const folder = emptyFolder();
	writeFileSync(join(folder, "run.xs"), program("1"));
	await run(folder, cache);
	const others = readdirSync(cache).filter((name) => name.startsWith("000000000000000"));
	expect(others.sort()).toEqual([3, 4, 5].map((build) => `000000000000000${build}-11.3-x64`));
	expect(readdirSync(cache)).toContain("mine.txt");

	const own = join(cache, readdirSync(cache).find((name) => !name.startsWith("0000") && name !== "mine.txt") as string);
	for (let project = 0; project < 120; project++) {
		const trees = join(own, `trees-${project}.json`);
		writeFileSync(trees, "");
		utimesSync(trees, 1_000 + project, 1_000 + project);
	}
	writeFileSync(join(folder, "run.xs"), program("2"));
	await run(folder, cache);
	const before = readdirSync(own).filter((name) => name.startsWith("trees-"));
	expect(before.length).toBe(121);
	const next = emptyFolder();
	writeFileSync(join(next, "run.xs"), program("3"));
	await run(next, cache);
	const after = readdirSync(own).filter((name) => name.startsWith("trees-"));
	expect(after.length).toBe(100);
	expect(after).not.toContain("trees-0.json");
	expect(await run(folder, cache)).toBe("2\n");
});

test("an empty name keeps nothing", async () => {
	const folder = emptyFolder();
	writeFileSync(join(folder, "run.xs"), program("true"));
	expect(await run(folder, "")).toBe("true\n");
	expect(readdirSync(folder)).toEqual(["run.xs"]);
	expect(existsSync(join(folder, ".cache"))).toBe(false);
});
