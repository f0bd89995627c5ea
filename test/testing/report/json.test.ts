import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { Source } from "../../../grammar/source.js";
import type { Coverage } from "../../../src/testing/coverage/coverage.js";
import type { TestReport } from "../../../src/testing/results.js";
import type { Value } from "../../../src/values/kinds.js";
import { everything, failed, failure, passed, placeOf, reportOf, skipped, textOf, totalSource } from "./build.js";
import { anyText, hostileTexts } from "./hostile.js";

const place = {
	file: z.string(),
	line: z.int().min(1),
	column: z.int().min(1),
	endLine: z.int().min(1),
	endColumn: z.int().min(1),
	start: z.int().min(0),
	end: z.int().min(0),
};
const count = z.int().min(0);
const share = z.strictObject({ covered: count, total: count });

const failureSchema = z.strictObject({
	kind: z.enum(["assertion", "error", "request", "setup"]),
	code: z.string().optional(),
	name: z.string().optional(),
	docs: z.string().optional(),
	message: z.string(),
	...z.object({ ...place, snippet: z.string() }).partial().shape,
	expected: z.json().optional(),
	actual: z.json().optional(),
	help: z.string().optional(),
	stack: z.array(z.strictObject({ function: z.string(), ...place })),
});

const testSchema = z
	.strictObject({
		kind: z.string(),
		construct: z.string(),
		name: z.string(),
		...place,
		status: z.enum(["passed", "failed", "skipped"]),
		skipped: z.string().optional(),
		milliseconds: z.number().min(0),
		assertions: count,
		failures: z.array(failureSchema),
		logs: z.array(z.strictObject({ value: z.json(), file: z.string(), line: z.int().min(1) })),
		requests: z.array(
			z.strictObject({
				method: z.string(),
				url: z.string(),
				status: count,
				failure: z.string().nullable(),
				milliseconds: z.number().min(0),
				bytes: count,
			}),
		),
		warnings: z.array(
			z.strictObject({
				code: z.string(),
				message: z.string(),
				file: z.string().optional(),
				line: z.int().min(1).optional(),
				count: z.int().min(1),
			}),
		),
	})
	.refine(({ status, failures, skipped }) => {
		return (status === "failed") === failures.length > 0 && (status === "skipped") === (skipped !== undefined);
	});

/** What docs/testing.md promises of the document. */
const schema = z.strictObject({
	tests: z.array(testSchema),
	summary: z.strictObject({
		tests: count,
		passed: count,
		failed: count,
		skipped: count,
		left: count,
		ended: z.enum(["all", "bail", "interrupted"]),
		milliseconds: z.number().min(0),
		seed: z.int(),
		coverage: z.strictObject({ files: count, functions: share, statements: share, branches: share }).optional(),
	}),
});

const read = (report: TestReport, safe?: (text: string) => string): z.infer<typeof schema> =>
	schema.parse(JSON.parse(textOf("json", report, safe === undefined ? {} : { safe })));

test("is one document on one line", () => {
	const text = textOf("json", everything());
	expect(text.indexOf("\n")).toBe(text.length - 1);
	expect(read(everything()).summary).toEqual({
		tests: 13,
		passed: 2,
		failed: 3,
		skipped: 8,
		left: 0,
		ended: "all",
		milliseconds: 1234.5,
		seed: 7,
	});
});

test("places are where the text says", () => {
	const [first] = read(everything()).tests;
	const at = first?.failures[0];
	expect(totalSource.text.slice(first?.start, first?.end)).toBe('"adds the tax"');
	expect(totalSource.text.slice(at?.start, at?.end)).toBe("expect.to_equal ($response) { value = 119 }");
	expect(totalSource.lineText(at?.line ?? 0)).toBe(at?.snippet);
});

test("values are the ones of the program, exact and in their order", () => {
	const expected = new Map<string, Value>([
		["10", 2n ** 62n],
		["2", [1.5, null, "é"]],
	]);
	const text = textOf("json", reportOf([failed(failure({ comparison: { expected, actual: { __proto__: null } } }))]));
	expect(text).toContain('"expected":{"10":4611686018427387904,"2":[1.5,null,"é"]},"actual":{}');
});

test("what is nested too deeply is cut off", () => {
	let deep: Value = "bottom";
	for (let depth = 0; depth < 2_000; depth++) deep = [deep];
	const report = reportOf([
		failed(failure({ comparison: { expected: 1, actual: deep } }), { logs: [{ value: deep, file: "a.xs", line: 1 }] }),
	]);
	expect(textOf("json", report)).toContain("[[[[");
	expect(read(report).tests[0]?.logs[0]?.value).toEqual("… (nested too deeply to be shown)");
	expect(textOf("pretty", report)).toContain("actual    [[[[");
	expect(textOf("tap", report)).toContain("(nested too deeply to be shown)");
	expect(textOf("junit", report)).toContain("actual    [[[[");
	expect(textOf("github", report)).toContain("actual    [[[[");
});

test("totals of coverage are counted", () => {
	const source = new Source("function/a.xs", "function a {}");
	const span = { start: 0, end: 1 };
	const branches = [1, 0, 0].map((times) => ({ name: "case", span, isWritten: true, count: times }));
	const coverage: Coverage = {
		files: [
			{
				path: "/function/a.xs",
				source,
				functions: [{ name: "a", span, count: 3, isTested: true }],
				statements: [
					{ span, count: 3 },
					{ span, count: 0 },
				],
				choices: [{ kind: "switch" as const, span, branches }],
			},
		],
	};
	expect(read(reportOf([passed()], { coverage })).summary.coverage).toEqual({
		files: 1,
		functions: { covered: 1, total: 1 },
		statements: { covered: 1, total: 2 },
		branches: { covered: 1, total: 3 },
	});
});

test("any names and messages are read back to the letter", () => {
	const whole = anyText.filter((text) => !/\p{Cs}/u.test(text));
	fc.assert(
		fc.property(whole, whole, whole, (construct, name, message) => {
			const { tests } = read(
				reportOf([
					failed(failure({ message, place: null, comparison: { expected: message, actual: { [name]: 1 } } }), {
						construct,
						name,
					}),
					skipped(message, { construct, name }),
				]),
			);
			expect(tests[0]).toMatchObject({ construct, name, failures: [{ message, expected: message }] });
			expect(Object.keys(tests[0]?.failures[0]?.actual as object)).toEqual([name]);
			expect(tests[1]).toMatchObject({ construct, name, skipped: message });
		}),
		{ numRuns: 100 },
	);
});

test.each(hostileTexts)("hostile texts do not break it (%#)", (text) => {
	expect(() => read(reportOf([failed(failure({ message: text }), { name: text }), skipped(text)]))).not.toThrow();
});

test("lines that hold a secret are made safe before they are cut", () => {
	const secret = "sk-0123456789";
	const source = new Source("function/a.xs", `${"x".repeat(195)}${secret} here`);
	const at = { source, span: { start: 395, end: 399 } };
	const safe = (text: string): string => text.replaceAll(secret, "[hidden]");
	const { tests } = read(reportOf([failed(failure({ place: at }))]), safe);
	expect(tests[0]?.failures[0]?.snippet).toBe(`${"x".repeat(195)}[hidden] here`);
	expect(placeOf("price").source.name).toBe("function/total.xs");
});
