import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { Checking } from "../../src/editor/checking.js";
import { ProjectFinder } from "../../src/editor/folders.js";
import { Projects } from "../../src/editor/projects.js";
import { folderOf, functionText, jobText } from "../cli/xano.js";

afterEach(() => void vi.useRealTimers());

async function opened(files: Readonly<Record<string, string>>) {
	const folder = folderOf(files);
	const logged: string[] = [];
	const projects = new Projects({
		builtins: () => null,
		changed: () => checking.changed(),
		log: (message) => logged.push(message),
	});
	const found: string[] = [];
	const problems = new Map<string, readonly Diagnostic[]>();
	const checking = new Checking(projects, {
		strict: () => false,
		found: (path, _project, document, diagnostics) => {
			found.push(path.slice(folder.length + 1));
			if (document === null) problems.delete(path);
			else problems.set(path, diagnostics);
		},
		failed: (thrown) => logged.push(String(thrown)),
	});
	projects.setFolders([folder]);
	await projects.settled();
	const path = (name: string): string => join(folder, name);
	const open = async (name: string, text: string): Promise<void> => {
		projects.open({ uri: pathToFileURL(path(name)).href, path: path(name), version: 1, text });
		await projects.settled();
	};
	return { folder, projects, checking, found, problems, logged, path, open };
}

const three = {
	"function/a.xs": functionText("a"),
	"function/b.xs": functionText("b", { stack: 'function.run "a" as $x' }),
	"function/c.xs": functionText("c"),
};

describe("an edit", () => {
	test("parses one text, however much is asked afterwards", async () => {
		const { projects, path, open, checking } = await opened(three);
		expect(projects.documents.parses).toBe(3);
		await open("function/a.xs", three["function/a.xs"]);
		expect(projects.at(path("function/a.xs"))?.document.version).toBe(1);
		expect(projects.documents.parses).toBe(3);
		for (let version = 2; version < 12; version++) {
			projects.change(path("function/a.xs"), version, (text) => `${text}// ${version}\n`);
			const place = projects.at(path("function/a.xs"));
			expect(place?.document.version).toBe(version);
			if (place) checking.diagnosticsOf(place.project, place.document);
			expect(projects.at(path("function/b.xs"))?.document.version).toBeNull();
			expect(projects.documents.parses).toBe(3 + version - 1);
		}
	});

	test("costs nothing more where nobody asks between two of them", async () => {
		const { projects, path, open } = await opened(three);
		await open("function/a.xs", three["function/a.xs"]);
		for (let version = 2; version < 12; version++)
			projects.change(path("function/a.xs"), version, (text) => `${text}// ${version}\n`);
		expect(projects.at(path("function/a.xs"))?.document.version).toBe(11);
		expect(projects.documents.parses).toBe(4);
	});

	test("is looked at alone at once, and with all others later", async () => {
		const { projects, path, open, found, checking } = await opened(three);
		vi.useFakeTimers();
		await open("function/a.xs", three["function/a.xs"]);
		await vi.advanceTimersByTimeAsync(10);
		expect(found).toEqual(["function/a.xs"]);
		await vi.advanceTimersByTimeAsync(250);
		expect(found).toEqual(["function/a.xs", "function/b.xs", "function/c.xs"]);
		found.length = 0;
		projects.change(path("function/a.xs"), 2, (text) => text.replace('"a"', '"d"'));
		await vi.advanceTimersByTimeAsync(150);
		expect(found).toEqual(["function/a.xs"]);
		projects.change(path("function/a.xs"), 3, (text) => text.replace('"d"', '"e"'));
		await vi.advanceTimersByTimeAsync(150);
		expect(found).toEqual(["function/a.xs", "function/a.xs"]);
		await vi.advanceTimersByTimeAsync(150);
		expect(found).toEqual(["function/a.xs", "function/a.xs", "function/b.xs", "function/c.xs"]);
		checking.stop();
	});

	test("changes what is said about other files", async () => {
		const { projects, path, open, problems, checking } = await opened(three);
		vi.useFakeTimers();
		await open("function/a.xs", three["function/a.xs"]);
		await vi.advanceTimersByTimeAsync(500);
		const about = () => problems.get(path("function/b.xs"))?.map(({ code }) => code);
		expect(about()).toEqual([]);
		projects.change(path("function/a.xs"), 2, (text) => text.replace('"a"', '"d"'));
		await vi.advanceTimersByTimeAsync(500);
		expect(about()).toEqual(["function-not-found"]);
		projects.close(path("function/a.xs"));
		await vi.waitFor(() => expect(projects.at(path("function/a.xs"))?.document.version).toBeNull());
		await vi.advanceTimersByTimeAsync(500);
		expect(about()).toEqual([]);
		checking.stop();
	});
});

describe("projects", () => {
	test("are the nearest folders with a job or functions; the rest belongs to the workspace folder", async () => {
		const { projects, path, folder } = await opened({
			"one/run.xs": jobText("One", "a"),
			"one/function/deep/er/a.xs": functionText("a"),
			"one/api/b.xs": "query b verb=GET {\n}\n",
			"two/functions/c.xs": functionText("c"),
			"table/d.xs": "table d {\n}\n",
			"node_modules/x/function/e.xs": functionText("e"),
		});
		const rootOf = (name: string) => projects.at(path(name))?.project.root.slice(folder.length + 1);
		expect(rootOf("one/run.xs")).toBe("one");
		expect(rootOf("one/function/deep/er/a.xs")).toBe("one");
		expect(rootOf("one/api/b.xs")).toBe("one");
		expect(rootOf("two/functions/c.xs")).toBe("two");
		expect(rootOf("table/d.xs")).toBe("");
		expect(rootOf("node_modules/x/function/e.xs")).toBeUndefined();
	});

	test("outside of the workspace are those the command line finds", () => {
		const folder = folderOf({
			"one/function/deep/a.xs": "",
			"one/api/b.xs": "",
			"two/run.xs": "",
			"two/api/c.xs": "",
		});
		const finder = new ProjectFinder([]);
		const rootOf = (name: string) => finder.rootOf(join(folder, name))?.slice(folder.length + 1);
		expect(rootOf("one/function/deep/a.xs")).toBe("one");
		expect(rootOf("one/api/b.xs")).toBeUndefined();
		expect(rootOf("two/api/c.xs")).toBe("two");
		expect(rootOf("two/run.xs")).toBe("two");
	});

	test("change when a folder becomes one, and buffers stay what they are", async () => {
		const { projects, path, open, folder } = await opened({ "sub/a.xs": functionText("a"), "b.xs": functionText("b") });
		const rootOf = (name: string) => projects.at(path(name))?.project.root.slice(folder.length + 1);
		await open("sub/a.xs", functionText("unsaved"));
		expect(rootOf("sub/a.xs")).toBe("");
		writeFileSync(path("sub/run.xs"), jobText("Sub", "a"));
		projects.refresh();
		await projects.settled();
		expect(rootOf("sub/a.xs")).toBe("sub");
		expect(rootOf("b.xs")).toBe("");
		expect(projects.at(path("sub/a.xs"))?.document.source.text).toBe(functionText("unsaved"));
		rmSync(path("sub/run.xs"));
		projects.refresh();
		await projects.settled();
		expect(rootOf("sub/a.xs")).toBe("");
		expect(projects.at(path("sub/a.xs"))?.document.version).toBe(1);
	});

	test("hold a buffer whose file is not there yet, and let it go with it", async () => {
		const { projects, path, open } = await opened(three);
		await open("function/new.xs", functionText("new"));
		expect(projects.at(path("function/b.xs"))?.project.workspace.project.find("function", "new")).toBeDefined();
		projects.close(path("function/new.xs"));
		await projects.settled();
		expect(projects.at(path("function/new.xs"))).toBeUndefined();
		expect(projects.at(path("function/b.xs"))?.project.workspace.project.find("function", "new")).toBeUndefined();
	});

	test("say that built-ins are unknown where nobody may load them", async () => {
		const { projects, path } = await opened({ ...three, "builtins/own.ts": "throw new Error('was run')" });
		expect(projects.at(path("function/a.xs"))?.project.hasUnknownBuiltins).toBe(true);
	});

	test("know the names in `.env`, as they are after it has changed", async () => {
		const { projects, path } = await opened({ ...three, ".env": "API_KEY=secret\nexport REGION='eu'\n" });
		const names = () => projects.at(path("function/a.xs"))?.project.workspace.environment;
		expect(names()).toEqual(["API_KEY", "REGION"]);
		writeFileSync(path(".env"), "OTHER=1\n");
		projects.refresh();
		await projects.settled();
		expect(names()).toEqual(["OTHER"]);
		writeFileSync(path(".env"), "no assignment");
		projects.refresh();
		await projects.settled();
		expect(names()).toEqual([]);
	});

	test("are snapshots: what was asked for stays as it was", async () => {
		const { projects, path, open } = await opened(three);
		await open("function/a.xs", three["function/a.xs"]);
		const before = projects.at(path("function/a.xs"))?.project.workspace;
		projects.change(path("function/a.xs"), 2, () => functionText("other"));
		const after = projects.at(path("function/a.xs"))?.project.workspace;
		expect(before?.project.find("function", "a")).toBeDefined();
		expect(after?.project.find("function", "a")).toBeUndefined();
		expect(projects.at(path("function/a.xs"))?.project.workspace).toBe(after);
	});
});

test("whatever happens in whatever order, buffers hold what they were given", async () => {
	const names = ["function/a.xs", "function/b.xs", "new.xs", "function/new.xs"];
	const action = fc.record({
		what: fc.constantFrom("open", "change", "close", "refresh", "write", "remove", "reread"),
		name: fc.constantFrom(...names),
		text: fc.constantFrom("", "function a {\n}\n", 'function "b', "table c {\n", "😀\r\n"),
	});
	await fc.assert(
		fc.asyncProperty(fc.array(action, { maxLength: 12 }), async (actions) => {
			const { projects, path, checking, logged, folder } = await opened(three);
			const texts = new Map<string, string>();
			let version = 1;
			for (const { what, name, text } of actions) {
				version++;
				const target = path(name);
				if (what === "open" && !texts.has(target)) {
					texts.set(target, text);
					projects.open({ uri: pathToFileURL(target).href, path: target, version, text });
				} else if (what === "change" && texts.has(target)) {
					texts.set(target, `${texts.get(target)}${text}`);
					projects.change(target, version, (before) => before + text);
				} else if (what === "close" && texts.delete(target)) projects.close(target);
				else if (what === "refresh") projects.refresh();
				else if (what === "write") writeFileSync(target, text);
				else if (what === "remove") rmSync(target, { force: true });
				else if (what === "reread") projects.reread([target]);
			}
			await projects.settled();
			for (const [target, text] of texts) expect(projects.at(target)?.document.source.text).toBe(text);
			for (const project of projects.all()) {
				for (const document of project.workspace.documents()) checking.diagnosticsOf(project, document);
			}
			expect(logged).toEqual([]);
			checking.stop();
			rmSync(folder, { recursive: true });
		}),
		{ numRuns: 40 },
	);
});
