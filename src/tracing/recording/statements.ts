import type { HttpClient } from "../../host/ports.js";
import type { PassCounter, StatementTracer } from "../../runtime/tracer.js";
import type { Value } from "../../values/kinds.js";
import { letGo } from "./letting_go.js";
import { type Exchange, watchedClient } from "./requests.js";
import { type KeptValue, keptValue, shownCharacters } from "./values.js";

/** An event while the run goes on. Sites and functions are numbered over all programs of the run. */
export interface OpenEvent {
	readonly kind: "call" | "statement" | "pass";
	parent: number;
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
	/** Of a call: its variables, as events have left them that are not there any more. */
	known: Map<string, KeptValue> | null;
	/** Of a loop: what counts its passes; of all others null. */
	passes: PassCounter | null;
	requests: number[] | null;
	logs: number[] | null;
}

/** A log while the run goes on. */
export interface KeptLog {
	event: number;
	readonly at: number;
	readonly value: KeptValue;
	readonly unit: number;
	readonly offset: number;
}

/** What all branches of a run have together. */
export interface Tape {
	events: OpenEvent[];
	readonly logs: KeptLog[];
	readonly exchanges: Exchange[];
	/** Events that are kept; statements that wait may go on for as many again. */
	readonly room: number;
	/**
	 * Whether the first events are kept, and of long loops and of many calls only the first passes and calls; or the last
	 * ones, whatever they are.
	 */
	readonly keeps: "first" | "last";
	/** All that have ever begun. */
	readonly branches: Branch[];
	/** Told now and then when the last events are kept; what it throws ends the run. */
	grows(): void;
	/** Milliseconds since the run began. */
	now(): number;
	/** What the counters and units of each program have before them, in the order in which they began. */
	readonly programs: readonly { readonly firstCounter: number; readonly firstUnit: number }[];
	/** How often each function was kept, by units. */
	readonly calls: number[];
	/** How often a change by each statement was kept, by counters; the same for passes of loops. */
	readonly changes: number[];
	readonly passes: number[];
	/** Told what a function is given that has sensitive inputs. @param unit over all programs */
	hides(unit: number, inputs: readonly Value[]): void;
}

/** Logs that are kept. */
const mostLogs = 10_000;

/** Passes of a loop that are kept, over all the times it runs, unless they take long: nobody reads the ten-thousandth. */
const keptPasses = 100;

/** A loop whose passes take that long on average is kept as long as there is room, in milliseconds. */
const longPass = 0.5;

/** Calls of one function that are kept with all that happens in them. */
const keptCalls = 100;

/** Changes of one variable by one statement that are shown at length. */
const longChanges = 50;

/** Characters that are shown of an array or object after that. */
const fewCharacters = 48;

const none: readonly KeptValue[] = [];

/** Inputs of what a function has left to be done after it, which is kept like a call and is none. */
export const resumed: readonly KeptValue[] = [];

/** Frame of a call of which nothing is kept because there were so many. */
const passedOver = -2;

/** One line of calls: the run itself, or a call that goes on beside it. */
export class Branch implements StatementTracer {
	/** What has begun and is not over; a call stands at its frame, and what is in it above, at its level. */
	readonly open: number[] = [];
	on: boolean;
	/** What counters and units of the program that runs have before them. */
	private firstCounter = 0;
	private firstUnit = 0;
	private running = 0;
	/** Place of the loop, among what is open, of whose passes no more are kept; -1 for none. */
	private fullLoop = -1;
	/** For loops of which nothing is kept. */
	private readonly unkept: PassCounter = { passes: 0, isKept: false };
	/** Place of the statement that waits and was kept while others are not; -1 for none. */
	private outside = -1;

	/**
	 * @param parent the event it was started in; -1 for the run itself
	 * @param program the one it is part of, whatever others do meanwhile
	 */
	constructor(
		private readonly tape: Tape,
		public parent = -1,
		program = 0,
	) {
		tape.branches.push(this);
		this.goesOn(program);
		this.on = this.hasRoom;
	}

	/** The innermost event that is open. */
	get innermost(): number {
		return this.open.at(-1) ?? this.parent;
	}

	program(): number {
		return this.running;
	}

	goesOn(program: number): void {
		this.running = program;
		this.firstCounter = this.tape.programs[program]?.firstCounter ?? 0;
		this.firstUnit = this.tape.programs[program]?.firstUnit ?? 0;
	}

	resumes(unit: number): number {
		return this.push("call", -1, this.firstUnit + unit, -1, this.tape.now(), resumed);
	}

	hides(unit: number, inputs: readonly Value[]): void {
		this.tape.hides(this.firstUnit + unit, inputs);
	}

	enter(unit: number, inputs: readonly Value[]): number {
		const { firstUnit } = this;
		const { calls } = this.tape;
		const before = calls[firstUnit + unit] ?? 0;
		if (before >= keptCalls && this.tape.keeps === "first") {
			this.on = false;
			return passedOver;
		}
		calls[firstUnit + unit] = before + 1;
		const kept = inputs.map((value) => (value === undefined ? null : keptValue(value)));
		return this.push("call", -1, this.firstUnit + unit, -1, this.tape.now(), kept);
	}

	began(frame: number, level: number, site: number): void {
		this.tell("begin", frame, level, site);
	}

	next(frame: number, level: number, site: number, name: string, value: Value): void {
		this.tell("change", frame, level, site, name, value);
	}

	wentTo(frame: number, level: number, site: number, way: number): void {
		this.tell("way", frame, level, site, undefined, undefined, way);
	}

	passesTo(frame: number, level: number, site: number, variable?: string, value?: Value): void {
		this.tell("pass", frame, level, site, variable, value);
	}

	changed(frame: number, level: number, name: string, value: Value): void {
		this.tell("change", frame, level, -1, name, value);
	}

	went(frame: number, level: number, way: number): void {
		this.tell("way", frame, level + 1, -1, undefined, undefined, way);
	}

	passes(frame: number, level: number, variable?: string, value?: Value): void {
		this.tell("pass", frame, level + 2, -1, variable, value);
	}

	/**
	 * What has happened, and which statement begins then. One method for all that code tells in its loops, and a long one:
	 * V8 makes methods of up to 460 bytes of bytecode part of the loops that call them, and what it then compiles takes it
	 * twice as long, and is thrown away when one of them does for the first time what it has not done before. So what calls
	 * it only calls it.
	 * @param level of the statement that begins; it is that statement's block of which a way or a pass is told
	 * @param site of the statement that begins, or of the loop; -1 when none does
	 * @returns for a loop what counts its passes
	 */
	private tell(
		what: "begin" | "change" | "way" | "loop" | "pass" | "looped" | "gave",
		frame: number,
		level: number,
		site: number,
		name?: string,
		value?: Value,
		way = -1,
	): PassCounter {
		if (what === "gave" && frame === passedOver) this.goOn();
		// What runs in a `finally` after a `return` runs in a call that has given its value. In passes that are not kept
		// no loop is either; there may be many.
		if (frame < 0 || frame >= this.open.length || (what === "loop" && this.fullLoop >= 0)) return this.unkept;
		const { tape, firstCounter } = this;
		const place = frame + 1 + level;
		const now = what === "loop" || ((what === "change" || what === "way") && site < 0) ? -1 : tape.now();
		switch (what) {
			case "change": {
				const event = this.at(place);
				if (event === undefined || name === undefined || value === undefined) break;
				const before = tape.changes[event.site] ?? 0;
				tape.changes[event.site] = before + 1;
				const after = keptValue(value, before < longChanges ? shownCharacters : fewCharacters);
				if (event.changes === null) event.changes = [{ name, after }];
				else event.changes.push({ name, after });
				break;
			}
			case "way": {
				const event = this.at(place - 1);
				if (event !== undefined) event.way = firstCounter + way;
				break;
			}
			case "loop": {
				const loop = this.at(place);
				// Where not everything is kept, something else may have taken its place, or the same loop when it ran before.
				if (loop === undefined || loop.site !== firstCounter + site || loop.passes !== null) return this.unkept;
				loop.passes = { passes: 0, isKept: true };
				return loop.passes;
			}
			case "pass": {
				const loop = this.at(place - 2);
				if (loop === undefined) break;
				this.close(place - 1, now);
				const count = loop.passes === null ? 0 : loop.passes.passes;
				const ever = tape.passes[loop.site] ?? 0;
				tape.passes[loop.site] = ever + 1;
				if (tape.keeps === "first" && ever >= keptPasses && now - loop.start < longPass * count) {
					this.fullLoop = place - 2;
					this.on = false;
					return this.unkept;
				}
				const pass = this.event(this.open[this.push("pass", loop.site, -1, count - 1, now)]);
				if (name !== undefined && value !== undefined) pass.changes = [{ name, after: keptValue(value) }];
				break;
			}
			case "looped": {
				const loop = this.at(place);
				const isLast = this.fullLoop === place;
				// Where not everything is kept, something else may have taken its place, which has made no pass.
				const isKept = this.on || isLast || (loop !== undefined && loop.passes !== null && loop.passes.passes > 0);
				if (loop === undefined || !isKept) return this.unkept;
				this.close(place + 1, now);
				if (isLast) this.fullLoop = -1;
				this.goOn();
				return this.unkept;
			}
			case "gave":
				this.close(frame + 1, now);
				this.event(this.open[frame]).result = keptValue(value as Value);
				this.close(frame, now);
				this.goOn();
				return this.unkept;
		}
		if (site < 0 || !this.on) return this.unkept;
		this.close(place, now);
		this.push("statement", firstCounter + site, -1, -1, now);
		return this.unkept;
	}

	waits(frame: number, level: number, site: number): void {
		if (this.on) this.began(frame, level, site);
		else if (this.tape.events.length < 2 * this.tape.room) {
			// Of what is around it not everything has been kept; it is shown in what has been.
			const place = this.fullLoop >= 0 ? this.fullLoop + 1 : frame >= 0 ? frame + 1 : this.outside;
			const now = this.tape.now();
			if (place >= 0) this.close(place, now);
			this.outside = this.push("statement", this.firstCounter + site, -1, -1, now);
			this.on = false;
		}
	}

	caught(frame: number, level: number): void {
		const kept = frame + 2 + level;
		if (frame < 0 || kept > this.open.length) return;
		const now = this.tape.now();
		for (let at = this.open.length - 1; at >= kept; at--) this.event(this.open[at]).failed = true;
		this.close(kept, now);
		this.goOn();
	}

	cleaned(frame: number, level: number): void {
		const kept = frame + 2 + level;
		if (frame < 0 || kept > this.open.length) return;
		this.close(kept, this.tape.now());
		this.goOn();
	}

	loop(frame: number, level: number, site: number): PassCounter {
		return this.tell("loop", frame, level, site);
	}

	looped(frame: number, level: number): void {
		this.tell("looped", frame, level, -1);
	}

	gave<Result>(frame: number, value: Result): Result {
		if (frame !== -1) this.tell("gave", frame, 0, -1, undefined, value as Value);
		return value;
	}

	logged(value: Value, unit: number, offset: number): void {
		const { firstUnit } = this;
		const { logs } = this.tape;
		if (logs.length >= mostLogs) return;
		const event = this.innermost;
		const index =
			logs.push({ event, at: this.tape.now(), value: keptValue(value), unit: firstUnit + unit, offset }) - 1;
		if (event >= 0) (this.event(event).logs ??= []).push(index);
	}

	branch(): StatementTracer {
		return new Branch(this.tape, this.innermost, this.running);
	}

	through(client: HttpClient): HttpClient {
		return watchedClient(client, this.tape, () => {
			const event = this.innermost;
			const index = this.tape.exchanges.length;
			if (event >= 0) (this.event(event).requests ??= []).push(index);
			return event;
		});
	}

	end(failed: boolean): void {
		if (failed) for (const index of this.open) this.event(index).failed = true;
		this.close(0, this.tape.now());
	}

	private get hasRoom(): boolean {
		const { keeps, events, room } = this.tape;
		return keeps === "last" || events.length < room;
	}

	/** Keeps what follows again, once what was not kept is over. */
	private goOn(): void {
		if (this.on || (this.fullLoop >= 0 && this.fullLoop < this.open.length)) return;
		if (this.outside >= 0) this.close(this.outside, this.tape.now());
		this.outside = -1;
		this.fullLoop = -1;
		this.on = this.hasRoom;
	}

	private event(index: number | undefined): OpenEvent {
		return this.tape.events[index as number] as OpenEvent;
	}

	/** What is open at a place. */
	private at(place: number): OpenEvent | undefined {
		return place < this.open.length ? this.event(this.open[place]) : undefined;
	}

	/** @returns its place among those that are open */
	private push(
		kind: OpenEvent["kind"],
		site: number,
		unit: number,
		pass: number,
		start: number,
		inputs: readonly KeptValue[] = none,
	): number {
		const { events, keeps, room, branches } = this.tape;
		if (keeps === "last" && events.length >= 2 * room) {
			this.tape.grows();
			letGo(this.tape, branches);
		}
		const parent = this.innermost;
		const event: OpenEvent = {
			kind,
			parent,
			site,
			unit,
			pass,
			start,
			end: -1,
			failed: false,
			inputs,
			result: undefined,
			changes: null,
			way: -1,
			known: null,
			passes: null,
			requests: null,
			logs: null,
		};
		const index = this.tape.events.push(event) - 1;
		if (!this.hasRoom) this.on = false;
		return this.open.push(index) - 1;
	}

	/** Ends all that is open from a place on. */
	private close(from: number, now: number): void {
		while (this.open.length > from) this.event(this.open.pop()).end = now;
	}
}
