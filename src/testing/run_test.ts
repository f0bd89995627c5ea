import { attributeOf } from "../../grammar/tree.js";
import { describeKind } from "../catalogue/filters/subject.js";
import type { Location, Program } from "../compile/program.js";
import type { CompiledTest } from "../compile/tests.js";
import { cancelledCode, RunError, runError, type Traces } from "../engine/errors.js";
import { type ExecutionSetup, execute } from "../engine/execution.js";
import { elapsed } from "../host/elapsed.js";
import { Run, type RunPorts } from "../runtime/run.js";
import { XanoError } from "../values/error.js";
import { isObject, type XanoObject } from "../values/kinds.js";
import type { TestBench } from "./bench.js";
import { refusedInputHelp } from "./hints.js";
import type { TestWorld } from "./isolation/world.js";
import { type Ending, judgeBlock, judgeTable } from "./judging.js";
import { refusedFailure, withoutWhatIsMissing } from "./mock_offers.js";
import type { TestCase } from "./options.js";
import type { TestFailure, TestIdentity, TestResult } from "./results.js";

/**
 * Runs one test in a world of its own.
 * @param compiled what its block was compiled to; null for an entry of a file of cases
 * @returns null when it was cancelled: nothing can be said about it then
 */
export async function runTest(
	test: TestCase,
	compiled: CompiledTest | null,
	bench: TestBench,
): Promise<TestResult | null> {
	const world = bench.worlds.worldFor(test);
	const { clock } = world;
	const started = clock.monotonic();
	const program = bench.programOf(test.construct);
	let callsHere: () => Location[] = () => [];
	const traffic = bench.worlds.trafficFor(test, world, () => callsHere());
	const ports = {
		clock,
		random: world.random,
		files: world.files,
		store: world.store,
		limits: bench.limits,
		timeZone: world.timeZone,
		http: traffic.client,
		environment: bench.environment,
		declaredEnvironment: null,
		...(test.work.kind === "block" ? { test: test.name } : {}),
	};
	const aside = (over: Partial<RunPorts> = {}): Run =>
		new Run({ ...ports, redis: world.redis, signal: neverAborted, ...over });
	const resultOf = (failures: readonly TestFailure[], traces: Traces): TestResult => ({
		...identityOf(test),
		status: failures.length === 0 ? "passed" : "failed",
		skipped: null,
		failures,
		milliseconds: elapsed(started, clock.monotonic()),
		assertions: compiled?.claims.length ?? 1,
		logs: traces.logs,
		requests: traces.requests,
		warnings: traces.warnings,
	});
	const input = inputOf(test, compiled, aside(), program);
	if ("kind" in input) {
		await traffic.close({ passed: false });
		return resultOf([input], noTraces);
	}
	// What another test had to have ended, JavaScript that never stops, has to be made anew.
	await program.prepare();
	const { ending, traces } = await endOf(test, input.given, ports, world, bench, (calls) => {
		callsHere = calls;
	});
	if (bench.signal?.aborted || ("error" in ending && ending.error.code === cancelledCode)) {
		await traffic.close({ passed: false });
		return null;
	}
	const refused = refusedFailure(traffic.refused, test, bench);
	const judged =
		test.work.kind === "table"
			? judgeTable(test.work, ending)
			: judgeBlock(compiled as CompiledTest, ending, aside({ clock: clock.later() }), program, test.place.source);
	const failures = refused === null ? judged.map((each) => helped(each, ending, input.given, test, bench)) : [refused];
	const unrecorded = await traffic.close({ passed: failures.length === 0 }).then(
		() => [],
		(thrown) => [unrecordedFailure(thrown, test)],
	);
	return resultOf([...failures, ...unrecorded], traces);
}

/**
 * Calls the function under test.
 * @param onCall is told how to learn which calls are going on
 */
async function endOf(
	test: TestCase,
	given: XanoObject,
	ports: ExecutionSetup["ports"],
	world: TestWorld,
	{ project, catalogue, programOf, signal, interruptible, onStall }: TestBench,
	onCall: (callsHere: () => Location[]) => void,
): Promise<{ readonly ending: Ending; readonly traces: Traces }> {
	const setup: ExecutionSetup = {
		ports,
		redis: () => ({ command: world.redis.command, close: () => undefined }),
		project,
		catalogue,
		programOf,
		...(signal ? { signal } : {}),
		...(interruptible ? { interruptible: true } : {}),
		...(onStall ? { onStall } : {}),
	};
	try {
		const executed = await execute(setup, async (run, steps) => {
			onCall(() => steps.callsHere(run));
			return steps.call(test.construct, given, run);
		});
		return { ending: { value: executed.value }, traces: executed };
	} catch (thrown) {
		if (!(thrown instanceof RunError)) throw thrown;
		return { ending: { error: thrown }, traces: thrown };
	}
}

function unrecordedFailure(thrown: unknown, { place }: TestCase): TestFailure {
	if (!(thrown instanceof XanoError)) throw thrown;
	const { message, help } = thrown;
	return { kind: "request", message, code: null, place, comparison: null, frames: [], help };
}

function helped(
	failure: TestFailure,
	ending: Ending,
	given: XanoObject,
	test: TestCase,
	bench: TestBench,
): TestFailure {
	if (!("error" in ending)) return failure;
	const help = failure.help ?? (failure.kind === "error" ? refusedInputHelp(ending.error, given) : null);
	return withoutWhatIsMissing({ ...failure, help }, ending.error, test, bench);
}

const neverAborted = new AbortController().signal;
const noTraces: Traces = { logs: [], requests: [], warnings: [] };

/** What the function is given, or why that cannot be said. */
function inputOf(
	test: TestCase,
	compiled: CompiledTest | null,
	run: Run,
	program: Program,
): { readonly given: XanoObject } | TestFailure {
	const { work } = test;
	const written = work.kind === "block" ? attributeOf(work.node, "input")?.value : undefined;
	const place = { source: test.place.source, span: written ?? test.place.span };
	const failed = (message: string, code: string | null, help: string | null): TestFailure => ({
		kind: "setup",
		message,
		code,
		place,
		comparison: null,
		frames: [],
		help,
	});
	try {
		const value = work.kind === "table" ? work.input : (compiled as CompiledTest).input(run);
		if (isObject(value)) return { given: value };
		return failed(
			`the input of a test is an object, not ${describeKind(value)}`,
			null,
			"write `input = {name: value}`",
		);
	} catch (thrown) {
		const { message, page, help } = runError(thrown, program, null, noTraces);
		return failed(message, page, help);
	}
}

/** Only what identifies a test. */
export function identityOf({ kind, construct, name, file, place }: TestIdentity): TestIdentity {
	return { kind, construct, name, file, place };
}
