import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { blocksOf } from "../../docs/blocks.js";
import { environment, folderOf, functionText, isPlain, jobText, program, requireBuild, xano } from "../xano.js";
import { examined } from "./report.js";

beforeAll(requireBuild);

const greet = functionText("greet", { response: '"Hello"' });
const tested = greet.replace(
	/\}\n$/,
	'\n  test "greets" {\n    expect.to_equal ($response) {\n      value = "Hello"\n    }\n  }\n}\n',
);
const sound = { "run.xs": jobText("Hello", "greet"), "function/greet.xs": tested };

/** Every path in a folder with its size and time of change. */
function stateOf(folder: string): string[] {
	return readdirSync(folder, { recursive: true })
		.map(String)
		.sort()
		.map((name) => {
			const { size, mtimeMs } = statSync(join(folder, name));
			return `${name} ${size} ${mtimeMs}`;
		});
}

describe("xano doctor", () => {
	test("prints what docs/command-line.md shows", async () => {
		const page = readFileSync(new URL("../../../docs/command-line.md", import.meta.url), "utf8");
		const blocks = blocksOf(page);
		const shown = blocks.findIndex(
			({ language, text }) => language === "console" && text.startsWith("$ xano doctor\n"),
		);
		const [job = "", postcard = "", report = ""] = blocks.slice(shown - 2, shown + 1).map(({ text }) => text);
		const { exitCode, out } = await xano(["doctor"], { cwd: folderOf({ "run.xs": job, "postcard.xs": postcard }) });
		expect(exitCode).toBe(1);
		const [, ...lines] = report.trimEnd().split("\n");
		expect(out).toContain(`\n${lines.join("\n")}\n\n2 problems`);
	});

	test("finds nothing broken in a sound project, and changes nothing", async () => {
		const folder = folderOf(sound);
		const before = stateOf(folder);
		const { exitCode, out, error } = await xano(["doctor"], { cwd: folder });
		expect({ exitCode, error }).toEqual({ exitCode: 0, error: "" });
		expect(out).toContain('`xano run` runs the job "Hello": 1 function in 2 files\n');
		expect(out).toContain("`xano check` finds no mistakes in 2 files\n");
		expect(out).toContain("1 test; `xano test` runs them\n");
		expect(out).toMatch(/\n\n(All is well\.|1 warning; nothing is broken\.)\n$/);
		expect(isPlain(out)).toBe(true);
		expect(out).not.toContain("\u001b");
		expect(stateOf(folder)).toEqual(before);
	});

	test("the same as data, every check by its name", async () => {
		const report = await examined(folderOf(sound));
		expect(report).toMatchObject({ exitCode: 0, ok: true });
		expect(report.names).toEqual([
			"node",
			"xano-local",
			"terminal",
			"cache",
			"simulator",
			"project",
			"layout",
			"builtins",
			"program",
			"tests",
			"environment",
			"secrets",
			"openai",
			"online",
			"store",
		]);
		expect(report.of("simulator").map(({ status }) => status)).toEqual(["ok"]);
		expect(report.of("xano-local")[0]?.message).toMatch(/ knows \d+ statements, \d+ filters, \d+ built-in function/);
		expect(report.of("xano-local")[0]?.details[0]).toMatch(/built with chevrotain \d/);
		expect(report.of("node")[0]?.message).toContain(`Node ${process.versions.node}`);
	});

	test("an empty folder has nothing to run, and the machine is told of all the same", async () => {
		const folder = folderOf({});
		const report = await examined(folder);
		expect(report.exitCode).toBe(1);
		expect(report.of("project")).toMatchObject([
			{ status: "problem", message: "There are no .xs files in .", command: "xano init" },
		]);
		expect(report.of("simulator")).toMatchObject([{ status: "ok" }]);
		expect(readdirSync(folder)).toEqual([]);
	});

	test("a path that leads nowhere", async () => {
		const report = await examined(folderOf({}), ["no where/at all"]);
		expect(report.exitCode).toBe(1);
		expect(report.of("project")).toMatchObject([{ status: "problem", message: "There is nothing at no where/at all" }]);
		expect(report.of("simulator")).toMatchObject([{ status: "ok" }]);
	});

	test("the machine without files to read", async () => {
		const folder = folderOf({ ...sound, "function/locked.xs": greet });
		chmodSync(join(folder, "function/locked.xs"), 0);
		const report = await examined(folder);
		// Whoever may read everything, such as root, finds a second function of that name.
		expect(report.exitCode).toBe(1);
		expect(report.of("program")).toMatchObject([{ status: "problem" }]);
		expect(report.of("program")[0]?.details[0]).toMatch(/^function\/locked\.xs/);
	});

	test("mistakes, the first ones with their places", async () => {
		const folder = folderOf({
			...sound,
			"function/greet.xs": functionText("greet", { response: "1|upperr + $x + $y + $z" }),
		});
		const report = await examined(folder);
		expect(report).toMatchObject({ exitCode: 1, ok: false });
		const [finding] = report.of("program");
		expect(finding).toMatchObject({ status: "problem", command: "xano check" });
		expect(finding?.message).toBe("`xano check` finds 4 errors in 1 of 2 files; `xano run` does not start");
		expect(finding?.details).toHaveLength(4);
		expect(finding?.details[0]).toMatch(/^function\/greet\.xs:10:\d+ XS\d+ /);
		expect(finding?.details[3]).toBe("and 1 more");
	});

	test("a mistake in what is never reached lets the job start", async () => {
		const folder = folderOf({ ...sound, "function/other.xs": functionText("other", { response: "$x" }) });
		const [finding] = (await examined(folder)).of("program");
		expect(finding).toMatchObject({ status: "problem", message: "`xano check` finds 1 error in 1 of 3 files" });
	});

	test("several jobs, and none", async () => {
		const several = folderOf({ ...sound, "other.xs": jobText("Good bye", "greet") });
		expect((await examined(several)).of("project")[1]).toMatchObject({
			status: "note",
			message: 'There are 2 jobs: "Good bye", "Hello"; `xano run` has to be told which',
			command: 'xano run --job "Good bye"',
		});
		const none = folderOf({ "p/function/greet.xs": greet });
		expect((await examined(none, ["p"])).of("project")[1]).toMatchObject({
			status: "note",
			command: "xano run p --function greet",
		});
	});

	test("the one function of a file is what running it means", async () => {
		const { exitCode, of } = await examined(folderOf({ "a b.xs": greet }), ["a b.xs"]);
		expect(exitCode).toBe(0);
		expect(of("project")[1]?.message).toBe('`xano run "a b.xs"` runs the function greet: 1 function in 1 file');
		expect(of("tests")[0]?.command).toBe('xano run "a b.xs" --save-test "a name"');
	});

	test("files that declare nothing or something of another name, and parts of a workspace", async () => {
		const folder = folderOf({
			...sound,
			"notes.xs": "// nothing\n",
			"function/12_calls_back.xs": functionText("tools/calls back"),
			"function/wrong.xs": functionText("right"),
			"table/user.xs": "table user {\n  auth = false\n\n  schema {\n    int id\n  }\n}\n",
		});
		const findings = (await examined(folder)).of("layout");
		expect(findings.map(({ status, message, details }) => [status, message, details])).toEqual([
			["warning", "1 file declares nothing", ["notes.xs"]],
			[
				"note",
				"1 function has another name than the file; the name in the file counts",
				["function/wrong.xs declares right"],
			],
			["note", "It holds parts of a Xano workspace that do not run here, but are checked: 1 table", []],
		]);
	});

	test("code of built-ins that cannot be loaded", async () => {
		const broken = folderOf({ ...sound, "builtins/more.js": "export default 1;\n" });
		const report = await examined(broken);
		expect(report.exitCode).toBe(1);
		expect(report.of("builtins")).toMatchObject([
			{ status: "problem", message: "builtins/more.js exports no built-in" },
		]);
		const code =
			'import { defineFunction } from "xano-local";\nexport default defineFunction({ name: "one", run: () => 1 });\n';
		const good = await examined(folderOf({ ...sound, "builtins/more.js": code }));
		expect(good.of("builtins")).toMatchObject([{ status: "ok", message: "builtins/ adds 1 function or filter" }]);
	});

	test("folders that cannot be written to are warned of", async () => {
		const folder = folderOf({ ...sound, ".xano": "a file" });
		expect((await examined(folder)).of("store")).toMatchObject([
			{ status: "warning", message: ".xano is no folder: programs cannot store files, mails and keys" },
		]);
		expect((await examined(folder)).of("cache")).toMatchObject([{ status: "note" }]);
		const open = join(folder, "open");
		mkdirSync(open);
		const kept = await examined(folder, [], { XANO_CACHE: open });
		expect(kept.of("cache")).toMatchObject([{ status: "ok", message: `What has been compiled is kept in ${open}` }]);
	});

	test.skipIf(spawnSync("script", ["--version"]).status !== 0)("has colours on a terminal", () => {
		const command = `stty cols 80; '${process.execPath}' '${program}' doctor`;
		const { stdout } = spawnSync("script", ["-qec", command, "/dev/null"], {
			cwd: folderOf(sound),
			env: environment({ TERM: "xterm", LANG: "C" }),
			encoding: "utf8",
			input: "",
		});
		expect(stdout).toContain("\u001b[32m✓\u001b[0m simulator ");
		expect(stdout).toContain(
			"A terminal of 80 columns, with colours; the locale is C, and signs beyond ASCII may look wrong",
		);
		// Nothing is left of what moved meanwhile.
		expect(stdout.replace(/\r\u001b\[2K[^\r]*(?=\r\u001b\[2K)/g, "")).not.toContain("looking");
	});

	test.each([
		[["-"], "error: Standard input cannot be examined\nhelp: Name a folder or a .xs file.\n"],
		[["a", "b"], "error: xano doctor takes one path\nhelp: Put a path with spaces in it between quotes.\n"],
	])("%j is refused", async (args, error) => {
		expect(await xano(["doctor", ...args])).toEqual({ exitCode: 2, out: "", error });
	});
});
