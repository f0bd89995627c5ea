import { existsSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder as makeAtOnce } from "../../src/cli/make_folder.js";
import { makeFolder } from "../../src/host/folders.js";
import { folderStore } from "../../src/host/store.js";
import { emptyFolder } from "./folder.js";

const hasProc = existsSync("/proc/self");

describe.each([
	["a program", makeFolder],
	["the command line", async (path: string) => makeAtOnce(path)],
])("a folder that %s makes", (_, make) => {
	test("is made with all above it, and left as it is when it is there", async () => {
		const folder = join(emptyFolder(), "a", "b", "c");
		for (let times = 0; times < 2; times++) {
			await make(folder);
			expect(statSync(folder).isDirectory()).toBe(true);
		}
		await make("/");
		await make(".");
	});

	test("may be made by several at once", async () => {
		const folder = emptyFolder();
		await Promise.all(["a/b/c", "a/b/c", "a/b/d", "a/e"].map((each) => make(join(folder, each))));
		for (const each of ["a/b/c", "a/b/d", "a/e"]) expect(existsSync(join(folder, each))).toBe(true);
	});

	test("may be a link to one", async () => {
		const folder = emptyFolder();
		symlinkSync(folder, join(folder, "link"));
		await make(join(folder, "link", "a"));
		expect(existsSync(join(folder, "a"))).toBe(true);
	});

	test("is refused where a file is in the way, or a link that leads nowhere", async () => {
		const folder = emptyFolder();
		writeFileSync(join(folder, "file"), "");
		symlinkSync(join(folder, "none"), join(folder, "link"));
		await expect(make(join(folder, "file"))).rejects.toMatchObject({ code: "EEXIST" });
		await expect(make(join(folder, "file", "a", "b"))).rejects.toMatchObject({ code: "ENOTDIR" });
		await expect(make(join(folder, "link"))).rejects.toMatchObject({ code: "EEXIST" });
	});

	test.runIf(hasProc)("is refused below /proc", async () => {
		await expect(make("/proc/none/a/b")).rejects.toMatchObject({ syscall: "mkdir" });
	});
});

test("folders of the command line are for their owner alone where they are to be", () => {
	const folder = emptyFolder();
	makeAtOnce(join(folder, "a", "b"), 0o700);
	for (const each of ["a", "a/b"]) expect(statSync(join(folder, each)).mode & 0o777).toBe(0o700);
});

test.runIf(hasProc)("a store below /proc says that it cannot be used", async () => {
	const store = folderStore("/proc/none/.xano");
	await expect(store.write("a.txt", new Uint8Array())).rejects.toThrow("The store cannot use a.txt");
	await expect(store.append("a.txt", new Uint8Array())).rejects.toThrow("The store cannot use a.txt");
});
