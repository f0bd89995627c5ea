import type { Catalogue } from "../catalogue/catalogue.js";
import { evaluateText } from "../compile/evaluate.js";
import type { Program } from "../compile/program.js";
import { countingClient } from "../host/counting.js";
import type { ClosableRedis } from "../host/ports.js";
import type { Turns } from "../host/turns.js";
import type { Project } from "../project/project.js";
import { startCancellation } from "../runtime/cancellation.js";
import { type LogEntry, Run, type RunPorts } from "../runtime/run.js";
import { StopSignal } from "../runtime/signals.js";
import { toJavaScript } from "../values/interop.js";
import type { Value } from "../values/kinds.js";
import { type LocatedLog, runError, type Traces } from "./errors.js";
import type { RunOptions } from "./options.js";
import { Steps } from "./steps.js";

/** What one run needs beside the functions that are called. */
export interface ExecutionSetup extends Pick<RunOptions, "signal" | "onLog" | "onStall" | "interruptible"> {
	readonly ports: Omit<
		RunPorts,
		"redis" | "signal" | "isCancelled" | "interruptible" | "onLog" | "onStall" | "evaluate" | "placeHere"
	>;
	/** @param signal cancels the run */
	readonly redis: (signal: () => AbortSignal) => ClosableRedis;
	/** Whose requests wait for each other; left out, none do. */
	readonly turns?: Turns;
	readonly project: Project;
	readonly catalogue: Catalogue;
	/** @param name one that is called */
	readonly programOf: (name: string) => Program;
}

/** A run that went well. */
export interface Executed extends Traces {
	readonly value: Value;
	readonly run: Run;
}

/**
 * One run from its first statement to the last thing it left to do.
 * @param work calls what the run consists of; its value is that of the run
 * @throws RunError when the program failed or was ended
 */
export async function execute(
	setup: ExecutionSetup,
	work: (run: Run, steps: Steps) => Promise<Value>,
): Promise<Executed> {
	const { ports, project, catalogue, programOf } = setup;
	const { client, records } = countingClient(ports.http, ports.clock);
	const cancellation = startCancellation(setup.signal, ports.limits.milliseconds, ports.clock);
	const redis = setup.redis(() => cancellation.signal);
	const logs: LocatedLog[] = [];
	const steps = new Steps(programOf, project, setup);
	const run: Run = new Run({
		...ports,
		http: setup.turns?.through(client) ?? client,
		redis,
		get signal() {
			return cancellation.signal;
		},
		isCancelled: () => cancellation.isCancelled,
		...(setup.interruptible ? { interruptible: true as const } : {}),
		onStall: (isStalled) => {
			// Taking signal handlers away would take away what ends such code.
			if (!steps.isInterruptible) setup.onStall?.(isStalled);
		},
		onLog: (entry) => {
			const log = locatedLog(entry, steps.program);
			logs.push(log);
			setup.onLog?.(log);
		},
		evaluate: (text, scope, within) => evaluateText(text, scope, within, catalogue),
		placeHere: () => steps.placeHere(run),
	});
	const traces = (): Traces => ({ logs, requests: records, warnings: [...run.warnings.values()] });
	try {
		const value = await untilStopped(() => work(run, steps));
		await untilStopped(async () => {
			await run.jobs.settle(({ message }) => run.warn("failed-start", `A call nobody waited for failed: ${message}`));
			return null;
		});
		for (const later of run.afterwards) await untilStopped(async () => later());
		return { value, run, ...traces() };
	} catch (thrown) {
		// What was started and is still going on has nobody to answer to.
		if (!run.jobs.isEmpty) cancellation.cancel();
		throw runError(thrown, steps.program, steps.placeOf(thrown, run), traces());
	} finally {
		cancellation.end();
		redis.close();
	}
}

/** The value of some work, or the one a `debug.stop` in it ended it with. */
async function untilStopped(work: () => Promise<Value>): Promise<Value> {
	try {
		return await work();
	} catch (thrown) {
		if (thrown instanceof StopSignal) return thrown.value;
		throw thrown;
	}
}

function locatedLog(entry: LogEntry, program: Program | null): LocatedLog {
	const place = program?.placeOf(entry.unit, entry.offset) ?? null;
	const value = toJavaScript(entry.value);
	if (place === null) return { value, file: "", line: 0 };
	return { value, file: place.source.name, line: place.source.lineAndColumn(place.span.start).line };
}
