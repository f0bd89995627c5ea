import type { Catalogue } from "./catalogue/catalogue.js";
import type { Limits } from "./catalogue/define.js";
import { defaultCatalogue } from "./catalogue/index.js";
import { type CheckOptions, check } from "./check/check.js";
import { type Fixed, fixProject } from "./check/fixing.js";
import { compileProgram, type Program } from "./compile/program.js";
import { sourceMapOf, withSourceMap } from "./compile/source_map.js";
import type { Library } from "./compile/units.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { isDebugged } from "./engine/debugged.js";
import { environmentFor } from "./engine/environment.js";
import { RunError } from "./engine/errors.js";
import { type ExecutionSetup, execute } from "./engine/execution.js";
import { footprintOf } from "./engine/footprint.js";
import { givenInput, overlaid, writtenInput } from "./engine/input.js";
import { libraryOf } from "./engine/library.js";
import type {
	CheckMemory,
	Engine,
	EngineOptions,
	Footprint,
	ObservedPorts,
	PreparedRun,
	RunObserver,
	RunOptions,
	RunResult,
	RunSubject,
	RunTracer,
	TracedSubject,
} from "./engine/options.js";
import { type Plan, planRun } from "./engine/plan.js";
import { httpClientOf, portsOf } from "./engine/ports.js";
import { RedisChoice } from "./engine/redis.js";
import { responseOf } from "./engine/response.js";
import type { Steps } from "./engine/steps.js";
import { uploadsIn, withUploads } from "./engine/uploads.js";
import { elapsed } from "./host/elapsed.js";
import type { Clock, ClosableRedis } from "./host/ports.js";
import type { DoorKeeper } from "./host/recall.js";
import { systemHost } from "./host/system.js";
import { defaultConnections, Turns } from "./host/turns.js";
import type { JobStep } from "./project/job.js";
import type { Project } from "./project/project.js";
import { defaultLimits } from "./runtime/limits.js";
import type { Run } from "./runtime/run.js";
import type { Value, XanoObject } from "./values/kinds.js";

export type { AppliedFix, Fixed, FixedFile } from "./check/fixing.js";
export type {
	CheckMemory,
	Engine,
	EngineOptions,
	Footprint,
	HostOptions,
	LateSignal,
	PreparedRun,
	RunOptions,
	RunResult,
	RunSubject,
	RunTracer,
} from "./engine/options.js";

/** Prepares a project to be run; nothing is compiled before it is needed. */
export function createEngine(options: EngineOptions): Engine {
	return new XanoEngine(options);
}

class XanoEngine implements Engine {
	readonly project: Project;
	readonly catalogue: Catalogue;
	private readonly programs = new Map<string, Program>();
	private readonly limits: Limits;
	private readonly sources: Library;
	private readonly clock: Clock;
	private readonly redis: RedisChoice;
	private readonly turns: Turns;
	/** What need not be checked again. What others remember is of runs without a project's own built-ins. */
	private readonly checked: CheckMemory;

	constructor(private readonly options: EngineOptions) {
		const { builtins = [], checked } = options;
		this.checked = builtins.length === 0 && checked ? checked : new Set<string>();
		this.project = options.project;
		this.catalogue = defaultCatalogue(options.builtins ?? []);
		this.limits = { ...defaultLimits, ...options.limits };
		this.sources = libraryOf(this.project, this.catalogue);
		this.clock = options.host?.clock ?? systemHost().clock;
		this.redis = new RedisChoice(options, this.clock);
		this.turns = new Turns(options.connections ?? defaultConnections);
	}

	check(options: Pick<CheckOptions, "strict" | "files"> = {}): Diagnostic[] {
		const wanted = options.files && new Set([...options.files].map(({ source }) => source));
		const read = this.project.diagnostics.filter(({ source }) => wanted?.has(source) ?? true);
		return [...read, ...check(this.project, this.catalogue, options)];
	}

	fix(options: Pick<CheckOptions, "strict" | "files"> = {}): Fixed {
		return fixProject(this.project, this.catalogue, options);
	}

	footprint(subject: RunSubject = {}): Footprint {
		return footprintOf(subject, this.project, this.catalogue);
	}

	generatedCode(functionName: string, { sourceMap = false }: { sourceMap?: boolean } = {}): string {
		const { code, mappings } = this.checkedProgram(functionName);
		return sourceMap ? withSourceMap(code, generatedFile(functionName), mappings()) : code;
	}

	sourceMap(functionName: string): string {
		return sourceMapOf(generatedFile(functionName), this.checkedProgram(functionName).mappings());
	}

	private checkedProgram(functionName: string): Program {
		planRun({ function: functionName }, this.project, this.catalogue, this.checked);
		return this.program(functionName);
	}

	/** @param name one that a plan holds, so that there is such a function */
	private program(name: string): Program {
		let program = this.programs.get(name);
		if (program === undefined) {
			program = compileProgram(name, this.sources, isDebugged() ? { sourceMap: true } : {}) as Program;
			this.programs.set(name, program);
		}
		return program;
	}

	/** Programs that tell what happens, by name. They are not kept: what they count is that of one run. */
	private tracedPrograms(names: readonly string[]): ReadonlyMap<string, Program> {
		const instruments = { coverage: true, trace: true };
		return new Map(names.map((name) => [name, compileProgram(name, this.sources, instruments) as Program]));
	}

	async run(options: RunOptions = {}): Promise<RunResult> {
		const started = this.clock.monotonic();
		const prepared = await this.prepare(options);
		const compile = elapsed(started, this.clock.monotonic());
		const result = await prepared.run(options);
		const { run } = result.timings;
		return { ...result, timings: { compile, run, total: elapsed(0, compile + run) } };
	}

	async prepare(subject: RunSubject = {}): Promise<PreparedRun> {
		const plan = planRun(subject, this.project, this.catalogue, this.checked);
		const environment = await environmentFor(plan, this.project, this.options);
		const { observer, doors, tracer } = subject;
		const about = plan.job?.main?.functionName ?? (plan.names[0] as string);
		const observed = observer ? (compileProgram(about, this.sources, { observe: about }) as Program) : null;
		const traced = tracer ? this.tracedPrograms(plan.names) : null;
		const programOf = (name: string): Program =>
			traced?.get(name) ?? (observed && name === about ? observed : this.program(name));
		await Promise.all(plan.names.map((name) => programOf(name).prepare()));
		const receiver = this.project.find("function", about);
		const http = httpClientOf(this.options, environment);
		const watchers = { observer, tracer, programOf };
		const declaredEnvironment = plan.job?.environment ? new Set(plan.job.environment) : null;
		return {
			run: async (options = {}) => {
				const { rest, uploads } = uploadsIn(options.input);
				const given = givenInput(rest);
				const started = this.clock.monotonic();
				const setup: ExecutionSetup = {
					...options,
					ports: {
						...observedPorts({ ...portsOf(this.options, this.clock, this.limits), http }, doors, observer),
						environment,
						declaredEnvironment,
						...(options.stream ? { stream: options.stream } : {}),
						...(tracer ? { tracer: tracer.begins(subjectOf(plan)) } : {}),
					},
					turns: this.turns,
					redis: (signal) => observedRedis(this.redis.forRun(environment, signal), doors, observer),
					project: this.project,
					catalogue: this.catalogue,
					programOf,
				};
				const { value, response, run, logs, requests, warnings } = await execute(setup, async (run, steps) => {
					options.onStart?.();
					return callSteps(plan, await withUploads(given, uploads, receiver, run), run, steps, watchers);
				})
					.then((executed) => ({ ...executed, response: responseOf(executed, receiver ?? null) }))
					.catch((thrown) => {
						if (thrown instanceof RunError) tracer?.failed(thrown);
						throw thrown;
					});
				tracer?.done(value);
				const time = elapsed(started, this.clock.monotonic());
				return {
					response,
					value,
					logs,
					requests,
					warnings,
					timings: { compile: 0, run: time, total: time },
					usage: {
						requests: requests.length,
						prompt_tokens: run.tokens.prompt,
						completion_tokens: run.tokens.completion,
						total_tokens: run.tokens.prompt + run.tokens.completion,
					},
					diagnostics: plan.diagnostics,
				};
			},
		};
	}
}

/** Who is told of a run. */
interface Watchers {
	readonly observer: RunObserver | undefined;
	readonly tracer: RunTracer | undefined;
	/** @param name of a function that is called */
	readonly programOf: (name: string) => Program;
}

function subjectOf({ job, names }: Plan): TracedSubject {
	return job ? { kind: "job", name: job.title } : { kind: "function", name: names[0] as string };
}

/** Runs the steps of a plan in order; the value is main's, which is what an observer is told about. */
async function callSteps(
	{ job, names }: Plan,
	given: XanoObject | null,
	run: Run,
	steps: Steps,
	{ observer, tracer, programOf }: Watchers,
): Promise<Value> {
	const call = async (name: string, input: XanoObject, isMain: boolean): Promise<Value> => {
		tracer?.calling(programOf(name), input, isMain);
		return steps.call(name, input, run);
	};
	const callMain = async (name: string, input: XanoObject): Promise<Value> => {
		observer?.called(name, input);
		const value = await call(name, input, true);
		observer?.answered(value);
		return value;
	};
	if (job === null) return callMain(names[0] as string, given ?? {});
	const inputOf = (step: JobStep, over: XanoObject | null = null): XanoObject =>
		overlaid(writtenInput(step, run), over);
	const { pre, main, post } = job;
	if (pre) await call(pre.functionName, inputOf(pre), false);
	const value = await callMain((main as JobStep).functionName, inputOf(main as JobStep, given));
	if (post) await call(post.functionName, inputOf(post), false);
	return value;
}

function observedPorts<Ports extends ObservedPorts>(
	ports: Ports,
	doors: DoorKeeper | undefined,
	observer: RunObserver | undefined,
): Ports {
	const kept = doors ? { ...ports, ...doors.through(ports) } : ports;
	return observer ? { ...kept, ...observer.through(kept), observer } : kept;
}

function observedRedis(
	redis: ClosableRedis,
	doors: DoorKeeper | undefined,
	observer: RunObserver | undefined,
): ClosableRedis {
	if (!doors && !observer) return redis;
	const kept = doors?.throughRedis(redis) ?? redis;
	const { command } = observer?.throughRedis(kept) ?? kept;
	return { command, close: () => redis.close() };
}

/** What a source map calls the JavaScript of a function. */
function generatedFile(functionName: string): string {
	return `${functionName}.js`;
}
