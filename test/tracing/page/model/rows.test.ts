import { describe, expect, test } from "vitest";
import { tableOf } from "../../../../src/tracing/page/model/event_table.js";
import { firstExpanded, isExpandable, reveal, treeRows } from "../../../../src/tracing/page/model/rows.js";
import { chatRun, failingRun, largeRun } from "../samples.js";

describe("the rows of the tree", () => {
	test("are all events when everything is expanded", () => {
		const table = tableOf(chatRun());
		const rows = treeRows(table, new Uint8Array(table.count).fill(1));
		expect([...rows]).toEqual([...table.order]);
	});

	test("leave out what is within a collapsed one", () => {
		const table = tableOf(chatRun());
		expect([...treeRows(table, new Uint8Array(table.count))]).toEqual([0]);
		const expanded = new Uint8Array(table.count);
		expanded[0] = 1;
		const rows = [...treeRows(table, expanded)];
		expect(rows.every((event) => table.depth[event]! <= 1)).toBe(true);
		expect(rows.length).toBe(1 + [...table.depth].filter((depth) => depth === 1).length);
	});

	test("say behind the passes of a loop how many more there were", () => {
		const trace = failingRun();
		const table = tableOf(trace);
		const rows = [...treeRows(table, new Uint8Array(table.count).fill(1))];
		const loop = trace.events.findIndex(({ passes }) => passes === 10_000);
		const at = rows.indexOf(~loop);
		expect(table.passesNotKept[loop]).toBe(9_980);
		expect(trace.events[rows[at - 2]!]).toMatchObject({ kind: "pass", pass: 19 });
		expect(table.parent[rows[at + 1]!]).toBe(table.parent[loop]);
	});

	test("say so at the end, too, and for a loop of which no pass was kept", () => {
		const trace = failingRun();
		const loop = { ...trace.events.find(({ passes }) => passes === 10_000)!, parent: 0 };
		const table = tableOf({ ...trace, events: [trace.events[0]!, loop] });
		expect(isExpandable(table, 1)).toBe(true);
		expect([...treeRows(table, Uint8Array.of(1, 1))]).toEqual([0, 1, ~1]);
		expect([...treeRows(table, Uint8Array.of(1, 0))]).toEqual([0, 1]);
	});

	test("are all there at first for a small run, and few for a large one", () => {
		const small = failingRun();
		const smallTable = tableOf(small);
		expect(treeRows(smallTable, firstExpanded(small, smallTable)).length).toBeGreaterThanOrEqual(smallTable.count);
		const large = largeRun(50_000);
		const table = tableOf(large);
		expect(treeRows(table, firstExpanded(large, table)).length).toBeLessThan(5_000);
	});

	test("come to hold an event once what is around it is expanded", () => {
		const table = tableOf(failingRun());
		const deepest = table.depth.indexOf(Math.max(...table.depth));
		const expanded = new Uint8Array(table.count);
		expect(reveal(table, expanded, deepest)).toBe(true);
		expect([...treeRows(table, expanded)]).toContain(deepest);
		expect(reveal(table, expanded, deepest)).toBe(false);
	});
});
