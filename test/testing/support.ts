import { projectFromText } from "../../src/project/project.js";
import type { TestingOptions, TestRunOptions } from "../../src/testing/options.js";
import type { TestReport, TestResult } from "../../src/testing/results.js";
import { createTesting } from "../../src/testing/testing.js";

/** Runs the tests of a program that stands alone. */
export async function testText(
	text: string,
	run: Partial<TestRunOptions> = {},
	options: Partial<TestingOptions> = {},
): Promise<TestReport> {
	const project = projectFromText("program.xs", text, import.meta.dirname);
	const testing = createTesting({
		project,
		environment: () => ({ get: () => undefined, names: () => [] }),
		...options,
	});
	return testing.run({ tests: testing.tests(), ...run });
}

/** What became of each test: its status, or the messages of what failed with their lines. */
export function outcomes(report: TestReport): Record<string, string> {
	return Object.fromEntries(report.results.map((result) => [result.name, outcome(result)]));
}

function outcome({ status, failures, skipped }: TestResult): string {
	if (failures.length === 0) return skipped ?? status;
	return failures
		.map(({ kind, message, place }) => {
			const line = place ? place.source.lineAndColumn(place.span.start).line : "?";
			return `${kind} ${line}: ${message}`;
		})
		.join("; ");
}
