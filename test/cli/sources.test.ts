import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { folderOf, functionText, isPlain, jobText, type Outcome, requireBuild, xano } from "./xano.js";

beforeAll(requireBuild);

async function refused(args: readonly string[], cwd: string): Promise<Outcome> {
	const outcome = await xano(args, { cwd });
	expect(outcome.exitCode).toBe(2);
	expect(outcome.out).toBe("");
	expect(isPlain(outcome.error)).toBe(true);
	return outcome;
}

test("nothing at the path", async () => {
	const { error } = await refused(["run", "nowhere"], folderOf({}));
	expect(error).toBe("error[XS208]: There is nothing at nowhere\nhelp: Give the path of a folder or of a .xs file.\n");
});

test("an empty folder", async () => {
	const { error } = await refused(["run"], folderOf({}));
	expect(error).toBe("error[XS209]: There are no .xs files in .\nhelp: `xano init` writes a project to start from.\n");
});

test("a folder without a job lists what could be run", async () => {
	const folder = folderOf({ "function/a.xs": functionText("greet"), "function/b.xs": functionText("part") });
	const { error } = await refused(["run"], folder);
	expect(error).toBe(
		"error[XS201]: This project has no run.job to run\nhelp: Run one of its functions with --function: greet, part.\n",
	);
});

test("a project of other things says what it holds", async () => {
	const folder = folderOf({ "table/user.xs": "table user {\n  schema {\n    int id\n  }\n}\n" });
	const { error } = await refused(["run"], folder);
	expect(error).toContain("It declares: table.");
});

test("a service cannot be run, and says why", async () => {
	const folder = folderOf({ "run.xs": 'run.service "api" {\n  pre = {name: "f"}\n}\n' });
	const { error } = await refused(["run"], folder);
	expect(error).toContain("help: It has a run.service, which needs a server");
});

test.each(["", "\n\n", "// only a remark\n"])("a file that declares nothing: %j", async (text) => {
	const { error } = await refused(["run", "e.xs"], folderOf({ "e.xs": text }));
	expect(error).toContain("help: It declares nothing at all");
});

test("binary files are no text", async () => {
	const bytes = Uint8Array.from({ length: 3000 }, (_, index) => (index * 37) % 256);
	const { error } = await refused(["run", "b.xs"], folderOf({ "b.xs": bytes }));
	expect(error).toContain("error[XS117]: this is not a text file");
	expect(error).toContain("error: The program has an error; nothing has run");
});

test("text of another encoding is refused", async () => {
	const { error } = await refused(["run", "b.xs"], folderOf({ "b.xs": Buffer.from("// caf\u00e9\n", "latin1") }));
	expect(error).toContain("error[XS119]: this file is not UTF-8 text");
});

test("a file of 40 MB is refused unread", async () => {
	const { error } = await refused(["run", "big.xs"], folderOf({ "big.xs": Buffer.alloc(40 * 1024 * 1024, 97) }));
	expect(error).toContain("error[XS118]: this file has 40 MB; source files may have 32");
});

test("a file of 10 MB runs", async () => {
	const text = functionText("big", {
		stack: `var $x {\n      value = "${"ab ".repeat(3_500_000)}"\n    }`,
		response: "$x|strlen",
	});
	const { exitCode, out } = await xano(["run", "big.xs"], { cwd: folderOf({ "big.xs": text }) });
	expect({ exitCode, out }).toEqual({ exitCode: 0, out: "10500000\n" });
});

test.each(["[", "(", "{a: "])("10,000 of %j", async (bracket) => {
	const text = functionText("deep", { response: bracket.repeat(10_000) });
	const { error } = await refused(["run", "deep.xs"], folderOf({ "deep.xs": text }));
	expect(error).toContain("nested more than 200 deep\n  --> deep.xs:10:");
});

test("several syntax errors are all shown", async () => {
	const text = functionText("f", {
		stack: 'var $a {\n      value = 1 +\n    }\n\n    var $b {\n      value = "x\n    }\n\n    # remark\n',
	});
	const { error } = await refused(["run", "f.xs"], folderOf({ "f.xs": text }));
	for (const line of [8, 12, 15]) expect(error).toContain(`--> f.xs:${line}:`);
	expect(error).toContain("nothing has run");
});

test.each([
	["function.run", 'function.run "gret" as $x', "`greet`"],
	["filter", 'var $x {\n      value = "a"|to_uper\n    }', "to_upper"],
	["statement", "debug.lgo {\n      value = 1\n    }", "debug.log"],
	["attribute", "debug.log {\n      valeu = 1\n    }", "value"],
])("an unknown %s is met with a proposal", async (_, stack, proposal) => {
	const folder = folderOf({
		"run.xs": jobText("J", "f"),
		"f.xs": functionText("f", { stack }),
		"g.xs": functionText("greet"),
	});
	const { error } = await refused(["run"], folder);
	expect(error).toMatch(/--> f\.xs:[78]:/);
	expect(error.toLowerCase()).toContain("did you mean");
	expect(error).toContain(proposal);
});

test("a wrong name of a function or job is met with a proposal", async () => {
	const folder = folderOf({ "run.xs": jobText("Hello", "greet"), "g.xs": functionText("greet") });
	expect((await refused(["run", "-f", "gret"], folder)).error).toBe(
		'error[XS202]: There is no function "gret"\nhelp: Did you mean `greet`?\n',
	);
	expect((await refused(["run", "-j", "Helo"], folder)).error).toBe(
		'error[XS211]: There is no job "Helo"\nhelp: Did you mean `Hello`?\n',
	);
});

test("links that lead nowhere or in a circle are named, the rest is read", async () => {
	const folder = folderOf({ "run.xs": jobText("J", "f"), "f.xs": functionText("f", { response: "1" }) });
	symlinkSync("circle.xs", join(folder, "circle.xs"));
	symlinkSync("/nowhere", join(folder, "dangling.xs"));
	symlinkSync(folder, join(folder, "itself"));
	mkdirSync(join(folder, "folder.xs"));
	writeFileSync(join(folder, "folder.xs", "inner.xs"), functionText("inner"));
	const checked = await refused(["check"], folder);
	expect(checked.error).toContain(
		"error[XS221]: this file cannot be read: its links go round in a circle\n  --> circle.xs",
	);
	expect(checked.error).toContain("error[XS221]: this file cannot be read: it leads to nothing\n  --> dangling.xs");
	expect(checked.error).toContain("2 errors in 2 of 5 files");
	expect((await refused(["run", "circle.xs"], folder)).error).toContain("circle.xs cannot be read");
	// What the job does not need does not keep it from running.
	const { exitCode, out } = await xano(["run"], { cwd: folder });
	expect({ exitCode, out }).toEqual({ exitCode: 0, out: "1\n" });
});

test("a folder whose name ends like a file's is a folder", async () => {
	const folder = folderOf({ "p.xs/f.xs": functionText("f", { response: "2" }) });
	const { out } = await xano(["run", "p.xs", "-f", "f"], { cwd: folder });
	expect(out).toBe("2\n");
});

test("two functions of one name: both places", async () => {
	const folder = folderOf({ "run.xs": jobText("J", "f"), "a.xs": functionText("f"), "b.xs": functionText("f") });
	const { error } = await refused(["check"], folder);
	expect(error).toContain("error[XS203]");
	expect(error).toContain("--> a.xs:1:10");
	expect(error).toContain("--> b.xs:1:10");
});

// Permissions mean nothing to root.
test.skipIf(process.getuid?.() === 0)("files and folders without permission are named, the rest is read", async () => {
	const folder = folderOf({ "a.xs": functionText("a"), "closed/b.xs": functionText("b"), "c.xs": functionText("c") });
	chmodSync(join(folder, "closed"), 0);
	chmodSync(join(folder, "c.xs"), 0);
	const { error } = await refused(["check"], folder);
	chmodSync(join(folder, "closed"), 0o700);
	expect(error).toContain("error[XS221]: this folder cannot be read: permission denied\n  --> closed/");
	expect(error).toContain("error[XS221]: this file cannot be read: permission denied\n  --> c.xs");
});
