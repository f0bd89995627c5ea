import { Source } from "../../../grammar/source.js";
import type { Frame } from "../../../src/engine/errors.js";
import type { ReportStyle } from "../../../src/testing/report/reporter.js";
import { createReporter, type ReporterName } from "../../../src/testing/report/reporters.js";
import type { TestFailure, TestPlace, TestReport, TestResult } from "../../../src/testing/results.js";

/** A function with two tests. */
export const totalSource = new Source(
	"function/total.xs",
	`function "total" {
  input {
    int price
  }

  stack {
    function.run tax {
      input = { price: $input.price }
    } as $tax
  }

  response = $input.price + $tax

  test "adds the tax" {
    input = { price: 100 }
    expect.to_equal ($response) { value = 119 }
  }

  test "of nothing is nothing" {
    input = { price: 0 }
    expect.to_equal ($response) {
      value = 0
    }
  }
}
`,
);

/** Where a piece of a source stands for the first time. */
export function placeOf(piece: string, source = totalSource): TestPlace {
	const start = source.text.indexOf(piece);
	if (start < 0) throw new Error(`${source.name} has no ${piece}`);
	return { source, span: { start, end: start + piece.length } };
}

export function frameAt(functionName: string, piece: string, source = totalSource): Frame {
	const { span } = placeOf(piece, source);
	return {
		functionName,
		file: source.name,
		...source.lineAndColumn(span.start),
		location: { functionName, source, span } as Frame["location"],
	};
}

export function passed(more: Partial<TestResult> = {}): TestResult {
	return {
		kind: "function",
		construct: "total",
		name: "adds the tax",
		file: "function/total.xs",
		place: placeOf('"adds the tax"'),
		status: "passed",
		skipped: null,
		failures: [],
		milliseconds: 1.5,
		assertions: 1,
		logs: [],
		requests: [],
		warnings: [],
		...more,
	};
}

export function skipped(reason: string, more: Partial<TestResult> = {}): TestResult {
	return passed({ status: "skipped", skipped: reason, milliseconds: 0, assertions: 0, ...more });
}

export function failed(failures: TestFailure | readonly TestFailure[], more: Partial<TestResult> = {}): TestResult {
	return passed({ status: "failed", failures: [failures].flat(), ...more });
}

export function failure(more: Partial<TestFailure> = {}): TestFailure {
	return {
		kind: "assertion",
		message: "to_equal failed - expected value 119 does not equal 120",
		code: null,
		place: placeOf("expect.to_equal ($response) { value = 119 }"),
		comparison: { expected: 119, actual: 120 },
		frames: [],
		help: null,
		...more,
	};
}

export function reportOf(results: readonly TestResult[], more: Partial<TestReport> = {}): TestReport {
	return { results, milliseconds: 42, ended: "all", left: 0, seed: 0, coverage: null, ...more };
}

/** All a reporter says about results that come in the order they are listed. */
export function textOf(name: ReporterName, report: TestReport, style: Partial<ReportStyle> = {}): string {
	const reporter = createReporter(name, style);
	const parts = [
		reporter.begin(report.results),
		...report.results.map((result) => reporter.result(result)),
		reporter.end(report),
	];
	return parts.join("");
}

/** One of everything. */
export function everything(): TestReport {
	const other = { construct: "tools/tax", file: "function/tools/tax.xs", place: placeOf('"tax"', taxSource) };
	return reportOf(
		[
			failed(failure({ help: "Decimals are not exact: round in the function, such as with `|round:2`." }), {
				logs: [
					{ value: "tax is 20", file: "function/tools/tax.xs", line: 4 },
					{ value: { price: 100, rates: [0.19] }, file: "function/total.xs", line: 12 },
				],
			}),
			passed({
				name: "of nothing is nothing",
				place: placeOf('"of nothing is nothing"'),
				logs: [{ value: "quiet", file: "function/total.xs", line: 7 }],
				warnings: [
					{
						code: "division-by-zero",
						message: "Xano refuses to divide by zero, here it is `null`",
						place: { file: "function/total.xs", line: 21 },
						count: 2,
					},
				],
			}),
			passed({ ...other, name: "of a price" }),
			failed(
				failure({
					kind: "error",
					message: "Division by zero",
					code: "division-by-zero",
					place: placeOf("$input.price / $input.rate", taxSource),
					comparison: null,
					frames: [frameAt("tools/tax", "$input.price / $input.rate", taxSource), frameAt("total", "function.run tax")],
				}),
				{ ...other, name: "of a rate of 0" },
			),
			failed(
				failure({
					kind: "request",
					message: "POST https://api.example.com/v1/rates is answered by no mock",
					code: null,
					place: placeOf("function.run tax"),
					comparison: null,
					help: 'Give the statement a mock:\n\n  mock = {\n    "of today": { response: { status: 200 } }\n  }',
				}),
				{
					...other,
					name: "of today",
					requests: [
						{
							method: "POST",
							url: "https://api.example.com/v1/rates",
							status: 0,
							failure: "network",
							milliseconds: 0.25,
							bytes: 0,
						},
					],
				},
			),
			...["users", "orders", "items", "prices", "rates", "currencies", "countries"].map((construct) =>
				skipped("queries need a server, which `xano test` does not start", {
					kind: "query",
					construct,
					file: `api/${construct}.xs`,
				}),
			),
			skipped("workflow tests are not run here", { kind: "workflow_test", construct: "order to cash" }),
		],
		{ seed: 7, milliseconds: 1234.5 },
	);
}

export const taxSource = new Source(
	"function/tools/tax.xs",
	`function "tools/tax" {
  input {
    int price
    decimal rate
  }

  stack {
    debug.log { value = "tax" }
    var $tax { value = $input.price / $input.rate }
  }

  response = $tax
}
`,
);
