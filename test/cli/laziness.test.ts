import { spawnSync } from "node:child_process";
import { basename, dirname, join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { environment, folderOf, functionText, jobText, program, requireBuild } from "./xano.js";

beforeAll(requireBuild);

/** Prints the modules of Node that were loaded beyond those it begins with, and the files. */
const witness = `
const before = new Set(process.moduleLoadList);
process.on("exit", () => {
	const loaded = process.moduleLoadList.filter((name) => !before.has(name));
	const modules = loaded.map((name) => name.replace(/^\\w+ /, ""));
	require("node:fs").writeSync(2, JSON.stringify({ modules, files: Object.keys(require.cache) }));
});
`;

interface Loaded {
	readonly modules: readonly string[];
	readonly files: readonly string[];
}

function bundlesIn({ files }: Loaded): string[] {
	return files.filter((path) => path.startsWith(dirname(program))).map((path) => basename(path));
}

/** Each takes milliseconds to load, and a check needs none of them. */
const heavy = ["crypto", "v8", "zlib", "http", "https", "tls", "dns", "child_process", "worker_threads"];

/** Of these a program that only computes has no use either, as long as it writes into a pipe. */
const heavyForRun = [...heavy, "net", "stream", "fs/promises", "perf_hooks"];

test("a check loads no module of Node that it has no use for", () => {
	const folder = folderOf({ "a.xs": functionText("a", { response: "$nothing" }), "witness.cjs": witness });
	const args = ["--require", join(folder, "witness.cjs"), program, "check", "--format", "json"];
	const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", env: environment() });
	expect(JSON.parse(stdout).summary.errors).toBe(1);
	const loaded = JSON.parse(stderr) as Loaded;
	expect(loaded.modules.filter((name) => heavy.includes(name))).toEqual([]);
	expect(bundlesIn(loaded)).not.toContain("outside.cjs");
});

test("a program that only computes loads no module of Node that it has no use for", () => {
	const folder = folderOf({ "a.xs": functionText("a", { response: "[3, 1, 2]|sort" }), "witness.cjs": witness });
	const args = ["--require", join(folder, "witness.cjs"), program, "run", "a.xs", "--quiet"];
	const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", env: environment() });
	expect(stdout).toBe("[1,2,3]\n");
	const loaded = JSON.parse(stderr) as Loaded;
	expect(loaded.modules).toContain("vm");
	expect(loaded.modules.filter((name) => heavyForRun.includes(name))).toEqual([]);
});

/** What a process has loaded, which is given a cache of its own. */
function loadedBy(folder: string, ...args: string[]): Loaded {
	const call = ["--require", join(folder, "witness.cjs"), program, ...args];
	const env = environment({ XANO_CACHE: join(folder, "cache") });
	const { stderr } = spawnSync(process.execPath, call, { cwd: folder, encoding: "utf8", env });
	return JSON.parse(stderr.slice(stderr.lastIndexOf('{"modules"'))) as Loaded;
}

/** Nothing but the files of this program and the witness. */
function filesOf(loaded: Loaded): string[] {
	const others = loaded.files.filter((path) => !path.startsWith(dirname(program)));
	expect(others.map((path) => basename(path))).toEqual(["witness.cjs"]);
	return bundlesIn(loaded);
}

const core = ["bin.cjs", "cli.cjs"];

/** Node has them in its own start-up image, or they take no time worth speaking of. */
const lightModules = ["Binding os", "os", "process", "vm"];

test("help loads the command line alone", () => {
	const folder = folderOf({ "witness.cjs": witness });
	for (const args of [["--help"], ["run", "--help"], ["--version"]]) {
		const loaded = loadedBy(folder, ...args);
		expect(filesOf(loaded)).toEqual(core);
		expect(loaded.modules.filter((name) => !lightModules.includes(name))).toEqual([]);
	}
});

test("a small project loads its parser and checker once, and no more of Node than it needs", () => {
	const folder = folderOf({
		"run.xs": jobText("J", "greeting"),
		"function/greeting.xs": functionText("greeting", { response: '"Hello, " ~ "Ada!"' }),
		"witness.cjs": witness,
	});
	const first = loadedBy(folder, "run", ".", "--quiet");
	expect(filesOf(first)).toEqual([...core, "library.cjs", "grammar.cjs", "checking.cjs"]);
	expect(first.modules.filter((name) => !lightModules.includes(name))).toEqual([]);
	const again = loadedBy(folder, "run", ".", "--quiet");
	expect(filesOf(again)).toEqual([...core, "library.cjs"]);
	expect(again.modules.filter((name) => !lightModules.includes(name))).toEqual([]);
});

test("definitions are loaded with the first name of their group", () => {
	const folder = folderOf({
		"sorted.xs": functionText("sorted", { response: "[3, 1, 2]|sort" }),
		"hashed.xs": functionText("hashed", { response: '"a"|md5' }),
		"witness.cjs": witness,
	});
	const groupsOf = (file: string): string[] => {
		loadedBy(folder, "run", file, "--quiet");
		return bundlesIn(loadedBy(folder, "run", file, "--quiet")).slice([...core, "library.cjs"].length);
	};
	expect(groupsOf("sorted.xs")).toEqual(["values.cjs"]);
	expect(groupsOf("hashed.xs")).toEqual(["security.cjs"]);
});

test("a right program is read and checked the first time, and only run the second time", () => {
	const folder = folderOf({
		"a.xs": functionText("a", { response: "[3, 1, 2]|sort" }),
		"wrong.xs": functionText("wrong", { response: "1|sortt" }),
		"witness.cjs": witness,
	});
	const run = (file: string): string[] => bundlesIn(loadedBy(folder, "run", file, "--quiet"));
	const parts = [...core, "library.cjs"];
	expect(run("a.xs")).toEqual([...parts, "grammar.cjs", "checking.cjs", "values.cjs"]);
	expect(run("a.xs")).toEqual([...parts, "values.cjs"]);
	// What is wrong is said each time.
	run("wrong.xs");
	const wrong = run("wrong.xs");
	expect(wrong.slice(0, 4)).toEqual([...parts, "checking.cjs"]);
	expect(wrong).toContain("explaining.cjs");
	expect(wrong).not.toContain("grammar.cjs");
});

test("tests load what runs and judges them, and nothing that goes outside", () => {
	const tested = functionText("a", { response: "[3, 1, 2]|sort" }).replace(
		/\}\n$/,
		'\n  test "sorts" {\n    expect.to_equal ($response) {\n      value = [1, 2, 3]\n    }\n  }\n}\n',
	);
	const folder = folderOf({ "a.xs": tested, "witness.cjs": witness });
	const loaded = (...args: string[]): Loaded => {
		const call = ["--require", join(folder, "witness.cjs"), program, ...args];
		const { stderr } = spawnSync(process.execPath, call, { cwd: folder, encoding: "utf8", env: environment() });
		return JSON.parse(stderr.slice(stderr.lastIndexOf('{"modules"'))) as Loaded;
	};
	const { modules, files } = loaded("test", "--reporter", "tap");
	const parts = ["testing.cjs", "grammar.cjs", "explaining.cjs", "checking.cjs", "values.cjs", "expectations.cjs"];
	expect(bundlesIn({ modules, files }).sort()).toEqual(["bin.cjs", "cli.cjs", "library.cjs", ...parts].sort());
	expect(modules.filter((name) => heavy.includes(name))).toEqual([]);
	for (const command of ["check", "--help", "run", "fmt"])
		expect(bundlesIn(loaded(command, "a.xs"))).not.toContain("testing.cjs");
});

test("a prompt loads what it proposes when somebody asks for it, and nothing that goes outside", () => {
	const folder = folderOf({ "witness.cjs": witness });
	const call = ["--require", join(folder, "witness.cjs"), program, "repl"];
	const options = { cwd: folder, encoding: "utf8", env: environment(), input: "[3, 1, 2]|sort\n" } as const;
	const { stdout, stderr } = spawnSync(process.execPath, call, options);
	expect(stdout).toBe("[1,2,3]\n");
	const loaded = JSON.parse(stderr) as Loaded;
	const parts = ["cli_repl.cjs", "prompt.cjs", "grammar.cjs", "checking.cjs", "values.cjs"];
	expect(bundlesIn(loaded).sort()).toEqual(["bin.cjs", "cli.cjs", "library.cjs", ...parts].sort());
	for (const command of ["check", "--help", "run", "fmt", "docs"]) {
		const others = bundlesIn(loadedBy(folder, command, "--help"));
		expect(others).not.toContain("prompt.cjs");
		expect(others).not.toContain("cli_repl.cjs");
	}
});

test("the server for coding agents is loaded by its own command alone", () => {
	const folder = folderOf({ "a.xs": functionText("a", { response: "1" }), "witness.cjs": witness });
	for (const args of [["check"], ["run", "a.xs", "--quiet"], ["docs", "split"], ["mcp", "--help"]])
		expect(bundlesIn(loadedBy(folder, ...args))).not.toContain("mcp.cjs");
	expect(bundlesIn(loadedBy(folder, "mcp"))).toContain("mcp.cjs");
});

test("what traces is loaded by a run that is traced, and by one that failed after its error is said", () => {
	const folder = folderOf({
		"a.xs": functionText("a", { response: "1" }),
		"b.xs": functionText("b", { stack: 'throw {\n  name = "bad"\n  value = "so bad"\n}' }),
		"witness.cjs": witness,
	});
	expect(bundlesIn(loadedBy(folder, "run", "a.xs"))).not.toContain("tracing.cjs");
	expect(bundlesIn(loadedBy(folder, "run", "b.xs", "--json"))).not.toContain("tracing.cjs");
	expect(bundlesIn(loadedBy(folder, "run", "a.xs", "--trace"))).toContain("tracing.cjs");
	// The error stands there before anything else is loaded.
	const watching = `
		const fs = require("node:fs");
		const say = fs.writeSync;
		const told = (write, to) => (...args) => {
			const isThere = Object.keys(require.cache).some((path) => path.endsWith("tracing.cjs"));
			if (String(args[0]).includes("so bad") || String(args[1]).includes("so bad")) say(1, isThere ? "late" : "early");
			return write.apply(to, args);
		};
		fs.writeSync = told(say, fs);
		process.stderr.write = told(process.stderr.write, process.stderr);`;
	const call = ["--require", join(folderOf({ "watching.cjs": watching }), "watching.cjs"), program, "run", "b.xs"];
	const { stdout, stderr } = spawnSync(process.execPath, call, { cwd: folder, encoding: "utf8", env: environment() });
	expect(stderr).toContain("The step that failed:");
	expect(stdout).toMatch(/^early/);
});
