import type { Trace } from "../../trace.js";
import { ancestorsOf, type EventTable } from "./event_table.js";

/** Whether there is anything to see within an event. */
export function isExpandable(table: EventTable, event: number): boolean {
	return table.behind[event]! > table.rank[event]! + 1 || table.passesNotKept[event]! > 0;
}

/**
 * The rows of the tree, from top to bottom. A negative one, `~event`, says how many passes of that loop have no event.
 * @param expanded by event: whether what is within it is shown
 */
export function treeRows(table: EventTable, expanded: Uint8Array): Int32Array {
	const rows = new Int32Array(table.count * 2);
	let length = 0;
	/** Loops that end with such a row, outermost first. */
	const open: number[] = [];
	for (let at = 0; at < table.count; ) {
		while (open.length > 0 && table.behind[open[open.length - 1]!]! <= at) rows[length++] = ~open.pop()!;
		const event = table.order[at]!;
		rows[length++] = event;
		if (expanded[event] === 0) {
			at = table.behind[event]!;
			continue;
		}
		if (table.passesNotKept[event]! > 0) open.push(event);
		at++;
	}
	while (open.length > 0) rows[length++] = ~open.pop()!;
	return rows.slice(0, length);
}

/** Events up to which all of the tree is shown at the beginning. */
const few = 400;

/** What is expanded at the beginning: all of a small run; of a large one its outermost calls and their statements. */
export function firstExpanded({ events }: Trace, table: EventTable): Uint8Array {
	const expanded = new Uint8Array(table.count);
	if (table.count <= few) return expanded.fill(1);
	for (let event = 0; event < table.count; event++)
		if (table.depth[event]! < 3 && events[event]!.kind === "call") expanded[event] = 1;
	return expanded;
}

/** Expands everything around an event. Says whether anything had to be. */
export function reveal(table: EventTable, expanded: Uint8Array, event: number): boolean {
	let changed = false;
	for (const outer of ancestorsOf(table, event)) {
		if (expanded[outer] === 1) continue;
		expanded[outer] = 1;
		changed = true;
	}
	return changed;
}
