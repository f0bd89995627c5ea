import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { selectFiles } from "../../src/project/selection.js";
import { emptyFolder } from "../host/folder.js";

const text = (name: string): string => `function "${name}" {\n  input {\n  }\n\n  stack {\n  }\n\n  response = 1\n}\n`;

/** A folder with these files, each declaring the function of its own name. */
function folderWith(...paths: string[]): string {
	const folder = emptyFolder();
	for (const path of paths) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), path.endsWith("run.xs") ? 'run.job "J" {\n}\n' : text(path));
	}
	return folder;
}

async function selected(
	folder: string,
	...paths: string[]
): Promise<{ root: string; read: string[]; files: string[] }[]> {
	const selections = await selectFiles(paths.map((path) => join(folder, path)));
	const short = (path: string): string => path.slice(folder.length + 1);
	return selections.map(({ project, files }) => ({
		root: short(project.root),
		read: project.files.map(({ path }) => short(path)),
		files: [...files].map(({ path }) => short(path)),
	}));
}

describe("files that are named", () => {
	test("of a folder that holds several projects belong to these", async () => {
		const folder = folderWith("all/p/run.xs", "all/p/function/a.xs", "all/q/r/run.xs", "all/q/r/b.xs", "all/c.xs");
		const selections = await selected(folder, "all");
		expect(selections.sort((a, b) => (a.root < b.root ? -1 : 1))).toEqual([
			{ root: "all", read: ["all/c.xs"], files: ["all/c.xs"] },
			{ root: "all/p", read: ["all/p/function/a.xs", "all/p/run.xs"], files: ["all/p/function/a.xs", "all/p/run.xs"] },
			{ root: "all/q/r", read: ["all/q/r/b.xs", "all/q/r/run.xs"], files: ["all/q/r/b.xs", "all/q/r/run.xs"] },
		]);
	});

	test("stay one project where the folder is one, or only one of its folders is", async () => {
		const one = folderWith("w/function/a.xs", "w/run/x/run.xs", "w/run/y/run.xs", "v/a.xs", "v/run/run.xs");
		expect((await selected(one, "w")).map(({ root, files }) => [root, files.length])).toEqual([["w", 3]]);
		expect((await selected(one, "v")).map(({ root, files }) => [root, files.length])).toEqual([["v", 2]]);
	});

	test("come with the project around them, which is read once", async () => {
		const folder = folderWith("p/run.xs", "p/function/a.xs", "p/api/b.xs", "q/c.xs");
		const all = ["p/api/b.xs", "p/function/a.xs", "p/run.xs"];
		expect(await selected(folder, "p/api", "p/function/a.xs", "q/c.xs")).toEqual([
			{ root: "p", read: all, files: ["p/api/b.xs", "p/function/a.xs"] },
			{ root: "q", read: ["q/c.xs"], files: ["q/c.xs"] },
		]);
		expect(await selected(folder, "p/function")).toEqual([{ root: "p", read: all, files: ["p/function/a.xs"] }]);
		expect(await selected(folder, "p")).toEqual([{ root: "p", read: all, files: all }]);
	});

	test("have a folder `function` around them instead of a run.xs", async () => {
		const folder = folderWith("p/function/deep/a.xs", "p/b.xs");
		expect(await selected(folder, "p/function/deep")).toEqual([
			{ root: "p", read: ["p/b.xs", "p/function/deep/a.xs"], files: ["p/function/deep/a.xs"] },
		]);
	});

	test("are one project with the others of their folder when they stand in none", async () => {
		const folder = folderWith("a.xs", "b.xs", "c.xs");
		expect(await selected(folder, "b.xs", "a.xs")).toEqual([
			{ root: "", read: ["b.xs", "a.xs"], files: ["b.xs", "a.xs"] },
		]);
	});

	test("are found in folders that a project leaves out", async () => {
		const folder = folderWith("run.xs", "dist/a.xs", ".hidden/b.xs");
		expect(await selected(folder, "dist", ".hidden/b.xs")).toEqual([
			{ root: "", read: ["run.xs", "dist/a.xs", ".hidden/b.xs"], files: ["dist/a.xs", ".hidden/b.xs"] },
		]);
	});

	test("have to be there, and folders have to hold some", async () => {
		const folder = folderWith("a/b.xs");
		mkdirSync(join(folder, "empty"));
		await expect(selectFiles([join(folder, "nowhere")])).rejects.toMatchObject({ code: "path-not-found" });
		await expect(selectFiles([join(folder, "empty")])).rejects.toMatchObject({ code: "no-sources" });
	});

	test("are not read again when they are known, and every folder is announced before it is read", async () => {
		const folder = folderWith("run.xs", "function/a.xs");
		const [first] = await selectFiles([folder]);
		const folders: string[] = [];
		const [second] = await selectFiles([folder], {
			known: (path) => (path.endsWith("a.xs") ? first?.read.find((file) => file.path === path) : undefined),
			nameOf: (path) => `named ${path.slice(folder.length + 1)}`,
			onFolder: (path) => folders.push(path),
		});
		expect(folders).toEqual([folder, join(folder, "function")]);
		expect(second?.read[0]).toBe(first?.read[0]);
		expect(second?.read[1]?.source.name).toBe("named run.xs");
	});
});
