import { describe, expect, test } from "vitest";
import { allFilters } from "../../../src/catalogue/filters/index.js";
import { evaluate, outcomeOf, statedOutcome } from "./evaluate.js";

describe("examples of the definitions", () => {
	for (const definition of allFilters) {
		test(definition.name, () => {
			expect(definition.examples.length).toBeGreaterThan(0);
			for (const { code, result } of definition.examples) {
				expect(`${code} → ${outcomeOf(() => evaluate(code))}`).toBe(`${code} → ${statedOutcome(result)}`);
			}
		});
	}
});

describe("definitions", () => {
	test("every name and alias is given once", () => {
		const names = allFilters.flatMap((definition) => [definition.name, ...(definition.aliases ?? [])]);
		expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
	});

	test("only the last argument repeats, and required ones come first", () => {
		for (const { name, arguments: declared } of allFilters) {
			const firstOptional = declared.findIndex((argument) => !argument.required);
			const lastRequired = declared.findLastIndex((argument) => argument.required);
			expect(firstOptional === -1 || lastRequired < firstOptional, name).toBe(true);
			expect(
				declared.slice(0, -1).some((argument) => argument.variadic === true),
				name,
			).toBe(false);
		}
	});

	test("a summary is one sentence", () => {
		for (const { name, summary } of allFilters) expect(summary, name).toMatch(/^[A-Z\d].*\.$/);
	});
});
