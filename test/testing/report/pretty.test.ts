import { describe, expect, test } from "vitest";
import { Source } from "../../../grammar/source.js";
import { widthOf } from "../../../src/diagnostics/cells.js";
import { allReporters, createReporter } from "../../../src/testing/report/reporters.js";
import { everything, failed, failure, frameAt, passed, reportOf, skipped, textOf } from "./build.js";
import { hostileTexts } from "./hostile.js";

const add = (name: string): ReturnType<typeof passed> => passed({ construct: "add", file: "function/add.xs", name });

describe("comes as the tests end", () => {
	test("a function has its line once all its tests are done", () => {
		const reporter = createReporter("pretty");
		const results = [passed({ name: "one" }), passed({ name: "two" }), add("one")];
		expect(reporter.begin(results)).toBe("");
		expect(reporter.result(passed({ name: "one" }))).toBe("");
		expect(reporter.result(add("one"))).toBe("✓ add  1 test  1.5 ms  function/add.xs\n");
		expect(reporter.result(passed({ name: "two" }))).toBe("✓ total  2 tests  3.0 ms  function/total.xs\n");
		expect(reporter.end(reportOf(results))).toBe("\n3 passed in 42 ms  seed 0\n");
	});

	test("what was not finished is told at the end", () => {
		const reporter = createReporter("pretty");
		reporter.begin([passed({ name: "one" }), passed({ name: "two" }), add("one")]);
		reporter.result(passed({ name: "one" }));
		expect(reporter.end(reportOf([passed({ name: "one" })], { ended: "interrupted", left: 2 }))).toBe(
			"✓ total  1 test  1.5 ms  function/total.xs\n\n1 passed in 42 ms  seed 0\nInterrupted: 2 tests did not run\n  first: total > two  function/total.xs\n",
		);
	});

	test("the tests of one function have a line each", () => {
		expect(textOf("pretty", reportOf([passed({ name: "one" }), passed({ name: "two" }), skipped("off")]))).toBe(
			`total  function/total.xs
✓ one  1.5 ms
✓ two  1.5 ms

- 1 skipped: off
    total

2 passed, 1 skipped in 42 ms  seed 0
`,
		);
	});

	test("functions of the same name in different projects are told apart", () => {
		const results = ["a", "b"].map((project) => passed({ file: `${project}/function/total.xs` }));
		expect(textOf("pretty", reportOf(results))).toBe(
			"✓ total  1 test  1.5 ms  a/function/total.xs\n✓ total  1 test  1.5 ms  b/function/total.xs\n\n2 passed in 42 ms  seed 0\n",
		);
	});
});

test("fifty skipped queries are one paragraph", () => {
	const results = Array.from({ length: 50 }, (_, index) =>
		skipped("queries need a server", { kind: "query", construct: `q${index}`, file: `api/q${index}.xs` }),
	);
	expect(textOf("pretty", reportOf([...results, passed()]))).toBe(
		`✓ total  1 test  1.5 ms  function/total.xs

- 50 skipped: queries need a server
    query q0, query q1, query q2, query q3, query q4, and 45 more

1 passed, 50 skipped in 42 ms  seed 0
`,
	);
});

describe("how to run it again", () => {
	test.each([
		[{ name: "plain" }, 'xano test function/total.xs -t "plain"'],
		[{ name: 'says "hi"' }, `xano test function/total.xs -t 'says "hi"'`],
		[{ name: "it's $5" }, `xano test function/total.xs -t 'it'\\''s $5'`],
		[{ name: "/a+/" }, 'xano test function/total.xs -t "total > /a+/"'],
		[{ name: "two\nlines" }, "xano test function/total.xs"],
		[{ name: "a", file: "my functions/a.xs" }, 'xano test "my functions/a.xs" -t "a"'],
		[{ name: "a", file: "cases/total.json" }, 'xano test --cases cases/total.json -t "a"'],
	])("%#", (more, command) => {
		expect(textOf("pretty", reportOf([failed(failure(), more)]))).toContain(`Run again:\n  ${command}\n`);
	});

	test("very many are counted", () => {
		const results = Array.from({ length: 30 }, (_, index) => failed(failure(), { name: `n${index}` }));
		const text = textOf("pretty", reportOf(results, { seed: 3 }));
		expect(text).toContain('-t "n9" --seed 3\n  … and 20 more failed tests\n');
	});
});

describe("what is long is cut", () => {
	test("messages, helps, logs, failures, stacks", () => {
		const frames = Array.from({ length: 300 }, () => frameAt("total", "function.run tax"));
		const long = failure({ message: "m".repeat(10_000), help: "word ".repeat(2_000), frames });
		const logs = Array.from({ length: 1_000 }, () => ({ value: "l".repeat(9_000), file: "a.xs", line: 1 }));
		const text = textOf(
			"pretty",
			reportOf([
				failed(
					Array.from({ length: 40 }, () => long),
					{ logs },
				),
			]),
		);
		expect(text).toContain("(8,000 more characters)\n");
		expect(text).toContain("… and 30 more failures of this test");
		expect(text).toContain("    … 288 more\n");
		expect(text).toContain("  … and 980 more lines of logs");
		expect(text.length).toBeLessThan(120_000);
	});

	test("a list of ten thousand elements", () => {
		const list = (price: number): { price: number }[] => Array.from({ length: 10_000 }, () => ({ price }));
		const text = textOf("pretty", reportOf([failed(failure({ comparison: { expected: list(1), actual: list(2) } }))]));
		expect(text.split("\n").length).toBeLessThan(80);
	});
});

/** All that moves the cursor or turns the direction of writing, but line ends. */
const unprintable = /[^\P{Cc}\n]|[\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/u;

describe("hostile names and messages", () => {
	test.each(hostileTexts)("%#", (text) => {
		const results = [
			failed(failure({ message: text, help: text, comparison: { expected: text, actual: [text] } }), {
				name: text,
				construct: text,
				file: text,
				logs: [{ value: text, file: "a.xs", line: 1 }],
				warnings: [{ code: "XP600", message: text, count: 1 }],
			}),
			skipped(text, { name: text, construct: text }),
		];
		for (const color of [false, true]) {
			const shown = textOf("pretty", reportOf(results), { color }).replace(/\u001b\[[0-9;]+m/g, "");
			expect(shown).not.toMatch(unprintable);
		}
	});
});

test("frames and differences fit the width", () => {
	const wide = "w".repeat(500);
	const source = new Source("function/wide.xs", `expect.to_equal ($response) { value = "${wide}" }`);
	const place = { source, span: { start: 0, end: source.text.length } };
	const text = textOf(
		"pretty",
		reportOf([failed(failure({ place, comparison: { expected: wide, actual: `${wide}x` } }))]),
		{ width: 60 },
	);
	expect(text.split("\n").filter((line) => widthOf(line) > 60)).toEqual([]);
	expect(text).toMatch(/expected {2}….*w"\n.*actual {4}….*wx"\n/);
});

describe("secrets", () => {
	const secret = "s3cr3t & <more>";
	const safe = (text: string): string => text.replaceAll(secret, "[hidden]");
	const source = new Source(
		"function/total.xs",
		`function "total" {\n  test "adds" {\n    expect.to_equal ($response) { value = "${secret}" }\n  }\n}\n`,
	);
	const place = { source, span: { start: source.text.indexOf("expect."), end: source.text.indexOf(" }\n") + 2 } };
	const result = failed(
		failure({
			place,
			message: `no ${secret}`,
			help: `a ${secret}`,
			comparison: { expected: { [secret]: [secret] }, actual: secret },
			frames: [frameAt(secret, "function.run tax"), frameAt("total", "function.run tax")],
		}),
		{
			name: `of ${secret}`,
			construct: `c ${secret}`,
			logs: [{ value: { deep: [secret] }, file: "a.xs", line: 1 }],
			requests: [{ method: "GET", url: `https://a/${secret}`, status: 200, failure: null, milliseconds: 1, bytes: 1 }],
			warnings: [{ code: "XP600", message: secret, count: 1 }],
		},
	);

	test.each(allReporters())("no text of a result escapes the caller's eye in %s", (name) => {
		const text = textOf(name, reportOf([result, skipped(secret)]), { safe });
		expect(text).toContain("[hidden]");
		expect(text).not.toContain("s3cr3t");
	});

	test.each(allReporters())("nor does a number that is one in %s", (name) => {
		const comparison = { expected: [1, 2], actual: { pin: 47_110_815, big: 4_711_081_547_110_815_000n } };
		const report = reportOf([
			failed(failure({ comparison }), { logs: [{ value: 47_110_815, file: "a.xs", line: 1 }] }),
		]);
		const text = textOf(name, report, { safe: (each) => each.replaceAll("47110815", "[hidden]") });
		expect(text).not.toContain("47110815");
	});

	test("a line that holds one is not shown in part", () => {
		expect(textOf("pretty", reportOf([result]), { safe })).toContain(
			"--> function/total.xs:3:5\n   | (not shown: there is a secret in it)\n",
		);
	});
});

test("the summary counts", () => {
	expect(textOf("pretty", everything())).toMatch(/3 failed, 2 passed, 8 skipped in 1\.2 s {2}seed 7\n$/);
});
