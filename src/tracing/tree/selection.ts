import { isFailed } from "../words.js";
import type { View } from "./view.js";

export interface SelectionOptions {
	/** The most lines the nodes may take; only the way of the error may take more. */
	readonly lines: number;
	/** From this share of the whole run on a node is slow. */
	readonly slowShare: number;
	/** So many passes of a loop are shown for their own sake. */
	readonly passes: number;
}

/** Requests of one node, and logs, that have a line each. */
export const shownPerNode = 12;

/** What may be filled with one kind of nodes, as a share of all lines. */
const shares = { before: 0.25, outline: 0.4, slow: 0.6, wrong: 0.75, telling: 0.9 } as const;

/**
 * Which nodes are shown, when not all can be: the way of the error, what ran right before it, slow nodes, requests and
 * logs, and then the others from the outside in. What stands around a shown node is shown as well.
 *
 * @returns 1 for every node that is shown
 */
export function selected(view: View, options: SelectionOptions): Uint8Array {
	const { lines } = options;
	const selection = new Selection(view, options);
	for (const node of view.way) selection.add(node, Number.POSITIVE_INFINITY);
	selection.addBeforeError(selection.taken + lines * shares.before);
	// The outline of the program comes before the single passes of a loop.
	selection.addOutsideIn(lines * shares.outline);
	selection.addAll((node) => isSlow(view, node, options), lines * shares.slow);
	selection.addAll((node) => isWrong(view, node), lines * shares.wrong);
	selection.addAll((node) => isTelling(view, node), lines * shares.telling);
	selection.addOutsideIn(lines);
	return selection.shown;
}

/** Whether a node took a good part of the whole run. */
export function isSlow({ reading }: View, node: number, { slowShare }: Pick<SelectionOptions, "slowShare">): boolean {
	return (
		reading.trace.milliseconds > 0 && (reading.durations[node] as number) >= reading.trace.milliseconds * slowShare
	);
}

/** An error was raised in it, even if it was caught, or a request of it went wrong. */
function isWrong(view: View, node: number): boolean {
	const { events, requests } = view.reading.trace;
	if (events[node]?.failed === true) return true;
	return view.requestsOf(node).some((index) => {
		const request = requests[index];
		return request !== undefined && isFailed(request);
	});
}

function isTelling(view: View, node: number): boolean {
	return view.requestsOf(node).length > 0 || view.logsOf(node).length > 0;
}

/** How many lines a node takes by itself. */
export function linesOf(view: View, node: number): number {
	const listed = (count: number): number => Math.min(count, shownPerNode + 1);
	const elision = view.elidedBefore(node) > 0 ? 1 : 0;
	const error = view.way.at(-1) === node ? 1 : 0;
	return 1 + elision + error + listed(view.requestsOf(node).length) + listed(view.logsOf(node).length);
}

class Selection {
	readonly shown: Uint8Array;
	/** Lines that are taken, with those that tell what was left out. */
	taken = 0;
	/** By the node around them, the outermost ones at 0. */
	private readonly shownWithin: Int32Array;

	constructor(
		private readonly view: View,
		private readonly options: SelectionOptions,
	) {
		this.shown = new Uint8Array(view.parent.length);
		this.shownWithin = new Int32Array(view.parent.length + 1);
	}

	/** Shows a node and what is around it, unless that takes more lines than there may be. */
	add(node: number, limit: number): void {
		const { parent } = this.view;
		const chain: number[] = [];
		for (let at = node; at >= 0 && this.shown[at] === 0; at = parent[at] as number) chain.push(at);
		const cost = chain.reduce((sum, each) => sum + linesOf(this.view, each) + this.foldsMade(each), 0);
		if (this.taken + cost > limit) return;
		this.taken += cost;
		for (const each of chain) {
			this.shown[each] = 1;
			this.shownWithin[(parent[each] as number) + 1]!++;
		}
	}

	addAll(which: (node: number) => boolean, limit: number): void {
		for (const node of this.view.nodes) {
			if (this.taken >= limit) return;
			if (this.shown[node] === 0 && which(node)) this.add(node, limit);
		}
	}

	/** What ran right before the error, more of it where it was raised. */
	addBeforeError(limit: number): void {
		const { previous, way } = this.view;
		for (const [distance, node] of way.slice(-6).reverse().entries()) {
			let at = previous[node] as number;
			for (let left = distance === 0 ? 10 : 3; left > 0 && at >= 0; left--, at = previous[at] as number)
				this.add(at, limit);
		}
	}

	/** The outermost nodes first; of a loop only its first passes. */
	addOutsideIn(limit: number): void {
		const { nodes, parent } = this.view;
		const depths = new Int32Array(parent.length);
		const levels: number[][] = [];
		for (const node of nodes) {
			const around = parent[node] as number;
			const depth = around < 0 ? 0 : (depths[around] as number) + 1;
			depths[node] = depth;
			levels[depth] ??= [];
			levels[depth].push(node);
		}
		for (const level of levels) {
			for (const node of level) {
				if (this.taken >= limit) return;
				const around = parent[node] as number;
				if (this.shown[node] === 0 && (around < 0 || this.shown[around] === 1) && this.isAmongFirst(node))
					this.add(node, limit);
			}
		}
	}

	private isAmongFirst(node: number): boolean {
		const { trace, last } = this.view.reading;
		const pass = trace.events[node]?.pass;
		if (pass === undefined) return true;
		const around = this.view.parent[node] as number;
		// A loop that an error has ended does not say how many passes it made.
		const passes = trace.events[around]?.passes ?? (trace.events[last[around] as number]?.pass ?? pass) + 1;
		// A line that tells of one more pass takes as much as that pass may.
		return pass < this.options.passes || passes <= this.options.passes + 1;
	}

	/** How many more lines tell what is left out beside a node once it is shown. */
	private foldsMade(node: number): number {
		const { next, parent, previous } = this.view;
		const isHidden = (beside: number): boolean => beside >= 0 && this.shown[beside] === 0;
		const before = isHidden(previous[node] as number) || this.view.gapBefore(node) > 0 ? 1 : 0;
		const after = isHidden(next[node] as number) || this.view.gapAfter(node) > 0 ? 1 : 0;
		return before + after - (this.shownWithin[(parent[node] as number) + 1] === 0 ? 0 : 1);
	}
}
