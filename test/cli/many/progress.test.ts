import { expect, test } from "vitest";
import { progressText, type Standing } from "../../../src/cli/many/progress.js";

const begun: Standing = { done: 0, total: null, failed: 0, kept: 0, slowedTo: null, milliseconds: 0 };

test.each<[string, Partial<Standing>]>([
	["0", {}],
	["1,200", { done: 1_200 }],
	["5 of 1,000", { done: 5, total: 1_000, milliseconds: 500 }],
	["500 of 1,000 · 50 a second · 10 s left", { done: 500, total: 1_000, milliseconds: 10_000 }],
	[
		"500 of 1,000 · 3 failed · 10 a second · 50 s left",
		{ done: 500, total: 1_000, kept: 400, failed: 3, milliseconds: 10_000 },
	],
	["10 of 100 · 6 a minute · 15 min left", { done: 10, total: 100, milliseconds: 100_000 }],
	["10 of 10,000 · 6 a minute · 27.8 h left", { done: 10, total: 10_000, milliseconds: 100_000 }],
	["100 of 100 · 10 a second", { done: 100, total: 100, milliseconds: 10_000 }],
	["40 · 4 a second · slowed down to 2 at a time", { done: 40, slowedTo: 2, milliseconds: 10_000 }],
	["7 of 9", { done: 7, kept: 7, total: 9, milliseconds: 5_000 }],
])("%s", (expected, standing) => {
	expect(progressText({ ...begun, ...standing })).toBe(expected);
});
