import { cpSync, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { folderOf, functionText, requireBuild, xano } from "./xano.js";

beforeAll(requireBuild);

const examples = fileURLToPath(new URL("../../examples/", import.meta.url));

/** Examples that have a function of their own in their job. */
const projects = readdirSync(examples).filter(
	(name) => statSync(join(examples, name)).isDirectory() && name !== "openai-chat-builtin",
);

/** The example whose job fails. */
const failing = "failing-invoice";

const name = "does what it did";

describe.each(projects)("a run of the example %s", (project) => {
	test("becomes a test that passes without a network", { timeout: 60_000 }, async () => {
		const folder = folderOf({});
		cpSync(join(examples, project), folder, { recursive: true });
		const before = textsIn(folder);
		const checked = await xano(["check", "--strict", "--quiet"], { cwd: folder });
		const args = ["run", "--simulate", "--save-test", name];
		const shown = await xano([...args, "--dry-run"], { cwd: folder });
		expect(shown.error).toContain(`Would write the test "${name}"`);
		expect(shown.out).toMatch(/^\+ {2}test "does what it did" \{$/m);
		expect(textsIn(folder)).toEqual(before);

		const written = await xano(args, { cwd: folder });
		// What a run that fails is saved as waits for its error.
		const exitCode = project === failing ? 1 : 0;
		expect(written).toMatchObject({ exitCode, error: expect.stringContaining(`Wrote the test "${name}"`) });
		if (project === failing) expect(written.out).toBe("");
		else expect(JSON.parse(written.out)).toBeTypeOf("object");
		const [path] = /into (\S+\.xs)\.$/m.exec(written.error)?.slice(1) ?? [];
		expect(readFileSync(join(folder, path as string), "utf8")).toContain(`\n  test "${name}" {\n`);
		expect(await xano(["fmt", "--check"], { cwd: folder })).toMatchObject({ exitCode: 0 });

		expect((await xano(["check", "--strict", "--quiet"], { cwd: folder })).exitCode).toBe(checked.exitCode);

		const [, command = ""] = /^Run it with: xano (.+)$/m.exec(written.error) ?? [];
		expect(command).toBe(`test ${path} -t "${name}"`);
		const env = written.error.includes("OPENAI_API_KEY") ? { OPENAI_API_KEY: "none" } : {};
		const tested = await xano(["test", path as string, "-t", name, "--reporter", "json"], { cwd: folder, env });
		expect(tested, tested.error).toMatchObject({ exitCode: 0 });
		expect(JSON.parse(tested.out)).toMatchObject({ summary: { passed: 1, failed: 0 } });

		const again = await xano(args, { cwd: folder });
		expect(again).toMatchObject({ exitCode: 2, out: "" });
		expect(again.error).toContain(`already has a test "${name}"`);
	});
});

/** The programs and recordings of a project. */
function textsIn(folder: string): Record<string, string> {
	const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
		/\.(?:xs|json)$/.test(path),
	);
	return Object.fromEntries(names.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

test("a job whose main is built in has no file to write into", async () => {
	const outcome = await xano(["run", join(examples, "openai-chat-builtin"), "--simulate", "--save-test", "x"]);
	expect(outcome).toMatchObject({ exitCode: 2, out: "" });
	expect(outcome.error).toContain("is a built-in function");
	expect(outcome.error).toContain("help: Write a function that calls it");
});

test("a run that fails becomes a test, and still fails", async () => {
	const folder = folderOf({ "a.xs": functionText("a", { stack: 'throw {\nvalue = "no way"\n}' }) });
	const outcome = await xano(["run", "a.xs", "--save-test", "fails"], { cwd: folder });
	expect(outcome).toMatchObject({ exitCode: 1, out: "" });
	expect(outcome.error).toContain("no way");
	expect(outcome.error).toContain("Run it with: xano test a.xs -t fails");
	expect(await xano(["test"], { cwd: folder })).toMatchObject({ exitCode: 0 });
});

test("where no test can be made, the response is there and nothing is written", async () => {
	const input = 'input = {messages: [{role: "user", content: "say " ~ (|uuid)}]}';
	const stack = `for (2) {\neach as $i {\nfunction.run "openai_chat_completion" {\n${input}\n} as $x\n}\n}`;
	const folder = folderOf({ "a.xs": functionText("a", { stack, response: "$x.content" }) });
	const before = textsIn(folder);
	const outcome = await xano(["run", "a.xs", "--simulate", "--save-test", "x"], { cwd: folder });
	expect(outcome).toMatchObject({ exitCode: 2, out: expect.stringContaining("simulated answer") });
	expect(outcome.error).toContain(
		"No test was written: A test would send a request that was not sent in this run: POST",
	);
	expect(textsIn(folder)).toEqual(before);
});

test("a request that was kept from being sent says nothing about the program", async () => {
	const stack = 'api.request {\nurl = "https://a.invalid/"\n} as $x';
	const folder = folderOf({ "a.xs": functionText("a", { stack }) });
	const outcome = await xano(["run", "a.xs", "--offline", "--save-test", "x"], { cwd: folder });
	expect(outcome).toMatchObject({ exitCode: 2, out: "" });
	expect(outcome.error).toContain("No test was written: A request of this run was kept from being sent");
});

test.each([
	[["-", "--save-test", "x"], "no file to write a test into"],
	[["a.xs", "--dry-run"], "--dry-run shows what --save-test would write"],
	[["a.xs", "--save-test", ""], "A test needs a name"],
	[["a.xs", "--save-test", "x", "--input", "file=@a.xs"], 'The input "file" is a file'],
])("xano run %j is refused", async (args, message) => {
	const folder = folderOf({ "a.xs": functionText("a", { response: "1" }) });
	const outcome = await xano(["run", ...args], { cwd: folder, input: functionText("a", { response: "1" }) });
	expect(outcome).toMatchObject({ exitCode: 2, out: "" });
	expect(outcome.error).toContain(message);
});

test("a recorded run becomes a test, with what was recorded", async () => {
	const stack = 'for (2) {\neach as $i {\napi.request {\nurl = "https://a.invalid/" ~ $i\n} as $x\n}\n}';
	const exchange = (path: number) => ({
		request: { method: "GET", url: `https://a.invalid/${path}`, headers: [], body: null },
		response: { status: 200, headers: ["content-type: application/json"], body: { json: { path } } },
	});
	const folder = folderOf({
		"run.xs": 'run.job "j" {\n  main = {name: "a"}\n}\n',
		"function/a.xs": functionText("a", { stack, response: "$x.response.result" }),
		"tape.json": JSON.stringify({ cassette: 1, exchanges: [exchange(0), exchange(1)] }),
	});
	const outcome = await xano(["run", "--replay", "tape.json", "--save-test", "two answers"], { cwd: folder });
	expect(outcome).toMatchObject({ exitCode: 0, out: '{"path":1}\n' });
	expect(outcome.error).toContain("Recorded its requests in cassettes/a/two-answers.json.");
	expect(existsSync(join(folder, "cassettes/a/two-answers.json"))).toBe(true);
	expect(await xano(["test"], { cwd: folder })).toMatchObject({ exitCode: 0 });
});

test("with --json standard output is one document, and the diff stands beside it", async () => {
	const folder = folderOf({ "a.xs": functionText("a", { response: "1" }) });
	const outcome = await xano(["run", "a.xs", "--json", "--save-test", "x", "--dry-run"], { cwd: folder });
	expect(JSON.parse(outcome.out)).toMatchObject({ response: 1 });
	expect(outcome.error).toMatch(/^\+ {2}test "x" \{$/m);
});

test.each([
	["/x/", ""],
	["two\nlines", ""],
	["-t", ' -t "-t"'],
	["a $b", " -t 'a $b'"],
])("the test %j is run again with a command that means it", async (test, only) => {
	const folder = folderOf({ "a.xs": functionText("a", { response: "1" }) });
	const { error } = await xano(["run", "a.xs", "--save-test", test], { cwd: folder });
	expect(error).toContain(`Run it with: xano test a.xs${only}\n`);
});

test("a function elsewhere in the project gets the test", async () => {
	const folder = folderOf({
		"run.xs": 'run.job "j" {\n  main = {name: "a"}\n}\n',
		"function/a.xs": functionText("a", { response: "1" }),
	});
	expect(await xano(["run", "run.xs", "--quiet", "--save-test", "x"], { cwd: folder })).toMatchObject({
		exitCode: 0,
		out: "1\n",
		error: "",
	});
	expect(readFileSync(join(folder, "function/a.xs"), "utf8")).toContain('test "x"');
});
