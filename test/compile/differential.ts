import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { queues, rooms } from "../../src/compile/updates.js";
import { encodeJson } from "../../src/values/json.js";
import type { XanoObject } from "../../src/values/kinds.js";
import { waiting } from "./generate.js";
import { compileText, functionsOf, type Observed, observe } from "./harness.js";
import { referenceOutcome, TooLong } from "./reference.js";

/** How many programs a run of the tests compares, by what they are about. */
const counts = {
	any: 700,
	setting: 500,
	sharing: 500,
	handing: 400,
	checking: 300,
	numbers: 1_400,
	calls: 800,
	requests: 300,
};

/** More are compared by `node scripts/differential.mjs`, as many of each kind in proportion. */
const scale =
	process.env.PROGRAMS === undefined
		? 1
		: Number(process.env.PROGRAMS) / Object.values(counts).reduce((sum, count) => sum + count);

/** A program, and what its first function is given. */
export interface Case {
	readonly text: string;
	readonly input?: XanoObject;
	/** Whether it waits for something by itself, and so cannot be compiled to synchronous code. */
	readonly waits?: boolean;
}

const usual = { queues: queues.longFrom, rooms: rooms.longFrom };

/** Has every array counted as a long queue, and given its room at once where it can be. */
function countAllAsLong(): void {
	queues.longFrom = 0;
	rooms.longFrom = 0;
}

function countAsUsual(): void {
	queues.longFrom = usual.queues;
	rooms.longFrom = usual.rooms;
}

function expected({ text, input = {} }: Case): Observed | null {
	try {
		return referenceOutcome(functionsOf(text), { input });
	} catch (thrown) {
		if (thrown instanceof TooLong) return null;
		throw thrown;
	}
}

/** Compares what a program does compiled with what walking its tree does. */
async function doesTheSame(program: Case, isThorough: boolean): Promise<void> {
	const { text, input = {}, waits = false } = program;
	const wanted = expected(program);
	fc.pre(wanted !== null);
	const compiled = compileText(text);
	if (!waits) expect(compiled.entry.asynchronous).toBe(false);
	expect(await observe(compiled, input)).toEqual(wanted);
	if (!isThorough) return;
	// Once more with every array counted as a long one.
	countAllAsLong();
	expect(await observe(compiled, input)).toEqual(wanted);
	const asynchronous = compileText(waiting(text));
	expect(asynchronous.entry.asynchronous).toBe(true);
	expect(await observe(asynchronous, input)).toEqual(wanted);
	countAsUsual();
}

/** In the message of a failed run a program stands as one would write it. */
function readable(program: Case): Case {
	const { text, input } = program;
	const shownText = `${text}\n${input === undefined ? "" : `input ${encodeJson(input)}\n`}`;
	return Object.assign({ [fc.toStringMethod]: () => `\n${shownText}` }, program);
}

/** A group of generated programs that have to do the same. */
export interface Group {
	readonly name: string;
	readonly programs: fc.Arbitrary<Case>;
	readonly about: keyof typeof counts;
}

/**
 * A test for each group. Every third program runs three ways: as it is, with all arrays counted as long ones, and asynchronously;
 * the others only as they are, for most mistakes show in all of them.
 */
export function compareGroups(what: string, groups: readonly Group[]): void {
	describe(what, { timeout: 3_600_000 }, () => {
		afterEach(() => {
			countAsUsual();
		});
		test.each(groups)("$name", async ({ programs, about }) => {
			const numRuns = Math.max(1, Math.round(counts[about] * scale));
			const cases = fc.tuple(programs.map(readable), fc.nat({ max: 2 }));
			await fc.assert(
				fc.asyncProperty(cases, ([program, way]) => doesTheSame(program, way === 0)),
				{ numRuns, maxSkipsPerRun: 50 },
			);
		});
	});
}
