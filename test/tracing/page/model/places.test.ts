import { describe, expect, test } from "vitest";
import {
	lineFinder,
	linesOf,
	nextOf,
	Occurrences,
	placeOf,
	placesIn,
} from "../../../../src/tracing/page/model/places.js";
import { chatRun, failingRun } from "../samples.js";

describe("places in a file", () => {
	const trace = failingRun();
	const lines = linesOf(trace.sources[1]!.text);
	const places = placesIn(trace, 1, lines.length);
	const lineOf = (text: string): number => lines.findIndex((line) => line.includes(text)) + 1;

	test("have how often the statements ran", () => {
		expect(places.hits[lineOf("math.add")]).toBe(30_000);
		expect(places.hits[lineOf("var $rate")]).toBe(1);
		expect(places.hits[lineOf("each as $index")]).toBe(-1);
	});

	test("belong to the innermost statement that is written there", () => {
		const titleOn = (text: string): string | undefined => trace.sites[places.siteOn[lineOf(text)]!]?.title;
		expect(titleOn("each as $index")).toBe("for (10000)");
		expect(titleOn('get:"price"')).toBe("math.add $sum");
		expect(titleOn("input {")).toBeUndefined();
	});

	test("have the functions that are declared there", () => {
		expect(trace.functions[places.functions.get(lineOf("function"))!]?.name).toBe("order_total");
	});

	test("know where the statements end", () => {
		const loop = trace.sites.findIndex(({ title }) => title === "for (10000)");
		expect(places.lastLine.get(loop)).toBe(lineOf("conditional") - 2);
	});

	test("count lines as editors do", () => {
		const lineOfOffset = lineFinder("a\r\nb\rc\nd");
		expect([0, 1, 3, 4, 5, 7].map(lineOfOffset)).toEqual([1, 1, 2, 2, 3, 4]);
		expect(linesOf("a\r\nb\rc\nd\u2028e")).toEqual(["a", "b", "c", "d\u2028e"]);
	});
});

describe("occurrences", () => {
	const trace = chatRun();
	const occurrences = new Occurrences(trace);
	const titles = (events: Int32Array): Set<string> =>
		new Set([...events].map((event) => `${trace.events[event]!.kind} ${trace.events[event]!.site}`));

	test("are the times the same statement ran, a loop passed, a function was called", () => {
		for (const [index, { kind }] of trace.events.entries()) {
			const like = occurrences.like(index);
			expect(like).toContain(index);
			if (kind !== "call") expect(titles(like).size).toBe(1);
			expect([...like].every((event) => trace.events[event]!.kind === kind)).toBe(true);
		}
		const pass = trace.events.findIndex(({ kind }) => kind === "pass");
		expect(occurrences.like(pass).length).toBe(3);
		expect(occurrences.ofFunction(1).length).toBe(3);
		expect(occurrences.ofSite(trace.sites.findIndex(({ title }) => title === "debug.log")).length).toBe(3);
	});

	test("are gone through round and round", () => {
		expect(nextOf([3, 5, 9], 5, 1)).toBe(9);
		expect(nextOf([3, 5, 9], 9, 1)).toBe(3);
		expect(nextOf([3, 5, 9], 4, -1)).toBe(3);
		expect(nextOf([3, 5, 9], 3, -1)).toBe(9);
		expect(nextOf([], 3, 1)).toBeNull();
	});

	test("are where their statement is; calls of built-in functions where they are made", () => {
		const call = trace.events.findIndex(({ function: called }) => called === 1);
		const line = linesOf(trace.sources[0]!.text).findIndex((text) => text.includes("function.run")) + 1;
		expect(placeOf(trace, call)).toEqual({ source: 0, line });
		expect(placeOf(trace, 0)).toEqual({ source: 0, line: 2 });
	});
});
