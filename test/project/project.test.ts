import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { openProject, type Project, ProjectError, projectFromText } from "../../src/project/project.js";
import { emptyFolder } from "../host/folder.js";

const function_ = (name: string, stack = ""): string =>
	`function ${JSON.stringify(name)} {\n  input {\n  }\n\n  stack {\n    ${stack}\n  }\n\n  response = 1\n}\n`;
const job = (title: string, main: string): string =>
	`run.job ${JSON.stringify(title)} {\n  main = {name: ${JSON.stringify(main)}}\n}\n`;

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
	const folder = emptyFolder();
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
	return folder;
}

const names = (project: Project): string[] => project.constructs.map(({ kind, name }) => `${kind} ${name}`);
const fileNames = (project: Project): string[] => project.files.map(({ source }) => source.name);
const codes = (project: Project): string[] => project.diagnostics.map(({ code }) => code);

describe("a folder", () => {
	test("is read whole, by name, apart from what holds no sources", async () => {
		const project = await openProject(
			folderOf({
				"run.xs": job("J", "a/b"),
				"function/b.xs": function_("a/b"),
				"function/deep/er/c.xs": function_("c"),
				"notes.txt": "function {",
				"node_modules/x/d.xs": function_("d"),
				".git/e.xs": function_("e"),
				"dist/f.xs": function_("f"),
				".hidden/g.xs": function_("g"),
			}),
		);
		expect(fileNames(project)).toEqual(["function/b.xs", "function/deep/er/c.xs", "run.xs"]);
		expect(names(project)).toEqual(["function a/b", "function c", "run.job J"]);
		expect(project.find("function", "a/b")?.source.name).toBe("function/b.xs");
		expect(project.find("function", "b")).toBeUndefined();
		expect(project.diagnostics).toEqual([]);
		expect(project.around).toBeUndefined();
	});

	test("finds constructs by kind and declared name, dangerous ones, too", async () => {
		const project = await openProject(folderOf({ "a.xs": `${function_("__proto__")}---\ntable "__proto__" {\n}\n` }));
		expect(project.find("function", "__proto__")?.kind).toBe("function");
		expect(project.find("table", "__proto__")?.kind).toBe("table");
		expect(project.find("function", "constructor")).toBeUndefined();
	});

	test("keeps what is switched off out", async () => {
		const project = await openProject(folderOf({ "a.xs": `!${function_("off")}---\n${function_("on")}` }));
		expect(names(project)).toEqual(["function on"]);
	});

	test("reports names given twice at both places, but not queries of different verbs", async () => {
		const query = (verb: string): string => `query "list" verb=${verb} {\n  api_group = "a"\n}\n`;
		const project = await openProject(
			folderOf({ "a.xs": function_("f"), "b.xs": function_("f"), "c.xs": query("GET"), "d.xs": query("POST") }),
		);
		expect(codes(project)).toEqual(["duplicate-name"]);
		expect(project.diagnostics[0]?.source.name).toBe("b.xs");
		expect(project.diagnostics[0]?.related?.[0]?.source.name).toBe("a.xs");
		expect(project.find("function", "f")?.source.name).toBe("a.xs");
	});

	test("tells queries apart by verb and group, and channels by server", () => {
		const query = (verb: string, group: string): string =>
			`query "list" verb=${verb} {\n  api_group = "${group}"\n}\n---\n`;
		const channel = (server: string): string => `channel "lobby" {\n  realtime_server = "${server}"\n}\n---\n`;
		const project = projectFromText(
			"a.xs",
			[query("GET", "a"), query("GET", "b"), query("get", "a"), channel("x"), channel("y"), channel("y")].join(""),
			"/",
		);
		expect(project.diagnostics.map(({ message }) => message)).toEqual([
			'there already is a query "list"',
			'there already is a channel "lobby"',
		]);
		expect(project.find("query", "list")).toBe(project.constructs[0]);
		expect(project.all("query")).toHaveLength(3);
		expect(project.all("table")).toEqual([]);
	});

	test("takes the folder of a query for its group where it names none", async () => {
		const query = 'query "list/{id}" verb=GET {\n}\n';
		const project = await openProject(
			folderOf({
				"apis/people/1_list.xs": query,
				"apis/pets/2_list.xs": query,
				"apis/pets/3_list.xs": query,
				"other/4_list.xs": query,
			}),
		);
		expect(project.diagnostics.map(({ code, source }) => [code, source.name.replaceAll("\\", "/")])).toEqual([
			["duplicate-name", "apis/pets/3_list.xs"],
		]);
	});

	test("takes triggers of several tables and of one channel for different ones", () => {
		const trigger = (kind: string, part: string): string => `${kind} "changed" {\n  ${part}\n}\n---\n`;
		const project = projectFromText(
			"a.xs",
			[
				trigger("table_trigger", 'table = "a"'),
				trigger("table_trigger", 'table = "b"'),
				trigger("realtime_trigger", 'channel = "a"'),
				trigger("realtime_trigger", 'channel = "a"'),
				trigger("table_trigger", 'table = "b"'),
			].join(""),
			"/",
		);
		expect(project.diagnostics.map(({ message }) => message)).toEqual(['there already is a table_trigger "changed"']);
	});

	test("with files that cannot be read keeps the others", async () => {
		const folder = folderOf({
			"good.xs": function_("good"),
			"latin.xs": Buffer.from("// caf\u00e9\n", "latin1"),
			"zero.xs": Uint8Array.of(1, 0, 255, 2),
			"syntax.xs": "function {{{",
		});
		symlinkSync("round.xs", join(folder, "round.xs"));
		symlinkSync("nothing", join(folder, "lost.xs"));
		const project = await openProject(folder);
		expect(project.find("function", "good")).toBeDefined();
		const byFile = new Map(project.diagnostics.map(({ source, code }) => [source.name, code]));
		expect(byFile.get("latin.xs")).toBe("not-utf-8");
		expect(byFile.get("zero.xs")).toBe("binary-file");
		expect(byFile.get("round.xs")).toBe("unreadable");
		expect(byFile.get("lost.xs")).toBe("unreadable");
		expect(byFile.has("syntax.xs")).toBe(true);
		expect(byFile.has("good.xs")).toBe(false);
	});

	test("does not follow links to folders, so that none is read twice or for ever", async () => {
		const folder = folderOf({ "a.xs": function_("a") });
		symlinkSync(folder, join(folder, "again"));
		expect(fileNames(await openProject(folder))).toEqual(["a.xs"]);
	});
});

describe("a path that is no project", () => {
	test.each([
		["nowhere", "path-not-found"],
		["file.xs/inner.xs", "path-not-found"],
		["empty", "no-sources"],
		["round.xs", "unreadable"],
	])("%s", async (path, code) => {
		const folder = folderOf({ "file.xs": "" });
		mkdirSync(join(folder, "empty"));
		symlinkSync("round.xs", join(folder, "round.xs"));
		const thrown = await openProject(join(folder, path)).catch((error: unknown) => error);
		expect(thrown).toBeInstanceOf(ProjectError);
		expect(thrown).toMatchObject({ code });
	});
});

describe("a single file", () => {
	const call = 'function.run "other" as $x';

	test("that needs nothing else stands alone, with the root of the project it lies in", async () => {
		const folder = folderOf({
			"run.xs": job("J", "f"),
			"function/a/f.xs": function_("f"),
			"function/b.xs": function_("b"),
		});
		const project = await openProject(join(folder, "function/a/f.xs"));
		expect(fileNames(project)).toEqual(["f.xs"]);
		expect(project.root).toBe(folder);
		expect(project.around).toBeUndefined();
	});

	test.each(["function", "functions"])("in %s/ finds what it names in the project around it", async (place) => {
		const folder = folderOf({
			[`${place}/f.xs`]: function_("f", call),
			[`${place}/o.xs`]: function_("other", "nonsense {{{"),
		});
		const project = await openProject(join(folder, place, "f.xs"));
		expect(project.root).toBe(folder);
		expect(names(project)).toEqual(["function f"]);
		expect(project.find("function", "other")?.source.name).toBe(`${place}/o.xs`);
		expect(project.diagnostics).toEqual([]);
		expect(project.around?.diagnostics.length).toBeGreaterThan(0);
	});

	test("with a job finds the functions of its folder", async () => {
		const folder = folderOf({ "run.xs": job("J", "f"), "f.xs": function_("f") });
		const project = await openProject(join(folder, "run.xs"));
		expect(names(project)).toEqual(["run.job J"]);
		expect(project.find("function", "f")).toBeDefined();
	});

	test("wins over another one that declares the same name", async () => {
		const folder = folderOf({
			"run.xs": job("J", "f"),
			"a.xs": function_("f"),
			"z.xs": function_("f", call),
			"o.xs": function_("other"),
		});
		const project = await openProject(join(folder, "z.xs"));
		expect(project.find("function", "f")?.source.name).toBe("z.xs");
		expect(project.diagnostics).toEqual([]);
	});
});

test("text that is no file", () => {
	const project = projectFromText("<stdin>", `${job("J", "f")}---\n${function_("f")}`, "/some/where");
	expect(names(project)).toEqual(["run.job J", "function f"]);
	expect(project.root).toBe("/some/where");
	expect(fileNames(project)).toEqual(["<stdin>"]);
});
