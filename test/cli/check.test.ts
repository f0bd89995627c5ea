import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { ReportJson } from "../../src/index.js";
import { folderOf, functionText, isPlain, jobText, requireBuild, xano } from "./xano.js";

beforeAll(requireBuild);

const sound = functionText("sound", { response: "1" });
const broken = functionText("broken", { response: "1 +" });
/** Runs here, but Xano wants `elseif`. */
const portable = functionText("portable", {
	input: "bool first?\n    bool second?",
	stack:
		"conditional {\n      if ($input.first) {\n        debug.log {\n          value = 1\n        }\n      }\n      else if ($input.second) {\n        debug.log {\n          value = 2\n        }\n      }\n    }",
});
/** Two safe fixes, one that is only suggested, and an error nobody can put right. */
const mixed = functionText("mixed", {
	stack: 'var $name {\n      value = "Ada"|lower;\n    }',
	response: '"Hello " + $name ~ $nothing_like_it',
});

function report(out: string): ReportJson & { fixed?: { file: string; fixes: { code: string }[]; diff?: string }[] } {
	return JSON.parse(out);
}

describe("xano check", () => {
	test("says that all is well", async () => {
		expect(await xano(["check"], { cwd: folderOf({ "a.xs": sound, "b.xs": functionText("b") }) })).toEqual({
			exitCode: 0,
			out: "",
			error: "No problems in 2 files\n",
		});
	});

	test("shows errors, in several paths at once, by the names they have from here", async () => {
		const folder = folderOf({ "p/a.xs": broken, "q/a.xs": broken, "r/c.xs": sound });
		const { exitCode, out, error } = await xano(["check", "p", "q/a.xs", "r"], { cwd: folder });
		expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
		expect(error).toContain("--> p/a.xs:10:");
		expect(error).toContain("--> q/a.xs:10:");
		expect(error).toContain("2 errors in 2 of 3 files\n");
		const outside = await xano(["check", folder]);
		expect(outside.error).toContain(`--> ${folder}/p/a.xs:10:`);
	});

	test("the last line says how much can be fixed", async () => {
		const { error } = await xano(["check"], { cwd: folderOf({ "a.xs": mixed }) });
		expect(error).toMatch(
			/\n1 error, 2 portability warnings and 1 warning in 1 file, 2 can be fixed by `xano check --fix`\n$/,
		);
		expect(error).toContain("= suggestion: texts are joined with `~`");
	});

	test("portability warnings are errors only with --strict", async () => {
		const folder = folderOf({ "a.xs": portable });
		const plain = await xano(["check"], { cwd: folder });
		expect(plain.exitCode).toBe(0);
		expect(plain.error).toContain("portability[");
		const strict = await xano(["check", "--strict"], { cwd: folder });
		expect(strict.exitCode).toBe(2);
		expect(strict.error).toContain("error[");
		const json = await xano(["check", "--strict", "--format", "json"], { cwd: folder });
		expect(json.exitCode).toBe(2);
		expect(report(json.out).diagnostics[0]?.severity).toBe("error");
	});

	test("--quiet shows errors only", async () => {
		const folder = folderOf({ "a.xs": portable, "b.xs": mixed });
		const { exitCode, error } = await xano(["check", "--quiet"], { cwd: folder });
		expect(exitCode).toBe(2);
		expect(error).toMatch(/^error\[XS405\]/);
		expect(error).toMatch(/\n1 error in 1 of 2 files\n$/);
		expect(await xano(["check", "-q", "a.xs"], { cwd: folder })).toEqual({ exitCode: 0, out: "", error: "" });
	});

	test("a run mentions them in its last line", async () => {
		const { exitCode, error } = await xano(["run", "a.xs"], { cwd: folderOf({ "a.xs": portable }) });
		expect(exitCode).toBe(0);
		expect(error).toMatch(/^done in .* · 1 portability warning \(xano check shows them\)\n$/);
	});

	test("checks standard input, and refuses what is not there", async () => {
		expect((await xano(["check", "-"], { input: broken })).error).toContain("--> <stdin>:10:");
		const { exitCode, error } = await xano(["check", "nowhere"], { cwd: folderOf({}) });
		expect({ exitCode, code: error.slice(0, 12) }).toEqual({ exitCode: 2, code: "error[XS208]" });
		expect((await xano(["check", "."], { cwd: folderOf({}) })).error).toMatch(/^error\[XS209\]/);
	});
});

describe("the paths of xano check", () => {
	const project = {
		"run.xs": jobText("J", "greet"),
		"function/greet.xs": functionText("greet", { stack: 'function.run "shout" {\n      input = {}\n    } as $x' }),
		"function/shout.xs": functionText("shout", { response: "1 +" }),
		"function/deep/other.xs": functionText("other", { stack: 'function.run "greet" {\n      input = {}\n    } as $x' }),
	};

	test("a file is checked with the names of the project around it", async () => {
		const folder = folderOf(project);
		expect(await xano(["check", "function/greet.xs", "run.xs"], { cwd: folder })).toMatchObject({
			exitCode: 0,
			error: "No problems in 2 files\n",
		});
		expect(await xano(["check", "function/deep"], { cwd: folder })).toMatchObject({
			exitCode: 0,
			error: "No problems in 1 file\n",
		});
	});

	test("what is named twice is said once", async () => {
		const folder = folderOf(project);
		const { error } = await xano(["check", ".", "function", "function/shout.xs", "./function/shout.xs"], {
			cwd: folder,
		});
		expect(error.match(/^error\[/gm)).toHaveLength(1);
		expect(error).toContain("--> function/shout.xs:10:");
		expect(error).toMatch(/1 error in 1 of 4 files\n$/);
	});

	test("files without a project know those that are named with them", async () => {
		const caller = functionText("caller", { stack: 'function.run "sound" {\n      input = {}\n    } as $x' });
		const folder = folderOf({ "a.xs": caller, "b.xs": sound });
		expect((await xano(["check", "a.xs"], { cwd: folder })).error).toContain("error[XS202]");
		expect((await xano(["check", "a.xs", "b.xs"], { cwd: folder })).error).toBe("No problems in 2 files\n");
	});

	test("a stray run.xs makes no project of all the folders of a person", async () => {
		const folder = folderOf({ "run.xs": jobText("J", "sound"), "work/a.xs": sound, "other/b.xs": sound });
		const call = { cwd: folder, env: { HOME: folder } };
		expect((await xano(["check", "work"], call)).error).toBe("No problems in 1 file\n");
		// In a project the two functions of one name would be a mistake.
		expect((await xano(["check", "work", "other"], { cwd: folder })).error).toContain("error[XS203]");
	});

	test("a folder that projects leave out is looked into when it is named", async () => {
		const folder = folderOf({ "run.xs": jobText("J", "sound"), "a.xs": sound, "dist/b.xs": broken });
		expect((await xano(["check"], { cwd: folder })).error).toBe("No problems in 2 files\n");
		expect((await xano(["check", "dist"], { cwd: folder })).error).toContain("--> dist/b.xs:10:");
		expect((await xano(["check", "dist/b.xs"], { cwd: folder })).error).toContain("--> dist/b.xs:10:");
	});
});

describe("xano check for other programs", () => {
	test("JSON: one document with places, snippets, fixes and a summary", async () => {
		const folder = folderOf({ "a.xs": mixed, "b.xs": sound });
		const { exitCode, out, error } = await xano(["check", "--format", "json"], { cwd: folder });
		expect({ exitCode, error }).toEqual({ exitCode: 2, error: "" });
		const { diagnostics, summary } = report(out);
		expect(summary).toEqual({ files: 2, errors: 1, portability: 2, warnings: 1, hints: 0, fixable: 2 });
		expect(diagnostics.find(({ code }) => code === "XP612")).toEqual({
			code: "XP612",
			name: "deprecated-filter",
			severity: "portability",
			message: "`lower` is called `to_lower` today",
			file: "a.xs",
			line: 8,
			column: 21,
			endLine: 8,
			endColumn: 26,
			start: 85,
			end: 90,
			help: "write `|to_lower`",
			fix: {
				title: "write `to_lower`",
				applies: "safe",
				edits: [{ file: "a.xs", line: 8, column: 21, endLine: 8, endColumn: 26, start: 85, end: 90, text: "to_lower" }],
			},
			snippet: '      value = "Ada"|lower;',
			docs: "docs/diagnostics.md#xp612",
		});
		const none = await xano(["check", "--format", "json"], { cwd: folderOf({ "a.xs": sound }) });
		expect(none.exitCode).toBe(0);
		expect(report(none.out)).toEqual({
			diagnostics: [],
			summary: { files: 1, errors: 0, portability: 0, warnings: 0, hints: 0, fixable: 0 },
		});
	});

	test("by file and place, whoever found it", async () => {
		// The reader of the project finds the name that is there twice, the checker everything else.
		const wrong = functionText("same", { response: "1|nothing_like_it" });
		const folder = folderOf({ "a.xs": wrong, "b.xs": wrong });
		const { out } = await xano(["check", "--format", "json"], { cwd: folder });
		expect(report(out).diagnostics.map(({ file, code }) => `${file} ${code}`)).toEqual([
			"a.xs XS401",
			"b.xs XS203",
			"b.xs XS401",
		]);
	});

	test("edits have the line ends of their file", async () => {
		const text = 'function "f" {\r\n  stack {\r\n  }\r\n\r\n  response = 1\r\n}\r\n';
		const folder = folderOf({ "a.xs": text });
		const json = await xano(["check", "--format", "json"], { cwd: folder });
		const [edit] = report(json.out).diagnostics[0]?.fix?.edits ?? [];
		expect(edit?.text).toBe("input {\r\n  }\r\n\r\n  ");
		const sarif = await xano(["check", "--format", "sarif"], { cwd: folder });
		expect(sarif.out).toContain(JSON.stringify(edit?.text));
	});

	test("a file without a character declares nothing; one that cannot be read is said to be that only", async () => {
		const folder = folderOf({ "a.xs": "" });
		writeFileSync(join(folder, "b.xs"), Buffer.from([0x22, 0xff, 0xfe]));
		const { out } = await xano(["check", "--format", "json"], { cwd: folder });
		expect(report(out).diagnostics.map(({ file, code }) => `${file} ${code}`)).toEqual(["a.xs XS116", "b.xs XS119"]);
	});

	test("SARIF", async () => {
		const { exitCode, out, error } = await xano(["check", "--format", "sarif"], { cwd: folderOf({ "a.xs": mixed }) });
		expect({ exitCode, error }).toEqual({ exitCode: 2, error: "" });
		const { version, runs } = JSON.parse(out);
		expect(version).toBe("2.1.0");
		expect(runs[0].tool.driver.version).toMatch(/^\d+\.\d+\.\d+/);
		expect(runs[0].results).toHaveLength(4);
	});

	test("notes of GitHub Actions, in paths from here", async () => {
		const folder = folderOf({ "p/a.xs": broken });
		const { exitCode, out, error } = await xano(["check", "p", "--format", "github"], { cwd: folder });
		expect({ exitCode, error }).toEqual({ exitCode: 2, error: "" });
		expect(out).toMatch(/^::error file=p\/a\.xs,line=10,endLine=10,col=\d+,endColumn=\d+,title=XS110::[^\n]+\n$/);
	});
});

describe("xano check --fix", () => {
	test("makes safe fixes and says what it did and what is left", async () => {
		const folder = folderOf({ "a.xs": mixed, "b.xs": sound, "c.xs": portable });
		const { exitCode, out, error } = await xano(["check", "--fix"], { cwd: folder });
		expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
		expect(error).toMatch(
			/^Fixed a\.xs: 2 fixes\n {2}XP612 write `to_lower`\n {2}XP607 remove the `;`\nFixed c\.xs: 1 fix\n {2}XP615 write `elseif`\n/,
		);
		expect(error).toMatch(/\n1 error and 1 warning in 1 of 3 files\n$/);
		expect(readFileSync(join(folder, "a.xs"), "utf8")).toBe(mixed.replace("lower;", "to_lower"));
		expect(readFileSync(join(folder, "c.xs"), "utf8")).toBe(portable.replace("else if", "elseif"));
		expect(readdirSync(folder)).toEqual(["a.xs", "b.xs", "c.xs"]);
		const again = await xano(["check", "--fix"], { cwd: folder });
		expect(again.error).not.toContain("Fixed");
	});

	test("changes only what was named", async () => {
		const folder = folderOf({ "run.xs": jobText("J", "portable"), "function/c.xs": portable, "function/d.xs": mixed });
		expect((await xano(["check", "--fix", "function/c.xs"], { cwd: folder })).error).toContain(
			"No problems in 1 file\n",
		);
		expect(readFileSync(join(folder, "function/d.xs"), "utf8")).toBe(mixed);
	});

	test("keeps mode, links and line ends", async () => {
		const text = portable.replaceAll("\n", "\r\n");
		const folder = folderOf({ "real/c.xs": text });
		chmodSync(join(folder, "real/c.xs"), 0o640);
		symlinkSync(join(folder, "real/c.xs"), join(folder, "link.xs"));
		expect((await xano(["check", "--fix", "link.xs"], { cwd: folder })).exitCode).toBe(0);
		expect(readFileSync(join(folder, "real/c.xs"), "utf8")).toBe(text.replace("else if", "elseif"));
		expect(statSync(join(folder, "real/c.xs")).mode & 0o777).toBe(0o640);
		expect(lstatSync(join(folder, "link.xs")).isSymbolicLink()).toBe(true);
		expect(readdirSync(join(folder, "real"))).toEqual(["c.xs"]);
	});

	test("changes nothing outside of what was named, wherever links lead", async () => {
		const folder = folderOf({ "theirs/run.xs": jobText("J", "portable"), "mine.xs": portable });
		symlinkSync("../mine.xs", join(folder, "theirs/c.xs"));
		const { exitCode, error } = await xano(["check", "--fix", "theirs"], { cwd: folder });
		expect(exitCode).toBe(2);
		expect(error).toContain("c.xs is a link to ");
		expect(readFileSync(join(folder, "mine.xs"), "utf8")).toBe(portable);
	});

	test("a file that cannot be written is named, and the others are fixed", async () => {
		const folder = folderOf({ "p/a.xs": portable, "q/b.xs": portable.replace("portable", "other") });
		chmodSync(join(folder, "p"), 0o500);
		if (canWrite(join(folder, "p"))) return;
		const { exitCode, error } = await xano(["check", "--fix"], { cwd: folder });
		chmodSync(join(folder, "p"), 0o700);
		expect(exitCode).toBe(2);
		expect(error).toMatch(/^error: p\/a\.xs cannot be written: access is denied\n/);
		expect(isPlain(error)).toBe(true);
		expect(readFileSync(join(folder, "q/b.xs"), "utf8")).toContain("elseif");
	});

	test.each([[["--fix", "--dry-run"]], [["--dry-run"]]])("%j prints a diff and writes nothing", async (flags) => {
		const folder = folderOf({ "p/a.xs": portable, "p/b.xs": broken });
		const { exitCode, out, error } = await xano(["check", ...flags], { cwd: folder });
		expect(exitCode).toBe(2);
		expect(out).toBe(`--- a/p/a.xs
+++ b/p/a.xs
@@ -11,7 +11,7 @@
           value = 1
         }
       }
-      else if ($input.second) {
+      elseif ($input.second) {
         debug.log {
           value = 2
         }
`);
		expect(error).toMatch(/^Would fix p\/a\.xs: 1 fix\n {2}XP615 write `elseif`\nerror\[XS110\]/);
		expect(readFileSync(join(folder, "p/a.xs"), "utf8")).toBe(portable);
	});

	test("the exit code of a dry run is that of the files as they are", async () => {
		const folder = folderOf({ "a.xs": functionText("a", { stack: "if (true) {\n    }" }) });
		expect((await xano(["check", "--dry-run"], { cwd: folder })).exitCode).toBe(2);
		expect((await xano(["check", "--fix"], { cwd: folder })).exitCode).toBe(0);
	});

	test("JSON says what was fixed, and in a dry run how", async () => {
		const folder = folderOf({ "a.xs": portable });
		const dry = report((await xano(["check", "--dry-run", "--format", "json"], { cwd: folder })).out);
		expect(dry.fixed).toMatchObject([{ file: "a.xs", fixes: [{ code: "XP615", title: "write `elseif`" }] }]);
		expect(dry.fixed?.[0]?.diff).toContain("+      elseif ($input.second) {\n");
		const done = report((await xano(["check", "--fix", "--format", "json"], { cwd: folder })).out);
		expect(done).toMatchObject({ diagnostics: [], fixed: [{ file: "a.xs" }] });
		expect(done.fixed?.[0]?.diff).toBeUndefined();
	});

	test("standard input goes to standard output", async () => {
		const fixed = await xano(["check", "--fix", "-"], { input: portable });
		expect(fixed).toMatchObject({ exitCode: 0, out: portable.replace("else if", "elseif") });
		expect(fixed.error).toMatch(/^Fixed <stdin>: 1 fix\n/);
		expect((await xano(["check", "--fix", "-"], { input: sound })).out).toBe(sound);
		const { exitCode, out, error } = await xano(["check", "--fix", "-", "--format", "json"], { input: sound });
		expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
		expect(error).toContain("both to go to standard output");
	});

	test("a byte order mark stays where it is", async () => {
		const folder = folderOf({ "a.xs": `\ufeff${portable}` });
		expect((await xano(["check", "--fix"], { cwd: folder })).exitCode).toBe(0);
		expect(readFileSync(join(folder, "a.xs"), "utf8")).toBe(`\ufeff${portable.replace("else if", "elseif")}`);
	});
});

function canWrite(folder: string): boolean {
	try {
		writeFileSync(join(folder, "probe"), "");
		return true;
	} catch {
		return false;
	}
}
