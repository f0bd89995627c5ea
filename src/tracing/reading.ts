import type { Site, Trace, TraceEvent } from "./trace.js";

/** What several views of a trace ask of it; made once, in one walk over the events. */
export interface TraceReading {
	readonly trace: Trace;
	/** The event after this one within the same parent, and the one before; -1 for none. */
	readonly next: Int32Array;
	readonly previous: Int32Array;
	/** The first event within this one, and the last; -1 for none. */
	readonly first: Int32Array;
	readonly last: Int32Array;
	/** The outermost events. */
	readonly roots: readonly number[];
	/** How long each took, in milliseconds; until the end of the run where it had not ended. */
	readonly durations: Float64Array;
	/** The same without what the events within it took. */
	readonly own: Float64Array;
	/** The events that the error which ended the run went through, outermost first. */
	readonly failing: readonly number[];
}

/** Puts the events of a trace into relation to each other. */
export function readTrace(trace: Trace): TraceReading {
	const { events } = trace;
	const none = (): Int32Array => new Int32Array(events.length).fill(-1);
	const [next, previous, first, last] = [none(), none(), none(), none()];
	const durations = Float64Array.from(events, ({ start, milliseconds }) =>
		Math.max(0, milliseconds ?? trace.milliseconds - start),
	);
	const own = durations.slice();
	const roots: number[] = [];
	events.forEach(({ parent }, at) => {
		const sibling = parent < 0 ? (roots.at(-1) ?? -1) : (last[parent] as number);
		previous[at] = sibling;
		if (sibling >= 0) next[sibling] = at;
		else if (parent >= 0) first[parent] = at;
		if (parent < 0) {
			roots.push(at);
			return;
		}
		last[parent] = at;
		// What waits side by side takes longer in sum than what waits for it.
		own[parent] = Math.max(0, (own[parent] as number) - (durations[at] as number));
	});
	return { trace, next, previous, first, last, roots, durations, own, failing: failingPath(trace) };
}

function failingPath({ events, outcome }: Trace): number[] {
	if (outcome.kind !== "failed") return [];
	const path: number[] = [];
	for (let at = outcome.event ?? lastFailed(events); at >= 0; at = events[at]?.parent ?? -1) path.push(at);
	return path.reverse();
}

/** Where it is not known in which event the error was raised: the last one that it left, with all around it. */
function lastFailed(events: readonly TraceEvent[]): number {
	const wasLeft = new Uint8Array(events.length);
	let found = -1;
	events.forEach(({ failed, parent }, at) => {
		if (failed !== true || (parent >= 0 && wasLeft[parent] === 0)) return;
		wasLeft[at] = 1;
		found = at;
	});
	return found;
}

/** What all events of one statement, or of one function outside its statements, took by themselves. */
export interface OwnTime {
	/** Null for a function. */
	readonly site: Site | null;
	/** Index in `functions`: the called one, or the one the statement stands in. */
	readonly function: number;
	readonly milliseconds: number;
	/** Of them, those that a request was under way. */
	readonly waiting: number;
	/** How many events there were. */
	readonly times: number;
}

/** Statements and functions by the time they took themselves, the slowest first; those that took none are left out. */
export function ownTimes({ trace, own }: TraceReading): OwnTime[] {
	const { events, functions, requests, sites } = trace;
	const bySite = sites.map(({ function: of }, site) => ({ ...nothing, site: sites[site] as Site, function: of }));
	const byFunction = functions.map((_, of) => ({ ...nothing, function: of }));
	events.forEach((event, at) => {
		const found = event.kind === "call" ? byFunction[event.function ?? -1] : bySite[event.site];
		if (!found) return;
		found.milliseconds += own[at] as number;
		if (event.kind !== "pass") found.times++;
		for (const request of event.requests ?? []) found.waiting += requests[request]?.milliseconds ?? 0;
	});
	return [...bySite, ...byFunction]
		.filter(({ milliseconds }) => milliseconds > 0)
		.map((found) => ({ ...found, waiting: Math.min(found.waiting, found.milliseconds) }))
		.sort((a, b) => b.milliseconds - a.milliseconds);
}

const nothing = { site: null as Site | null, milliseconds: 0, waiting: 0, times: 0 };

/** Where a statement, or the declaration of a function, stands: `function/ask.xs:7`; null for a built-in function. */
export function placeOf(trace: Trace, { site, function: of }: Pick<OwnTime, "site" | "function">): string | null {
	const found = trace.functions[of];
	const source = trace.sources[found?.source ?? -1];
	return source === undefined ? null : `${source.path}:${site?.line ?? found?.line ?? 1}`;
}
