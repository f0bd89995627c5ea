import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { nameOf } from "../../grammar/tree.js";
import { allAssertions } from "../../src/catalogue/assertions/index.js";
import { format, parseSource } from "../../src/index.js";
import { folderOf, requireBuild, xano } from "../cli/xano.js";
import { type Block, blocksOf } from "./blocks.js";

beforeAll(requireBuild);

const page = readFileSync(fileURLToPath(new URL("../../docs/testing.md", import.meta.url)), "utf8");
const blocks = blocksOf(page);
const programs = blocks.filter(({ language }) => language === "xs");
const shown = blocks.filter(({ language }) => language === "console");

/** The programs of the page, each in a file of the name of its first construct, and the table of cases. */
const files: Record<string, string> = {
	...Object.fromEntries(programs.map(({ text }) => [`${firstNameIn(text)}.xs`, text])),
	"cases.json": blocks.find(({ language, text }) => language === "json" && text.startsWith("["))?.text ?? "",
};

function firstNameIn(text: string): string {
	const [first] = parseSource("block.xs", text).file.items;
	return (first?.kind === "Statement" ? nameOf(first.args[0]) : null) ?? "";
}

function withoutDurations(text: string): string {
	return text.replace(/ [\d.]+ m?s(?= {2}|,|$)/gm, " … ms");
}

test.each(shown)("docs/testing.md, line $line", async ({ text }: Block) => {
	const [command = "", ...rest] = text.split("\n");
	const [, , ...args] = command.split(" ");
	const { exitCode, out, error } = await xano(args, { cwd: folderOf(files) });
	expect(withoutDurations(out + error)).toBe(withoutDurations(rest.join("\n")));
	expect(exitCode).toBe(/\d failed/.test(text) ? 1 : 0);
});

test("every program of the page is run by a command", () => {
	const commands = shown.map(({ text }) => text.split("\n")[0] ?? "").join("\n");
	expect(programs.map(({ text }) => `${firstNameIn(text)}.xs`).filter((name) => !commands.includes(name))).toEqual([]);
	expect(programs.length).toBeGreaterThan(5);
});

test.each(programs)("the program in line $line is laid out as Xano does it", ({ text }) => {
	expect(format("block.xs", text).text).toBe(text);
});

test("the table has all assertions, and a program uses them all", () => {
	const names = allAssertions.map(({ name }) => name);
	const listed = [...page.matchAll(/^\| \[`(\w+)`\]\(reference\/statements\/expect\.md#expect(\w+)\)/gm)];
	expect(listed.map(([, name]) => name)).toEqual(names);
	expect(listed.map(([, , anchor]) => anchor)).toEqual(names);
	const used = programs.map(({ text }) => new Set([...text.matchAll(/expect\.(\w+)/g)].map(([, name]) => name)));
	expect(Math.max(...used.map(({ size }) => size))).toBe(names.length);
});

test("the checker has nothing to say about the programs", async () => {
	const { out } = await xano(["check", "--format", "json"], { cwd: folderOf(files) });
	const { diagnostics } = JSON.parse(out) as { diagnostics: { severity: string }[] };
	expect(diagnostics).toEqual([]);
});
