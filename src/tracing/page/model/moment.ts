import type { Change, ShownValue, Trace, TracedVariable } from "../../trace.js";
import { ancestorsOf, type EventTable } from "./event_table.js";

/** A variable at a moment. */
export interface HeldVariable {
	readonly name: string;
	readonly value: ShownValue;
	/** The event that gave it this value; the call itself for what it was given. */
	readonly setBy: number;
}

/** What is known right after an event, within the call it is in. */
export interface Moment {
	/** -1 outside of all calls. */
	readonly call: number;
	readonly inputs: readonly TracedVariable[];
	/** In the order in which they were first set. */
	readonly variables: readonly HeldVariable[];
	/** By line of the function's file: the last changes made there. */
	readonly lines: ReadonlyMap<number, readonly Change[]>;
	/** By line: the pass that a loop around the event is in, counted from 1. */
	readonly passes: ReadonlyMap<number, { readonly pass: number; readonly of: number | null }>;
}

/**
 * The moment after an event: of a loop or a branch, after all within it. What happened in other calls is not part of it.
 */
export function momentAfter(trace: Trace, table: EventTable, event: number): Moment {
	const call = table.call[event] ?? -1;
	const variables = new Map<string, HeldVariable>();
	const lines = new Map<number, Map<string, Change>>();
	const apply = (by: number): void => {
		const { changes = [], site } = trace.events[by]!;
		const line = trace.sites[site]?.line;
		for (const change of changes) {
			variables.set(change.name, { name: change.name, value: change.after, setBy: by });
			if (line === undefined) continue;
			const there = lines.get(line) ?? new Map<string, Change>();
			lines.set(line, there.set(change.name, change));
		}
	};
	forEachBefore(trace, table, call, event, apply);
	return {
		call,
		inputs: call < 0 ? [] : (trace.events[call]!.inputs ?? []),
		variables: [...variables.values()],
		lines: new Map([...lines].map(([line, changes]) => [line, [...changes.values()]])),
		passes: passesAround(trace, table, event, call),
	};
}

/**
 * Visits the events of a call in the order in which they changed variables, up to and including an event. A pass sets the
 * variables of its loop when it begins; all other events change something when they end.
 */
function forEachBefore(
	{ events }: Trace,
	table: EventTable,
	call: number,
	event: number,
	visit: (event: number) => void,
): void {
	const { order, rank, behind } = table;
	const open: number[] = [];
	const last = behind[event]!;
	let at = call < 0 ? rank[event]! : rank[call]! + 1;
	for (;;) {
		while (open.length > 0 && behind[open.at(-1)!]! <= at) visit(open.pop()!);
		if (at >= last) return;
		const here = order[at]!;
		if (events[here]!.kind === "call" && here !== call) {
			at = behind[here]!;
			continue;
		}
		if (events[here]!.kind === "pass") visit(here);
		else open.push(here);
		at++;
	}
}

function passesAround(
	{ events, sites }: Trace,
	table: EventTable,
	event: number,
	call: number,
): Map<number, { readonly pass: number; readonly of: number | null }> {
	const found = new Map<number, { readonly pass: number; readonly of: number | null }>();
	for (const outer of [...ancestorsOf(table, event), event]) {
		const { kind, site, pass, parent } = events[outer]!;
		const line = sites[site]?.line;
		if (kind !== "pass" || table.call[outer] !== call || line === undefined || pass === undefined) continue;
		found.set(line, { pass: pass + 1, of: events[parent]?.passes ?? null });
	}
	return found;
}
