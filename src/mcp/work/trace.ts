import { createTraceRecorder, type Trace, type TraceEvent } from "../../index.js";
import type { Answer, World } from "../call.js";
import type { TraceInput, TraceOutput } from "../tools/trace.js";
import { cut } from "./bounds.js";
import { counted } from "./counted.js";
import { answerOfRun } from "./run.js";
import { openRun } from "./run_setup.js";

type Shape = NonNullable<TraceOutput["trace"]>;
type Step = Shape["steps"][number];
type ShownValue = NonNullable<TraceEvent["result"]>;

/** Values are there to be recognised. */
const longestValue = 300;
const mostVariables = 40;
const mostHot = 5;
const mostModels = 20;

/** Runs a job or a function, and says what happened in it. */
export async function trace(input: TraceInput, world: World): Promise<Answer> {
	const setup = await openRun(input, world);
	const { redaction } = setup;
	const recorder = createTraceRecorder({ writtenBy: "xano mcp", secrets: () => redaction.all() });
	try {
		const { structured, text } = await answerOfRun(input, setup, recorder);
		if (!recorder.hasEnded) return { structured: { ...structured, trace: null } satisfies TraceOutput, text };
		const shape = redaction.data(shapeOf(recorder.trace(), input.steps));
		return {
			structured: { ...structured, trace: shape } satisfies TraceOutput,
			text: cut(`${text}\n\n${textOf(shape)}`),
		};
	} finally {
		await setup.close();
	}
}

function shapeOf(trace: Trace, most: number): Shape {
	const { events, outcome, totals, requests } = trace;
	const failing = outcome.kind === "failed" ? outcome.event : null;
	// What began after the statement that failed has happened in calls that nobody waited for.
	const end = failing ?? events.length - 1;
	const places = new Places(trace);
	const steps: Step[] = [];
	for (let at = Math.max(0, end + 1 - most); at <= end; at++) steps.push(stepOf(trace, at, places));
	return {
		steps,
		variables: variablesAt(trace, end),
		hottest: trace.sites
			.map((site, at) => ({ ...places.of(at), title: site.title, hits: site.hits }))
			.filter(({ hits }) => hits > 1)
			.sort((a, b) => b.hits - a.hits)
			.slice(0, mostHot),
		models: requests
			.flatMap(({ model }) => model ?? [])
			.slice(0, mostModels)
			.map(({ requested, promptTokens, completionTokens, cost }) => ({
				requested,
				promptTokens,
				completionTokens,
				cost,
			})),
		totals: { statements: totals.statements, calls: totals.calls, requests: totals.requests },
	};
}

/** Where statements stand. */
class Places {
	constructor(private readonly trace: Trace) {}

	of(site: number): Pick<Step, "function" | "file" | "line"> {
		const found = this.trace.sites[site];
		return this.inFunction(found?.function, found?.line);
	}

	inFunction(index: number | undefined, line?: number): Pick<Step, "function" | "file" | "line"> {
		const called = index === undefined ? undefined : this.trace.functions[index];
		const source = called?.source == null ? undefined : this.trace.sources[called.source];
		return {
			function: called?.name ?? "",
			file: source?.path ?? null,
			line: line ?? called?.line ?? 1,
		};
	}
}

function stepOf(trace: Trace, at: number, places: Places): Step {
	const event = trace.events[at] as TraceEvent;
	const { kind, site, pass, branch, passes, inputs, result, changes, failed } = event;
	const called = event.function === undefined ? null : (trace.functions[event.function]?.name ?? null);
	return {
		...(site < 0 ? places.inFunction(event.function) : places.of(site)),
		kind,
		title: kind === "call" ? `call of ${called ?? "a function"}` : (trace.sites[site]?.title ?? ""),
		depth: depthOf(trace, at),
		...(pass === undefined ? {} : { pass }),
		...(branch === undefined ? {} : { branch }),
		...(passes === undefined ? {} : { passes }),
		...(inputs === undefined ? {} : { inputs: inputs.map(({ name, value }) => ({ name, value: shown(value) })) }),
		...(result === undefined ? {} : { result: shown(result) }),
		...(changes === undefined
			? {}
			: {
					changes: changes.map(({ name, before, after }) => ({
						name,
						before: before === null ? null : shown(before),
						after: shown(after),
					})),
				}),
		failed: failed === true,
	};
}

function depthOf({ events }: Trace, at: number): number {
	let depth = 0;
	for (let parent = events[at]?.parent ?? -1; parent >= 0; parent = events[parent]?.parent ?? -1) depth++;
	return depth;
}

/** What is known of the variables of the innermost call at a moment. */
function variablesAt(trace: Trace, moment: number): Shape["variables"] {
	const { events } = trace;
	const call = callOf(events, moment);
	const values = new Map<string, string>();
	for (const { name, value } of events[call]?.inputs ?? trace.input) values.set(name, shown(value));
	for (let at = Math.max(0, call); at <= moment; at++) {
		const { changes } = events[at] as TraceEvent;
		if (changes === undefined || callOf(events, at) !== call) continue;
		for (const { name, after } of changes) values.set(name, shown(after));
	}
	return [...values].map(([name, value]) => ({ name, value })).slice(-mostVariables);
}

/** The call an event happened in, or is; -1 for none. */
function callOf(events: readonly TraceEvent[], event: number): number {
	let at = event;
	while (at >= 0 && events[at]?.kind !== "call") at = events[at]?.parent ?? -1;
	return at;
}

function shown({ text }: ShownValue): string {
	return cut(text, longestValue);
}

function textOf({ steps, variables, hottest, models, totals }: Shape): string {
	const outermost = Math.min(...steps.map(({ depth }) => depth));
	const lines = [`The last steps, of ${counted(totals.statements, "statement")} in ${counted(totals.calls, "call")}:`];
	for (const { kind, title, file, line, depth, pass, branch, inputs, result, changes, failed } of steps) {
		const about = [
			...(branch === undefined ? [] : [branch]),
			...(inputs ?? []).map(({ name, value }) => `${name} = ${value}`),
			...(changes ?? []).map(
				({ name, before, after }) => `${name} = ${after}${before === null ? "" : ` (was ${before})`}`,
			),
			...(result === undefined ? [] : [`gives ${result}`]),
			...(failed ? ["FAILED"] : []),
		];
		const name = kind === "pass" ? `pass ${pass}` : title;
		const place = file === null || kind === "pass" ? "" : `${file}:${line} `;
		lines.push(
			`${"  ".repeat(1 + depth - outermost)}${place}${name}${about.length === 0 ? "" : `: ${about.join(", ")}`}`,
		);
	}
	const parts = [lines.join("\n")];
	if (variables.length > 0)
		parts.push(["Variables at that moment:", ...variables.map(({ name, value }) => `  ${name} = ${value}`)].join("\n"));
	if (hottest.length > 0)
		parts.push(
			[
				"Ran most often:",
				...hottest.map(({ hits, title, file, line }) => `  ${hits} times ${file}:${line} ${title}`),
			].join("\n"),
		);
	if (models.length > 0)
		parts.push(
			[
				"Models:",
				...models.map((each) => `  ${each.requested}: ${each.promptTokens} + ${each.completionTokens} tokens`),
			].join("\n"),
		);
	return parts.join("\n\n");
}
