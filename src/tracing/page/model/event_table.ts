import type { Trace } from "../../trace.js";

/** The events of a trace as columns of numbers: quick to walk, and small next to the events themselves. */
export interface EventTable {
	readonly count: number;
	/** -1 for the outermost. */
	readonly parent: Int32Array;
	readonly depth: Int32Array;
	/** Events so that each is followed by all within it. Those of work done side by side may begin in another order. */
	readonly order: Int32Array;
	/** Where an event stands in `order`. */
	readonly rank: Int32Array;
	/** Rank behind the last event within an event. */
	readonly behind: Int32Array;
	readonly start: Float64Array;
	readonly end: Float64Array;
	/** Time that no event within it accounts for. */
	readonly self: Float64Array;
	/** The innermost call an event is in, itself if it is one; -1 outside of all. */
	readonly call: Int32Array;
	/** Events of single passes that a loop has. */
	readonly keptPasses: Int32Array;
	/** How many passes of a loop were counted, and have no event. */
	readonly passesNotKept: Int32Array;
	/** 1 for events that an error left. */
	readonly failed: Uint8Array;
	/** 1 for those of them within which none failed: there the error was raised. */
	readonly origin: Uint8Array;
	/** Milliseconds from the beginning to the end of all there is; never 0. */
	readonly length: number;
}

/** The least a run is shown to take, so that there is always something to divide by. */
const shortest = 0.001;

/** Works out the columns, in time linear in the number of events. */
export function tableOf({ events, milliseconds, requests, logs }: Trace): EventTable {
	const count = events.length;
	const column = (): Int32Array => new Int32Array(count);
	const [parent, depth, call, keptPasses, passesNotKept] = [column(), column(), column(), column(), column()];
	const [start, end] = [new Float64Array(count), new Float64Array(count)];
	const [failed, origin] = [new Uint8Array(count), new Uint8Array(count)];
	let length = Math.max(shortest, milliseconds);
	for (const request of requests) length = Math.max(length, request.start + request.milliseconds);
	for (const log of logs) length = Math.max(length, log.at);
	for (let index = 0; index < count; index++) {
		const event = events[index]!;
		const outer = event.parent < index ? event.parent : -1;
		parent[index] = outer;
		start[index] = event.start;
		end[index] = event.milliseconds === null ? Number.POSITIVE_INFINITY : event.start + event.milliseconds;
		depth[index] = outer < 0 ? 0 : depth[outer]! + 1;
		call[index] = event.kind === "call" ? index : outer < 0 ? -1 : call[outer]!;
		passesNotKept[index] = event.passes ?? 0;
		if (event.kind === "pass" && outer >= 0) keptPasses[outer]!++;
		if (event.failed) {
			failed[index] = origin[index] = 1;
			if (outer >= 0) origin[outer] = 0;
		}
		if (event.milliseconds !== null) length = Math.max(length, end[index]!);
	}
	for (let index = 0; index < count; index++) {
		if (end[index] === Number.POSITIVE_INFINITY) end[index] = length;
		passesNotKept[index] = Math.max(0, passesNotKept[index]! - keptPasses[index]!);
	}
	const self = selfTimes(parent, start, end);
	const own = { parent, depth, start, end, self, call, keptPasses, passesNotKept, failed, origin };
	return { count, length, ...own, ...inOrder(parent) };
}

/** The order from outside to inside. */
function inOrder(parent: Int32Array): Pick<EventTable, "order" | "rank" | "behind"> {
	const count = parent.length;
	const [order, rank, behind] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
	// How many events are within each, itself included; inner ones stand behind outer ones.
	const size = new Int32Array(count).fill(1);
	for (let event = count - 1; event >= 0; event--) {
		const outer = parent[event]!;
		if (outer >= 0) size[outer]! += size[event]!;
	}
	const free = new Int32Array(count);
	let freeOutside = 0;
	for (let event = 0; event < count; event++) {
		const outer = parent[event]!;
		const at = outer < 0 ? freeOutside : free[outer]!;
		if (outer < 0) freeOutside += size[event]!;
		else free[outer]! += size[event]!;
		rank[event] = at;
		order[at] = event;
		behind[event] = at + size[event]!;
		free[event] = at + 1;
	}
	return { order, rank, behind };
}

function selfTimes(parent: Int32Array, start: Float64Array, end: Float64Array): Float64Array {
	const self = new Float64Array(parent.length);
	// What is within an event may run side by side: time that is covered twice counts once.
	const covered = start.slice();
	for (let event = 0; event < parent.length; event++) {
		self[event]! += end[event]! - start[event]!;
		const outer = parent[event]!;
		if (outer < 0) continue;
		const from = Math.max(start[event]!, covered[outer]!);
		const to = Math.min(end[event]!, end[outer]!);
		if (to <= from) continue;
		self[outer]! -= to - from;
		covered[outer] = to;
	}
	for (let event = 0; event < self.length; event++) if (self[event]! < 0) self[event] = 0;
	return self;
}

/** Whether an event is within another one, or is it. */
export function isWithin(table: EventTable, event: number, outer: number): boolean {
	const at = table.rank[event]!;
	return at >= table.rank[outer]! && at < table.behind[outer]!;
}

/** The events around one, outermost first. */
export function ancestorsOf(table: EventTable, event: number): number[] {
	const found: number[] = [];
	for (let outer = table.parent[event]!; outer >= 0; outer = table.parent[outer]!) found.push(outer);
	return found.reverse();
}

/** Share of the run from which on the own time of an event is called slow. */
const slowShare = 0.1;

/** Whether an event took a tenth of the run or more by itself. */
export function isSlow(table: EventTable, event: number): boolean {
	return table.depth[event]! > 0 && table.self[event]! >= table.length * slowShare && table.self[event]! >= 1;
}
