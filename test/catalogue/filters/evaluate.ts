import { parse } from "../../../grammar/parse.js";
import { Source } from "../../../grammar/source.js";
import { createCatalogue } from "../../../src/catalogue/catalogue.js";
import type { CallContext, CallerScope, FilterDefinition, Limits } from "../../../src/catalogue/define.js";
import { allFilters } from "../../../src/catalogue/filters/index.js";
import { createBinder } from "../../../src/catalogue/types/index.js";
import { evaluateText } from "../../../src/compile/evaluate.js";
import { compileProgram } from "../../../src/compile/program.js";
import { Run } from "../../../src/runtime/run.js";
import { XanoError } from "../../../src/values/error.js";
import { decodeJson, encodeJson } from "../../../src/values/json.js";
import type { Value } from "../../../src/values/kinds.js";
import { nowhere } from "../../host/nowhere.js";

const limits: Limits = {
	callDepth: 100,
	iterations: 1_000_000,
	milliseconds: 60_000,
	size: 2_000_000,
	responseBytes: 1_000,
	retries: 0,
};

const filtersOnly = createCatalogue({ filters: allFilters, statements: [], functions: [] });

// What filters need is loaded once; they themselves are synchronous.
await Promise.all(allFilters.map((each) => each.prepare?.()));

/** The function around a filter that stands in none. */
const noScope: CallerScope = { variables: () => ({}), input: () => ({}), print: () => {} };

/** A run without an outside: a still clock, a random source that counts. */
export function stillRun(overrides: Partial<Limits> = {}): Run {
	let draws = 0;
	const refuse = (): never => {
		throw new Error("a filter reached for the outside");
	};
	return new Run({
		clock: { now: () => 0, monotonic: () => 0, sleep: refuse },
		random: {
			bytes: (count) => Uint8Array.from({ length: count }, () => draws++ % 256),
			integer: (minimum, maximum) => minimum + (draws++ % (maximum - minimum + 1)),
			uuid: () => `00000000-0000-4000-8000-${String(draws++).padStart(12, "0")}`,
		},
		http: { send: refuse },
		environment: { get: refuse, names: refuse },
		files: { readText: refuse, readBytes: refuse },
		...nowhere,
		signal: new AbortController().signal,
		limits: { ...limits, ...overrides },
		timeZone: "UTC",
		declaredEnvironment: null,
		evaluate: (text, scope, run) => evaluateText(text, scope, run, filtersOnly),
	});
}

/** The filter of that name or alias. */
export function definitionOf(name: string): FilterDefinition {
	const found = allFilters.find((each) => each.name === name || each.aliases?.includes(name));
	if (found === undefined) throw new Error(`no filter ${name}`);
	return found;
}

type AnyRun = (...args: unknown[]) => Value;

/** Calls a filter as compiled code does: all declared arguments, defaults filled in. */
export function apply(
	name: string,
	subject: Value,
	args: readonly unknown[] = [],
	run: CallContext = stillRun(),
): Value {
	const definition = definitionOf(name);
	const given = definition.arguments
		.filter((argument, index) => argument.variadic !== true || index < args.length)
		.map((argument, index) => args[index] ?? argument.default ?? null);
	const rest = args.slice(given.length);
	const call = definition.run as unknown as AnyRun;
	const before = definition.context === undefined ? [] : definition.context === "scope" ? [run, noScope] : [run];
	return call(...before, subject, ...given, ...rest);
}

/** Compiles and evaluates one expression with the filters of this folder. */
export function evaluate(expression: string, run: Run = stillRun()): Value {
	const source = new Source("example", `function "example" {\n  stack {\n  }\n\n  response = ${expression}\n}\n`);
	const { file, issues } = parse(source);
	if (issues.length > 0) throw new Error(`${expression}: ${issues[0]?.message}`);
	const node = file.items.find((item) => item.kind === "Statement");
	if (node?.kind !== "Statement") throw new Error(`${expression} is no expression`);
	const program = compileProgram("example", {
		catalogue: filtersOnly,
		projectFunction: (name) => (name === "example" ? { name, source, node } : null),
		callBuiltin: () => Promise.reject(new Error("there are no functions here")),
		binder: (declarations, context) => createBinder(declarations, context as never),
	});
	if (program === null) throw new Error("nothing was compiled");
	return program.entry.call(run, {}) as Value;
}

/** What an example says of an outcome: the value as JSON, keys in order, or the error's message. */
export function outcomeOf(action: () => Value): string {
	try {
		return encodeJson(action());
	} catch (error) {
		if (error instanceof XanoError) return `error: ${error.message}`;
		throw error;
	}
}

/** The same form for the result an example states. */
export function statedOutcome(result: string): string {
	return result.startsWith("error: ") ? result : encodeJson(decodeJson(result));
}
