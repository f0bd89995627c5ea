import type { Catalogue } from "./catalogue/catalogue.js";
import type { Builtin, Limits } from "./catalogue/define.js";
import { callBuiltin } from "./catalogue/functions/call.js";
import { defaultCatalogue } from "./catalogue/index.js";
import { compilePattern, parseDate } from "./catalogue/input_helpers.js";
import { createBinder, createBindingContext } from "./catalogue/types/index.js";
import { check } from "./check/check.js";
import { compileProgram, type Library, type Program } from "./compile/program.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { didYouMean, suggest } from "./diagnostics/suggest.js";
import { type LocatedLog, runError, SetupError } from "./engine/errors.js";
import { givenInput, overlaid, writtenInput } from "./engine/input.js";
import { type Reach, reachFrom } from "./engine/reach.js";
import { countingClient, type RequestRecord } from "./host/counting.js";
import type { Clock, Environment, Files, HttpClient, Random } from "./host/ports.js";
import { systemHost } from "./host/system.js";
import { type Job, type JobStep, jobOf } from "./project/job.js";
import type { Project } from "./project/project.js";
import { startCancellation } from "./runtime/cancellation.js";
import { interruptible } from "./runtime/interruptible.js";
import { defaultLimits } from "./runtime/limits.js";
import { type LogEntry, Run, type Warning } from "./runtime/run.js";
import { StopSignal } from "./runtime/signals.js";
import { toJavaScript } from "./values/interop.js";
import type { Value, XanoObject } from "./values/kinds.js";

/** The doors to the outside a run may use; what is left out is the machine's own. */
export interface HostOptions {
	readonly clock?: Clock;
	readonly random?: Random;
	/** A client, or how to make one for the environment of a run, whose secrets it may have to keep. */
	readonly http?: HttpClient | ((environment: Environment) => HttpClient);
	/** @param declared names the program may see of the process environment */
	readonly environment?: (declared: ReadonlySet<string>) => Environment | Promise<Environment>;
	readonly files?: Files;
}

export interface EngineOptions {
	readonly project: Project;
	/** Replaces the environment: `.env` and process variables are then not read. */
	readonly env?: Readonly<Record<string, string>>;
	readonly host?: HostOptions;
	/** Functions and filters beside those of the catalogue, made with `defineFunction` and `defineFilter`. */
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
	/** Cancels the run, its requests included. */
	readonly signal?: AbortSignal;
	/** Receives generated text while it arrives. */
	readonly stream?: (text: string) => void;
	readonly onLog?: (entry: LocatedLog) => void;
	/** Lets Ctrl-C end code that never pauses; only for programs that own their process. */
	readonly interruptible?: boolean;
	/** Told when such code keeps signals from being noticed, and when they are noticed again. */
	readonly onStall?: (stalled: boolean) => void;
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
	/** What the checker has to say about the code that can be reached: portability warnings, warnings, hints. */
	readonly diagnostics: readonly Diagnostic[];
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
	/** The JavaScript a function and everything it calls is compiled to; null when there is no such function. */
	generatedCode(functionName: string): string | null;
}

/** Prepares a project to be run; nothing is compiled before it is needed. */
export function createEngine(options: EngineOptions): Engine {
	return new XanoEngine(options);
}

/** What is to be run: the functions by name and, unless one was asked for by name, the job that names them. */
interface Plan {
	readonly job: Job | null;
	readonly names: readonly string[];
	readonly reach: Reach;
	readonly diagnostics: readonly Diagnostic[];
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
			callBuiltin,
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
		const plan = this.plan(options);
		const given = givenInput(options.input);
		const environment = await this.environment(plan);
		if (plan.job) requireEnvironment(plan.job, environment);
		const programs = new Map(plan.names.map((name) => [name, this.program(name) as Program]));
		const compiled = clock.monotonic();
		const cancellation = startCancellation(options.signal, this.limits.milliseconds);
		const { client, records } = countingClient(this.httpClient(environment), clock);
		const logs: LocatedLog[] = [];
		let current: Program | null = null;
		const run = new Run({
			clock,
			random: this.options.host?.random ?? systemHost().random,
			http: client,
			environment,
			files: this.options.host?.files ?? systemHost().files,
			signal: cancellation.signal,
			limits: this.limits,
			timeZone: this.options.timeZone ?? "UTC",
			...(options.stream ? { stream: options.stream } : {}),
			...(options.onStall ? { onStall: options.onStall } : {}),
			onLog: (entry) => {
				const log = locatedLog(entry, current);
				logs.push(log);
				options.onLog?.(log);
			},
			declaredEnvironment: plan.job?.environment ? new Set(plan.job.environment) : null,
		});
		const step = async (name: string, input: XanoObject): Promise<Value> => {
			const { entry } = (current = programs.get(name) as Program);
			run.depth = 0;
			return options.interruptible ? interruptible(() => entry.call(run, input)) : entry.call(run, input);
		};
		try {
			const value = await untilStopped(() => execute(plan, given, run, step));
			for (const later of run.afterwards) await untilStopped(async () => later());
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
				diagnostics: plan.diagnostics,
			};
		} catch (thrown) {
			const place = run.lastPlace;
			const program = current as Program | null;
			throw runError(thrown, program, place && (program?.placeOf(place.unit, place.offset) ?? null), logs);
		} finally {
			cancellation.end();
		}
	}

	/** Decides what is to be run, and refuses what cannot be. */
	private plan({ job: title, function: functionName }: RunOptions): Plan {
		const job = functionName === undefined ? this.jobToRun(title) : null;
		const names = job ? stepNames(job) : [functionName as string];
		const reach = reachFrom(names, this.project, this.catalogue);
		const diagnostics = this.checked(reach, job);
		const missing = names.find((name) => reach.unknown.has(name));
		if (missing === undefined) return { job, names, reach, diagnostics };
		const known = [...this.project.all("function"), ...this.catalogue.functions].map(({ name }) => name);
		// A function that seems to be missing may stand in a file that could not be read.
		const unread = this.project.diagnostics.filter((diagnostic) => diagnostic.severity === "error");
		throw new SetupError(
			"function-not-found",
			`There is no function ${JSON.stringify(missing)}`,
			sentence(didYouMean(suggest(missing, known))) ?? this.whatElse(),
			unread,
		);
	}

	private jobToRun(title: string | undefined): Job {
		const jobs = this.project.all("run.job");
		const titles = list(jobs.map(({ name }) => name));
		if (title !== undefined) {
			const found = this.project.find("run.job", title);
			if (found) return jobOf(found);
			throw new SetupError(
				"job-not-found",
				`There is no job ${JSON.stringify(title)}`,
				jobs.length > 0 ? `There is: ${titles}.` : null,
			);
		}
		const [first] = jobs;
		if (!first)
			throw new SetupError("no-job", "This project has no run.job to run", this.whatElse(), this.project.diagnostics);
		if (jobs.length === 1) return jobOf(first);
		throw new SetupError("several-jobs", `This project has ${jobs.length} jobs`, `Choose one with --job: ${titles}.`);
	}

	private whatElse(): string {
		const functions = this.project.all("function");
		if (functions.length > 0)
			return `Run one of its functions with --function: ${list(functions.map(({ name }) => name))}.`;
		if (this.project.all("run.service").length > 0)
			return "It has a run.service, which needs a server; this version runs jobs and functions.";
		const kinds = [...new Set(this.project.constructs.map(({ kind }) => kind))];
		if (kinds.length === 0) return "`xano init` writes a project to start from.";
		return `It declares: ${list(kinds)}. Add a run.job, or a function to run with --function.`;
	}

	/**
	 * What is said about the code that can be reached; what the job never reaches does not matter.
	 * @throws SetupError when some of it cannot mean anything
	 */
	private checked(reach: Reach, job: Job | null): Diagnostic[] {
		const involved = new Set(reach.constructs);
		if (job) involved.add(job.construct);
		const sources = new Set([...involved].map((construct) => construct.source));
		const found = [
			...this.project.diagnostics.filter((diagnostic) => sources.has(diagnostic.source)),
			...check(this.project, this.catalogue, { only: involved }),
		];
		const errors = found.filter((diagnostic) => diagnostic.severity === "error");
		if (errors.length === 0) return found;
		const count = errors.length === 1 ? "an error" : `${errors.length} errors`;
		throw new SetupError("program-errors", `The program has ${count}; nothing has run`, null, errors);
	}

	/** Of the process environment, the names the job or what it can reach asks for. */
	private async environment({ job, reach }: Plan): Promise<Environment> {
		const { env, host } = this.options;
		if (env) return (await import("./host/environment.js")).layeredEnvironment([new Map(Object.entries(env))]);
		const jobs = job ? [job] : this.project.all("run.job").map(jobOf);
		const declared = new Set(jobs.flatMap(({ environment }) => environment ?? []));
		for (const { environment } of reach.builtins) for (const name of environment ?? []) declared.add(name);
		return host?.environment ? host.environment(declared) : systemHost().environment(this.project.root, declared);
	}

	private httpClient(environment: Environment): HttpClient {
		const http = this.options.host?.http ?? systemHost().http;
		return typeof http === "function" ? http(environment) : http;
	}
}

/** Runs the steps of a plan in order; the value is main's. */
async function execute(
	{ job, names }: Plan,
	given: XanoObject | null,
	run: Run,
	step: (name: string, input: XanoObject) => Promise<Value>,
): Promise<Value> {
	if (job === null) return step(names[0] as string, given ?? {});
	if (job.pre) await step(job.pre.functionName, writtenInput(job.pre, run));
	const main = job.main as JobStep;
	const value = await step(main.functionName, overlaid(writtenInput(main, run), given));
	if (job.post) await step(job.post.functionName, writtenInput(job.post, run));
	return value;
}

/** The value of some work, or the one a `debug.stop` in it ended it with. */
async function untilStopped(work: () => Promise<Value>): Promise<Value> {
	try {
		return await work();
	} catch (thrown) {
		if (thrown instanceof StopSignal) return thrown.value;
		throw thrown;
	}
}

function stepNames(job: Job): string[] {
	const steps = [job.pre, job.main, job.post].filter((step): step is JobStep => step !== null);
	return [...new Set(steps.map((step) => step.functionName))];
}

/** @throws SetupError that names everything missing at once */
function requireEnvironment(job: Job, environment: Environment): void {
	const missing = (job.environment ?? []).filter((name) => (environment.get(name) ?? "") === "");
	if (missing.length === 0) return;
	const one = missing.length === 1;
	throw new SetupError(
		"missing-environment",
		`The environment variable${one ? "" : "s"} ${list(missing)} ${one ? "is" : "are"} not set`,
		`Set ${one ? "it" : "them"} with ${missing.map((name) => `--env ${name}=…`).join(" ")}, in the shell (export ${missing[0]}=…), or in a file .env in the project folder.`,
	);
}

function locatedLog(entry: LogEntry, program: Program | null): LocatedLog {
	const place = program?.placeOf(entry.unit, entry.offset) ?? null;
	const value = toJavaScript(entry.value);
	if (place === null) return { value, file: "", line: 0 };
	return { value, file: place.source.name, line: place.source.lineAndColumn(place.span.start).line };
}

function list(names: readonly string[]): string {
	const shown = names.slice(0, 12);
	return shown.join(", ") + (names.length > shown.length ? `, and ${names.length - shown.length} more` : "");
}

function sentence(text: string | null): string | null {
	return text === null ? null : text.charAt(0).toUpperCase() + text.slice(1);
}
