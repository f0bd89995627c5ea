import { elapsed } from "../host/elapsed.js";
import type { Coverage } from "./coverage/coverage.js";
import { mergeCoverage } from "./coverage/merge.js";
import { defaultSeed, type TestCase, type Testing, type TestRunOptions } from "./options.js";
import type { TestReport } from "./results.js";

/** Tests of one project. */
export interface ProjectTests {
	readonly testing: Testing;
	readonly tests: readonly TestCase[];
}

/**
 * Runs the tests of several projects, one project after the other, as if they were those of one.
 * @param options those of each; `bail` and `signal` end them all
 */
export async function runProjectTests(
	parts: readonly ProjectTests[],
	options: Omit<TestRunOptions, "tests">,
): Promise<TestReport> {
	const { seed = defaultSeed } = options;
	const started = performance.now();
	const reports: TestReport[] = [];
	let ended: TestReport["ended"] = "all";
	for (const { testing, tests } of parts) {
		if (options.signal?.aborted) ended = "interrupted";
		if (ended !== "all") break;
		const report = await testing.run({ ...options, tests });
		reports.push(report);
		ended = report.ended;
		// The last test of a project may be the one that fails.
		if (options.bail && report.results.some(({ status }) => status === "failed")) ended = "bail";
	}
	const results = reports.flatMap((report) => report.results);
	const left = parts.reduce((sum, { tests }) => sum + tests.length, 0) - results.length;
	const covered = reports.flatMap(({ coverage }): Coverage[] => (coverage === null ? [] : [coverage]));
	return {
		results,
		milliseconds: elapsed(started, performance.now()),
		ended: ended === "bail" && left === 0 ? "all" : ended,
		left,
		seed,
		coverage: covered.length === 0 ? null : mergeCoverage(covered),
	};
}
