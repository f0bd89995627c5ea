import type { Builtin } from "../catalogue/define.js";
import type { Project } from "../project/project.js";
import { affectedTests } from "./affected.js";
import type { TestCase } from "./options.js";
import type { TestIdentity, TestResult } from "./results.js";

/** What was there when the tests of a project are to run again. */
export interface Moment {
	readonly project: Project;
	readonly builtins: readonly Builtin[];
	readonly tests: readonly TestCase[];
}

/** What is known of the tests of a project from one run to the next. */
export interface TestMemory {
	/**
	 * Which tests have to run now: all the first time, then those that a change can have altered, those that failed, and
	 * those that were never run.
	 * @param paths absolute paths of files and folders that have changed, come or gone
	 * @param shared files that all tests depend on
	 */
	toRun(now: Moment, paths: ReadonlySet<string>, shared?: readonly string[]): TestCase[];
	/** Takes note of what became of tests. */
	keep(results: readonly TestResult[]): void;
	/** What is known of these tests, by their order. */
	known(tests: readonly TestCase[]): TestResult[];
}

/** Makes a memory that knows nothing yet. */
export function createTestMemory(): TestMemory {
	let last: Moment | null = null;
	const results = new Map<string, TestResult>();
	return {
		toRun: (now, paths, shared = []) => {
			if (last !== null) {
				const { project: before, tests: ran } = last;
				const change = { before, after: now.project, ran, builtins: now.builtins, paths, shared };
				for (const test of affectedTests(now.tests, change)) results.delete(keyOf(test));
			}
			last = now;
			return now.tests.filter((test) => (results.get(keyOf(test))?.status ?? "failed") === "failed");
		},
		keep: (added) => {
			for (const result of added) results.set(keyOf(result), result);
		},
		known: (tests) => tests.flatMap((test) => results.get(keyOf(test)) ?? []),
	};
}

function keyOf({ file, kind, construct, name }: TestIdentity): string {
	return JSON.stringify([file, kind, construct, name]);
}
