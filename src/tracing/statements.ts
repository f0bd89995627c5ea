import type { HttpClient } from "../host/ports.js";
import type { StatementTracer } from "../runtime/tracer.js";
import type { Value } from "../values/kinds.js";
import { type Exchange, watchedClient } from "./requests.js";
import { type KeptValue, keptValue } from "./values.js";

/** An event while the run goes on. Sites and functions are numbered over all programs of the run. */
export interface OpenEvent {
	readonly kind: "call" | "statement" | "pass";
	readonly parent: number;
	/** Counter of the statement; -1 for a call. */
	readonly site: number;
	readonly unit: number;
	readonly pass: number;
	readonly start: number;
	end: number;
	failed: boolean;
	readonly inputs: readonly KeptValue[];
	result: KeptValue | undefined;
	changes: { readonly name: string; readonly after: KeptValue }[] | null;
	/** Counter of the way it went; -1 when it has none. */
	way: number;
	passes: number;
	requests: number[] | null;
	logs: number[] | null;
}

/** A log while the run goes on. */
export interface KeptLog {
	readonly event: number;
	readonly at: number;
	readonly value: KeptValue;
	readonly unit: number;
	readonly offset: number;
}

/** What all branches of a run have together. */
export interface Tape {
	readonly events: OpenEvent[];
	readonly logs: KeptLog[];
	readonly exchanges: Exchange[];
	/** Events that are kept; statements that wait may go on for as many again. */
	readonly room: number;
	/** Milliseconds since the run began. */
	now(): number;
	/** What the counters and units of the program that runs have before them. */
	firstCounter: number;
	firstUnit: number;
	/** Told what a function is given, before any of it is kept. */
	hides(unit: number, inputs: readonly Value[]): void;
}

/** Logs that are kept. */
const mostLogs = 10_000;

/** One line of calls: the run itself, or a call that goes on beside it. */
export class Branch implements StatementTracer {
	/** What has begun and is not over; a call stands at its frame, and what is in it above, at its level. */
	private readonly open: number[] = [];
	on: boolean;

	/** @param parent the event it was started in; -1 for the run itself */
	constructor(
		private readonly tape: Tape,
		private readonly parent = -1,
	) {
		this.on = tape.events.length < tape.room;
	}

	/** The innermost event that is open. */
	get innermost(): number {
		return this.open.at(-1) ?? this.parent;
	}

	enter(unit: number, inputs: readonly Value[]): number {
		this.tape.hides(this.tape.firstUnit + unit, inputs);
		const kept = inputs.map((value) => (value === undefined ? null : keptValue(value)));
		return this.push("call", -1, this.tape.firstUnit + unit, -1, kept);
	}

	began(frame: number, level: number, site: number): void {
		// What runs in a `finally` after a `return` runs in a call that has given its value.
		if (frame < 0 || frame >= this.open.length) return;
		this.close(frame + 1 + level, this.tape.now());
		this.push("statement", this.tape.firstCounter + site, -1, -1);
	}

	waits(frame: number, level: number, site: number): void {
		if (this.on) this.began(frame, level, site);
		else if (this.tape.events.length < 2 * this.tape.room) {
			// Of what is around it not everything has been kept.
			if (frame >= 0) this.close(frame + 1, this.tape.now());
			this.push("statement", this.tape.firstCounter + site, -1, -1);
		}
	}

	changed(frame: number, level: number, name: string, value: Value): void {
		const event = this.at(frame, level);
		if (event === undefined || value === undefined) return;
		event.changes ??= [];
		event.changes.push({ name, after: keptValue(value) });
	}

	went(frame: number, level: number, way: number): void {
		const event = this.at(frame, level);
		if (event !== undefined) event.way = this.tape.firstCounter + way;
	}

	caught(frame: number, level: number): void {
		if (frame < 0) return;
		const now = this.tape.now();
		const kept = frame + 2 + level;
		for (let at = this.open.length - 1; at >= kept; at--) this.event(this.open[at]).failed = true;
		this.close(kept, now);
	}

	passes(frame: number, level: number, variable?: string, value?: Value): void {
		const loop = this.at(frame, level);
		if (loop === undefined) return;
		this.close(frame + 2 + level, this.tape.now());
		const event = this.event(this.open[this.push("pass", loop.site, -1, loop.passes++)]);
		if (variable !== undefined && value !== undefined) event.changes = [{ name: variable, after: keptValue(value) }];
	}

	looped(frame: number, level: number, passes: number): void {
		const loop = this.at(frame, level);
		// Where not everything is kept, something else may have taken its place, which has made no pass.
		if (loop === undefined || (!this.on && loop.passes === 0)) return;
		this.close(frame + 2 + level, this.tape.now());
		if (!this.on) loop.passes = Math.max(loop.passes, passes);
	}

	gave<Result>(frame: number, value: Result): Result {
		if (frame < 0 || frame >= this.open.length) return value;
		const now = this.tape.now();
		this.close(frame + 1, now);
		this.event(this.open[frame]).result = keptValue(value as Value);
		this.close(frame, now);
		return value;
	}

	logged(value: Value, unit: number, offset: number): void {
		const { logs, firstUnit } = this.tape;
		if (logs.length >= mostLogs) return;
		const event = this.innermost;
		const index =
			logs.push({ event, at: this.tape.now(), value: keptValue(value), unit: firstUnit + unit, offset }) - 1;
		if (event >= 0) (this.event(event).logs ??= []).push(index);
	}

	branch(): StatementTracer {
		return new Branch(this.tape, this.innermost);
	}

	through(client: HttpClient): HttpClient {
		return watchedClient(client, this.tape, () => {
			const event = this.innermost;
			const index = this.tape.exchanges.length;
			if (event >= 0) (this.event(event).requests ??= []).push(index);
			return event;
		});
	}

	/** Ends everything that is still open. @param failed whether an error has left it */
	end(failed: boolean): void {
		if (failed) for (const index of this.open) this.event(index).failed = true;
		this.close(0, this.tape.now());
	}

	private event(index: number | undefined): OpenEvent {
		return this.tape.events[index as number] as OpenEvent;
	}

	private at(frame: number, level: number): OpenEvent | undefined {
		const index = frame < 0 ? undefined : this.open[frame + 1 + level];
		return index === undefined ? undefined : this.event(index);
	}

	/** @returns its place among those that are open */
	private push(
		kind: OpenEvent["kind"],
		site: number,
		unit: number,
		pass: number,
		inputs: readonly KeptValue[] = [],
	): number {
		const { events, room } = this.tape;
		const parent = this.innermost;
		const event: OpenEvent = {
			kind,
			parent,
			site,
			unit,
			pass,
			start: this.tape.now(),
			end: -1,
			failed: false,
			inputs,
			result: undefined,
			changes: null,
			way: -1,
			passes: 0,
			requests: null,
			logs: null,
		};
		const index = events.push(event) - 1;
		if (events.length >= room) this.on = false;
		return this.open.push(index) - 1;
	}

	/** Ends all that is open from a place on. */
	private close(from: number, now: number): void {
		while (this.open.length > from) this.event(this.open.pop()).end = now;
	}
}
