import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { otlpRequest } from "../../src/tracing/otlp/request.js";
import { priceList } from "../../src/tracing/prices.js";
import { requireBuild, runCommand } from "../examples/commands.js";
import { samples } from "../tracing/samples.js";
import { blocksOf } from "./blocks.js";

beforeAll(requireBuild);

const page = readFileSync(new URL("../../docs/tracing.md", import.meta.url), "utf8");

/** Without times and shares of them, and without how wide that makes what stands behind. */
function withoutTimes(tree: string): string[] {
	const [things = ""] = tree.split("\nWhere the time went");
	return things
		.split("\n")
		.map((line) =>
			line
				.replace(/^ *[\d.]+ (?:µs|ms|s)(?: +\d+ %)?/, "")
				.replace(/ (?:done in|after) [\d.]+ (?:µs|ms|s)/, "")
				.trim(),
		)
		.filter((line) => line !== "");
}

test.each([
	["xano run examples/openai-chat-completion --simulate --quiet --trace", "job OpenAI"],
	["xano run examples/finding-a-mistake --quiet --trace", "job Invoice"],
])("%s prints the tree that is shown", async (command, subject) => {
	const shown = blocksOf(page).filter(({ language, text }) => language === "text" && text.includes(subject));
	expect(shown).toHaveLength(1);
	const { error } = await runCommand(command);
	const tree = error.slice(error.search(/^[✓✗] job/m));
	// An id of an answer is another one every time.
	const comparable = (text: string): string[] => withoutTimes(text.replace(/chatcmpl-\w+/g, "chatcmpl-"));
	expect(comparable(tree)).toEqual(comparable(shown[0]?.text ?? ""));
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
