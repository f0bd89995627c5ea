import { githubNote, toGithub } from "../../diagnostics/github.js";
import { countsOf, type TestFailure, type TestResult } from "../results.js";
import { differenceLines } from "./difference.js";
import type { Reporter } from "./reporter.js";
import { countsText, duration, endingOf, oneLine, rerunCommand, shortened, titleOf } from "./words.js";

/** GitHub cuts longer ones off. */
const longestTitle = 200;
/** Failures of one test that get a note; GitHub itself shows ten notes a step. */
const shownFailures = 10;
const width = 100;

/**
 * A line for every failure that GitHub Actions turns into a note beside the code, and at the end a summary of what the
 * log is read for. Skipped tests get no note: they would hide what failed.
 */
export function githubReporter(): Reporter {
	return {
		begin: () => "",
		result: (result) => {
			if (result.status !== "failed") return "";
			const notes = result.failures.slice(0, shownFailures).map((failure) => `${note(result, failure)}\n`);
			return notes.join("");
		},
		end: (report) => {
			const failed = report.results.filter(({ status }) => status === "failed");
			const ending = endingOf(report);
			const lines = [
				...failed.map((test) => `failed: ${titleOf(test)}  (${rerunCommand(test, report.seed)})`),
				`${countsText(countsOf(report.results), (_, count) => count)} in ${duration(report.milliseconds)}, seed ${report.seed}`,
				...(ending === null ? [] : [ending]),
			];
			const notes = (report.errors ?? []).map((error) => `${toGithub(error)}\n`);
			return notes.join("") + lines.map((line) => `${harmless(line)}\n`).join("");
		},
	};
}

function note(test: TestResult, { message, place, comparison, help, frames }: TestFailure): string {
	const parts = [message];
	if (comparison !== null) parts.push(...differenceLines(comparison.expected, comparison.actual, { width }));
	if (help !== null) parts.push(`help: ${help}`);
	if (frames.length > 1) {
		parts.push(...frames.slice(0, 10).map(({ functionName, file, line }) => `at ${functionName} (${file}:${line})`));
	}
	const { source, span } = place ?? test.place;
	// Where the place is not in the test's own file, the note has to say which test it is about.
	if (source.name !== test.place.source.name) {
		parts.push(`test: ${test.file}:${test.place.source.lineAndColumn(test.place.span.start).line}`);
	}
	return githubNote("error", source, span, shortened(oneLine(titleOf(test)), longestTitle), parts.join("\n"));
}

/** The runner takes `##[command]` for an order wherever in a line it stands. */
function harmless(line: string): string {
	return oneLine(line).replaceAll("##[", "# #[");
}
