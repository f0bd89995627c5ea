import type { ObservedPorts, RunObserver } from "../../engine/options.js";
import type { Exchange } from "../../host/cassette/exchange.js";
import { recordingOn, type Tape } from "../../host/cassette/recording.js";
import type { Redis } from "../../host/ports.js";
import type { Secrets } from "../../host/redact.js";
import type { Value, XanoObject } from "../../values/kinds.js";
import { type Observation, Observations } from "./observations.js";
import { Uses } from "./uses.js";

/** Keeps what a run does: what main was given, what its statements gave, what it sent and what came back. */
export class Recorder implements RunObserver {
	/** What main was called with; null before that. */
	input: XanoObject | null = null;
	/** What it answered; null when it did not. */
	answer: { readonly value: Value } | null = null;
	private isWithin = false;
	private readonly uses = new Uses();
	private readonly statements = new Observations(this.uses);
	private readonly tape = new ExchangeTape();

	/** @param secrets of the run; asked for with every request */
	constructor(private readonly secrets: () => Secrets) {}

	through(ports: ObservedPorts): ObservedPorts {
		const { secrets } = this;
		const known: Secrets = { [Symbol.iterator]: () => secrets()[Symbol.iterator]() };
		return this.uses.through({ ...ports, http: recordingOn(ports.http, this.tape, known) });
	}

	throughRedis(redis: Redis): Redis {
		return this.uses.throughRedis(redis);
	}

	called(_: string, input: XanoObject): void {
		this.input = input;
		this.isWithin = true;
	}

	answered(value: Value): void {
		this.answer = { value };
		this.isWithin = false;
	}

	began(offset: number, depth: number): void {
		if (this.isWithin) this.statements.began(offset, depth);
	}

	gave(offset: number, depth: number, value: Value): void {
		if (this.isWithin) this.statements.gave(offset, depth, value);
	}

	/** What the statements of main did that depends on more than the input. */
	observations(): Observation[] {
		return this.statements.all();
	}

	/** The requests of the whole run with their answers, in the order in which they were sent. */
	exchanges(): Exchange[] {
		return this.tape.exchanges();
	}
}

class ExchangeTape implements Tape {
	private readonly kept: (Exchange | null)[] = [];

	async open(): Promise<void> {}

	reserve(): number {
		return this.kept.push(null) - 1;
	}

	async keep(index: number, exchange: Exchange): Promise<void> {
		this.kept[index] = exchange;
	}

	exchanges(): Exchange[] {
		return this.kept.filter((exchange) => exchange !== null);
	}
}
