import type { TestIdentity, TestResult } from "../results.js";
import { subjectOf } from "./words.js";

/** Results of one construct of one file. */
export interface Group<Test extends TestIdentity = TestResult> {
	readonly subject: string;
	readonly kind: string;
	readonly construct: string;
	readonly file: string;
	readonly tests: Test[];
}

/** What tells the construct of a test from all others. */
export function groupKey({ file, kind, construct }: TestIdentity): string {
	return JSON.stringify([file, kind, construct]);
}

/** Tests by the construct they belong to, in the order of the first test of each. */
export function groupsOf<Test extends TestIdentity>(tests: readonly Test[]): Map<string, Group<Test>> {
	const groups = new Map<string, Group<Test>>();
	for (const test of tests) {
		const key = groupKey(test);
		const known = groups.get(key);
		if (known) known.tests.push(test);
		else {
			const { kind, construct, file } = test;
			groups.set(key, { subject: subjectOf(test), kind, construct, file, tests: [test] });
		}
	}
	return groups;
}
