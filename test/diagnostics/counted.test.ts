import { expect, test } from "vitest";
import * as command from "../../src/cli/wording.js";
import * as library from "../../src/diagnostics/counted.js";

test.each([0, 1, 12, 999, 1_000, 12_345, 123_456, 1_234_567, 9_007_199_254_740_991, -1_234])(
	"%d is written as people read it",
	(count) => {
		for (const { grouped, counted } of [command, library]) {
			expect(grouped(count)).toBe(count.toLocaleString("en-US"));
			expect(counted(count, "request")).toBe(`${count.toLocaleString("en-US")} request${count === 1 ? "" : "s"}`);
			expect(counted(count, "entry", "entries")).toMatch(count === 1 ? /entry$/ : /entries$/);
		}
	},
);
