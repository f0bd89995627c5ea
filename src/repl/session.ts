import type { Expression, Item } from "../../grammar/ast.js";
import { resultTargetOf, unwrap } from "../../grammar/tree.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { Limits } from "../catalogue/define.js";
import { defaultCatalogue } from "../catalogue/index.js";
import { check } from "../check/check.js";
import { compileProgram, type Program } from "../compile/program.js";
import { type Diagnostic, syntaxDiagnostic } from "../diagnostics/diagnostic.js";
import { declarationText, inputsOf } from "../editor/language/declarations.js";
import { RunError, SetupError, type Traces } from "../engine/errors.js";
import { execute } from "../engine/execution.js";
import { libraryOf } from "../engine/library.js";
import type { EngineOptions, RunOptions } from "../engine/options.js";
import { jobsOf, planRun } from "../engine/plan.js";
import { httpClientOf, portsOf } from "../engine/ports.js";
import { RedisChoice } from "../engine/redis.js";
import { responseOf } from "../engine/response.js";
import { createEngine } from "../engine.js";
import { elapsed } from "../host/elapsed.js";
import { layeredEnvironment } from "../host/environment.js";
import type { Clock, Environment } from "../host/ports.js";
import { systemHost } from "../host/system.js";
import { defaultConnections, Turns } from "../host/turns.js";
import { declaredName } from "../project/identity.js";
import type { Construct, Project, ProjectFile } from "../project/project.js";
import { abortSignalOf } from "../runtime/cancellation.js";
import { Jobs } from "../runtime/jobs.js";
import { defaultLimits } from "../runtime/limits.js";
import type { RunPorts } from "../runtime/run.js";
import type { Value, XanoObject } from "../values/kinds.js";
import { entriesOf } from "../values/object.js";
import { type Entry, functionOf, readEntry } from "./entry.js";
import { type Declared, withDeclared } from "./session_project.js";

/** The variable that holds the value of the last expression. */
export const lastValue = "_";

/** How one entry may run. */
export type EntryOptions = Pick<
	RunOptions,
	"signal" | "stream" | "onStart" | "onLog" | "interruptible" | "onStall" | "tracer"
>;

/** An entry that has run without a failure. */
export interface Ran {
	readonly kind: "expression" | "statements";
	readonly text: string;
}

/** What has come of an entry. */
export interface Answer {
	/** What the expression is, or what the statements gave back; undefined when they gave nothing. */
	readonly value?: Value;
	/** Variables that have been set, with their values, in the order of their first use. */
	readonly changes: readonly (readonly [name: string, value: Value])[];
	/** What has been declared. */
	readonly declared: readonly Construct[];
	/** Why it has ended early; what ran before that stays done. */
	readonly failure: RunError | SetupError | null;
	/** What the checker has to say, apart from what the failure tells. */
	readonly diagnostics: readonly Diagnostic[];
	readonly traces: Traces;
	readonly milliseconds: number;
}

const nothing: Answer = {
	changes: [],
	declared: [],
	failure: null,
	diagnostics: [],
	traces: { logs: [], requests: [], warnings: [] },
	milliseconds: 0,
};

/**
 * Opens a session: statements and expressions run one after the other, with variables that live on and one state of
 * everything outside. The environment is read once, when it is first needed.
 */
export function openSession(options: EngineOptions): Session {
	return new Session(options);
}

/** Entries that follow each other. One at a time may run. */
export class Session {
	readonly catalogue: Catalogue;
	private base: Project;
	private readonly limits: Limits;
	private readonly clock: Clock;
	private readonly redis: RedisChoice;
	private readonly turns: Turns;
	private readonly jobs = new Jobs();
	private readonly ports: ReturnType<typeof portsOf>;
	private declared: readonly Declared[] = [];
	private readonly values = new Map<string, Value>();
	private history: Ran[] = [];
	private entries = 0;
	private environment: Environment | null = null;
	private surroundings: Promise<Pick<RunPorts, "environment" | "http">> | null = null;

	constructor(private readonly options: EngineOptions) {
		this.base = options.project;
		this.catalogue = defaultCatalogue(options.builtins ?? []);
		this.limits = { ...defaultLimits, ...options.limits };
		this.clock = options.host?.clock ?? systemHost().clock;
		this.redis = new RedisChoice(options, this.clock);
		this.turns = new Turns(options.connections ?? defaultConnections);
		this.ports = portsOf(options, this.clock, this.limits);
	}

	/** The project with what the session has declared. */
	get project(): Project {
		return withDeclared(this.base, this.declared);
	}

	/** The variables that are set, in the order in which they were set first. */
	get variables(): ReadonlyMap<string, Value> {
		return this.values;
	}

	/** What has run, as it was typed. */
	get ran(): readonly Ran[] {
		return this.history;
	}

	/**
	 * Reads what has been typed so far.
	 * @param isOver whether nothing follows
	 * @param name what messages call it; a number when left out
	 */
	read(text: string, isOver = false, name = `repl[${this.entries + 1}]`): Entry {
		return readEntry(name, text, isOver);
	}

	/**
	 * Opens what lies outside now rather than with the first entry.
	 * @throws what the host does when it cannot be opened
	 */
	async open(): Promise<void> {
		await this.around();
	}

	/** Runs an entry, or keeps what it declares. Mistakes are part of the answer. */
	async run(entry: Entry, options: EntryOptions = {}): Promise<Answer> {
		if (entry.kind === "empty" || entry.kind === "incomplete") return nothing;
		this.entries++;
		const { file } = entry;
		switch (entry.kind) {
			case "unreadable": {
				const found = file.issues.map((issue) => syntaxDiagnostic(issue, file.source));
				return { ...nothing, failure: new SetupError("program-errors", "This cannot be read", null, found) };
			}
			case "definitions":
				return this.declare(file);
			case "expression": {
				const answer = await this.runFunction(file, [], entry.expression, options);
				if (answer.failure !== null) return answer;
				this.values.set(lastValue, answer.value as Value);
				this.history.push({ kind: "expression", text: file.source.text });
				return answer;
			}
			case "statements": {
				const answer = await this.runFunction(file, entry.items, null, options);
				if (answer.failure === null) this.history.push({ kind: "statements", text: file.source.text });
				const { value, ...rest } = answer;
				return value === null ? rest : answer;
			}
		}
	}

	/** Works out an expression beside the session: what it is becomes neither `$_` nor part of what has run. */
	async evaluate(entry: Entry, options: EntryOptions = {}): Promise<Answer> {
		return entry.kind === "expression"
			? this.runFunction(entry.file, [], entry.expression, options)
			: this.run(entry, options);
	}

	/** Runs a job, with the functions of the session; its variables are its own. */
	async runJob(title: string | undefined, options: EntryOptions = {}): Promise<Answer> {
		const started = this.clock.monotonic();
		try {
			const { environment, http } = await this.around();
			const signal = abortSignalOf(options.signal) ?? new AbortController().signal;
			const { command } = this.redis.forRun(environment, () => signal);
			const host = {
				...this.options.host,
				environment: () => environment,
				http,
				redis: { command },
				clock: this.clock,
			};
			const { env: _, ...rest } = this.options;
			const engine = createEngine({ ...rest, project: this.project, host });
			const asked = title === undefined ? {} : { job: title };
			const { value, logs, requests, warnings, diagnostics } = await engine.run({ ...options, ...asked });
			this.values.set(lastValue, value);
			const milliseconds = elapsed(started, this.clock.monotonic());
			return { ...nothing, value, diagnostics, traces: { logs, requests, warnings }, milliseconds };
		} catch (thrown) {
			return { ...nothing, failure: asFailure(thrown) };
		}
	}

	/** Takes another project, or the same one as it is now; variables and what was declared stay. */
	load(project: Project): void {
		this.base = project;
	}

	/** Forgets variables, statements and what was declared. */
	reset(): void {
		this.values.clear();
		this.declared = [];
		this.history = [];
	}

	/** The inputs of a function, as they are declared: `text name?`. */
	inputsOf(name: string): string[] {
		const node = this.project.find("function", name)?.node;
		return node === undefined ? [] : inputsOf(node).map(declarationText);
	}

	/** Names of the variables of the environment; none before something has run. */
	get environmentNames(): readonly string[] {
		return this.environment?.names() ?? [];
	}

	private declare(file: ProjectFile): Answer {
		const added = file.file.items.flatMap((node): Declared[] => {
			if (node.kind !== "Statement" || node.disabled) return [];
			const construct = { kind: node.name, name: declaredName(node), node, source: file.source, path: file.path };
			return [{ construct, file }];
		});
		const names = new Set(added.map(({ construct }) => `${construct.kind} ${construct.name}`));
		const kept = this.declared.filter(({ construct }) => !names.has(`${construct.kind} ${construct.name}`));
		this.declared = [...kept, ...added];
		const declared = added.map(({ construct }) => construct);
		return { ...nothing, declared, diagnostics: check(this.project, this.catalogue, { only: new Set(declared) }) };
	}

	/** Runs statements, or an expression, as a function whose variables are those of the session. */
	private async runFunction(
		file: ProjectFile,
		items: readonly Item[],
		response: Expression | null,
		options: EntryOptions,
	): Promise<Answer> {
		const started = this.clock.monotonic();
		const { tracer } = options;
		let all: (() => XanoObject) | null = null;
		let diagnostics: readonly Diagnostic[] = [];
		const take = (): Answer["changes"] => (all === null ? [] : this.take(all(), setBy(items)));
		try {
			const { project, name } = this.withEntry(file, items, response);
			diagnostics = planRun({ function: name }, project, this.catalogue).diagnostics;
			const instruments = tracer ? { coverage: true, trace: true } : {};
			const program = compileProgram(name, libraryOf(project, this.catalogue), instruments) as Program;
			await program.prepare();
			const around = await this.around();
			const { value, logs, requests, warnings } = await execute(
				{
					...options,
					ports: {
						...this.ports,
						...around,
						declaredEnvironment: null,
						...(options.stream ? { stream: options.stream } : {}),
						...(tracer ? { tracer: tracer.begins({ kind: "function", name }) } : {}),
						jobs: this.jobs,
						opened: {
							get: (variable) => this.values.get(variable),
							follow: (variables) => {
								all = variables;
							},
						},
					},
					turns: this.turns,
					redis: (signal) => this.redis.forRun(around.environment, signal),
					project,
					catalogue: this.catalogue,
					programOf: () => program,
				},
				(run, steps) => {
					options.onStart?.();
					tracer?.calling(program, {}, true);
					return steps.call(name, {}, run);
				},
			);
			// What is too deep to be shown is said here, and not by whoever shows it.
			responseOf({ value, logs, requests, warnings }, null);
			tracer?.done(value);
			const milliseconds = elapsed(started, this.clock.monotonic());
			return { ...nothing, value, changes: take(), diagnostics, traces: { logs, requests, warnings }, milliseconds };
		} catch (thrown) {
			const failure = asFailure(thrown);
			if (failure instanceof RunError) tracer?.failed(failure);
			return {
				...nothing,
				changes: take(),
				failure,
				diagnostics,
				...(failure instanceof RunError ? { traces: failure } : {}),
			};
		}
	}

	/** The project with the entry as a function, under a name that nothing else has. */
	private withEntry(file: ProjectFile, items: readonly Item[], response: Expression | null) {
		const { project } = this;
		let name = file.source.name;
		while (project.find("function", name) || file.source.text.includes(name)) name = `${name}'`;
		const node = functionOf(name, file, items, response);
		const opened = new Set(this.values.keys());
		const construct = { kind: "function", name, node, source: file.source, path: file.path, opened };
		return { project: withDeclared(project, [{ construct, file }]), name };
	}

	/** Keeps what variables have become, and says which of them have been set. */
	private take(variables: XanoObject, set: ReadonlySet<string>): Answer["changes"] {
		const changes = entriesOf(variables).filter(
			([name, value]) => set.has(name) || !this.values.has(name) || !Object.is(this.values.get(name), value),
		);
		for (const [name, value] of changes) this.values.set(name, value);
		return changes;
	}

	/** What lies outside, opened once. */
	private around(): Promise<Pick<RunPorts, "environment" | "http">> {
		this.surroundings ??= this.openAround().catch((thrown) => {
			// It may be right the next time.
			this.surroundings = null;
			throw thrown;
		});
		return this.surroundings;
	}

	/** Of the process environment it holds what the project's jobs declare, and what built-in functions ask for. */
	private async openAround(): Promise<Pick<RunPorts, "environment" | "http">> {
		const { env, host, project } = this.options;
		const names = [...jobsOf(project), ...this.catalogue.functions].flatMap(({ environment }) => environment ?? []);
		const declared = new Set(names);
		const environment = env
			? layeredEnvironment([new Map(Object.entries(env))])
			: await (host?.environment?.(declared) ?? systemHost().environment(project.root, declared));
		this.environment = environment;
		return { environment, http: httpClientOf(this.options, environment) };
	}
}

/** Variables that the statements themselves name as what they set, whether or not that changes them. */
function setBy(items: readonly Item[]): Set<string> {
	const names = new Set<string>();
	for (const item of items) {
		if (item.kind !== "Statement" || item.disabled) continue;
		const places = [item.result, item.name === "var" || item.name === "var.update" ? item.args[0] : null];
		for (const place of places) {
			const target = place ? resultTargetOf(unwrap(place)) : null;
			if (target) names.add(target.variable);
		}
	}
	return names;
}

/** @throws what is no mistake of the program or of the call */
function asFailure(thrown: unknown): RunError | SetupError {
	if (thrown instanceof RunError || thrown instanceof SetupError) return thrown;
	throw thrown;
}
