import type { Source, Span } from "../../grammar/source.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Frame, LocatedLog } from "../engine/errors.js";
import type { RequestRecord } from "../host/counting.js";
import type { Warning } from "../runtime/run.js";
import type { Value } from "../values/kinds.js";
import type { Coverage } from "./coverage/coverage.js";

/** A place in a file, be it a program or a file of cases. */
export interface TestPlace {
	readonly source: Source;
	readonly span: Span;
}

/** What identifies a test, and where it stands. */
export interface TestIdentity {
	/** Kind of the construct it belongs to: `function`, `query`, `middleware`, `workflow_test`. */
	readonly kind: string;
	/** Declared name of that construct. */
	readonly construct: string;
	/** Its own name; unique in its construct. */
	readonly name: string;
	/** Path of the file as messages call it. */
	readonly file: string;
	/** Its name in the source, where an editor would jump to. */
	readonly place: TestPlace;
}

export type TestStatus = "passed" | "failed" | "skipped";

/**
 * Why a test failed: `assertion` – one that does not hold, or cannot be judged; `error` – the function raised an error
 * that no `expect.to_throw` waits for, or a limit ended it; `request` – it sent what no mock answers, or what it sent cannot be recorded; `setup` – the program
 * or the test has errors and nothing has run.
 */
export type TestFailureKind = "assertion" | "error" | "request" | "setup";

export interface TestFailure {
	readonly kind: TestFailureKind;
	/** One sentence, such as `to_equal failed - expected value 2 does not equal 1`. */
	readonly message: string;
	/** Name of a page of `xano explain`; null where there is none. */
	readonly code: string | null;
	/** The assertion, or the statement the error comes from. */
	readonly place: TestPlace | null;
	/** What was wanted and what there was, for assertions that compare both. */
	readonly comparison: { readonly expected: Value; readonly actual: Value } | null;
	/** Calls that led to an error, innermost first; empty for assertions. */
	readonly frames: readonly Frame[];
	/** What to do about it; may have several lines, such as a mock to paste. */
	readonly help: string | null;
}

/** What became of one test. */
export interface TestResult extends TestIdentity {
	readonly status: TestStatus;
	/** Why it was skipped; null for every other. */
	readonly skipped: string | null;
	/** Every assertion that does not hold, in order, or the one error; empty unless it failed. */
	readonly failures: readonly TestFailure[];
	/** Of this test alone. */
	readonly milliseconds: number;
	readonly assertions: number;
	readonly logs: readonly LocatedLog[];
	readonly requests: readonly RequestRecord[];
	readonly warnings: readonly Warning[];
}

/** What became of all tests of a call. */
export interface TestReport {
	/** By file and place, in whatever order they ran. */
	readonly results: readonly TestResult[];
	readonly milliseconds: number;
	/** Whether Ctrl-C or `--bail` ended it early; what did not run is not among the results. */
	readonly ended: "all" | "bail" | "interrupted";
	/** How many tests did not get to run because of that. */
	readonly left: number;
	/** What random values were made from. */
	readonly seed: number;
	/** Which statements and branches ran, when that was asked for. */
	readonly coverage: Coverage | null;
	/** Errors of files that keep their tests from being found, where somebody has looked for them. */
	readonly errors?: readonly Diagnostic[];
}

/** How many tests ended in which way. */
export interface TestCounts {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
}

/** Counts the results of a report. */
export function countsOf(results: readonly TestResult[]): TestCounts {
	const count = (status: TestStatus): number => results.filter((result) => result.status === status).length;
	return { passed: count("passed"), failed: count("failed"), skipped: count("skipped") };
}
