import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { format } from "../../src/index.js";
import { xano } from "../cli/xano.js";
import {
	onTerminal,
	requireBuild,
	root,
	runCommand,
	type ShownCommand,
	shownCommands,
	treeIn,
	withoutTimes,
} from "./commands.js";

const folder = join(root, "examples");
const examples = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
	.map((name) => name.replaceAll("\\", "/"))
	.filter((name) => name.endsWith(".xs"));

beforeAll(requireBuild);

test("the list of examples names every folder", () => {
	const list = readFileSync(join(folder, "README.md"), "utf8");
	expect(examples.filter((name) => !list.includes(`](${name})`))).toEqual([]);
	expect(examples.length).toBeGreaterThan(0);
});

/** Runs a command and compares what it prints with what a README shows. */
async function isTrue({ command, language, output }: ShownCommand): Promise<void> {
	const outcome = await runCommand(command);
	const { exitCode, out, error } = outcome;
	if (language === "text") {
		expect({ exitCode, out, error }).toEqual({ exitCode: 1, out: "", error: output });
		return;
	}
	expect({ exitCode, error: exitCode === 0 ? "" : error }).toEqual({ exitCode: 0, error: "" });
	if (command.endsWith(" --trace")) {
		expect(withoutTimes(treeIn(error))).toBe(withoutTimes(output));
		return;
	}
	if (language === "json") expect(JSON.parse(out)).toEqual(JSON.parse(output));
	else if (command.startsWith("xano test ")) expect(out + withoutDurations(error)).toBe(withoutDurations(output));
	else expect(withoutDuration(onTerminal(outcome))).toBe(withoutDuration(output));
}

function withoutDuration(text: string): string {
	return text.replace(/^done in [\d.]+ m?s/m, "done in … ms");
}

function withoutDurations(text: string): string {
	return text.replace(/ [\d.]+ m?s(?= {2}|,|$)/gm, " … ms");
}

describe("README.md", () => {
	const readme = readFileSync(join(root, "README.md"), "utf8");
	const commands = shownCommands(readme);

	test("shows what a command prints", () => {
		expect(commands.length).toBeGreaterThan(0);
	});

	test.each(commands)("$command", isTrue);

	test("shows what comes out of a pipe", async () => {
		const shown = [...readme.matchAll(/^```console\n\$ echo '([^']*)' \| (xano [^\n]*)\n([\s\S]*?)^```$/gm)];
		expect(shown).toHaveLength(1);
		for (const [, input = "", command = "", output = ""] of shown) {
			const [, ...args] = command.split(" ");
			expect(await xano(args, { input: `${input}\n` })).toEqual({ exitCode: 0, out: output, error: "" });
		}
	});
});

describe.each(examples)("%s", (name) => {
	const commands = shownCommands(readFileSync(join(folder, name, "README.md"), "utf8"));

	test("shows a command with what it prints, and runs itself", () => {
		expect(commands.map(({ language }) => language)).toContain("json");
		for (const { command } of commands) expect(command).toMatch(new RegExp(`^xano (run|test) examples/${name}\\b`));
	});

	test.each(commands)("$command", isTrue);

	test("has nothing the checker objects to", async () => {
		const { exitCode, out, error } = await runCommand(`xano check examples/${name} --format json`);
		expect(error).toBe("");
		const { diagnostics } = JSON.parse(out) as { diagnostics: { severity: string; name: string }[] };
		expect(diagnostics.filter(({ severity }) => severity !== "hint")).toEqual([]);
		expect(exitCode).toBe(0);
	});
});

test("all tests of all examples pass, without a key and without a network", async () => {
	const { exitCode, out, error } = await runCommand("xano test examples --reporter json");
	expect({ exitCode, error }).toEqual({ exitCode: 0, error: "" });
	const { tests, summary } = JSON.parse(out) as {
		tests: { construct: string; requests: unknown[]; warnings: unknown[] }[];
		summary: { failed: number; skipped: number };
	};
	expect(summary).toMatchObject({ failed: 0, skipped: 0 });
	expect(tests.filter(({ requests, warnings }) => requests.length + warnings.length > 0)).toEqual([]);
	const declared = sources.flatMap((name) =>
		[...readFileSync(join(folder, name), "utf8").matchAll(/^function "?([\w/]+)/gm)].map(([, each]) => each),
	);
	expect(new Set(tests.map(({ construct }) => construct))).toEqual(new Set(declared));
});

test("the folder of all examples is checked as the projects it holds", async () => {
	const { exitCode, out } = await runCommand("xano check examples --format json");
	const { diagnostics } = JSON.parse(out) as { diagnostics: unknown[] };
	expect(diagnostics).toEqual([]);
	expect(exitCode).toBe(0);
});

test.each(sources)("%s is laid out as Xano does it", (name) => {
	const text = readFileSync(join(folder, name), "utf8");
	expect(format(name, text).text).toBe(text);
});

test("comments behind values are mentioned only when asked", async () => {
	const { out } = await runCommand("xano check examples/openai-chat-completion --strict --format json");
	const { diagnostics } = JSON.parse(out) as { diagnostics: { name: string }[] };
	expect(new Set(diagnostics.map(({ name }) => name))).toEqual(new Set(["comment-after-code"]));
});
