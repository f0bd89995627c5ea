import { describe, expect, test } from "vitest";
import { ancestorsOf, isSlow, isWithin, tableOf } from "../../../../src/tracing/page/model/event_table.js";
import type { TraceEvent } from "../../../../src/tracing/trace.js";
import { Recorder } from "../recorder.js";
import { failingRun, largeRun } from "../samples.js";

/** A trace of events only, given as parent, start and milliseconds. */
function traceOf(...events: readonly (readonly [parent: number, start: number, milliseconds: number | null])[]) {
	const run = new Recorder();
	run.now = 10;
	const made = events.map(
		([parent, start, milliseconds]): TraceEvent => ({ kind: "statement", site: -1, parent, start, milliseconds }),
	);
	return {
		...run.trace("x", "function", { kind: "done", value: { type: "null", text: "null", size: null, isCut: false } }),
		events: made,
	};
}

describe("the table of events", () => {
	test("has what is within an event right behind it", () => {
		const table = tableOf(traceOf([-1, 0, 10], [0, 1, 2], [1, 1, 1], [0, 4, 1]));
		expect([...table.order]).toEqual([0, 1, 2, 3]);
		expect([...table.behind]).toEqual([4, 3, 3, 4]);
		expect([...table.depth]).toEqual([0, 1, 2, 1]);
	});

	test("brings together what ran side by side", () => {
		// Two events within the first, whose own events begin in turns.
		const table = tableOf(traceOf([-1, 0, 10], [0, 1, 8], [0, 1, 8], [1, 2, 1], [2, 3, 1], [1, 4, 1]));
		expect([...table.order]).toEqual([0, 1, 3, 5, 2, 4]);
		expect([...table.order].map((event) => table.rank[event])).toEqual([0, 1, 2, 3, 4, 5]);
		expect(isWithin(table, 5, 1)).toBe(true);
		expect(isWithin(table, 4, 1)).toBe(false);
	});

	test("takes what is within off the own time, once where it overlaps", () => {
		const table = tableOf(traceOf([-1, 0, 10], [0, 1, 4], [0, 2, 4], [0, 8, 1]));
		expect([...table.self]).toEqual([4, 4, 4, 1]);
	});

	test("lets events that did not end last until the run did", () => {
		const table = tableOf(traceOf([-1, 0, null], [0, 4, null]));
		expect([...table.end]).toEqual([10, 10]);
		expect([...table.self]).toEqual([4, 6]);
	});

	test("knows the call of every event, and where an error was raised", () => {
		const trace = failingRun();
		const table = tableOf(trace);
		const origins = trace.events.flatMap((_, event) => (table.origin[event] ? [event] : []));
		expect(origins).toEqual([trace.outcome.kind === "failed" ? trace.outcome.event : null]);
		const [raised] = origins as [number];
		expect(trace.functions[trace.events[table.call[raised]!]!.function!]!.name).toBe("exchange_rate");
		expect(ancestorsOf(table, raised)[0]).toBe(0);
		expect(ancestorsOf(table, raised).every((outer) => table.failed[outer] === 1)).toBe(true);
	});

	test("calls slow what takes a tenth of the run by itself", () => {
		const table = tableOf(traceOf([-1, 0, 10], [0, 0, 0.9], [0, 1, 1.1]));
		expect([0, 1, 2].map((event) => isSlow(table, event))).toEqual([false, false, true]);
	});

	test("has a place for each of very many events", () => {
		const table = tableOf(largeRun(20_000));
		expect(new Set(table.order).size).toBe(table.count);
		expect(table.order.every((event, at) => table.rank[event] === at && table.behind[event]! > at)).toBe(true);
	});

	test("is empty for a run of which nothing was kept", () => {
		const table = tableOf(traceOf());
		expect([table.count, table.length]).toEqual([0, 10]);
	});
});
