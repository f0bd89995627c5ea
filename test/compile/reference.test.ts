import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { queues } from "../../src/compile/updates.js";
import { programs, waiting } from "./generate.js";
import { settingPrograms } from "./generate_setting.js";
import { callingPrograms, checkingPrograms, sharingPrograms } from "./generate_sharing.js";
import { compileText, functionsOf, type Outcome, outcomeOf } from "./harness.js";
import { referenceOutcome, TooLong } from "./reference.js";

/** How many programs; more are run by hand with `PROGRAMS=20000 npx vitest run test/compile/reference.test.ts`. */
const numRuns = Number(process.env.PROGRAMS ?? 150);

const { longFrom } = queues;
afterEach(() => {
	queues.longFrom = longFrom;
});

function expected(text: string): Outcome | null {
	try {
		return referenceOutcome(functionsOf(text));
	} catch (thrown) {
		if (thrown instanceof TooLong) return null;
		throw thrown;
	}
}

async function doesTheSame(text: string): Promise<void> {
	const wanted = expected(text);
	fc.pre(wanted !== null);
	const program = compileText(text);
	expect(program.entry.asynchronous).toBe(false);
	expect(await outcomeOf(program)).toEqual(wanted);
	// Once more with every array counted as a long queue.
	queues.longFrom = 0;
	expect(await outcomeOf(program)).toEqual(wanted);
	const asynchronous = compileText(waiting(text));
	expect(asynchronous.entry.asynchronous).toBe(true);
	expect(await outcomeOf(asynchronous)).toEqual(wanted);
	queues.longFrom = longFrom;
}

describe("a compiled program does what walking its tree does, synchronously and asynchronously", {
	timeout: 3_600_000,
}, () => {
	test("any program", async () => {
		await fc.assert(fc.asyncProperty(programs, doesTheSame), { numRuns, maxSkipsPerRun: 50 });
	});

	test("programs about what is set on which way", async () => {
		await fc.assert(fc.asyncProperty(settingPrograms, doesTheSame), { numRuns: numRuns * 3 });
	});

	test("programs about who shares what with whom", async () => {
		await fc.assert(fc.asyncProperty(sharingPrograms, doesTheSame), { numRuns: numRuns * 2, maxSkipsPerRun: 50 });
	});

	test("programs whose functions look at the elements of lists", async () => {
		await fc.assert(fc.asyncProperty(checkingPrograms, doesTheSame), { numRuns: numRuns * 2, maxSkipsPerRun: 50 });
	});

	test("programs whose functions hand lists to each other", async () => {
		await fc.assert(fc.asyncProperty(callingPrograms, doesTheSame), { numRuns: numRuns * 2, maxSkipsPerRun: 50 });
	});
});
