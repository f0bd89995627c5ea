import { codeOf, findCode } from "../../diagnostics/codes.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { docsOf, placeOf } from "../../diagnostics/json.js";
import { encodeJson } from "../../values/json.js";
import type { Value } from "../../values/kinds.js";
import type { Coverage } from "../coverage/coverage.js";
import { totalsOf } from "../coverage/totals.js";
import { countsOf, type TestFailure, type TestPlace, type TestReport, type TestResult } from "../results.js";
import type { Reporter, ReportStyle } from "./reporter.js";
import { safeSnippet } from "./source_lines.js";

type Json = { [key: string]: Value };

/**
 * One JSON document: `tests`, `errors` that keep tests from being found, and `summary`. Names and places are those of `xano check --format json`; keys are absent
 * when there is nothing to say.
 */
export function jsonReporter({ safe }: ReportStyle): Reporter {
	return {
		begin: () => "",
		result: () => "",
		end: (report) => {
			const tests = report.results.map((result) => testJson(result, safe));
			const errors = (report.errors ?? []).map(errorJson);
			return `${encodeJson({ tests, ...(errors.length === 0 ? {} : { errors }), summary: summaryJson(report) })}\n`;
		},
	};
}

function errorJson({ code, message, help, source, span }: Diagnostic): Json {
	return { ...codeJson(code), message, ...placeOf(source, span), ...(help === undefined ? {} : { help }) };
}

function testJson(test: TestResult, safe: (text: string) => string): Json {
	const { kind, construct, name, status, skipped, milliseconds, assertions, failures, logs, requests, warnings } = test;
	const { source, span } = test.place;
	return {
		kind,
		construct,
		name,
		...placeOf(source, span),
		status,
		...(skipped === null ? {} : { skipped }),
		milliseconds,
		assertions,
		failures: failures.map((failure) => failureJson(failure, safe)),
		logs: logs.map(({ value, file, line }) => ({ value: value as Value, file, line })),
		requests: requests.map((request) => ({ ...request })),
		warnings: warnings.map(({ code, message, place, count }) => ({
			code: codeOf(code),
			message,
			...(place === undefined ? {} : { file: place.file, line: place.line }),
			count,
		})),
	};
}

function failureJson(failure: TestFailure, safe: (text: string) => string): Json {
	const { kind, message, code, place, comparison, help, frames } = failure;
	return {
		kind,
		...(code === null ? {} : codeJson(code)),
		message,
		...(place === null ? {} : placeJson(place, safe)),
		...(comparison === null ? {} : { expected: comparison.expected, actual: comparison.actual }),
		...(help === null ? {} : { help }),
		stack: frames.map(({ functionName, location }) => ({
			function: functionName,
			...placeOf(location.source, location.span),
		})),
	};
}

function codeJson(code: string): Json {
	const entry = findCode(code);
	if (entry === undefined) return { code };
	return { code: entry.code, name: entry.name, docs: docsOf(entry) };
}

function placeJson(place: TestPlace, safe: (text: string) => string): Json {
	return { ...placeOf(place.source, place.span), snippet: safeSnippet(place, safe) };
}

function summaryJson(report: TestReport): Json {
	const { results, milliseconds, ended, left, seed, coverage } = report;
	return {
		tests: results.length,
		...countsOf(results),
		left,
		ended,
		milliseconds,
		seed,
		...(coverage === null ? {} : { coverage: coverageJson(coverage) }),
	};
}

/** How much there is of what can be covered, and how much of it was. */
function coverageJson({ files }: Coverage): Json {
	const { statements, branches, functions } = totalsOf(files);
	return {
		files: files.length,
		statements: { ...statements },
		branches: { ...branches },
		functions: { ...functions },
	};
}
