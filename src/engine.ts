import { join } from "node:path";
import type { Catalogue } from "./catalogue/catalogue.js";
import type { Limits } from "./catalogue/define.js";
import { defaultCatalogue } from "./catalogue/index.js";
import { type CheckOptions, check } from "./check/check.js";
import { type Fixed, fixProject } from "./check/fixing.js";
import { compileProgram, type Library, type Program } from "./compile/program.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { environmentFor } from "./engine/environment.js";
import { type ExecutionSetup, execute } from "./engine/execution.js";
import { givenInput, overlaid, writtenInput } from "./engine/input.js";
import { libraryOf } from "./engine/library.js";
import type { Engine, EngineOptions, RunOptions, RunResult } from "./engine/options.js";
import { type Plan, planRun } from "./engine/plan.js";
import { RedisChoice } from "./engine/redis.js";
import type { Steps } from "./engine/steps.js";
import { uploadsIn, withUploads } from "./engine/uploads.js";
import type { Clock, Environment, HttpClient } from "./host/ports.js";
import { folderStore } from "./host/store.js";
import { systemHost } from "./host/system.js";
import { withTemporaryFiles } from "./host/temporary.js";
import type { JobStep } from "./project/job.js";
import type { Project } from "./project/project.js";
import { defaultLimits } from "./runtime/limits.js";
import type { Run, RunPorts } from "./runtime/run.js";
import { toJavaScript } from "./values/interop.js";
import type { Value, XanoObject } from "./values/kinds.js";

export type { AppliedFix, Fixed, FixedFile } from "./check/fixing.js";
export type { CheckMemory, Engine, EngineOptions, HostOptions, RunOptions, RunResult } from "./engine/options.js";

/** The folder of a project that its programs store things in. */
const storeFolder = ".xano";

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

	constructor(private readonly options: EngineOptions) {
		this.project = options.project;
		this.catalogue = defaultCatalogue(options.builtins ?? []);
		this.limits = { ...defaultLimits, ...options.limits };
		this.sources = libraryOf(this.project, this.catalogue);
		this.clock = options.host?.clock ?? systemHost().clock;
		this.redis = new RedisChoice(options, this.clock);
	}

	check(options: Pick<CheckOptions, "strict" | "files"> = {}): Diagnostic[] {
		const wanted = options.files && new Set([...options.files].map(({ source }) => source));
		const read = this.project.diagnostics.filter(({ source }) => wanted?.has(source) ?? true);
		return [...read, ...check(this.project, this.catalogue, options)];
	}

	fix(options: Pick<CheckOptions, "strict" | "files"> = {}): Fixed {
		return fixProject(this.project, this.catalogue, options);
	}

	generatedCode(functionName: string): string {
		planRun({ function: functionName }, this.project, this.catalogue);
		return this.program(functionName).code;
	}

	/** @param name one that a plan holds, so that there is such a function */
	private program(name: string): Program {
		let program = this.programs.get(name);
		if (program === undefined) {
			program = compileProgram(name, this.sources) as Program;
			this.programs.set(name, program);
		}
		return program;
	}

	async run(options: RunOptions = {}): Promise<RunResult> {
		const started = this.clock.monotonic();
		const { builtins = [], checked } = this.options;
		const plan = planRun(options, this.project, this.catalogue, builtins.length > 0 ? undefined : checked);
		const { rest, uploads } = uploadsIn(options.input);
		const given = givenInput(rest);
		const environment = await environmentFor(plan, this.project, this.options);
		await Promise.all(plan.names.map((name) => this.program(name).prepare()));
		const compiled = this.clock.monotonic();
		const setup: ExecutionSetup = {
			...options,
			ports: {
				...this.ports(),
				http: this.httpClient(environment),
				environment,
				declaredEnvironment: plan.job?.environment ? new Set(plan.job.environment) : null,
				...(options.stream ? { stream: options.stream } : {}),
			},
			redis: (signal) => this.redis.forRun(environment, signal),
			project: this.project,
			catalogue: this.catalogue,
			programOf: (name) => this.program(name),
		};
		const { value, run, logs, requests, warnings } = await execute(setup, async (run, steps) => {
			options.onStart?.();
			const receiver = this.project.find("function", plan.job?.main?.functionName ?? (plan.names[0] as string));
			return callSteps(plan, await withUploads(given, uploads, receiver, run), run, steps);
		});
		const ended = this.clock.monotonic();
		return {
			response: toJavaScript(value),
			value,
			logs,
			requests,
			warnings,
			timings: { compile: span(started, compiled), run: span(compiled, ended), total: span(started, ended) },
			usage: {
				requests: requests.length,
				prompt_tokens: run.tokens.prompt,
				completion_tokens: run.tokens.completion,
				total_tokens: run.tokens.prompt + run.tokens.completion,
			},
			diagnostics: plan.diagnostics,
		};
	}

	private ports(): Pick<RunPorts, "clock" | "random" | "files" | "store" | "limits" | "timeZone"> {
		const { host, timeZone = "UTC" } = this.options;
		return {
			clock: this.clock,
			random: host?.random ?? systemHost().random,
			files: host?.files ?? systemHost().files,
			store: withTemporaryFiles(host?.store ?? folderStore(join(this.project.root, storeFolder))),
			limits: this.limits,
			timeZone,
		};
	}

	private httpClient(environment: Environment): HttpClient {
		const http = this.options.host?.http ?? systemHost().http;
		return typeof http === "function" ? http(environment) : http;
	}
}

/** Milliseconds between two readings of the clock, to the microsecond: what lies beyond is noise. */
function span(from: number, to: number): number {
	return Math.round((to - from) * 1_000) / 1_000;
}

/** Runs the steps of a plan in order; the value is main's. */
async function callSteps({ job, names }: Plan, given: XanoObject | null, run: Run, steps: Steps): Promise<Value> {
	if (job === null) return steps.call(names[0] as string, given ?? {}, run);
	const call = (step: JobStep, over: XanoObject | null = null): Promise<Value> =>
		steps.call(step.functionName, overlaid(writtenInput(step, run), over), run);
	if (job.pre) await call(job.pre);
	const value = await call(job.main as JobStep, given);
	if (job.post) await call(job.post);
	return value;
}
