import { parse } from "../../grammar/parse.js";
import { Source, type Span } from "../../grammar/source.js";
import type { Catalogue } from "../../src/catalogue/catalogue.js";
import type { Limits } from "../../src/catalogue/define.js";
import { defaultCatalogue } from "../../src/catalogue/index.js";
import {
	type Binder,
	createBinder,
	createBindingContext,
	type InputDeclaration,
} from "../../src/catalogue/types/index.js";
import { evaluateText } from "../../src/compile/evaluate.js";
import { compileProgram, type Program } from "../../src/compile/program.js";
import type { Instruments } from "../../src/compile/scope.js";
import type { FunctionSource, Library } from "../../src/compile/units.js";
import { runError } from "../../src/engine/errors.js";
import type { RunTracer } from "../../src/engine/options.js";
import { asLimit } from "../../src/runtime/errors.js";
import { Run, type RunPorts } from "../../src/runtime/run.js";
import { LimitError, StopSignal } from "../../src/runtime/signals.js";
import { XanoError } from "../../src/values/error.js";
import { encodeJson } from "../../src/values/json.js";
import type { Value, XanoObject } from "../../src/values/kinds.js";
import { instantClock } from "../host/clocks.js";
import { nowhere } from "../host/nowhere.js";
import { type Asked, outside } from "./outside.js";
import { shown } from "./shown.js";

const catalogue: Catalogue = defaultCatalogue();

const limits: Limits = {
	callDepth: 200,
	iterations: 5_000_000,
	milliseconds: 60_000,
	size: 1_000_000,
	responseBytes: 1_000,
	retries: 0,
};

/** A run without an outside, whose sleeps are over at once. */
export function quietRun(overrides: Partial<Limits> = {}, ports: Partial<RunPorts> = {}): Run {
	const refuse = (): never => {
		throw new Error("a program reached for the outside");
	};
	let ids = 0;
	return new Run({
		clock: instantClock(),
		random: { bytes: refuse, integer: refuse, uuid: () => `id ${ids++}` },
		http: { send: refuse },
		environment: { get: () => undefined, names: () => [] },
		files: { readText: refuse, readBytes: refuse },
		...nowhere,
		signal: new AbortController().signal,
		limits: { ...limits, ...overrides },
		timeZone: "UTC",
		declaredEnvironment: null,
		evaluate: (text, scope, run) => evaluateText(text, scope, run, catalogue),
		...ports,
	});
}

/** The functions of a text by name. */
export function functionsOf(text: string): Map<string, FunctionSource> {
	const source = new Source("program.xs", text);
	const { file, issues } = parse(source);
	if (issues.length > 0) throw new Error(`${issues[0]?.message} in\n${text}`);
	const functions = new Map<string, FunctionSource>();
	for (const node of file.items) {
		if (node.kind !== "Statement" || node.name !== "function") continue;
		const [name] = node.args;
		if (name?.kind !== "Text" && name?.kind !== "Word") throw new Error("a function without a name");
		functions.set(name.value, { name: name.value, source, node });
	}
	return functions;
}

/** Binds inputs as a run of the engine does. */
export function binderOf(declarations: readonly InputDeclaration[]): Binder {
	const refuse = (): never => {
		throw new Error("binding reached for the outside");
	};
	return createBinder(
		declarations,
		createBindingContext({ now: () => 0, parseDate: () => null, compilePattern: refuse, randomBytes: refuse }),
	);
}

/** What programs of these functions are compiled against. */
export function libraryOf(functions: ReadonlyMap<string, FunctionSource>): Library {
	return {
		catalogue,
		projectFunction: (name) => functions.get(name) ?? null,
		callBuiltin: () => Promise.reject(new Error("there are no built-in functions here")),
		binder: (declarations) => binderOf(declarations),
	};
}

export { catalogue };

/** Compiles the first function of a text and all it calls. */
export function compileText(text: string, instruments: Instruments = {}): Program {
	const functions = functionsOf(text);
	const [first] = functions.keys();
	const program = compileProgram(first as string, libraryOf(functions), instruments);
	if (program === null) throw new Error("nothing was compiled");
	return program;
}

/** What can be seen of a run: what it logged, and its result or error. */
export interface Outcome {
	readonly logs: readonly string[];
	readonly end: string;
}

/** How a run ended, as text: JSON of the result, or code and message of the error. */
export function endOf(thrown: unknown): string {
	if (thrown instanceof StopSignal) return `stop: ${encodeJson(thrown.value)}`;
	if (thrown instanceof XanoError) return `error: ${thrown.code} ${thrown.message} ${encodeJson(thrown.payload)}`;
	const limit = asLimit(thrown);
	if (limit instanceof LimitError) return `limit: ${limit.kind}`;
	throw thrown;
}

/** What else can be seen of a run. */
export interface Observed extends Outcome {
	/** Where the error that ended it was raised, and from where what raised it was called, innermost first. */
	readonly frames: readonly string[];
	readonly asked: readonly Asked[];
}

/** A place of a program: function, line and what stands there. */
export function frameText({ name, source }: Pick<FunctionSource, "name" | "source">, { start, end }: Span): string {
	// Whether the bar in front of a filter belongs to it makes no difference.
	const text = source.text.slice(start, end).replace(/^\|\s*/, "");
	const { line, column } = source.lineAndColumn(end - text.length);
	return `${name}:${line}:${column} ${text}`;
}

/**
 * Runs a compiled function and looks at everything that can be seen of it.
 * @param tracer told what happens; the program has to be compiled for that
 */
export async function observe(program: Program, input: XanoObject = {}, tracer?: RunTracer): Promise<Observed> {
	const { asked, http } = outside();
	const told = tracer?.begins({ kind: "function", name: program.entry.name });
	const run = quietRun({}, { http, ...(told ? { tracer: told } : {}) });
	let end: string;
	let frames: readonly string[] = [];
	try {
		tracer?.calling(program, input, true);
		const value = await program.entry.call(run, input);
		end = shown(value);
		tracer?.done(value);
	} catch (thrown) {
		end = endOf(thrown);
		tracer?.failed(runError(thrown, program, null, { logs: [], requests: [], warnings: [] }));
		if (thrown instanceof XanoError)
			frames = program
				.locate(thrown.stack ?? "")
				.map(({ functionName, source, span }) => frameText({ name: functionName, source }, span));
	}
	return { logs: run.logs.map((log) => shown(log.value)), end, frames, asked };
}

/** Runs a compiled function. */
export async function outcomeOf(program: Program, input: XanoObject = {}, run: Run = quietRun()): Promise<Outcome> {
	let end: string;
	try {
		const value: Value = await program.entry.call(run, input);
		end = encodeJson(value);
	} catch (thrown) {
		end = endOf(thrown);
	}
	return { logs: run.logs.map((log) => encodeJson(log.value)), end };
}

/** Compiles and runs the first function of a text. */
export async function runText(text: string, overrides: Partial<Limits> = {}): Promise<Outcome> {
	return outcomeOf(compileText(text), {}, quietRun(overrides));
}

/** A function around some statements. */
export function functionText(stack: string, response = "null", name = "main"): string {
	return `function "${name}" {\n  input {\n  }\n  stack {\n${stack}\n  }\n  response = ${response}\n}\n`;
}

export type { FunctionSource };
