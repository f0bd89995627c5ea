import type { Engine, EngineOptions, RunOptions } from "../../../src/index.js";
import { RunError, SetupError } from "../../../src/index.js";
import { type RecorderOptions, TraceRecorder } from "../../../src/tracing/recording/recorder.js";
import type { Trace, TraceEvent } from "../../../src/tracing/trace.js";
import { engineOf } from "../../engine/support.js";

export interface Traced {
	readonly trace: Trace;
	readonly error: RunError | null;
}

/** Runs a text and keeps what happens in it. */
export async function record(
	text: string,
	run: RunOptions = { function: "main" },
	options: Partial<RecorderOptions> = {},
	engineOptions: Omit<EngineOptions, "project"> = {},
): Promise<Traced> {
	const engine: Engine = engineOf(text, engineOptions);
	const tracer = new TraceRecorder({ writtenBy: "test", ...options });
	let error: RunError | null = null;
	try {
		await engine.run({ ...run, tracer });
	} catch (thrown) {
		if (thrown instanceof SetupError) throw new Error(thrown.diagnostics.map(({ message }) => message).join("\n"));
		if (!(thrown instanceof RunError)) throw thrown;
		error = thrown;
	}
	return { trace: tracer.trace(), error };
}

/** The events as lines, each below what it is in, without times. */
export function outline(trace: Trace): string[] {
	const depths: number[] = [];
	return trace.events.map((event, at) => {
		depths[at] = event.parent < 0 ? 0 : (depths[event.parent] as number) + 1;
		return `${"  ".repeat(depths[at] as number)}${lineOf(event, trace)}`;
	});
}

function lineOf(event: TraceEvent, { sites, functions, requests, logs }: Trace): string {
	const { kind, site, changes = [], inputs = [], result, branch, passes, failed } = event;
	const title = sites[site]?.title ?? "";
	const given = inputs.map(({ name, value }) => `${name.slice("$input.".length)}=${value.text}`).join(", ");
	const what = {
		call: `${functions[event.function ?? -1]?.name}(${given})`,
		statement: title,
		pass: `pass ${event.pass}`,
	}[kind];
	return [
		failed ? `✗ ${what}` : what,
		...(branch === undefined ? [] : [`→ ${branch}`]),
		...(passes === undefined ? [] : [`· ${passes} passes`]),
		...changes.map(({ name, before, after }) => `${name}: ${before?.text ?? "-"} → ${after.text}`),
		...(result === undefined ? [] : [`= ${result.text}`]),
		...(event.requests ?? []).map((each) => `[${requests[each]?.method} ${requests[each]?.url}]`),
		...(event.logs ?? []).map((each) => `[log ${logs[each]?.value.text}]`),
	].join(" ");
}
