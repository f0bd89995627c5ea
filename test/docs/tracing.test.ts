import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { otlpRequest } from "../../src/tracing/otlp/request.js";
import { priceList } from "../../src/tracing/prices.js";
import { traceTree } from "../../src/tracing/tree/tree.js";
import { requireBuild, runCommand, treeIn, withoutTimes } from "../examples/commands.js";
import { failingTrace, samples } from "../tracing/samples.js";
import { blocksOf } from "./blocks.js";

beforeAll(requireBuild);

const page = readFileSync(new URL("../../docs/tracing.md", import.meta.url), "utf8");

test("the tree that is shown is one", () => {
	const shown = blocksOf(page).filter(({ language, text }) => language === "text" && text.includes("function order"));
	expect(shown).toHaveLength(1);
	const tree = traceTree(failingTrace(), { color: false, width: 100 });
	expect(tree.startsWith(shown[0]?.text ?? "-")).toBe(true);
});

const commands = blocksOf(page).flatMap(({ language, text }) => {
	const [, command = "", output = ""] = /^\$ (xano run [^\n]*)\n([\s\S]*)$/.exec(text) ?? [];
	return language === "console" ? [{ command, output }] : [];
});

test("commands with what they print are shown", () => {
	expect(commands).toHaveLength(3);
});

test.each(commands)("$command prints what is shown", async ({ command, output }) => {
	const { error } = await runCommand(command);
	expect(withoutTimes(treeIn(error))).toBe(withoutTimes(output));
});

test("spans have the attributes that the page names", () => {
	const random = new Uint8Array(24).fill(1);
	const sent = Object.values(samples).flatMap((sample) => otlpRequest(sample(), { random, everything: true }).bodies);
	const keys = new Set(sent.flatMap((body) => [...body.matchAll(/"key":"([^"]+)"/g)].map(([, key = ""]) => key)));
	const section = page.slice(page.indexOf("## OpenTelemetry"), page.indexOf("## What a trace does not hold"));
	const named = [...section.matchAll(/`((?:xano|code|http|url|server|error|gen_ai)\.[\w.*]+)`/g)].map(
		([, name = ""]) => name,
	);
	expect(named.length).toBeGreaterThan(10);
	const isThere = (name: string): boolean =>
		[...keys].some((key) => key === name || key.startsWith(name.replace(/\*$/, "")));
	expect(named.filter((name) => !isThere(name))).toEqual([]);
});

test("the price list that the page speaks of has a date", () => {
	expect(page).toContain(priceList.asOf);
});
