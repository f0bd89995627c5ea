import type { TraceReading } from "../reading.js";
import type { TraceEvent } from "../trace.js";

/** Of a way of the error that is longer than both together only the beginning and the end are shown. */
const shownWay = { first: 60, last: 140 } as const;

/**
 * The events as they are shown: a statement that does nothing but call a function and the call are one node. Nodes are
 * named by the index of their event.
 */
export interface View {
	readonly reading: TraceReading;
	/** All nodes in the order in which they began. */
	readonly nodes: readonly number[];
	/** The node around, the first within, those beside; -1 for none. */
	readonly parent: Int32Array;
	readonly first: Int32Array;
	readonly next: Int32Array;
	readonly previous: Int32Array;
	/** The nodes on the way of the error that ended the run, outermost first. */
	readonly way: readonly number[];
	isOnWay(node: number): boolean;
	/** How many nodes of the way are left out between the node and the one around it. */
	elidedBefore(node: number): number;
	/** The call of a node: the node itself, or the only thing its statement does; null for all others. */
	callOf(node: number): TraceEvent | null;
	/** Indices of the requests, and of the logs, that belong to a node itself. */
	requestsOf(node: number): readonly number[];
	logsOf(node: number): readonly number[];
	/** How many passes, with events or without, a loop made between this pass and the shown ones beside it. */
	gapBefore(node: number): number;
	gapAfter(node: number): number;
}

export function viewOf(reading: TraceReading): View {
	const { events } = reading.trace;
	const { length } = events;
	const call = new Int32Array(length).fill(-1);
	const isMerged = new Uint8Array(length);
	const parent = Int32Array.from(events, ({ parent: around }) => around);
	const [first, next, previous] = [reading.first.slice(), reading.next.slice(), reading.previous.slice()];
	events.forEach(({ kind }, at) => {
		const only = reading.first[at] as number;
		if (kind === "call") call[at] = at;
		if (kind !== "statement" || only < 0 || only !== reading.last[at] || events[only]?.kind !== "call") return;
		call[at] = only;
		isMerged[only] = 1;
		first[at] = reading.first[only] as number;
		for (let child = first[at] as number; child >= 0; child = next[child] as number) parent[child] = at;
	});
	const whole = reading.failing.filter((event) => isMerged[event] === 0);
	const elided = Math.max(0, whole.length - shownWay.first - shownWay.last);
	const way = elided === 0 ? whole : [...whole.slice(0, shownWay.first), ...whole.slice(-shownWay.last)];
	const [before, after] = [way[shownWay.first - 1] ?? -1, elided === 0 ? -1 : (way[shownWay.first] ?? -1)];
	if (after >= 0) {
		parent[after] = before;
		first[before] = after;
		next[after] = previous[after] = -1;
	}
	const onWay = new Set(way);
	const gathered = (node: number, of: (event: TraceEvent) => readonly number[] | undefined): readonly number[] => {
		const event = events[node] as TraceEvent;
		const within = call[node] as number;
		const own = of(event) ?? [];
		return within < 0 || within === node ? own : [...own, ...(of(events[within] as TraceEvent) ?? [])];
	};
	return {
		reading,
		nodes: nodesOf(reading.roots, first, next, parent),
		parent,
		first,
		next,
		previous,
		way,
		isOnWay: (node) => onWay.has(node),
		elidedBefore: (node) => (node === after ? elided : 0),
		callOf: (node) => events[call[node] as number] ?? null,
		requestsOf: (node) => gathered(node, ({ requests }) => requests),
		logsOf: (node) => gathered(node, ({ logs }) => logs),
		gapBefore: (node) => {
			const pass = events[node]?.pass ?? 0;
			return pass - 1 - (events[previous[node] as number]?.pass ?? -1);
		},
		gapAfter: (node) => {
			const pass = events[node]?.pass;
			if (pass === undefined) return 0;
			const following = events[next[node] as number]?.pass ?? events[parent[node] as number]?.passes ?? pass + 1;
			return following - pass - 1;
		},
	};
}

/** What can be reached from the roots, each before what is within it. */
function nodesOf(roots: readonly number[], first: Int32Array, next: Int32Array, parent: Int32Array): number[] {
	const found: number[] = [];
	for (const root of roots) {
		let at = root;
		while (at >= 0) {
			found.push(at);
			if ((first[at] as number) >= 0) {
				at = first[at] as number;
				continue;
			}
			while (at !== root && (next[at] as number) < 0) at = parent[at] as number;
			at = at === root ? -1 : (next[at] as number);
		}
	}
	return found;
}
