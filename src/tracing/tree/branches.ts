import { counted } from "../../diagnostics/counted.js";
import type { TracedLog, TracedRequest } from "../trace.js";
import { time } from "../words.js";
import type { Segment } from "./fitting.js";
import { logSegments, nodeSegments, requestSegments } from "./segments.js";
import { linesOf, shownPerNode } from "./selection.js";
import type { View } from "./view.js";

/** A line of the tree before it is laid out. */
export interface TreeLine {
	/** For every level whether something follows on it; the innermost is that of the line. */
	readonly levels: readonly boolean[];
	/** Null where no time is told. */
	readonly milliseconds: number | null;
	readonly segments: readonly Segment[];
}

/** What stands within a node, in the order of time. */
interface Part {
	readonly start: number;
	readonly milliseconds: number | null;
	readonly segments: readonly Segment[];
	/** Whose parts stand within this one. */
	readonly node?: number;
}

/** The lines of the nodes that are shown, and one for every row of those that are not. */
export function treeLines(view: View, shown: Uint8Array): TreeLine[] {
	const lines: TreeLine[] = [];
	const write = (parts: readonly Part[], around: readonly boolean[]): void => {
		parts.forEach(({ milliseconds, segments, node }, at) => {
			const levels = [...around, at < parts.length - 1];
			lines.push({ levels, milliseconds, segments });
			if (node !== undefined) write(partsWithin(view, shown, node), levels);
		});
	};
	const { requests, logs } = view.reading.trace;
	write(
		[
			...partsOf(view, shown, view.reading.roots[0] ?? -1),
			...requestParts(requests.filter(({ event }) => event === null)),
			...logParts(logs.filter(({ event }) => event === null)),
		].sort((a, b) => a.start - b.start),
		[],
	);
	return lines;
}

/** The lines of requests and logs that are known of no event: they are in no node, and always shown. */
export function linesOutside({ reading: { trace } }: View): number {
	const listed = (items: readonly { readonly event: number | null }[]): number =>
		Math.min(items.filter(({ event }) => event === null).length, shownPerNode + 1);
	return listed(trace.requests) + listed(trace.logs);
}

function requestParts(sent: readonly TracedRequest[]): Part[] {
	return [
		...sent.slice(0, shownPerNode).map((request) => ({
			start: request.start,
			milliseconds: request.milliseconds,
			segments: requestSegments(request),
		})),
		...rest(sent.length, "more request", sent[shownPerNode]?.start),
	];
}

function logParts(written: readonly TracedLog[]): Part[] {
	return [
		...written.slice(0, shownPerNode).map(({ at, value }) => line(at, logSegments(value))),
		...rest(written.length, "more log", written[shownPerNode]?.at),
	];
}

function partsWithin(view: View, shown: Uint8Array, node: number): Part[] {
	const { requests, logs, outcome } = view.reading.trace;
	const sent = view.requestsOf(node).flatMap((index) => requests[index] ?? []);
	const written = view.logsOf(node).flatMap((index) => logs[index] ?? []);
	const parts = [...partsOf(view, shown, view.first[node] as number), ...requestParts(sent), ...logParts(written)].sort(
		(a, b) => a.start - b.start,
	);
	if (view.way.at(-1) !== node || outcome.kind !== "failed") return parts;
	const error: Segment[] = [
		{ text: `✗ ${outcome.code}: `, style: "error" },
		{ text: outcome.message, style: "strong", shortens: "end" },
	];
	return [...parts, line(Number.POSITIVE_INFINITY, error)];
}

function rest(count: number, noun: string, start = 0): Part[] {
	return count <= shownPerNode ? [] : [fold(start, counted(count - shownPerNode, noun))];
}

function line(start: number, segments: readonly Segment[]): Part {
	return { start, milliseconds: null, segments };
}

function fold(start: number, text: string): Part {
	return line(start, [{ text: `… ${text}`, style: "dim" }]);
}

/** A node and those beside it, from the first one on. Where none is shown there is nothing to write. */
function partsOf(view: View, shown: Uint8Array, firstNode: number): Part[] {
	const { next } = view;
	const parts: Part[] = [];
	let hidden: number[] = [];
	const all: number[] = [];
	for (let at = firstNode; at >= 0; at = next[at] as number) all.push(at);
	if (!all.some((node) => shown[node] === 1)) return [];
	const writeHidden = (passes: number): void => {
		const [only] = hidden;
		// To tell of one line takes a line as well.
		if (hidden.length === 1 && only !== undefined && passes === 0 && linesOf(view, only) === 1)
			parts.push(partOf(view, shown, only));
		else if (hidden.length > 0 || passes > 0) parts.push(hiddenPart(view, hidden, passes));
		hidden = [];
	};
	for (const node of all) {
		const isPass = view.reading.trace.events[node]?.kind === "pass";
		if (shown[node] === 0) {
			hidden.push(node);
			continue;
		}
		const gap = hidden.reduce((sum, each) => sum + view.gapBefore(each), view.gapBefore(node));
		writeHidden(isPass ? gap : 0);
		const elided = view.elidedBefore(node);
		if (elided > 0) parts.push(fold(startOf(view, node), `${counted(elided, "more step")} on the way of the error`));
		parts.push(partOf(view, shown, node));
	}
	const last = all.at(-1) as number;
	writeHidden(hidden.reduce((sum, each) => sum + view.gapBefore(each), view.gapAfter(last)));
	return parts;
}

function startOf({ reading }: View, node: number): number {
	return reading.trace.events[node]?.start ?? 0;
}

function partOf(view: View, shown: Uint8Array, node: number): Part {
	const inside = shown[node] === 1 ? insideOf(view, shown, node) : sizeOf(view, node);
	const suffix: Segment[] = inside === null ? [] : [{ text: ` … ${inside}`, style: "dim" }];
	return {
		start: startOf(view, node),
		milliseconds: view.reading.durations[node] ?? null,
		segments: [...nodeSegments(view, node), ...suffix],
		node,
	};
}

/** What is within a node, if none of it is shown. */
function insideOf(view: View, shown: Uint8Array, node: number): string | null {
	for (let at = view.first[node] as number; at >= 0; at = view.next[at] as number) if (shown[at] === 1) return null;
	return sizeOf(view, node);
}

function sizeOf(view: View, node: number): string | null {
	let statements = 0;
	for (let at = view.first[node] as number; at >= 0; at = view.next[at] as number)
		if (view.reading.trace.events[at]?.kind !== "pass") statements++;
	return statements === 0 ? null : `${counted(statements, "statement")} within`;
}

/** `… 40 statements, 0.3 ms`, `… 9,997 more passes` */
function hiddenPart(view: View, hidden: readonly number[], passesBetween: number): Part {
	const { events } = view.reading.trace;
	const passes = passesBetween + hidden.filter((node) => events[node]?.kind === "pass").length;
	const statements = hidden.length - (passes - passesBetween);
	const milliseconds = hidden.reduce((sum, node) => sum + (view.reading.durations[node] as number), 0);
	const told = [
		...(passes > 0 ? [counted(passes, "more pass", "more passes")] : []),
		...(statements > 0 ? [counted(statements, "statement")] : []),
		// Passes without events have no time of their own.
		...(hidden.length > 0 && passesBetween === 0 ? [time(milliseconds)] : []),
	];
	return fold(hidden[0] === undefined ? Number.MAX_VALUE : startOf(view, hidden[0]), told.join(", "));
}
