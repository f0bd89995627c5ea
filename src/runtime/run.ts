import type { CallContext, CallerScope, Limits } from "../catalogue/define.js";
import type { Clock, Environment, Files, HttpClient, Random, Redis, Store } from "../host/ports.js";
import type { Value, XanoObject } from "../values/kinds.js";
import { objectFrom } from "../values/object.js";
import { cancelled, outOfTime } from "./cancellation.js";
import { Jobs } from "./jobs.js";
import { isMemoryExhausted } from "./memory.js";
import { LimitError } from "./signals.js";
import type { StatementTracer } from "./tracer.js";

/** One `debug.log` of a run. */
export interface LogEntry {
	readonly value: Value;
	/** Number of the compiled unit and offset in its source; the engine turns them into file and line. */
	readonly unit: number;
	readonly offset: number;
}

/** Something that ran here but would not, or not like this, on Xano. */
export interface Warning {
	readonly code: string;
	readonly message: string;
	/** Where it was given first, when that is known. */
	readonly place?: Place;
	count: number;
}

/** A line of a program. */
export interface Place {
	readonly file: string;
	readonly line: number;
}

/** Watches the statements of one function; those of one depth of calls begin and end one after the other. */
export interface StatementObserver {
	/** @param offset of the statement in its source */
	began(offset: number, depth: number): void;
	/** The statement has given a value; one that raised an error or was left never gives any. */
	gave(offset: number, depth: number, value: Value): void;
}

/** The variables of a session, which a function begins with and leaves behind. */
export interface OpenedVariables {
	/** Undefined for one that is not set. */
	get(name: string): Value | undefined;
	/** @param all gives the variables as they are at that moment, those that are set; may be called at any time */
	follow(all: () => XanoObject): void;
}

export interface RunPorts {
	readonly clock: Clock;
	readonly random: Random;
	readonly http: HttpClient;
	readonly environment: Environment;
	readonly files: Files;
	readonly store: Store;
	readonly redis: Redis;
	readonly signal: AbortSignal;
	/** Whether the run has been cancelled; left out, the signal is asked. */
	readonly isCancelled?: () => boolean;
	readonly limits: Limits;
	readonly timeZone: string;
	readonly stream?: (text: string) => void;
	/** Called for every `debug.log` as it happens. */
	readonly onLog?: (entry: LogEntry) => void;
	/**
	 * Called with true when code keeps the event loop to itself for so long that no signal or timer gets through, and
	 * with false once it does again.
	 */
	readonly onStall?: (stalled: boolean) => void;
	/** Evaluates a text as an expression; left out, there are none. */
	readonly evaluate?: (text: string, scope: CallerScope, run: Run) => Value;
	/** Whether there is hardly any memory left; left out, that of this process. */
	readonly isMemoryExhausted?: () => boolean;
	/** Names a job declares in `env`; null when it declares none. */
	readonly declaredEnvironment: ReadonlySet<string> | null;
	/** Whether Ctrl-C may end code that lets no signal through; only for programs that own their process. */
	readonly interruptible?: true;
	/** Told what the statements of an observed function give. */
	readonly observer?: StatementObserver;
	/** Left out, no function of the run is part of a session. */
	readonly opened?: OpenedVariables;
	/** Calls that have been started before; left out, there are none. */
	readonly jobs?: Jobs;
	/** Told what `sensitive` inputs are given; left out, nobody is. */
	readonly hides?: (value: Value) => void;
	/** Told by traced code what happens; such code needs one. */
	readonly tracer?: StatementTracer;
	/** The test that runs; left out, there is none. */
	readonly test?: string;
	/** The line of the program that is running at this moment. */
	readonly placeHere?: () => Place | null;
}

/** How long asynchronous code may keep the event loop to itself, in milliseconds. */
const breathEvery = 50;

/** After so many milliseconds without a breath the run counts as stalled. */
const stallAfter = 1_000;

interface Shared {
	iterations: number;
	ticks: number;
	/** Calls started without waiting for them. */
	starts: number;
	lastBreath: number;
	stalled: boolean;
	/** The loop or waiting statement the run was last seen at: number of its unit, and offset in its source. */
	unit: number;
	offset: number;
}

/** The state of one run. Compiled code reaches everything it needs through this object. */
export class Run implements CallContext {
	/** Texts being evaluated as expressions at this moment, one inside of the other. */
	evaluations = 0;
	/** Calls so far of functions that can call themselves; every 1,024th looks at the limits. */
	calls = 0;
	/** The result a function has just given to its caller alone, until the caller has seen it. */
	given: Value = null;
	/** What its elements are known to be, and how many of them. */
	givenKind: string | null = null;
	givenKnown = 0;
	private readonly started: number;
	/** What all calls of the run count together, those that were started without waiting for them included. */
	private readonly shared: Shared;
	private readonly root: Run = this;
	readonly logs: LogEntry[] = [];
	readonly warnings = new Map<string, Warning>();
	readonly tokens = { prompt: 0, completion: 0 };
	/** What `util.post_process` left to do after the result is known. */
	readonly afterwards: (() => Value | Promise<Value>)[] = [];
	/** Calls that were started without waiting for them. */
	readonly jobs: Jobs;
	readonly maximumDepth: number;
	readonly clock: Clock;
	readonly random: Random;
	readonly http: HttpClient;
	readonly environment: Environment;
	readonly files: Files;
	readonly store: Store;
	readonly redis: Redis;
	readonly limits: Limits;
	readonly timeZone: string;
	readonly stream?: (text: string) => void;
	readonly interruptible?: true;
	/** What functions tell that have `sensitive` inputs. */
	readonly hides?: (value: Value) => void;
	/** What traced code tells what happens. */
	readonly trace?: StatementTracer;
	/** Name of the test that runs, by which mocks answer. */
	readonly test: string | null;
	/** There is no signed-in user in a job. */
	readonly auth: Value = null;

	constructor(private readonly ports: RunPorts) {
		this.clock = ports.clock;
		this.random = ports.random;
		this.http = ports.tracer?.through(ports.http) ?? ports.http;
		if (ports.tracer) this.trace = ports.tracer;
		this.environment = ports.environment;
		this.files = ports.files;
		this.store = ports.store;
		this.redis = ports.redis;
		this.limits = ports.limits;
		this.timeZone = ports.timeZone;
		if (ports.hides) this.hides = ports.hides;
		if (ports.stream) this.stream = ports.stream;
		if (ports.interruptible) this.interruptible = true;
		this.test = ports.test ?? null;
		this.maximumDepth = ports.limits.callDepth;
		this.jobs = ports.jobs ?? new Jobs();
		this.started = ports.clock.monotonic();
		this.shared = {
			iterations: 0,
			ticks: 0,
			starts: 0,
			lastBreath: this.started,
			stalled: false,
			unit: -1,
			offset: 0,
		};
	}

	/** Aborted when the run is given up. */
	get signal(): AbortSignal {
		return this.ports.signal;
	}

	private throwIfCancelled(): void {
		const { isCancelled } = this.ports;
		if (isCancelled === undefined ? this.signal.aborted : isCancelled()) throw cancelled(this.signal);
	}

	/** Milliseconds since 1970, as `now` gives them. */
	now(): number {
		return this.clock.now();
	}

	/**
	 * Called at every 1,024th call and whenever the depth looks too great.
	 * @param depth how many calls are nested
	 */
	enterSlow(depth: number): void {
		if (depth > this.maximumDepth) {
			throw new LimitError(
				"call-depth",
				`Functions call each other more than ${this.maximumDepth} deep`,
				"A recursion needs a case that ends it. If it is right, raise the limit with --max-depth.",
			);
		}
		this.tick();
	}

	/** Where the run was last seen; null before its first loop or waiting statement. */
	get lastPlace(): { readonly unit: number; readonly offset: number } | null {
		return this.shared.unit < 0 ? null : { unit: this.shared.unit, offset: this.shared.offset };
	}

	/**
	 * Called at every 1,024th iteration of a loop. Tells whether other work has waited long enough to be let through. All of
	 * it is written here: V8 makes methods of up to 460 bytes of bytecode part of the loops that call them, and with this one
	 * in them they take a tenth longer.
	 * @param unit number of the compiled unit, with the offset of the loop in its source
	 */
	tick(unit = this.shared.unit, offset = this.shared.offset): boolean {
		this.shared.unit = unit;
		this.shared.offset = offset;
		this.shared.iterations += 1024;
		if (this.shared.iterations > this.limits.iterations) {
			throw new LimitError(
				"iterations",
				`Loops went round more than ${this.limits.iterations.toLocaleString("en-US")} times`,
				"A loop probably never ends. If it is right, raise the limit with --max-iterations.",
			);
		}
		const { isMemoryExhausted: isExhausted = isMemoryExhausted } = this.ports;
		if ((++this.shared.ticks & 15) === 0 && isExhausted()) {
			throw new LimitError(
				"size",
				"The values of the program fill the memory",
				"Look for a loop that keeps adding to something. More memory: NODE_OPTIONS=--max-old-space-size=MEGABYTES.",
			);
		}
		const now = this.clock.monotonic();
		if (now - this.started > this.limits.milliseconds) throw outOfTime(this.limits.milliseconds);
		const { isCancelled = (): boolean => this.ports.signal.aborted } = this.ports;
		if (isCancelled()) throw cancelled(this.ports.signal);
		const held = now - this.shared.lastBreath;
		if (held > stallAfter && !this.shared.stalled) {
			this.shared.stalled = true;
			this.ports.onStall?.(true);
		}
		return held > breathEvery;
	}

	private setStalled(stalled: boolean): void {
		this.shared.stalled = stalled;
		this.ports.onStall?.(stalled);
	}

	/** Lets timers, signals and answers through in the middle of a long loop. */
	async breathe(): Promise<void> {
		await new Promise((resolve) => setImmediate(resolve));
		this.breathed();
		this.throwIfCancelled();
	}

	private breathed(): void {
		this.shared.lastBreath = this.clock.monotonic();
		if (this.shared.stalled) this.setStalled(false);
	}

	/**
	 * Waits for something outside, and remembers where: an answer that never comes has no stack of its own.
	 * @param unit number of the compiled unit, with the offset of the statement in its source
	 */
	async wait(answer: Value | Promise<Value>, unit: number, offset: number): Promise<Value> {
		this.shared.unit = unit;
		this.shared.offset = offset;
		const value = await answer;
		this.breathed();
		return value;
	}

	/** Starts a call without waiting for it; gives the id by which `await` asks for its result. */
	start(call: (run: Run) => Value | Promise<Value>): string {
		const id = this.random.uuid();
		if ((++this.shared.starts & 1023) === 0) this.tick();
		const own = this.branch();
		this.jobs.start(id, this.trace ? () => told(call, own) : () => call(own));
		return id;
	}

	/** The same run for a started call, whose nested calls are counted apart: it takes turns with others. */
	private branch(): Run {
		// Never of another branch: a chain of calls that start each other would be a chain of prototypes.
		const own = Object.create(this.root) as Run;
		own.evaluations = 0;
		own.calls = 0;
		own.given = null;
		const tracer = this.trace?.branch();
		if (tracer) Object.assign(own, { trace: tracer, http: tracer.through(this.ports.http) });
		return own;
	}

	results(ids: readonly string[], milliseconds: number): Promise<readonly Value[]> {
		return this.jobs.results(ids, milliseconds, this.clock, this.signal);
	}

	evaluate(text: string, scope: CallerScope): Value {
		if (this.ports.evaluate === undefined) throw new Error("This run cannot evaluate expressions");
		return this.ports.evaluate(text, scope, this);
	}

	log(value: Value, unit: number, offset: number): void {
		const entry = { value, unit, offset };
		this.logs.push(entry);
		this.trace?.logged(value, unit, offset);
		this.ports.onLog?.(entry);
	}

	warn(code: string, message: string): void {
		const known = this.warnings.get(`${code} ${message}`);
		if (known) {
			known.count++;
			return;
		}
		const place = this.ports.placeHere?.() ?? null;
		this.warnings.set(`${code} ${message}`, { code, message, ...(place === null ? {} : { place }), count: 1 });
	}

	/** The value a variable of the session has when a function of it begins. */
	openedValue(name: string): Value | undefined {
		return this.ports.opened?.get(name);
	}

	/** A function of the session has begun, and these are its variables. */
	follow(all: () => XanoObject): void {
		this.ports.opened?.follow(all);
	}

	/** A statement of an observed function begins. */
	began(offset: number, depth: number): void {
		this.ports.observer?.began(offset, depth);
	}

	/** Passes on what a statement of an observed function gives. */
	gave(offset: number, depth: number, value: Value): Value {
		this.ports.observer?.gave(offset, depth, value);
		return value;
	}

	countTokens(prompt: number, completion: number): void {
		this.tokens.prompt += prompt;
		this.tokens.completion += completion;
	}

	unknownInput(functionName: string, input: string): void {
		this.warn("unknown-input", `function "${functionName}" declares no input "${input}"; it is ignored`);
	}

	/** `$env.NAME`: null when there is no such name. */
	environmentValue(name: string): Value {
		const value = this.environment.get(name);
		if (value !== undefined) return value;
		const declared = this.ports.declaredEnvironment;
		if (declared !== null && !declared.has(name)) {
			this.warn("undeclared-environment", `$env.${name} is read but not listed in the job's \`env\``);
		}
		return null;
	}

	environmentObject(): Value {
		return objectFrom(this.environment.names().map((name) => [name, this.environment.get(name) ?? null]));
	}

	/** `$env.$remote_ip` and its kin describe a request; a job has none. */
	systemVariable(name: string): Value {
		switch (name) {
			case "datasource":
				return "live";
			case "branch":
				return "local";
			default:
				return null;
		}
	}
}

/** A started call of a traced run: an error that leaves it has ended all that is open in it. No call goes on later for it. */
function told(call: (run: Run) => Value | Promise<Value>, own: Run): Value | Promise<Value> {
	const failed = (): void => own.trace?.end(true);
	try {
		const result = call(own);
		if (result instanceof Promise) result.catch(failed);
		return result;
	} catch (thrown) {
		failed();
		throw thrown;
	}
}
