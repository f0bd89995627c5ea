import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { folderOf, functionText, jobText, requireBuild } from "../xano.js";
import { examined } from "./report.js";

beforeAll(requireBuild);

const key = "sk-abcdefghijklmnopqrstuvwxyz0123456789";
const asking = {
	"run.xs": jobText("Ask", "ask", 'env = ["OPENAI_API_KEY", "CITY"]'),
	"function/ask.xs": functionText("ask", { response: "$env.CITY ~ $env.COUNTRY" }),
};

const messages = (findings: readonly { status: string; message: string }[]): string[] =>
	findings.map(({ status, message }) => `${status}: ${message}`);

describe("variables", () => {
	test("what is missing, with the job that needs it", async () => {
		const report = await examined(folderOf(asking));
		expect(report.exitCode).toBe(1);
		expect(messages(report.of("environment"))).toEqual([
			'problem: OPENAI_API_KEY is not set, and the job "Ask" needs it',
			'problem: CITY is not set, and the job "Ask" needs it',
			"warning: COUNTRY is used (function/ask.xs:10), but no job lists it and there is no file .env that sets it: it is null",
		]);
		expect(report.of("environment")[0]?.command).toBe("xano run --simulate");
		expect(report.of("environment")[2]?.fix).toContain('env = ["COUNTRY"]');
	});

	test("what is set, from where, and never the value", async () => {
		const folder = folderOf({
			...asking,
			".env": `OPENAI_API_KEY=${key}\nCOUNTRY=Kiribati\n`,
			"more.env": "CITY=Tarawa\n",
		});
		const report = await examined(folder, ["--env-file", "more.env"], { OPENAI_API_KEY: `${key}x`, COUNTRY: "hidden" });
		expect(report.exitCode).toBe(0);
		expect(messages(report.of("environment"))).toEqual([
			"ok: OPENAI_API_KEY is set, in the process environment",
			"ok: CITY is set, in the file more.env",
			"ok: COUNTRY is set, in the file .env",
		]);
		for (const value of [key, "Kiribati", "Tarawa", "hidden"]) expect(report.text).not.toContain(value);
	});

	test("an empty value is none", async () => {
		const report = await examined(folderOf({ ...asking, ".env": "CITY=\n" }));
		expect(messages(report.of("environment"))).toContain(
			'problem: CITY is empty, in the file .env, and the job "Ask" needs it',
		);
	});

	test("a file that holds something else is a problem, and is not quoted", async () => {
		const report = await examined(folderOf({ ...asking, ".env": `${key}\n` }));
		expect(report.of("environment")[0]).toMatchObject({
			status: "problem",
			message: ".env: Line 1 is not of the form NAME=value",
			fix: "Every line is NAME=value.",
		});
		expect(report.text).not.toContain(key);
		const folder = folderOf(asking);
		mkdirSync(join(folder, ".env"));
		expect((await examined(folder)).of("environment")[0]?.fix).toBe("Look at its name and its permissions.");
	});
});

describe("a .env beside git", () => {
	test("is to be ignored", async () => {
		const folder = folderOf({ ".git/HEAD": "ref: refs/heads/main\n", ".gitignore": "*.log\n" });
		const project = join(folder, "p");
		mkdirSync(project);
		writeFileSync(join(project, "a.xs"), functionText("a"));
		const env = { HOME: folder };
		expect((await examined(folder, ["p"], env)).of("secrets")).toEqual([]);
		writeFileSync(join(project, ".env"), "A=1\n");
		expect((await examined(folder, ["p"], env)).of("secrets")).toMatchObject([
			{ status: "warning", command: "echo .env >> p/.gitignore" },
		]);
		writeFileSync(join(folder, ".gitignore"), "*.log\n.env\n");
		expect((await examined(folder, ["p"], env)).of("secrets")).toMatchObject([{ status: "ok" }]);
	});
});

describe("the key and the address of OpenAI", () => {
	const folder = () =>
		folderOf({ "run.xs": jobText("Ask", "ask", 'env = ["OPENAI_API_KEY"]'), "function/ask.xs": functionText("ask") });

	test("nothing is said where nothing has to do with it", async () => {
		expect((await examined(folderOf({ "a.xs": functionText("a") }))).of("openai")).toEqual([]);
	});

	test.each([
		[key, "ok", /looks like a key, in the process environment$/],
		["sk-…", "problem", /cannot be a key$/],
		["two words", "problem", /cannot be a key$/],
		["'sk-abcdefghijklmnopqrstuvwxyz'", "warning", /stands between quotes$/],
		["sk-your-key-goes-right-here", "warning", /stand in for one$/],
		["abcdefghijklmnopqrstuvwxyz", "warning", /begin with sk-$/],
		["sk-abc", "warning", /too short$/],
	])("%s", async (value, status, message) => {
		const report = await examined(folder(), [], { OPENAI_API_KEY: value });
		expect(report.of("openai")[1]).toMatchObject({ status, message: expect.stringMatching(message) });
		expect(report.exitCode).toBe(status === "problem" ? 1 : 0);
		expect(report.text).not.toContain(value);
	});

	test("another address", async () => {
		const env = { OPENAI_API_KEY: "anything", OPENAI_BASE_URL: "http://user:geheim@localhost:11434/v1?token=geheim" };
		const report = await examined(folder(), [], env);
		expect(messages(report.of("openai"))).toEqual([
			"ok: Requests for OpenAI go to http://localhost:11434/v1, by OPENAI_BASE_URL in the process environment",
			"ok: OPENAI_API_KEY looks like a key, in the process environment",
		]);
		expect(report.text).not.toContain("geheim");
		const other = await examined(folder(), [], { ...env, OPENAI_BASE_URL: "http://localhost:11434" });
		expect(other.of("openai")[0]).toMatchObject({
			status: "note",
			details: ["For most servers the address ends in /v1."],
		});
		const none = await examined(folder(), [], { ...env, OPENAI_BASE_URL: "localhost" });
		expect(none.exitCode).toBe(1);
		expect(messages(none.of("openai"))).toEqual(["problem: The value of OPENAI_BASE_URL is not a web address"]);
	});
});
