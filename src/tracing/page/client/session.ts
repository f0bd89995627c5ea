import type { Trace } from "../../trace.js";
import { type EventTable, isWithin, tableOf } from "../model/event_table.js";
import { hasFailed } from "../model/flame.js";
import { type Moment, momentAfter } from "../model/moment.js";
import { Occurrences } from "../model/places.js";
import { firstExpanded, reveal } from "../model/rows.js";
import { type Hit, patternOf, search } from "../model/search.js";

/** What panels are told of. */
export interface Happenings {
	/** Another event is selected; `by` is the panel in which it was, or the empty text. */
	selected: string;
	/** Another request is selected. */
	request: null;
	/** Rows of the tree were expanded or collapsed. */
	expanded: null;
	/** Something else is searched for, or another hit is looked at. */
	searched: null;
	/** Colours changed. */
	theme: null;
	/** A panel is to be seen. */
	show: PanelName;
	/** What is to be read out. */
	said: string;
}

export type PanelName = "steps" | "timeline" | "source" | "values" | "requests" | "logs";

/** What is looked at in the page: the trace, what is selected in it, and who wants to know. */
export class Session {
	readonly table: EventTable;
	readonly expanded: Uint8Array;
	/** -1 when there are no events. */
	selected = -1;
	request: number;
	query = "";
	hits: readonly Hit[] = [];
	/** Which of the hits is looked at; -1 before the first. */
	hit = -1;
	private known: Occurrences | null = null;
	private moment: { readonly event: number; readonly moment: Moment } | null = null;
	private readonly listeners = new Map<string, ((given: never) => void)[]>();

	constructor(readonly trace: Trace) {
		this.table = tableOf(trace);
		this.expanded = firstExpanded(trace, this.table);
		const failed = trace.requests.findIndex(hasFailed);
		this.request = failed >= 0 ? failed : Math.min(0, trace.requests.length - 1);
	}

	on<Name extends keyof Happenings>(name: Name, listener: (given: Happenings[Name]) => void): void {
		this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
	}

	tell<Name extends keyof Happenings>(name: Name, given: Happenings[Name]): void {
		for (const listener of this.listeners.get(name) ?? []) (listener as (given: Happenings[Name]) => void)(given);
	}

	/** Selects an event, and makes sure that it can be seen. */
	select(event: number, by = ""): void {
		if (event < 0 || event >= this.table.count || event === this.selected) return;
		this.selected = event;
		if (reveal(this.table, this.expanded, event)) this.tell("expanded", null);
		const [request] = this.trace.events[event]!.requests ?? [];
		if (request !== undefined && this.trace.events[event]!.kind !== "pass") this.selectRequest(request);
		this.tell("selected", by);
	}

	selectRequest(index: number): void {
		if (index === this.request || !this.trace.requests[index]) return;
		this.request = index;
		this.tell("request", null);
	}

	expand(event: number, isExpanded: boolean): void {
		if ((this.expanded[event] === 1) === isExpanded) return;
		this.expanded[event] = isExpanded ? 1 : 0;
		// What is selected stays visible.
		const isHidden = !isExpanded && this.selected !== event && isWithin(this.table, this.selected, event);
		this.tell("expanded", null);
		if (isHidden) this.select(event);
	}

	expandAll(isExpanded: boolean): void {
		this.expanded.fill(isExpanded ? 1 : 0);
		if (!isExpanded) reveal(this.table, this.expanded, this.selected);
		this.tell("expanded", null);
	}

	/** The moment after the selected event. */
	now(): Moment | null {
		if (this.selected < 0) return null;
		if (this.moment?.event !== this.selected)
			this.moment = { event: this.selected, moment: momentAfter(this.trace, this.table, this.selected) };
		return this.moment.moment;
	}

	get occurrences(): Occurrences {
		return (this.known ??= new Occurrences(this.trace));
	}

	/** What is searched for, to be marked where it is shown. */
	get pattern(): RegExp | null {
		return this.query.trim() === "" ? null : patternOf(this.query);
	}

	searchFor(query: string): void {
		this.query = query;
		this.hits = search(this.trace, this.table, query);
		this.hit = -1;
		this.tell("searched", null);
	}

	/** Goes to the next or the previous hit, round and round; the first one at or after what is selected to begin with. */
	toHit(step: 1 | -1): void {
		const { length } = this.hits;
		if (length === 0) return;
		if (this.hit < 0) {
			const { rank } = this.table;
			const here = rank[this.selected] ?? 0;
			const after = this.hits.findIndex(({ kind, index }) => kind !== "event" || rank[index]! >= here);
			this.hit = step === 1 ? Math.max(0, after) : (Math.max(0, after) + length - 1) % length;
		} else this.hit = (this.hit + step + length) % length;
		const { kind, index } = this.hits[this.hit]!;
		if (kind === "event") this.select(index);
		else if (kind === "request") {
			this.selectRequest(index);
			this.tell("show", "requests");
		} else this.tell("show", "logs");
		this.tell("searched", null);
	}
}
