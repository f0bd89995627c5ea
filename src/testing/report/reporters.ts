import { githubReporter } from "./github.js";
import { jsonReporter } from "./json.js";
import { junitReporter } from "./junit.js";
import { prettyReporter } from "./pretty.js";
import { safeIdentity, safeReport, safeResult } from "./redaction.js";
import type { Reporter, ReportStyle } from "./reporter.js";
import { tapReporter } from "./tap.js";

interface ReporterDefinition {
	/** Who reads it: what is for people may go elsewhere than what programs wait for. */
	readonly readers: "people" | "programs";
	readonly create: (style: ReportStyle) => Reporter;
}

/** Every format of a report, by the name `--reporter` takes. */
const reporters = {
	pretty: { readers: "people", create: prettyReporter },
	tap: { readers: "programs", create: tapReporter },
	junit: { readers: "programs", create: junitReporter },
	json: { readers: "programs", create: jsonReporter },
	github: { readers: "programs", create: githubReporter },
} as const satisfies Readonly<Record<string, ReporterDefinition>>;

export type ReporterName = keyof typeof reporters;

/** The names of the formats, in the order in which they are listed. */
export function allReporters(): ReporterName[] {
	return Object.keys(reporters) as ReporterName[];
}

/**
 * What there is to know of a format.
 * @returns null when there is none of this name
 */
export function findReporter(
	name: string,
): ({ readonly name: ReporterName } & Pick<ReporterDefinition, "readers">) | null {
	const known = allReporters().find((each) => each === name);
	if (known === undefined) return null;
	return { name: known, readers: reporters[known].readers };
}

/**
 * Makes a reporter.
 * @param style left out, what programs and files want: no colours, 100 columns, and texts as they are
 */
export function createReporter(name: ReporterName, style: Partial<ReportStyle> = {}): Reporter {
	const full: ReportStyle = { color: false, width: 100, safe: (text) => text, ...style };
	const reporter = reporters[name].create(full);
	return {
		begin: (tests) => reporter.begin(tests.map((test) => safeIdentity(test, full.safe))),
		result: (result) => reporter.result(safeResult(result, full.safe)),
		end: (report) => reporter.end(safeReport(report, full.safe)),
	};
}
