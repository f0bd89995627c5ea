import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { fromJavaScript } from "../../values/interop.js";
import type { Value } from "../../values/kinds.js";
import { cutOff, withTexts } from "../../values/texts.js";
import type { TestFailure, TestIdentity, TestReport, TestResult } from "../results.js";

type Safe = (text: string) => string;

/** A test with its names as they may be shown. */
export function safeIdentity<Identity extends TestIdentity>(test: Identity, safe: Safe): Identity {
	return { ...test, construct: safe(test.construct), name: safe(test.name) };
}

/**
 * A result with every text as it may be shown. Only the lines of the sources are not among them: who shows one makes
 * it safe. What is nested too deeply to be written is cut off.
 */
export function safeResult(result: TestResult, safe: Safe): TestResult {
	return {
		...safeIdentity(result, safe),
		skipped: result.skipped === null ? null : safe(result.skipped),
		failures: result.failures.map((failure) => safeFailure(failure, safe)),
		logs: result.logs.map((log) => ({ ...log, value: safeLog(log.value, safe) })),
		requests: result.requests.map((request) => ({ ...request, url: safe(request.url) })),
		warnings: result.warnings.map((warning) => ({ ...warning, message: safe(warning.message) })),
	};
}

/** A report with every text as it may be shown. */
export function safeReport(report: TestReport, safe: Safe): TestReport {
	const results = report.results.map((result) => safeResult(result, safe));
	const errors = report.errors?.map((error) => safeError(error, safe));
	return { ...report, results, ...(errors === undefined ? {} : { errors }) };
}

function safeError(error: Diagnostic, safe: Safe): Diagnostic {
	const { message, why, help } = error;
	return {
		...error,
		message: safe(message),
		...(why === undefined ? {} : { why: safe(why) }),
		...(help === undefined ? {} : { help: safe(help) }),
	};
}

function safeFailure(failure: TestFailure, safe: Safe): TestFailure {
	const { comparison } = failure;
	return {
		...failure,
		message: safe(failure.message),
		help: failure.help === null ? null : safe(failure.help),
		frames: failure.frames.map((frame) => ({ ...frame, functionName: safe(frame.functionName) })),
		comparison:
			comparison === null
				? null
				: { expected: withTexts(comparison.expected, safe), actual: withTexts(comparison.actual, safe) },
	};
}

/** A log may hold what is no value; then what it is called stands for it. */
function safeLog(value: unknown, safe: Safe): Value {
	try {
		return withTexts(fromJavaScript(value), safe);
	} catch {
		return cutOff;
	}
}
