import { describe, expect, test } from "vitest";
import { tableOf } from "../../../../src/tracing/page/model/event_table.js";
import { boxesOf, flameOf, hasFailed, itemAt, requestRows } from "../../../../src/tracing/page/model/flame.js";
import { message, Recorder, shown } from "../recorder.js";
import { chatRun, failingRun, largeRun } from "../samples.js";

describe("the flame", () => {
	test("has a row per level where one thing happens at a time", () => {
		const trace = failingRun();
		const table = tableOf(trace);
		expect([...flameOf(table).rowOf]).toEqual([...table.depth]);
	});

	test("gives what runs side by side rows of its own", () => {
		const run = new Recorder();
		run.now = 10;
		const trace = run.trace("x", "function", { kind: "done", value: shown(null) });
		const event = (parent: number, start: number, milliseconds: number) => ({
			kind: "statement" as const,
			site: -1,
			parent,
			start,
			milliseconds,
		});
		const events = [event(-1, 0, 10), event(0, 1, 5), event(0, 2, 5), event(1, 3, 1), event(2, 3, 1), event(0, 8, 1)];
		const { rows, rowOf } = flameOf(tableOf({ ...trace, events }));
		expect([...rowOf]).toEqual([0, 1, 2, 3, 4, 1]);
		for (const { start, end, items } of rows)
			for (let at = 1; at < items.length; at++) expect(start[at]).toBeGreaterThanOrEqual(end[at - 1]!);
	});

	test("draws every event that is wide enough as itself", () => {
		const trace = chatRun();
		const { rows } = flameOf(tableOf(trace));
		const boxes = rows.flatMap((row) => boxesOf(row, 0, trace.milliseconds, 0.001));
		expect(boxes.map(({ item }) => item).sort((one, other) => one - other)).toEqual(
			trace.events.map((_, index) => index),
		);
		expect(boxes.every(({ count }) => count === 1)).toBe(true);
	});

	test("draws no more boxes than there are pixels, and loses no event", () => {
		const trace = largeRun(50_000);
		const { rows } = flameOf(tableOf(trace));
		const width = 800;
		for (const row of rows) {
			const boxes = boxesOf(row, 0, trace.milliseconds, trace.milliseconds / width);
			expect(boxes.length).toBeLessThanOrEqual(width);
			expect(boxes.reduce((sum, { count }) => sum + count, 0)).toBe(row.items.length);
		}
	});

	test("shows that something failed among what is drawn together", () => {
		const trace = largeRun(50_000);
		const table = tableOf(trace);
		const failed = table.failed.reduce((sum, each) => sum + each, 0);
		expect(failed).toBeGreaterThan(0);
		const boxes = flameOf(table).rows.flatMap((row) => boxesOf(row, 0, trace.milliseconds, trace.milliseconds));
		expect(boxes.some((box) => box.failed && box.count > 1)).toBe(true);
	});

	test("draws nothing outside of the view", () => {
		const trace = largeRun(5_000);
		const { rows } = flameOf(tableOf(trace));
		const [from, to] = [trace.milliseconds * 0.4, trace.milliseconds * 0.5];
		for (const row of rows)
			for (const box of boxesOf(row, from, to, (to - from) / 500)) {
				expect(box.to).toBeGreaterThanOrEqual(from);
				expect(box.from).toBeLessThanOrEqual(to);
			}
	});

	test("finds what is at a time, or near it", () => {
		const trace = chatRun();
		const { rows } = flameOf(tableOf(trace));
		const passes = rows[2]!;
		expect(trace.events[itemAt(passes, 900, 0)]!.pass).toBe(1);
		const first = rows[2]!.items[0]!;
		expect(itemAt(passes, passes.start[0]! - 1, 2)).not.toBe(-1);
		expect(itemAt({ ...passes, items: passes.items.subarray(0, 1) }, -5, 2)).toBe(-1);
		expect(itemAt({ ...passes, items: passes.items.subarray(0, 1) }, -1, 2)).toBe(first);
	});
});

describe("rows of requests", () => {
	test("hold those beside each other that do not overlap", () => {
		const run = new Recorder();
		const sent = message(null);
		for (const [start, takes] of [
			[0, 10],
			[5, 10],
			[11, 2],
		] as const) {
			run.begin({ kind: "pass", site: -1 });
			run.now = start;
			run.request(takes, { url: "https://example.com", sent });
		}
		const rows = requestRows(run.trace("x", "function", { kind: "done", value: shown(null) }));
		expect(rows.map(({ items }) => [...items])).toEqual([[0, 2], [1]]);
	});

	test("know which went wrong", () => {
		expect(hasFailed({ failure: null, status: 200 })).toBe(false);
		expect(hasFailed({ failure: null, status: 404 })).toBe(true);
		expect(hasFailed({ failure: "timed out", status: null })).toBe(true);
		expect(hasFailed({ failure: "cut off", status: 200 })).toBe(true);
	});
});
