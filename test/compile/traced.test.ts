import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RecorderOptions, TraceRecorder } from "../../src/tracing/recording/recorder.js";
import type { Trace } from "../../src/tracing/trace.js";
import { violationsOf } from "../tracing/recording/invariants.js";
import type { Case } from "./differential.js";
import { programs, waiting } from "./generate.js";
import { callPrograms } from "./generate_calls.js";
import { numericPrograms } from "./generate_numeric.js";
import { requestPrograms } from "./generate_requests.js";
import { settingPrograms } from "./generate_setting.js";
import { callingPrograms, sharingPrograms } from "./generate_sharing.js";
import { compileText, type Observed, observe } from "./harness.js";

/** Programs that are compared; `PROGRAMS` asks for others, as it does of the comparison with the reference. */
const wanted = Number(process.env.PROGRAMS ?? 240);

const inCase = (text: string): Case => ({ text });

const groups: readonly (readonly [name: string, share: number, programs: fc.Arbitrary<Case>])[] = [
	["any program", 0.15, programs.map(inCase)],
	["what waits in between", 0.15, programs.map((text) => ({ text: waiting(text), waits: true }))],
	["what is set on which way", 0.15, settingPrograms.map(inCase)],
	["who shares what with whom", 0.15, sharingPrograms.map(inCase)],
	["functions that hand lists to each other", 0.1, callingPrograms.map(inCase)],
	["numbers", 0.05, numericPrograms],
	["calls with typed inputs", 0.1, callPrograms],
	["requests", 0.15, requestPrograms],
];

/** Rooms for events: for all of them, for few, and for the last few. */
const rooms: readonly Partial<RecorderOptions>[] = [
	{},
	{ events: 7 },
	{ events: 1 },
	{ events: 7, keeps: "last" },
	{ events: 1, keeps: "last" },
];

async function traced({ text, input = {} }: Case, room: Partial<RecorderOptions>): Promise<[Observed, Trace]> {
	const recorder = new TraceRecorder({ writtenBy: "xano-local 0.1.0", ...room });
	const seen = await observe(compileText(text, { coverage: true, trace: true }), input, recorder);
	return [seen, recorder.trace()];
}

/** How often each statement, way and function was counted without a tracer. */
async function countsOf({ text, input = {} }: Case): Promise<readonly number[]> {
	const program = compileText(text, { coverage: true });
	await observe(program, input);
	return [...(program.coverage?.functions ?? [])].flatMap(({ counter, statements }) =>
		[counter, ...statements.map((each) => each.counter)].map((at) => program.coverage?.counts[at] ?? 0),
	);
}

function countsIn({ functions, sites }: Trace): readonly number[] {
	return functions.flatMap(({ calls }, at) => [
		calls,
		...sites.filter((site) => site.function === at).map(({ hits }) => hits),
	]);
}

describe("a traced program does what it does untraced, and what is kept of it fits together", () => {
	test.each(groups)("%s", { timeout: 3_600_000 }, async (_, share, arbitrary) => {
		await fc.assert(
			fc.asyncProperty(arbitrary, async (program) => {
				const { text, input = {} } = program;
				const untraced = await observe(compileText(text), input);
				const counts = await countsOf(program);
				for (const room of rooms) {
					const [seen, trace] = await traced(program, room);
					expect(seen, JSON.stringify(room)).toEqual(untraced);
					expect(violationsOf(trace), JSON.stringify(room)).toEqual([]);
					expect(countsIn(trace)).toEqual(counts);
					expect(trace.outcome.kind === "failed").toBe(/^(error|limit|stop): /.test(untraced.end));
				}
			}),
			{ numRuns: Math.max(1, Math.round(wanted * share)) },
		);
	});
});
