import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { around, clamped, panned, rowWindow, showing, ticks, zoomed } from "../../../../src/tracing/page/model/view.js";

const length = 1000;

describe("the view of the timeline", () => {
	test("stays within the run, whatever is done to it", () => {
		const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
		fc.assert(
			fc.property(
				number,
				number,
				fc.double({ min: 0.001, max: 1000, noNaN: true }),
				number,
				(from, to, factor, share) => {
					const view = clamped({ from, to }, length);
					for (const each of [
						view,
						zoomed(view, view.from + (view.to - view.from) / 3, factor, length),
						panned(view, share, length),
						showing(view, 10, 20, length),
						around(10, 20, length),
					]) {
						expect(each.from).toBeGreaterThanOrEqual(0);
						expect(each.to).toBeLessThanOrEqual(length + 1e-9);
						expect(each.to).toBeGreaterThan(each.from);
					}
				},
			),
		);
	});

	test("keeps the time under the pointer where it is", () => {
		const view = zoomed({ from: 0, to: 1000 }, 250, 0.5, length);
		expect((250 - view.from) / (view.to - view.from)).toBeCloseTo(0.25);
	});

	test("moves only as far as needed to show something", () => {
		const view = { from: 100, to: 200 };
		expect(showing(view, 120, 130, length)).toBe(view);
		expect(showing(view, 0, 900, length)).toBe(view);
		expect(showing(view, 500, 510, length)).toEqual({ from: 455, to: 555 });
		const long = showing(view, 500, 900, length);
		expect(long.from).toBeLessThan(500);
		expect(long.to - long.from).toBeCloseTo(100);
	});
});

test("ticks are round, and at least that far apart", () => {
	expect(ticks({ from: 0, to: 10 }, 2)).toEqual([0, 2, 4, 6, 8, 10]);
	const marks = ticks({ from: 3.2, to: 9.9 }, 1.7);
	expect(marks).toEqual([4, 6, 8]);
});

test("only rows that can be seen are made, and a few more", () => {
	expect(rowWindow(0, 100, 20, 1_000_000)).toEqual({ from: 0, to: 13 });
	const { from, to } = rowWindow(10_000_000, 100, 20, 1_000_000);
	expect(from).toBeLessThanOrEqual(500_000);
	expect(to).toBeGreaterThanOrEqual(500_005);
	expect(to - from).toBeLessThan(30);
	expect(rowWindow(1e9, 100, 20, 3)).toEqual({ from: 0, to: 3 });
});
