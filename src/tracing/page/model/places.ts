import type { Trace } from "../../trace.js";
import { firstThat } from "./binary.js";

/** What the lines of one file have to do with the run. */
export interface FilePlaces {
	/** By line, from 1: how often the statement ran that begins there; -1 where none begins. */
	readonly hits: Int32Array;
	/** By line: the innermost statement that is written on it; -1 outside of all. */
	readonly siteOn: Int32Array;
	/** By line: the functions that are declared there. */
	readonly functions: ReadonlyMap<number, number>;
	/** By statement of the file: the line it ends on. */
	readonly lastLine: ReadonlyMap<number, number>;
}

/** The lines of a text, as editors count them. */
export function linesOf(text: string): string[] {
	return text.split(lineEnd);
}

const lineEnd = /\r\n|\n|\r/;

/** Tells the line, from 1, on which an offset in a text is. */
export function lineFinder(text: string): (offset: number) => number {
	const starts = [...text.matchAll(new RegExp(lineEnd, "g"))].map(({ index, 0: end }) => index + end.length);
	return (offset) => 1 + firstThat((index) => starts[index]! > offset, 0, starts.length);
}

/** What runs where in a file. */
export function placesIn({ sites, functions, sources }: Trace, source: number, lineCount: number): FilePlaces {
	const hits = new Int32Array(lineCount + 1).fill(-1);
	const siteOn = new Int32Array(lineCount + 1).fill(-1);
	const declared = new Map<number, number>();
	const lastLine = new Map<number, number>();
	functions.forEach((each, index) => {
		if (each.source === source) declared.set(each.line, index);
	});
	const own = sites.map((_, index) => index).filter((index) => functions[sites[index]!.function]?.source === source);
	// Outer statements begin before those within them, so what is written last is the innermost.
	own.sort((one, other) => sites[one]!.start - sites[other]!.start || sites[other]!.end - sites[one]!.end);
	const lineOf = lineFinder(sources[source]?.text ?? "");
	for (const index of own) {
		const site = sites[index]!;
		const last = Math.min(lineCount, lineOf(site.end - 1));
		siteOn.fill(index, site.line, last + 1);
		lastLine.set(index, last);
		if (site.line <= lineCount) hits[site.line] = Math.max(hits[site.line]!, site.hits);
	}
	return { hits, siteOn, functions: declared, lastLine };
}

/** Events by what they have in common: the statement that ran, the loop of a pass, or the function that was called. */
export class Occurrences {
	/** Events, those that have something in common next to each other. */
	private readonly events: Int32Array;
	/** By what they have in common: where they begin; one more for the end. */
	private readonly starts: Int32Array;

	constructor(private readonly trace: Trace) {
		const { events, sites, functions } = trace;
		const keys = new Int32Array(events.length);
		this.starts = new Int32Array(2 * sites.length + functions.length + 3);
		for (let event = 0; event < events.length; event++) {
			keys[event] = this.keyOf(event);
			this.starts[keys[event]! + 1]!++;
		}
		for (let key = 1; key < this.starts.length; key++) this.starts[key]! += this.starts[key - 1]!;
		const free = this.starts.slice();
		this.events = new Int32Array(events.length);
		for (let event = 0; event < events.length; event++) this.events[free[keys[event]!]!++] = event;
	}

	/** All events like one, in the order in which they began. */
	like(event: number): Int32Array {
		return this.ofKey(this.keyOf(event));
	}

	/** The times a statement ran. */
	ofSite(site: number): Int32Array {
		return this.ofKey(1 + site);
	}

	/** The times a function was called. */
	ofFunction(index: number): Int32Array {
		return this.ofKey(1 + 2 * this.trace.sites.length + index);
	}

	private ofKey(key: number): Int32Array {
		return this.events.subarray(this.starts[key], this.starts[key + 1]);
	}

	/** Statements first, then passes, then calls; 0 for what names neither a statement nor a function. */
	private keyOf(event: number): number {
		const { kind, site, function: called = -1 } = this.trace.events[event]!;
		const { sites, functions } = this.trace;
		if (kind === "call") return functions[called] ? 1 + 2 * sites.length + called : 0;
		if (!sites[site]) return 0;
		return kind === "statement" ? 1 + site : 1 + sites.length + site;
	}
}

/**
 * The one of some events, in order, that comes after another in a direction, round and round; null when there are none.
 */
export function nextOf(events: Int32Array | readonly number[], after: number, step: 1 | -1): number | null {
	if (events.length === 0) return null;
	const at = firstThat((index) => (step === 1 ? events[index]! > after : events[index]! >= after), 0, events.length);
	return events[(at + (step === 1 ? 0 : events.length - 1)) % events.length]!;
}

/** Index of the source that an event is written in, and its line; null for what built-in functions do. */
export function placeOf({ events, sites, functions }: Trace, event: number): { source: number; line: number } | null {
	const { kind, site, function: called = -1 } = events[event]!;
	const own = kind === "call" ? functions[called] : undefined;
	if (own && own.source !== null) return { source: own.source, line: own.line };
	const at = sites[site];
	const source = at && functions[at.function]?.source;
	return at && source !== null && source !== undefined ? { source, line: at.line } : null;
}
