import { expect, test } from "vitest";
import { counted } from "../../src/diagnostics/counted.js";
import { tokens } from "../../src/tracing/tree/tokens.js";
import { bytes, dollars, time } from "../../src/tracing/words.js";

test.each([
	[0, "0 µs"],
	[0.0004, "0 µs"],
	[0.0994, "99 µs"],
	[0.0996, "0.10 ms"],
	[0.994, "0.99 ms"],
	[0.996, "1.0 ms"],
	[9.94, "9.9 ms"],
	[9.96, "10 ms"],
	[999.4, "999 ms"],
	[999.6, "1.00 s"],
	[9_994, "9.99 s"],
	[9_996, "10.0 s"],
	[59_940, "59.9 s"],
	[59_960, "60 s"],
	[599_400, "599 s"],
	[599_600, "10.0 min"],
	[5_996_000, "99.9 min"],
	[5_998_000, "100 min"],
	[600_000_000, "10000 min"],
])("%d ms is told as %s", (milliseconds, told) => {
	expect(time(milliseconds)).toBe(told);
});

test.each([
	[0, "0 B"],
	[999, "999 B"],
	[1_000, "1.0 kB"],
	[999_949, "999.9 kB"],
	[999_950, "1.0 MB"],
	[12_345_678, "12.3 MB"],
])("%d bytes are told as %s", (count, told) => {
	expect(bytes(count)).toBe(told);
});

test.each([
	[0, "$0"],
	[0.00000005, "$0.00000005"],
	[0.0009175, "$0.00092"],
	[0.001, "$0.001"],
	[0.25, "$0.25"],
	[1.5, "$1.50"],
	[12.345, "$12.35"],
])("%d dollars are told as %s", (amount, told) => {
	expect(dollars(amount)).toBe(told);
});

test("what is counted", () => {
	expect([counted(1, "pass", "passes"), counted(2, "pass", "passes"), counted(12_345, "call")]).toEqual([
		"1 pass",
		"2 passes",
		"12,345 calls",
	]);
	expect(tokens({ promptTokens: 31, completionTokens: 1_084 })).toBe("31+1,084 tokens");
	expect(tokens({ promptTokens: 31, completionTokens: null })).toBe("31+? tokens");
	expect(tokens({ promptTokens: null, completionTokens: null })).toBeNull();
});
