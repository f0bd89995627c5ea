import { describe, expect, test } from "vitest";
import { costOf, priceList } from "../../src/tracing/prices.js";

describe("what a request costs", () => {
	test.each([
		["gpt-4o", 1_000_000, 0, 2.5],
		["gpt-4o", 0, 1_000_000, 10],
		["gpt-4o-mini", 31, 84, (31 * 0.15 + 84 * 0.6) / 1_000_000],
		["o3", 500_000, 500_000, 5],
		["gpt-5-nano", 1_000_000, 1_000_000, 0.45],
		["text-embedding-3-small", 1_000_000, 0, 0.02],
	])("%s: %i and %i tokens", (model, prompt, completion, dollars) => {
		expect(costOf(model, prompt, completion)).toBeCloseTo(dollars, 12);
	});

	test("nothing was used", () => {
		expect(costOf("gpt-4o", 0, 0)).toBe(0);
	});

	test.each([
		["gpt-4o-2024-08-06", "gpt-4o"],
		["gpt-4o-mini-2024-07-18", "gpt-4o-mini"],
		["gpt-4.1-mini-2025-04-14", "gpt-4.1-mini"],
		["gpt-4-0613", "gpt-4"],
		["gpt-3.5-turbo-0125", "gpt-3.5-turbo"],
		["o4-mini-2025-04-16", "o4-mini"],
	])("the snapshot %s costs what %s does", (model, family) => {
		expect(costOf(model, 1_000, 1_000)).toBe(costOf(family, 1_000, 1_000));
		expect(costOf(family, 1_000, 1_000)).toBeGreaterThan(0);
	});

	test("a snapshot with a price of its own costs that", () => {
		expect(costOf("gpt-4o-2024-05-13", 1_000_000, 0)).toBe(5);
		expect(costOf("gpt-3.5-turbo-1106", 1_000_000, 0)).toBe(1);
	});

	test.each(["", "gpt-9", "gpt-4o-audio-preview", "openai/gpt-4o", "ft:gpt-4o-2024-08-06:org::id", "simulate-500"])(
		"%j has no known price",
		(model) => {
			expect(costOf(model, 1, 1)).toBeNull();
		},
	);

	test.each(["toString", "constructor", "__proto__", "hasOwnProperty-0613"])("%s is no model", (model) => {
		expect(costOf(model, 1, 1)).toBeNull();
	});

	test("numbers of tokens that are none cost nothing that is known", () => {
		expect(costOf("gpt-4o", Number.NaN, 1)).toBeNull();
		expect(costOf("gpt-4o", 1, -1)).toBeNull();
	});

	test("a long prompt costs another price, and that is not known", () => {
		expect(costOf("gpt-5.4", 272_000, 0)).toBeCloseTo(0.68, 12);
		expect(costOf("gpt-5.4", 272_001, 0)).toBeNull();
		expect(costOf("gpt-4.1", 900_000, 0)).toBeCloseTo(1.8, 12);
	});

	test("says where prices are from, and of when", () => {
		expect(priceList.source).toMatch(/^https:\/\/developers\.openai\.com\//);
		expect(priceList.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
	});
});
