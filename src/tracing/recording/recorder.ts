import type { Program } from "../../compile/program.js";
import type { RunError } from "../../engine/errors.js";
import type { RunTracer, TracedSubject } from "../../engine/options.js";
import { secretsOfAnswer, secretsOfExchange } from "../../host/credentials.js";
import { elapsed } from "../../host/elapsed.js";
import type { Clock } from "../../host/ports.js";
import type { Secrets } from "../../host/redact.js";
import { SensitiveValues } from "../../host/sensitive.js";
import { systemHost } from "../../host/system.js";
import type { StatementTracer } from "../../runtime/tracer.js";
import type { Value, XanoObject } from "../../values/kinds.js";
import { entriesOf } from "../../values/object.js";
import type { Trace } from "../trace.js";
import type { Ending, Recording, TracedProgram } from "./recording.js";
import { Redaction } from "./redaction.js";
import { Branch, type Tape } from "./statements.js";
import { keptValue } from "./values.js";
import { writtenTrace } from "./writing.js";

/** Events that are kept unless their number is given. */
const defaultEvents = 100_000;

export interface RecorderOptions {
	/** Events that are kept; what comes after is only counted. Statements that wait may add as many again. */
	readonly events?: number;
	/** Which of them; the last ones cost more time, for all are made. "first" when left out. */
	readonly keeps?: "first" | "last";
	/** Milliseconds after which a run of which the last events are kept is ended. */
	readonly patience?: number;
	readonly clock?: Clock;
	/** What must not stand in the trace; asked for when it is made. */
	readonly secrets?: () => Secrets;
	/** What writes the trace: `xano-local 0.1.0`. */
	readonly writtenBy: string;
}

/** What keeps everything that happens in one run, which is given it as its `tracer`. */
export function createTraceRecorder(options: RecorderOptions): TraceRecorder {
	return new TraceRecorder(options);
}

/** Keeps what happens in one run. */
export class TraceRecorder implements RunTracer {
	private readonly clock: Clock;
	private readonly programs: TracedProgram[] = [];
	private readonly sensitive = new SensitiveValues();
	private readonly tape: Tape;
	private readonly root: Branch;
	private started = 0;
	private startedAt = 0;
	private subject: TracedSubject = { kind: "function", name: "" };
	private input: Recording["input"] = [];
	private recording: Recording | null = null;

	constructor(private readonly options: RecorderOptions) {
		this.clock = options.clock ?? systemHost().clock;
		this.tape = {
			events: [],
			logs: [],
			exchanges: [],
			calls: [],
			changes: [],
			passes: [],
			branches: [],
			room: options.events ?? defaultEvents,
			keeps: options.keeps ?? "first",
			grows: () => this.grows(),
			now: () => this.clock.monotonic() - this.started,
			programs: this.programs,
			hides: (unit, inputs) => this.hides(unit, inputs),
		};
		this.root = new Branch(this.tape);
	}

	begins(subject: TracedSubject): StatementTracer {
		this.subject = subject;
		this.started = this.clock.monotonic();
		this.startedAt = this.clock.now();
		return this.root;
	}

	calling(program: Program, input: XanoObject, isMain: boolean): void {
		let traced = this.programs.find((each) => each.program === program);
		if (traced === undefined) {
			const last = this.programs.at(-1);
			const functions = [...program.functions.values()];
			traced = {
				program,
				functions,
				sites: new Map((program.coverage?.functions ?? []).map((each) => [each.name, each])),
				firstCounter: last ? last.firstCounter + (last.program.coverage?.counts.length ?? 0) : 0,
				firstUnit: last ? last.firstUnit + last.functions.length : 0,
			};
			this.programs.push(traced);
		}
		this.root.goesOn(this.programs.indexOf(traced));
		const secret = new Set(program.entry.inputs.flatMap(({ name, sensitive }) => (sensitive ? [name] : [])));
		for (const [name, value] of entriesOf(input)) if (secret.has(name)) this.sensitive.add(value);
		if (isMain) this.input = entriesOf(input).map(([name, value]) => [name, keptValue(value)]);
	}

	done(value: Value): void {
		this.end({ value: keptValue(value) });
	}

	failed(error: RunError): void {
		this.end({ error });
	}

	get hasEnded(): boolean {
		return this.recording !== null;
	}

	/** The trace, once the run has ended. */
	trace(): Trace {
		if (this.recording === null) throw new Error("The run has not ended");
		return writtenTrace(this.recording, this.redaction());
	}

	/** A text without what is taken out of the trace, sensitive inputs included. */
	safe(text: string): string {
		return this.redaction().text(text);
	}

	private redaction(): Redaction {
		const exchanges = this.tape.exchanges.flatMap(({ request, response }) => [
			...secretsOfExchange(request, []),
			...(response ? secretsOfAnswer(response) : []),
		]);
		return new Redaction([...(this.options.secrets?.() ?? []), ...exchanges], this.sensitive);
	}

	private end(ending: Ending): void {
		const last = this.root.innermost;
		this.root.end("error" in ending);
		this.recording = {
			subject: this.subject,
			startedAt: this.startedAt,
			milliseconds: elapsed(this.started, this.clock.monotonic()),
			input: this.input,
			programs: this.programs,
			tape: this.tape,
			ending,
			last,
			writtenBy: this.options.writtenBy,
		};
	}

	private grows(): void {
		const { patience } = this.options;
		if (patience !== undefined && this.tape.now() > patience) throw new Error("The run takes too long to be looked at");
	}

	/** Notes what `sensitive` inputs of a function are given. @param unit over all programs */
	private hides(unit: number, inputs: readonly Value[]): void {
		const program = this.programs.findLast(({ firstUnit }) => firstUnit <= unit);
		const declared = program?.functions[unit - program.firstUnit]?.inputs ?? [];
		for (const [index, { sensitive }] of declared.entries())
			if (sensitive && inputs[index] !== undefined) this.sensitive.add(inputs[index]);
	}
}
