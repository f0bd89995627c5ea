import fc from "fast-check";
import { expect, test } from "vitest";
import { programs, waiting } from "./generate.js";
import { compileText, functionsOf, type Outcome, outcomeOf } from "./harness.js";
import { referenceOutcome, TooLong } from "./reference.js";

/** How many programs; more are run by hand with `PROGRAMS=20000 npx vitest run test/compile/reference.test.ts`. */
const numRuns = Number(process.env["PROGRAMS"] ?? 150);

function expected(text: string): Outcome | null {
	try {
		return referenceOutcome(functionsOf(text));
	} catch (thrown) {
		if (thrown instanceof TooLong) return null;
		throw thrown;
	}
}

test("a compiled program does what walking its tree does, synchronously and asynchronously", {
	timeout: 3_600_000,
}, async () => {
	await fc.assert(
		fc.asyncProperty(programs, async (text) => {
			const wanted = expected(text);
			fc.pre(wanted !== null);
			const program = compileText(text);
			expect(program.entry.asynchronous).toBe(false);
			expect(await outcomeOf(program)).toEqual(wanted);
			const asynchronous = compileText(waiting(text));
			expect(asynchronous.entry.asynchronous).toBe(true);
			expect(await outcomeOf(asynchronous)).toEqual(wanted);
		}),
		{ numRuns, maxSkipsPerRun: 50 },
	);
});
