import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { environment, folderOf, functionText, program, requireBuild } from "./xano.js";

beforeAll(requireBuild);

/** Prints the modules of Node that were loaded beyond those it begins with. */
const witness = `
const before = new Set(process.moduleLoadList);
process.on("exit", () => {
	const loaded = process.moduleLoadList.filter((name) => !before.has(name));
	require("node:fs").writeSync(2, JSON.stringify(loaded.map((name) => name.replace(/^\\w+ /, ""))));
});
`;

/** Each takes milliseconds to load, and a program that only computes needs none of them. */
const heavy = ["crypto", "v8", "zlib", "http", "https", "tls", "dns", "child_process", "worker_threads"];

test("a check loads no module of Node that it has no use for", () => {
	const folder = folderOf({ "a.xs": functionText("a", { response: "$nothing" }), "witness.cjs": witness });
	const args = ["--require", join(folder, "witness.cjs"), program, "check", "--format", "json"];
	const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", env: environment() });
	expect(JSON.parse(stdout).summary.errors).toBe(1);
	expect((JSON.parse(stderr) as string[]).filter((name) => heavy.includes(name))).toEqual([]);
});

test("a program that only computes loads no module of Node that it has no use for", () => {
	const folder = folderOf({ "a.xs": functionText("a", { response: "[3, 1, 2]|sort" }), "witness.cjs": witness });
	const args = ["--require", join(folder, "witness.cjs"), program, "run", "a.xs", "--quiet"];
	const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", env: environment() });
	expect(stdout).toBe("[1,2,3]\n");
	const loaded = JSON.parse(stderr) as string[];
	expect(loaded).toContain("vm");
	expect(loaded.filter((name) => heavy.includes(name))).toEqual([]);
});
