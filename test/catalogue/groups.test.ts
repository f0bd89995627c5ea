import { expect, test } from "vitest";
import { createCatalogue } from "../../src/catalogue/catalogue.js";
import { allDefinitions } from "../../src/catalogue/groups/all.js";
import { groups } from "../../src/catalogue/groups/index.js";
import { defaultCatalogue } from "../../src/catalogue/index.js";

const all = createCatalogue(allDefinitions());
const late = defaultCatalogue();

test("a name means in a catalogue that loads groups what it means in one that has everything", () => {
	const named = [...all.filters, ...all.queryFilters, ...all.statements, ...all.functions];
	const names = new Set(
		named.flatMap(({ name, aliases = [] }: { name: string; aliases?: readonly string[] }) => [name, ...aliases]),
	);
	expect(names.size).toBeGreaterThan(400);
	for (const name of [...names, "constructor", "nothing"]) {
		expect(late.filter(name), name).toBe(all.filter(name));
		expect(late.queryFilter(name), name).toBe(all.queryFilter(name));
		expect(late.statement(name), name).toBe(all.statement(name));
		expect(late.function(name), name).toBe(all.function(name));
		expect(late.gap(name), name).toBe(all.gap(name));
	}
	const blocks = new Set(all.statements.flatMap((statement) => (statement.blocks ?? []).map(({ name }) => name)));
	for (const name of [...blocks, "nothing"]) expect(late.blockOwners(name), name).toEqual(all.blockOwners(name));
});

test("its lists are the same, in the same order", () => {
	for (const kind of ["filters", "queryFilters", "statements", "functions"] as const)
		expect(late[kind].map(({ name }) => name)).toEqual(all[kind].map(({ name }) => name));
});

test("the groups hold each definition once", () => {
	const held = groups
		.map((group) => group())
		.flatMap((group) => [...group.filters, ...group.queryFilters, ...group.statements]);
	expect(new Set(held).size).toBe(held.length);
	const { filters, queryFilters = [], statements } = allDefinitions();
	expect(new Set(held)).toEqual(new Set([...filters, ...queryFilters, ...statements]));
});
