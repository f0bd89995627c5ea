import { describe, expect, test } from "vitest";
import { constructs } from "../../src/catalogue/constructs/index.js";
import { defineFilter, defineFunction } from "../../src/catalogue/custom.js";
import { defaultCatalogue } from "../../src/catalogue/index.js";
import { inputFilters, inputTypes } from "../../src/catalogue/types/index.js";
import { createEngine } from "../../src/engine.js";
import { projectFromText } from "../../src/project/project.js";
import { anchorOf } from "../../src/reference/entry.js";
import { createReference } from "../../src/reference/reference.js";
import { programOf } from "../docs/blocks.js";

const catalogue = defaultCatalogue();
const reference = createReference();
const { entries, families } = reference;
const shown = ({ kind, name }: { kind: string; name: string }): string => `${kind} ${name}`;

describe("the reference", () => {
	test("has everything the catalogue has", () => {
		const count = (kind: string): number => entries.filter((entry) => entry.kind === kind).length;
		expect(count("filter")).toBe(catalogue.filters.length + catalogue.queryFilters.length);
		expect(count("statement")).toBe(catalogue.statements.length);
		expect(count("function")).toBe(catalogue.functions.length);
		expect(count("type")).toBe(inputTypes.length);
		expect(count("input filter")).toBe(inputFilters.length);
		expect(count("construct")).toBe(constructs.length);
		expect(entries.length).toBeGreaterThan(300);
	});

	test("has no family without entries", () => {
		expect(families.filter((family) => family.entries.length === 0)).toEqual([]);
	});

	test("shows what a project adds", () => {
		const added = createReference(
			defaultCatalogue([
				defineFilter({ name: "initials", summary: "First letters.", run: () => "" }),
				defineFunction({ name: "shop/price", run: () => 1 }),
			]),
		);
		expect(added.families.find(({ name }) => name === "custom")?.entries.map(({ name }) => name)).toEqual(["initials"]);
		expect(added.entries.some(({ kind, name }) => kind === "function" && name === "shop/price")).toBe(true);
	});
});

describe("every entry", () => {
	test("has a summary of sentences", () => {
		expect(entries.filter(({ summary }) => !/^\S.*\.$/.test(summary)).map(shown)).toEqual([]);
	});

	test("has an example with a result", () => {
		// A construct has a program instead, which gives nothing by itself.
		const bare = entries.filter(
			({ kind, examples }) =>
				kind !== "construct" &&
				(examples.length === 0 || examples.some(({ code, result }) => code === "" || result === "")),
		);
		expect(bare.map(shown)).toEqual([]);
	});

	test("has the rule of its family, unless it is exempt", () => {
		for (const { rule, exempt = [], entries: members } of families) {
			const names = members.map(({ name }) => name);
			expect(exempt.filter((name) => !names.includes(name))).toEqual([]);
			for (const entry of members) expect(entry.rule).toBe(exempt.includes(entry.name) ? null : (rule ?? null));
			// An entry without the rule has to say itself what holds.
			expect(members.filter(({ name, notes }) => exempt.includes(name) && notes === null)).toEqual([]);
		}
	});

	test("says what each of its arguments is", () => {
		const silent = entries.flatMap((entry) =>
			entry.parameters
				.filter(({ summary }) => !/\S\.["`)]?$/.test(summary))
				.map(({ name }) => `${shown(entry)}: ${name}`),
		);
		expect(silent).toEqual([]);
	});

	test("writes names of variables as code, for a page would take two dollars for a formula", () => {
		const texts = entries.flatMap((entry) => [
			entry.summary,
			entry.notes ?? "",
			entry.portability ?? "",
			...entry.parameters.map(({ summary }) => summary),
		]);
		expect(texts.filter((text) => text.replace(/`[^`]+`/g, "").includes("$"))).toEqual([]);
		expect(texts.filter((text) => (text.split("`").length - 1) % 2 !== 0)).toEqual([]);
	});

	test("has a link of its own", () => {
		const pages = entries.map(({ page }) => page);
		expect(pages.filter((page, at) => pages.indexOf(page) !== at)).toEqual([]);
		for (const { name, page } of entries) expect(page.endsWith(`#${anchorOf(name)}`)).toBe(true);
	});

	test("names what a program writes", () => {
		const open = entries.filter(({ kind, signature, name }) => kind !== "function" && !signature.includes(name));
		expect(open.map(shown)).toEqual([]);
	});
});

describe("the examples", () => {
	test("of statements are laid out", () => {
		const statements = entries.filter(({ kind }) => kind === "statement" || kind === "function");
		const crowded = statements.flatMap((entry) =>
			entry.examples.filter(({ code }) => /\{ \w+ = /.test(code)).map(({ code }) => `${shown(entry)}: ${code}`),
		);
		expect(crowded).toEqual([]);
	});

	test("of types say what is sent", () => {
		const declared = entries.filter(({ kind }) => kind === "type" || kind === "input filter");
		for (const { examples } of declared) {
			for (const { code, sent } of examples) {
				expect(code).toMatch(/^\w+ v/);
				expect(sent).not.toBeNull();
			}
		}
	});

	// They are what people copy.
	test("of filters are right on Xano, too", () => {
		const filters = entries.filter(({ kind, portability }) => kind === "filter" && portability === null);
		const text = (code: string): string => programOf(`response = ${code}`);
		const refused = filters.flatMap(({ examples }) =>
			examples.filter(({ code }) =>
				createEngine({ project: projectFromText("example.xs", text(code), "."), env: {} })
					.check()
					.some(({ severity }) => severity === "portability"),
			),
		);
		expect(refused.map(({ code }) => code)).toEqual([]);
	});
});
