import type { Site, Trace, TracedVariable, TraceEvent } from "./trace.js";

/** Something that was done before a run failed. */
export interface Step {
	readonly event: number;
	readonly site: Site;
	/** Relative to the project. */
	readonly file: string;
}

/** How a run came to fail. */
export interface LastSteps {
	/** In the order in which they began; the last one failed. */
	readonly steps: readonly Step[];
	/** What the last one works with, as it was then. */
	readonly values: readonly TracedVariable[];
}

/**
 * The last things a run did before it failed, and the variables in the statement that failed.
 * @param count how many of them
 * @returns null for a run that went well, and where the statement that failed is not known
 */
export function lastSteps(trace: Trace, count: number): LastSteps | null {
	const { outcome, events } = trace;
	if (outcome.kind !== "failed" || outcome.event === null) return null;
	const steps: Step[] = [];
	for (let at = outcome.event; at >= 0 && steps.length < count; at--) {
		const step = stepAt(at, trace);
		if (step !== null) steps.unshift(step);
	}
	const last = steps.at(-1);
	if (last === undefined) return null;
	return { steps, values: valuesIn(last, events, trace) };
}

/** Calls are told by the statements that make them. */
function stepAt(at: number, { events, sites, functions, sources }: Trace): Step | null {
	const { kind, site } = events[at] as TraceEvent;
	const found = kind === "call" ? undefined : sites[site];
	const source = found && functions[found.function]?.source;
	if (found === undefined || source === null || source === undefined) return null;
	return { event: at, site: found, file: sources[source]?.path ?? "" };
}

/** Variables and inputs that are named in a statement, with what they were when it began. */
function valuesIn({ event, site }: Step, events: readonly TraceEvent[], trace: Trace): TracedVariable[] {
	const source = trace.functions[site.function]?.source;
	const text = typeof source === "number" ? (trace.sources[source]?.text.slice(site.start, site.end) ?? "") : "";
	const named = new Set(text.match(/\$(?:input\.)?[A-Za-z_]\w*/g) ?? []);
	const call = callOf(event, events);
	const known = new Map<string, TracedVariable>();
	const add = (variable: TracedVariable): void => {
		if (named.has(variable.name)) known.set(variable.name, variable);
	};
	for (const variable of events[call]?.inputs ?? []) add(variable);
	for (const variable of events[call]?.known ?? []) add(variable);
	for (let at = call + 1; at < event; at++) {
		const { changes } = events[at] as TraceEvent;
		if (changes === undefined || callOf(at, events) !== call) continue;
		for (const { name, after } of changes) add({ name, value: after });
	}
	return [...named].flatMap((name) => known.get(name) ?? []);
}

/** The call an event is part of; -1 for none. */
function callOf(event: number, events: readonly TraceEvent[]): number {
	let at = event;
	while (at >= 0 && events[at]?.kind !== "call") at = (events[at] as TraceEvent).parent;
	return at;
}
