import type { Construct, Project } from "./project/project.js";
import { type Job, jobOf, type JobStep } from "./project/job.js";
import { constantValue, NotConstant } from "./compile/constants.js";
import { compileProgram, type Library, type Location, type Program } from "./compile/program.js";
import type { Catalogue } from "./catalogue/catalogue.js";
import type { Builtin, FunctionDefinition, Limits } from "./catalogue/define.js";
import { callBuiltin } from "./catalogue/functions/call.js";
import { defaultCatalogue } from "./catalogue/index.js";
import { createBinder, createBindingContext } from "./catalogue/types/index.js";
import { compilePattern, parseDate } from "./catalogue/input_helpers.js";
import { check } from "./check/check.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import type { Clock, Environment, Files, HttpClient, Random } from "./host/ports.js";
import { defaultLimits } from "./runtime/limits.js";
import { type LogEntry, Run, type Warning } from "./runtime/run.js";
import { asLimit } from "./runtime/errors.js";
import { LimitError, MisuseError, StopSignal } from "./runtime/signals.js";
import { fatalError, XanoError } from "./values/error.js";
import { isObject, type Value, type XanoObject } from "./values/kinds.js";
import { fromJavaScript, toJavaScript } from "./values/interop.js";
import { entriesOf, setKey } from "./values/object.js";
import { countingClient, type RequestRecord } from "./host/counting.js";
import { systemHost } from "./host/system.js";

/** The doors to the outside a run may use; what is left out is the machine's own. */
export interface HostOptions {
	readonly clock?: Clock;
	readonly random?: Random;
	readonly http?: HttpClient;
	readonly environment?: Environment;
	readonly files?: Files;
}

export interface EngineOptions {
	readonly project: Project;
	/** Replaces the environment: `.env` and process variables are then not read. */
	readonly env?: Readonly<Record<string, string>>;
	readonly host?: HostOptions;
	readonly builtins?: readonly Builtin[];
	readonly limits?: Partial<Limits>;
	/** IANA name; `UTC` as on Xano. */
	readonly timeZone?: string;
}

export interface RunOptions {
	/** Title of a `run.job`; the project's only one when neither this nor `function` is given. */
	readonly job?: string;
	/** Name of a function to call instead of a job. */
	readonly function?: string;
	/** Inputs by name, as plain JavaScript data or XanoScript values; over a job's own input. */
	readonly input?: unknown;
	readonly signal?: AbortSignal;
	/** Receives generated text while it arrives. */
	readonly stream?: (text: string) => void;
	readonly onLog?: (entry: LocatedLog) => void;
}

export interface LocatedLog {
	readonly value: unknown;
	readonly file: string;
	readonly line: number;
}

export interface RunResult {
	/** The response as plain JavaScript data. */
	readonly response: unknown;
	/** The response as the program left it: key order and 64-bit integers intact. */
	readonly value: Value;
	readonly logs: readonly LocatedLog[];
	/** Milliseconds. */
	readonly timings: { readonly compile: number; readonly run: number; readonly total: number };
	readonly usage: {
		readonly requests: number;
		readonly prompt_tokens: number;
		readonly completion_tokens: number;
		readonly total_tokens: number;
	};
	readonly requests: readonly RequestRecord[];
	readonly warnings: readonly Warning[];
}

/** One frame of a XanoScript stack, innermost first. */
export interface Frame {
	readonly functionName: string;
	readonly file: string;
	readonly line: number;
	readonly column: number;
	readonly location: Location;
}

/** The program failed: an error it raised and did not catch, or a limit. */
export class RunError extends Error {
	override readonly name = "RunError";
	constructor(
		message: string,
		readonly code: string,
		readonly status: number,
		readonly payload: unknown,
		readonly help: string | null,
		readonly frames: readonly Frame[],
		readonly logs: readonly LocatedLog[],
		options?: { cause?: unknown },
	) {
		super(message, options);
	}

	/** What `xano run` prints on stdout-free failure: `{code, message, payload}`. */
	toJSON(): { code: string; message: string; payload: unknown } {
		return { code: this.code, message: this.message, payload: this.payload };
	}
}

/** The project or the call is wrong: nothing has run. */
export class SetupError extends Error {
	override readonly name = "SetupError";
	constructor(
		readonly code: string,
		message: string,
		readonly help: string | null = null,
		readonly diagnostics: readonly Diagnostic[] = [],
	) {
		super(message);
	}
}

export interface Engine {
	readonly project: Project;
	readonly catalogue: Catalogue;
	/** Everything that can be said about the project without running it. */
	check(): Diagnostic[];
	/**
	 * Runs a job or a function.
	 * @throws SetupError when nothing could be started, RunError when the program failed
	 */
	run(options?: RunOptions): Promise<RunResult>;
	/** The JavaScript a function and everything it calls is compiled to. */
	generatedCode(functionName: string): string | null;
}

/** Prepares a project to be run; nothing is compiled before it is needed. */
export function createEngine(options: EngineOptions): Engine {
	return new XanoEngine(options);
}

class XanoEngine implements Engine {
	readonly project: Project;
	readonly catalogue: Catalogue;
	private readonly programs = new Map<string, Program | null>();
	private readonly limits: Limits;
	private readonly library: Library;

	constructor(private readonly options: EngineOptions) {
		this.project = options.project;
		this.catalogue = defaultCatalogue(options.builtins ?? []);
		this.limits = { ...defaultLimits, ...options.limits };
		this.library = {
			catalogue: this.catalogue,
			projectFunction: (name) => {
				const found = this.project.find("function", name);
				return found ? { name, source: found.source, node: found.node } : null;
			},
			callBuiltin: (definition: FunctionDefinition, run, input) => callBuiltin(definition, run, input),
			binder: (declarations, run, functionName) =>
				createBinder(
					declarations,
					createBindingContext({
						now: () => run.now(),
						parseDate: (text) => parseDate(text, run.timeZone, run.now()),
						compilePattern,
						randomBytes: (count) => run.random.bytes(count),
						onUnknown: (name) => run.unknownInput(functionName, name),
					}),
				),
		};
	}

	check(): Diagnostic[] {
		return [...this.project.diagnostics, ...check(this.project, this.catalogue)];
	}

	generatedCode(functionName: string): string | null {
		return this.program(functionName)?.code ?? null;
	}

	private program(name: string): Program | null {
		let program = this.programs.get(name);
		if (program === undefined) {
			program = compileProgram(name, this.library);
			this.programs.set(name, program);
		}
		return program;
	}

	async run(options: RunOptions = {}): Promise<RunResult> {
		const clock = this.options.host?.clock ?? systemHost().clock;
		const started = clock.monotonic();
		const job = options.function === undefined ? this.jobToRun(options.job) : null;
		const names = job ? stepNames(job) : [options.function as string];
		this.refuseBrokenCode(names, job);
		const environment = await this.environment(job);
		if (job) this.requireEnvironment(job, environment);
		const programs = new Map(names.map((name) => [name, this.required(name)]));
		const compiled = clock.monotonic();
		const { client, records } = countingClient(this.options.host?.http ?? systemHost().http, clock);
		const logs: LocatedLog[] = [];
		let current: Program | null = null;
		const run = new Run({
			clock,
			random: this.options.host?.random ?? systemHost().random,
			http: client,
			environment,
			files: this.options.host?.files ?? systemHost().files,
			signal: options.signal ?? new AbortController().signal,
			limits: this.limits,
			timeZone: this.options.timeZone ?? "UTC",
			...(options.stream ? { stream: options.stream } : {}),
			onLog: (entry) => {
				const log = locateLog(entry, current);
				logs.push(log);
				options.onLog?.(log);
			},
			declaredEnvironment: job?.environment ? new Set(job.environment) : null,
		});
		const given = isGiven(options.input) ? inputObject(options.input) : null;
		const step = async (name: string, input: XanoObject): Promise<Value> => {
			current = programs.get(name) as Program;
			run.depth = 0;
			return current.entry.call(run, input);
		};
		let value: Value;
		try {
			if (job) {
				if (job.pre) await step(job.pre.functionName, jobInput(job.pre, run));
				const main = job.main as JobStep;
				value = await step(main.functionName, merged(jobInput(main, run), given));
				if (job.post) await step(job.post.functionName, jobInput(job.post, run));
			} else value = await step(options.function as string, given ?? {});
		} catch (thrown) {
			if (!(thrown instanceof StopSignal)) throw this.failure(thrown, current, logs);
			value = thrown.value;
		}
		for (const later of run.afterwards) {
			try {
				await later();
			} catch (thrown) {
				throw this.failure(thrown, current, logs);
			}
		}
		const ended = clock.monotonic();
		return {
			response: toJavaScript(value),
			value,
			logs,
			timings: { compile: compiled - started, run: ended - compiled, total: ended - started },
			usage: {
				requests: records.length,
				prompt_tokens: run.tokens.prompt,
				completion_tokens: run.tokens.completion,
				total_tokens: run.tokens.prompt + run.tokens.completion,
			},
			requests: records,
			warnings: [...run.warnings.values()],
		};
	}

	private jobToRun(title: string | undefined): Job {
		const jobs = this.project.all("run.job");
		if (title !== undefined) {
			const found = this.project.find("run.job", title);
			if (!found) throw new SetupError("job-not-found", `There is no job ${JSON.stringify(title)}`, jobs.length > 0 ? `There is: ${list(jobs.map(({ name }) => name))}.` : null);
			return jobOf(found);
		}
		const [first] = jobs;
		if (!first) throw new SetupError("no-job", "This project has no run.job to run", this.whatElse());
		if (jobs.length > 1) {
			throw new SetupError("several-jobs", `This project has ${jobs.length} jobs`, `Choose one with --job: ${list(jobs.map(({ name }) => name))}.`);
		}
		return jobOf(first);
	}

	private whatElse(): string {
		const functions = this.project.all("function");
		if (functions.length > 0) return `Run one of its functions with --function: ${list(functions.map(({ name }) => name))}.`;
		if (this.project.all("run.service").length > 0) return "It has a run.service, which needs a server; this version runs jobs and functions.";
		const kinds = [...new Set(this.project.constructs.map(({ kind }) => kind))];
		return kinds.length > 0 ? `It declares: ${list(kinds)}. Add a run.job, or a function to run with --function.` : "`xano init` writes a project to start from.";
	}

	/** Code that cannot mean anything is not started; code the job never reaches does not matter. */
	private refuseBrokenCode(names: readonly string[], job: Job | null): void {
		const reachable = this.reachable(names);
		if (job) reachable.add(job.construct);
		const sources = new Set([...reachable].map((construct) => construct.source));
		const errors = [
			...this.project.diagnostics.filter((diagnostic) => sources.has(diagnostic.source) || reachable.size === 0),
			...check(this.project, this.catalogue, { only: reachable }),
		].filter((diagnostic) => diagnostic.severity === "error");
		if (errors.length > 0) throw new SetupError("program-errors", `The program has ${errors.length === 1 ? "an error" : `${errors.length} errors`}`, null, errors);
		for (const name of names) {
			if (!this.project.find("function", name) && !this.catalogue.function(name)) {
				const syntax = this.project.diagnostics.filter((diagnostic) => diagnostic.severity === "error");
				throw new SetupError("function-not-found", `There is no function ${JSON.stringify(name)}`, this.whatElse(), syntax);
			}
		}
	}

	private reachable(names: readonly string[]): Set<Construct> {
		const found = new Set<Construct>();
		const pending = [...names];
		for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
			const construct = this.project.find("function", name);
			if (!construct || found.has(construct)) continue;
			found.add(construct);
			pending.push(...calledNames(construct, this.catalogue));
		}
		return found;
	}

	private required(name: string): Program {
		const program = this.program(name);
		if (program === null) throw new SetupError("function-not-found", `There is no function ${JSON.stringify(name)}`, this.whatElse());
		return program;
	}

	private async environment(job: Job | null): Promise<Environment> {
		const { env, host } = this.options;
		if (host?.environment) return host.environment;
		const { layeredEnvironment } = await import("./host/environment.js");
		if (env) return layeredEnvironment([new Map(Object.entries(env))]);
		return systemHost().environment(this.project.root, new Set(job?.environment ?? []));
	}

	private requireEnvironment(job: Job, environment: Environment): void {
		const missing = (job.environment ?? []).filter((name) => (environment.get(name) ?? "") === "");
		if (missing.length === 0) return;
		throw new SetupError(
			"missing-environment",
			`${missing.length === 1 ? "The environment variable" : "The environment variables"} ${list(missing)} ${missing.length === 1 ? "is" : "are"} not set`,
			`Set ${missing.length === 1 ? "it" : "them"} with ${missing.map((name) => `--env ${name}=…`).join(" ")}, in the shell (export ${missing[0]}=…), or in a file .env in the project folder.`,
		);
	}

	private failure(thrown: unknown, program: Program | null, logs: readonly LocatedLog[]): Error {
		const limit = asLimit(thrown);
		const cause = limit ?? thrown;
		const frames = cause instanceof Error && program ? framesOf(program.locate(cause.stack ?? "")) : [];
		if (cause instanceof XanoError) {
			return new RunError(cause.message, cause.code, cause.status, toJavaScript(cause.payload), cause.help, frames, logs, { cause });
		}
		if (cause instanceof LimitError) return new RunError(cause.message, `LIMIT_${cause.kind.toUpperCase().replace("-", "_")}`, 500, null, cause.help, frames, logs, { cause });
		if (cause instanceof MisuseError) return new RunError(cause.message, "ERROR_FATAL", 500, null, null, frames, logs, { cause });
		return new RunError("The runtime failed unexpectedly", "INTERNAL_ERROR", 500, null, "This is a fault of xano-local, not of the program. Run again with --verbose and report what it prints.", frames, logs, { cause });
	}
}

function stepNames(job: Job): string[] {
	const steps = [job.pre, job.main, job.post].filter((step): step is JobStep => step !== null);
	return [...new Set(steps.map((step) => step.functionName))];
}

function jobInput(step: JobStep, run: Run): XanoObject {
	if (step.input === null) return {};
	try {
		const value = constantValue(step.input, { now: () => run.now(), environment: (name) => run.environmentValue(name) });
		return isObject(value) ? value : {};
	} catch (thrown) {
		if (thrown instanceof NotConstant) throw fatalError("The input of a job has to be constant", "Only literals and $env.NAME can stand there.");
		throw thrown;
	}
}

/** The job's own input with what the caller gives laid over it. */
function merged(own: XanoObject, given: XanoObject | null): XanoObject {
	let whole = own;
	for (const [key, value] of given ? entriesOf(given) : []) whole = setKey(whole, key, value);
	return whole;
}

function isGiven(input: unknown): boolean {
	return input !== undefined && input !== null;
}

function inputObject(input: unknown): XanoObject {
	const value = fromJavaScript(input);
	if (isObject(value)) return value;
	throw new SetupError("wrong-input", "The input has to be an object of names and values", 'For example --input \'{"name": "value"}\' or --input name=value.');
}

function calledNames(construct: Construct, catalogue: Catalogue): readonly string[] {
	void catalogue;
	const names: string[] = [];
	const pending = [...(construct.node.body?.items ?? [])];
	for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
		if (item.kind !== "Statement" || item.disabled) continue;
		const [name] = item.args;
		if (item.name === "function.run" && (name?.kind === "Text" || name?.kind === "Word")) names.push(name.value);
		if (item.body) pending.push(...item.body.items);
	}
	return names;
}

function framesOf(locations: readonly Location[]): Frame[] {
	return locations.map((location) => ({
		functionName: location.functionName,
		file: location.source.name,
		...location.source.lineAndColumn(location.span.start),
		location,
	}));
}

function locateLog(entry: LogEntry, program: Program | null): LocatedLog {
	const place = program?.placeOf(entry.unit, entry.offset) ?? null;
	const value = toJavaScript(entry.value);
	if (place === null) return { value, file: "", line: 0 };
	return { value, file: place.source.name, line: place.source.lineAndColumn(place.span.start).line };
}

function list(names: readonly string[]): string {
	const shown = names.slice(0, 12);
	return shown.join(", ") + (names.length > shown.length ? `, and ${names.length - shown.length} more` : "");
}

