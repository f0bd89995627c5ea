import { traceSchema } from "../../../src/tracing/schema.js";
import type { Trace, TraceEvent } from "../../../src/tracing/trace.js";

/** Milliseconds by which times may differ: they are rounded. */
const rounding = 0.002;

/** What of a trace is not as it has to be of every run; empty for a right one. */
export function violationsOf(trace: Trace): string[] {
	const { events, sites, functions, sources, requests, logs, totals, outcome } = trace;
	const found: string[] = [];
	const claim = (holds: boolean, what: string): void => {
		if (!holds) found.push(what);
	};
	const parsed = traceSchema.safeParse(JSON.parse(JSON.stringify(trace)));
	claim(parsed.success, `not of the schema: ${parsed.error?.message}`);
	for (const [at, event] of events.entries()) {
		const { parent, site, kind, requests: sent = [], logs: written = [] } = event;
		claim(parent >= -1 && parent < at, `event ${at} stands before what it is in`);
		claim(site >= -1 && site < sites.length, `event ${at} is of no statement`);
		claim((kind === "call") === (event.function !== undefined), `event ${at} is of a function, or not`);
		claim((kind === "pass") === (event.pass !== undefined), `event ${at} is a pass, or not`);
		if (event.function !== undefined) claim(event.function in functions, `event ${at} calls nothing`);
		const holder = events[parent];
		if (holder) claimTimes(at, event, holder, claim);
		if (kind === "pass") claim(holder?.kind === "statement" && holder.site === site, `pass ${at} is in no loop`);
		if (kind === "statement") {
			const call = callOf(parent, events);
			const isOwn = call === undefined || sites[site]?.function === call.function;
			// One that waited where no more was kept is shown in what has been kept around it.
			claim(isOwn || totals.withoutEvent > 0, `event ${at} is of another function`);
		}
		for (const each of sent) claim(requests[each]?.event === at, `request ${each} is not of event ${at}`);
		for (const each of written) claim(logs[each]?.event === at, `log ${each} is not of event ${at}`);
	}
	for (const [at, { event }] of requests.entries())
		claim(event === null || (events[event]?.requests ?? []).includes(at), `request ${at} is of no event`);
	for (const [at, { event }] of logs.entries())
		claim(event === null || (events[event]?.logs ?? []).includes(at), `log ${at} is of no event`);
	for (const [at, { source }] of functions.entries())
		claim(source === null || source in sources, `function ${at} is in no file`);
	claimCounts(trace, claim);
	if (outcome.kind === "failed" && outcome.event !== null) {
		claim(outcome.event < events.length, "it failed in no event");
		for (let at = outcome.event; at >= 0; at = events[at]?.parent ?? -1)
			claim(events[at]?.failed === true, `event ${at} is on the way of the error and did not fail`);
	}
	const kept = events.filter(({ kind }) => kind !== "pass").length;
	const without = totals.statements + totals.calls - kept;
	const isExact = !sites.some(({ name }) => name === "util.post_process");
	claim(isExact ? totals.withoutEvent === without : totals.withoutEvent >= without, "what has no event is miscounted");
	return found;
}

type Claim = (holds: boolean, what: string) => void;

function claimTimes(at: number, event: TraceEvent, holder: TraceEvent, claim: Claim): void {
	claim(event.start + rounding >= holder.start, `event ${at} begins before what it is in`);
	if (event.milliseconds === null || holder.milliseconds === null) return;
	const end = event.start + event.milliseconds;
	// What was started without waiting for it ends when it does.
	const isStarted = event.kind === "call";
	claim(isStarted || end <= holder.start + holder.milliseconds + rounding, `event ${at} ends after what it is in`);
}

/** No statement has more events than it has run, and no loop more passes. */
function claimCounts({ events, sites, functions, totals }: Trace, claim: Claim): void {
	const seen = sites.map(() => 0);
	const called = functions.map(() => 0);
	const passes = new Map<number, number>();
	for (const { kind, site, function: name, parent, pass } of events) {
		if (kind === "statement") seen[site] = (seen[site] ?? 0) + 1;
		// What is done after the run stands at the top as well.
		if (name !== undefined && parent >= 0) called[name] = (called[name] ?? 0) + 1;
		if (kind !== "pass") continue;
		const before = passes.get(parent) ?? -1;
		claim((pass ?? -1) > before, `passes of event ${parent} are out of order`);
		passes.set(parent, pass ?? -1);
	}
	for (const [at, { hits, title }] of sites.entries())
		claim((seen[at] ?? 0) <= hits, `${title} ran ${hits} times and has ${seen[at]} events`);
	for (const [at, { calls, name }] of functions.entries())
		claim((called[at] ?? 0) <= calls, `${name} was called ${calls} times and has ${called[at]} events`);
	for (const [at, last] of passes)
		claim((events[at]?.passes ?? 0) > last, `event ${at} made ${events[at]?.passes} passes and has number ${last}`);
	claim(totals.statements === sites.reduce((sum, { hits }) => sum + hits, 0), "statements are counted wrongly");
	claim(totals.calls === functions.reduce((sum, { calls }) => sum + calls, 0), "calls are counted wrongly");
}

/** The call an event is part of. */
export function callOf(from: number, events: readonly TraceEvent[]): TraceEvent | undefined {
	let at = from;
	while (at >= 0 && events[at]?.kind !== "call") at = (events[at] as TraceEvent).parent;
	return events[at];
}
