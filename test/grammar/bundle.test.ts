import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { parse } from "../../grammar/parse.js";
import { Source } from "../../grammar/source.js";
import { requireBuild } from "../cli/xano.js";
import { programs } from "./programs.js";

/**
 * What is shipped has of chevrotain only what reads a text (`scripts/slim_chevrotain.mjs`). It reads every text as all of
 * chevrotain does, also where nothing fits: a method that went by mistake is called in one of them.
 */
let shipped: (name: string, text: string) => unknown;

beforeAll(() => {
	requireBuild();
	shipped = createRequire(import.meta.url)("../../dist/library.cjs").parseSource;
});

const folder = new URL("../programs/", import.meta.url).pathname;
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".xs"));
const texts = [...Object.values(programs), ...files.map((name) => readFileSync(join(folder, name), "utf8"))];

test("the parser that is shipped reads programs as the whole one does", () => {
	expect(texts.length).toBeGreaterThan(100);
	for (const text of texts) same(text);
});

test("and what is left of them when something is cut out or put in", () => {
	const signs = [
		"{",
		"}",
		"(",
		")",
		"[",
		"]",
		"|",
		":",
		",",
		"=",
		" as ",
		"$",
		'"',
		"...",
		"!",
		"!int ",
		"1.5",
		"\n",
		"`",
		"?",
	];
	let seed = 1;
	const random = (below: number) => {
		seed = (seed * 48_271) % 2_147_483_647;
		return seed % below;
	};
	let broken = 0;
	for (const text of texts) {
		if (text.length > 4_000) continue;
		for (let round = 0; round < 6; round++) {
			const at = random(text.length);
			const until = at + random(12);
			const put = round % 2 === 0 ? "" : (signs[random(signs.length)] as string);
			if (same(text.slice(0, at) + put + text.slice(until))) broken++;
		}
	}
	expect(broken).toBeGreaterThan(200);
});

/** @returns whether there is a mistake in the text */
function same(text: string): boolean {
	const whole = parse(new Source("a.xs", text));
	expect(shipped("a.xs", text)).toEqual(whole);
	return whole.issues.length > 0;
}
