import type { Trace } from "../../trace.js";
import { firstThat } from "./binary.js";
import type { EventTable } from "./event_table.js";

/** What stands beside each other in one row of the timeline, in the order of time; nothing in it overlaps. */
export interface FlameRow {
	/** What the row is of: indices of events, or of requests. */
	readonly items: Int32Array;
	readonly start: Float64Array;
	readonly end: Float64Array;
	/** How many of the items before each index failed. */
	readonly failedBefore: Int32Array;
}

/** Something to draw: one item, or several that are too short to be told apart. */
export interface Box {
	/** The item, or the first of several. */
	readonly item: number;
	readonly count: number;
	readonly from: number;
	readonly to: number;
	readonly failed: boolean;
}

/** How much two times may overlap without having been at once: what rounding them leaves. */
const rounding = 0.005;

/** Rows of a timeline while they are filled. */
class Rows {
	private readonly rows: { items: number[]; end: number }[] = [];

	/** Puts an item into the first row, from `lowest` on, in which there is room for it; says which. */
	place(item: number, start: number, end: number, lowest: number): number {
		let at = lowest;
		while (at < this.rows.length && this.rows[at]!.end > start + rounding) at++;
		while (this.rows.length <= at) this.rows.push({ items: [], end: Number.NEGATIVE_INFINITY });
		const row = this.rows[at]!;
		row.items.push(item);
		row.end = Math.max(row.end, end);
		return at;
	}

	done(start: (item: number) => number, end: (item: number) => number, failed: (item: number) => boolean): FlameRow[] {
		return this.rows.map(({ items }) => {
			const failedBefore = new Int32Array(items.length + 1);
			items.forEach((item, index) => {
				failedBefore[index + 1] = failedBefore[index]! + (failed(item) ? 1 : 0);
			});
			return {
				items: Int32Array.from(items),
				start: Float64Array.from(items, start),
				end: Float64Array.from(items, end),
				failedBefore,
			};
		});
	}
}

/** The events as rows, what is within an event below it; work done side by side gets rows of its own. */
export function flameOf(table: EventTable): { readonly rows: FlameRow[]; readonly rowOf: Int32Array } {
	const rows = new Rows();
	const rowOf = new Int32Array(table.count);
	for (let event = 0; event < table.count; event++) {
		const outer = table.parent[event]!;
		rowOf[event] = rows.place(event, table.start[event]!, table.end[event]!, outer < 0 ? 0 : rowOf[outer]! + 1);
	}
	return {
		rows: rows.done(
			(event) => table.start[event]!,
			(event) => table.end[event]!,
			(event) => table.failed[event] === 1,
		),
		rowOf,
	};
}

/** Whether a request went wrong: without an answer, or with one that says so. */
export function hasFailed({
	failure,
	status,
}: {
	readonly failure: string | null;
	readonly status: number | null;
}): boolean {
	return failure !== null || status === null || status >= 400;
}

/** The requests as rows. */
export function requestRows({ requests }: Trace): FlameRow[] {
	const rows = new Rows();
	const end = (index: number): number => requests[index]!.start + requests[index]!.milliseconds;
	const inTime = requests.map((_, index) => index).sort((one, other) => requests[one]!.start - requests[other]!.start);
	for (const index of inTime) rows.place(index, requests[index]!.start, end(index), 0);
	return rows.done(
		(index) => requests[index]!.start,
		end,
		(index) => hasFailed(requests[index]!),
	);
}

/**
 * What there is to draw of a row between two times. What is shorter than a pixel is drawn together with what follows, so
 * the work grows with the pixels and not with the items.
 * @param pixel milliseconds a pixel stands for
 */
export function boxesOf(row: FlameRow, from: number, to: number, pixel: number): Box[] {
	const boxes: Box[] = [];
	const { items, start, end, failedBefore } = row;
	let at = firstThat((index) => end[index]! >= from, 0, items.length);
	while (at < items.length && start[at]! <= to) {
		let next = at + 1;
		if (end[at]! - start[at]! < pixel) {
			const edge = start[at]! + 2 * pixel;
			next = firstThat((index) => start[index]! >= edge, at + 1, items.length);
			// Only the last of them can reach beyond the edge; it is wide enough to stand alone.
			if (next - 1 > at && end[next - 1]! - start[next - 1]! >= pixel) next--;
		}
		const failed = failedBefore[next]! > failedBefore[at]!;
		boxes.push({ item: items[at]!, count: next - at, from: start[at]!, to: end[next - 1]!, failed });
		at = next;
	}
	return boxes;
}

/** The item of a row at a time, or the nearest one within `reach`; -1 when there is none. */
export function itemAt(row: FlameRow, time: number, reach: number): number {
	const { items, start, end } = row;
	const at = firstThat((index) => end[index]! >= time, 0, items.length);
	const distance = (index: number): number => Math.max(start[index]! - time, time - end[index]!, 0);
	const near = [at - 1, at].filter((index) => index >= 0 && index < items.length && distance(index) <= reach);
	near.sort((one, other) => distance(one) - distance(other));
	return near.length === 0 ? -1 : items[near[0]!]!;
}
