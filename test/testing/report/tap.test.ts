import fc from "fast-check";
import { type FinalResults, Parser, type Result } from "tap-parser";
import { describe, expect, test } from "vitest";
import type { TestReport, TestResult } from "../../../src/testing/results.js";
import { everything, failed, failure, passed, reportOf, skipped, textOf } from "./build.js";
import { anyText, hostileTexts, onOneLine } from "./hostile.js";

interface Read {
	readonly points: readonly Result[];
	readonly final: FinalResults;
	/** What is no TAP. */
	readonly garbage: readonly string[];
}

/** What the parser of node-tap reads. */
function read(report: TestReport): Read {
	const points: Result[] = [];
	const garbage: string[] = [];
	let final: FinalResults | null = null;
	const parser = new Parser({ strict: true }, (results: FinalResults) => {
		final = results;
	});
	parser.on("assert", (point: Result) => points.push(point));
	parser.on("extra", (text: string) => garbage.push(text));
	parser.on("child", () => garbage.push("a subtest"));
	parser.end(textOf("tap", report));
	if (final === null) throw new Error("the parser did not end");
	return { points, final, garbage };
}

/** A name as TAP can hold it: on one line, without blanks around it, and without a brace that would begin a subtest. */
function asName(text: string): string {
	return onOneLine(text.trim()).replace(/\{$/, "\\x7b");
}

test("is read as TAP 14", () => {
	const { points, final, garbage } = read(everything());
	expect(garbage).toEqual([]);
	expect(final).toMatchObject({
		ok: false,
		count: 13,
		pass: 10,
		fail: 3,
		skip: 8,
		bailout: false,
		plan: { start: 1, end: 13 },
	});
	expect(points.map(({ name }) => name).slice(0, 2)).toEqual(["total > adds the tax", "total > of nothing is nothing"]);
	expect(points[0]?.diag).toEqual({
		message: "to_equal failed - expected value 119 does not equal 120",
		severity: "fail",
		kind: "assertion",
		at: { file: "function/total.xs", line: 16, column: 5 },
		source: "expect.to_equal ($response) { value = 119 }",
		expected: 119,
		actual: 120,
		help: "Decimals are not exact: round in the function, such as with `|round:2`.",
		logs: [
			{ file: "function/tools/tax.xs", line: 4, text: "tax is 20" },
			{ file: "function/total.xs", line: 12, text: '{"price":100,"rates":[0.19]}' },
		],
	});
	expect(points[0]?.time).toBe(1.5);
	expect(points[5]?.skip).toBe("queries need a server, which `xano test` does not start");
});

test("no tests are a plan of none", () => {
	expect(read(reportOf([])).final).toMatchObject({ ok: true, count: 0, plan: { skipAll: true } });
});

test.each([
	["bail", "stopped at the first failure: 3 tests did not run"],
	["interrupted", "interrupted: 3 tests did not run"],
] as const)("ended by %s is bailed out of", (ended, reason) => {
	expect(read(reportOf([passed()], { ended, left: 3 })).final.bailout).toBe(reason);
});

test("every failure of a test is there", () => {
	const result = failed([failure(), failure({ message: "to_be_null failed - 1 is not null", comparison: null })]);
	expect(read(reportOf([result])).points[0]?.diag.more).toEqual([
		{
			message: "to_be_null failed - 1 is not null",
			severity: "fail",
			kind: "assertion",
			at: { file: "function/total.xs", line: 16, column: 5 },
			source: "expect.to_equal ($response) { value = 119 }",
		},
	]);
});

describe("hostile names and messages", () => {
	test.each(hostileTexts)("%#", (text) => {
		const failing = failed(
			failure({ message: text, help: text, comparison: { expected: text, actual: { [text]: text } } }),
			{
				name: text,
				construct: text,
				logs: [{ value: text, file: "a.xs", line: 1 }],
			},
		);
		const { points, final, garbage } = read(reportOf([failing, skipped(text, { name: text })]));
		expect(garbage).toEqual([]);
		expect(final).toMatchObject({ count: 2, fail: 1, skip: 1 });
		expect(points[0]?.name).toBe(asName(`${text} > ${text}`));
		expect(points[0]?.diag).toMatchObject({ message: text, help: text, expected: text, logs: [{ text }] });
		expect(points[1]?.skip).toBe(asName(text));
	});
});

const anyResult: fc.Arbitrary<TestResult> = fc
	.record({
		construct: anyText,
		name: anyText,
		message: anyText,
		status: fc.constantFrom("passed", "failed", "skipped"),
	})
	.map(({ construct, name, message, status }) => {
		if (status === "skipped") return skipped(message, { construct, name });
		if (status === "passed") return passed({ construct, name });
		return failed(failure({ message, comparison: { expected: message, actual: [name] } }), { construct, name });
	});

test("any names and messages are read back as they are", () => {
	fc.assert(
		fc.property(fc.array(anyResult, { minLength: 1, maxLength: 6 }), (results) => {
			const { points, garbage } = read(reportOf(results));
			expect(garbage).toEqual([]);
			expect(points.map(({ name, ok, skip }) => ({ name, ok, skip }))).toEqual(
				results.map(({ construct, name, status, skipped: reason }) => ({
					name: asName(`${construct} > ${name}`),
					ok: status !== "failed",
					skip: status === "skipped" && (asName(reason ?? "") || true),
				})),
			);
			const failing = results.filter(({ status }) => status === "failed");
			expect(points.filter(({ ok }) => !ok).map(({ diag }) => [diag.message, diag.actual])).toEqual(
				failing.map(({ failures, name }) => [failures[0]?.message, [name]]),
			);
		}),
		{ numRuns: 150 },
	);
});
