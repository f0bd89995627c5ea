import type { Catalogue } from "../catalogue/catalogue.js";
import type { Builtin, Limits } from "../catalogue/define.js";
import type { CheckOptions } from "../check/check.js";
import type { Fixed } from "../check/fixing.js";
import type { Program } from "../compile/program.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Clock, Environment, Files, HttpClient, Random, Redis, Store } from "../host/ports.js";
import type { DoorKeeper, Doors } from "../host/recall.js";
import type { Project } from "../project/project.js";
import type { LateSignal } from "../runtime/cancellation.js";
import type { StatementObserver } from "../runtime/run.js";
import type { StatementTracer } from "../runtime/tracer.js";
import type { Value, XanoObject } from "../values/kinds.js";
import type { LocatedLog, RunError, SetupError, Traces } from "./errors.js";

/** The doors to the outside a run may use; what is left out is the machine's own. */
export interface HostOptions {
	readonly clock?: Clock;
	readonly random?: Random;
	/** A client, or how to make one for the environment of a run, whose secrets it may have to keep. */
	readonly http?: HttpClient | ((environment: Environment) => HttpClient);
	/** @param declared names the program may see of the process environment */
	readonly environment?: (declared: ReadonlySet<string>) => Environment | Promise<Environment>;
	readonly files?: Files;
	/** Where programs store files, mails and keys; the folder `.xano` of the project when left out. */
	readonly store?: Store;
	/**
	 * What the `redis.*` statements talk to. Left out, it is the server of REDIS_URL, be it in the environment of the run or
	 * in that of the process; without one, a store inside the engine that all its runs share.
	 */
	readonly redis?: Redis;
}

export interface EngineOptions {
	readonly project: Project;
	/** Replaces the environment: `.env` and process variables are then not read. */
	readonly env?: Readonly<Record<string, string>>;
	readonly host?: HostOptions;
	/** Functions and filters beside those of the catalogue, made with `defineFunction` and `defineFilter`. */
	readonly builtins?: readonly Builtin[];
	readonly limits?: Partial<Limits>;
	/** How many requests may be under way to one host at a time, those of all runs together; 64 when left out. */
	readonly connections?: number;
	/** IANA name; `UTC` as on Xano. */
	readonly timeZone?: string;
	/**
	 * Remembers the runs of these very texts that the checker had nothing to say about; it is not asked again then. Not
	 * used where there are `builtins`.
	 */
	readonly checked?: CheckMemory;
	/** Told what inputs and fields are given that are declared `sensitive`: what is to be shown to nobody. */
	readonly hides?: (value: Value) => void;
}

/** Names of runs; a set will do. */
export interface CheckMemory {
	has(run: string): boolean;
	add(run: string): void;
}

/** The doors to the outside that an observer stands in. */
export type ObservedPorts = Doors;

/** Watches what a run is about: the function that was asked for, main's of a job. */
export interface RunObserver extends StatementObserver, DoorKeeper {
	/** The function is called with this input. */
	called(functionName: string, input: XanoObject): void;
	/** The function has answered; one that raised an error never does. */
	answered(value: Value): void;
}

/** What a run is about: a job by its title, or a function. */
export interface TracedSubject {
	readonly kind: "job" | "function";
	readonly name: string;
}

/** Is told what happens in one run; made anew for each. */
export interface RunTracer {
	/** The run begins. @returns what its code tells what happens */
	begins(subject: TracedSubject): StatementTracer;
	/**
	 * A function is about to be called from outside.
	 * @param isMain whether its value is that of the run
	 */
	calling(program: Program, input: XanoObject, isMain: boolean): void;
	done(value: Value): void;
	failed(error: RunError): void;
}

export type { LateSignal } from "../runtime/cancellation.js";

export interface RunOptions {
	/** Title of a `run.job`; the project's only one when neither this nor `function` is given. */
	readonly job?: string;
	/** Name of a function to call instead of a job. */
	readonly function?: string;
	/**
	 * Inputs by name, as plain JavaScript data or XanoScript values; over a job's own input. A file is an `Upload`, also
	 * in a list.
	 */
	readonly input?: unknown;
	/** Cancels the run, its requests included. */
	readonly signal?: AbortSignal | LateSignal;
	/** Receives generated text while it arrives. */
	readonly stream?: (text: string) => void;
	readonly observer?: RunObserver;
	/** Puts other doors in place of those of the engine, beneath an observer. */
	readonly doors?: DoorKeeper;
	/** Told every statement. Programs are compiled anew for it, and take longer. */
	readonly tracer?: RunTracer;
	/** Called once all is checked and compiled, just before the program begins. */
	readonly onStart?: () => void;
	readonly onLog?: (entry: LocatedLog) => void;
	/** Lets Ctrl-C end code that never pauses; only for programs that own their process. */
	readonly interruptible?: boolean;
	/** Told when such code keeps signals from being noticed, and when they are noticed again. */
	readonly onStall?: (stalled: boolean) => void;
}

/** What a run is about. */
export type RunSubject = Pick<RunOptions, "job" | "function" | "observer" | "doors" | "tracer">;

/** What of a project a run depends on, found without checking or running anything. */
export interface Footprint {
	/** Title of the job; null for a function. */
	readonly job: string | null;
	/** Names of the functions of the project that can be reached. */
	readonly functions: readonly string[];
	/** Names of built-in functions that can be reached. */
	readonly builtins: readonly string[];
	/** Names that are called and are neither. */
	readonly unknown: readonly string[];
	/** Absolute paths of the files that hold what can be reached; all files when that is not known. */
	readonly files: readonly string[];
	/** Why it is not clear what is to be run; null when it is. */
	readonly problem: SetupError | null;
	/** The same for two states of a project as long as what differs between them cannot make a difference to the run. */
	readonly signature: string;
}

/** A run that is planned, checked and compiled, and may begin any number of times, also side by side. */
export interface PreparedRun {
	/**
	 * Runs it once; every run has a state of its own.
	 * @throws RunError when the program failed, SetupError when the input is no object
	 */
	run(options?: Omit<RunOptions, keyof RunSubject>): Promise<RunResult>;
}

export interface RunResult extends Traces {
	/** The response as plain JavaScript data. */
	readonly response: unknown;
	/** The response as the program left it: key order and 64-bit integers intact. */
	readonly value: Value;
	/** Milliseconds. */
	readonly timings: { readonly compile: number; readonly run: number; readonly total: number };
	readonly usage: {
		readonly requests: number;
		readonly prompt_tokens: number;
		readonly completion_tokens: number;
		readonly total_tokens: number;
	};
	/** What the checker has to say about the code that can be reached: portability warnings, warnings, hints. */
	readonly diagnostics: readonly Diagnostic[];
}

export interface Engine {
	readonly project: Project;
	readonly catalogue: Catalogue;
	/**
	 * Everything that can be said about the project without running it.
	 * @param options `strict`: also what Xano refuses although nothing can go wrong, such as comments behind values;
	 *   `files`: only about these
	 */
	check(options?: Pick<CheckOptions, "strict" | "files">): Diagnostic[];
	/** Makes every safe fix of what `check` finds. Nothing is written, and the engine keeps the project it has. */
	fix(options?: Pick<CheckOptions, "strict" | "files">): Fixed;
	/**
	 * Runs a job or a function.
	 * @throws SetupError when nothing could be started, RunError when the program failed
	 */
	run(options?: RunOptions): Promise<RunResult>;
	/**
	 * Does once what comes before a run: what is to be run is chosen, checked and compiled, and the environment is read.
	 * @throws SetupError when nothing could be started
	 */
	prepare(subject?: RunSubject): Promise<PreparedRun>;
	/** What of the project a run depends on. Nothing is checked, and nothing thrown when there is nothing to run. */
	footprint(subject?: RunSubject): Footprint;
	/**
	 * The JavaScript a function and everything it calls is compiled to.
	 * @param options `sourceMap`: with its source map in a comment at the end
	 * @throws SetupError when there is no such function, or what it reaches has errors
	 */
	generatedCode(functionName: string, options?: { readonly sourceMap?: boolean }): string;
	/**
	 * The source map of that JavaScript, version 3, as JSON: which place of the project stands where.
	 * @throws SetupError as `generatedCode`
	 */
	sourceMap(functionName: string): string;
}
