import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { gapsByReason } from "../../src/catalogue/gaps.js";
import { defaultCatalogue } from "../../src/catalogue/index.js";
import { findInputFilter } from "../../src/catalogue/types/index.js";
import known from "./known_names.json" with { type: "json" };

const catalogue = defaultCatalogue();
const gaps = gapsByReason().flatMap(({ names }) => names);

describe("every publicly documented name", () => {
	test("of a statement is in the catalogue or among the gaps", () => {
		expect(known.statements.length).toBeGreaterThan(200);
		expect(known.statements.filter((name) => !catalogue.statement(name))).toEqual([]);
	});

	test("of a filter is in the catalogue or among the gaps", () => {
		expect(known.filters.length).toBeGreaterThan(200);
		expect(known.filters.filter((name) => !catalogue.filter(name) && !gaps.includes(name))).toEqual([]);
	});

	test("of an input filter is known", () => {
		expect(known.inputFilters.filter((name) => !findInputFilter(name))).toEqual([]);
	});
});

describe("the gaps", () => {
	test("run nowhere", () => {
		expect(gaps.filter((name) => catalogue.statement(name)?.run ?? catalogue.filter(name))).toEqual([]);
	});

	test("have a form", () => {
		for (const name of gaps) expect(catalogue.statement(name) ?? catalogue.queryFilter(name), name).toBeDefined();
	});

	test("are named once each", () => {
		expect(gaps.filter((name, at) => gaps.indexOf(name) !== at)).toEqual([]);
	});

	test("are names that Xano knows", () => {
		const names = new Set([...known.statements, ...known.filters]);
		expect(gaps.filter((name) => !names.has(name))).toEqual([]);
	});

	test("are what the catalogue explains", () => {
		for (const name of gaps) expect(catalogue.gap(name)).toContain(`\`${name}\` does not run here`);
	});
});

describe("known-gaps.md", () => {
	const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

	test("is what its script writes", () => {
		const check = (): void => void execFileSync(process.execPath, [path("scripts/known_gaps.mjs"), "--check"]);
		expect(check).not.toThrow();
	});

	test("names every gap", () => {
		const page = readFileSync(path("known-gaps.md"), "utf8");
		expect(gaps.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
	});
});
