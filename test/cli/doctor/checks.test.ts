import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { judgeNode } from "../../../src/cli/doctor/checks/node.js";
import { isIgnored, repositoryAround } from "../../../src/cli/doctor/ignored.js";
import { folderOf } from "../xano.js";

describe("a version of Node", () => {
	const then = new Date("2026-01-01");
	const later = new Date("2026-06-01");

	test.each([
		["20.19.0", then, "ok"],
		["20.20.2", then, "ok"],
		["24.1.0", later, "ok"],
		["25.0.0", later, "ok"],
		["20.19.0", later, "warning"],
		["20.18.3", then, "problem"],
		["18.20.0", later, "problem"],
	])("%s at %s", (version, now, status) => {
		const { status: judged, fix } = judgeNode(version, ">=20.19", now);
		expect(judged).toBe(status);
		expect(fix).toBe(status === "ok" ? undefined : "Install Node 24: https://nodejs.org/en/download");
	});

	test("says since when there are no fixes, and names no version that has none", () => {
		expect(judgeNode("20.19.0", ">=20.19", later).message).toContain("no security fixes for it since 2026-04-30");
		expect(judgeNode("20.19.0", ">=20.19", new Date("2030-01-01")).fix).toContain("Install a newer Node:");
	});
});

describe("what git ignores", () => {
	test("a repository is found above", () => {
		const folder = folderOf({ ".git/HEAD": "" });
		mkdirSync(join(folder, "a/b"), { recursive: true });
		expect(repositoryAround(join(folder, "a/b"))).toBe(folder);
		expect(repositoryAround(dirname(folder))).toBeNull();
	});

	/** Lists in the top folder and in `a/`, to which `a/b/.env` is held. */
	const lists: [top: string, inner: string][] = [
		["", ""],
		[".env", ""],
		["/.env", ""],
		[".env*", ""],
		["*.env", ""],
		["?env", ""],
		["[.]env", ""],
		["[!.]env", ""],
		["# .env", ""],
		["\\.env", ""],
		[".env   ", ""],
		[".env/", ""],
		["b/.env", ""],
		["/b/.env", ""],
		["a/b/.env", ""],
		["**/.env", ""],
		["**/b/.env", ""],
		["a/**", ""],
		["a/**/.env", ""],
		["a", ""],
		["a/", ""],
		["/a/b", ""],
		["b", ""],
		["*", ""],
		["*\n!.env", ""],
		["a/b/*\n!.env", ""],
		["a/*\n!.env", ""],
		[".env\n!.env", ""],
		["!.env\n.env", ""],
		[".env", "!.env"],
		["", ".env"],
		["", "/.env"],
		["", "/b/.env"],
		["", "a/b/.env"],
		["a", "!b\n!.env"],
		["**/*", ""],
		["a/*/.env", ""],
		["*/.env", ""],
		[".e[a-z]v", ""],
		[".e[", ""],
		["\\!env", ""],
		[".ENV", ""],
	];

	const hasGit = spawnSync("git", ["--version"]).status === 0;
	if (!hasGit) console.warn("Not compared with git itself: it is not on this machine");

	test.skipIf(!hasGit).each(lists)("%j and %j, as git has it", (top, inner) => {
		const folder = folderOf({ ".gitignore": `${top}\n`, "a/.gitignore": `${inner}\n`, "a/b/.env": "" });
		const env = { PATH: process.env.PATH ?? "", HOME: folder, GIT_CONFIG_NOSYSTEM: "1" };
		spawnSync("git", ["init", "-q"], { cwd: folder, env });
		const { status } = spawnSync("git", ["check-ignore", "-q", "a/b/.env"], { cwd: folder, env });
		expect(isIgnored(join(folder, "a/b/.env"), folder)).toBe(status === 0);
	});

	test("by its list for this repository alone", () => {
		const folder = folderOf({ ".git/info/exclude": ".env\n" });
		expect(isIgnored(join(folder, ".env"), folder)).toBe(true);
		writeFileSync(join(folder, ".gitignore"), "!.env\n");
		expect(isIgnored(join(folder, ".env"), folder)).toBe(false);
	});
});
