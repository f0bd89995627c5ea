import { XanoError } from "../values/error.js";
import { fromJavaScript, toJavaScript } from "../values/interop.js";
import type {
	Builtin,
	CallContext,
	FilterArgument,
	FilterDefinition,
	FunctionInput,
	StandardSchema,
} from "./define.js";

/** A function written in JavaScript: what `function.run "name"` reaches when the project has none of that name. */
export interface CustomFunction {
	/** As programs write it: letters, digits, `_` and `/`. */
	readonly name: string;
	readonly summary?: string;
	/** Declared inputs; the checker refuses programs that leave a required one out. */
	readonly inputs?: readonly (Omit<FunctionInput, "required" | "summary"> & {
		readonly required?: boolean;
		readonly summary?: string;
	})[];
	/** Checks and completes the input, for example a zod object. */
	readonly schema?: StandardSchema;
	/** Whether inputs that are not declared are passed on instead of being dropped with a warning. */
	readonly acceptsOtherInputs?: boolean;
	/** Environment variables it reads; they become visible to a run that can reach the function. */
	readonly environment?: readonly string[];
	/** Receives and gives plain JavaScript data. What it throws becomes an error that `try_catch` can catch. */
	readonly run: (input: Readonly<Record<string, unknown>>, context: CallContext) => unknown;
}

/** A filter written in JavaScript: `$value|name:argument`. */
export interface CustomFilter {
	/** As programs write it: letters, digits and `_`. */
	readonly name: string;
	readonly summary?: string;
	readonly arguments?: readonly (Omit<FilterArgument, "required"> & { readonly required?: boolean })[];
	/** Kind of what it gives. */
	readonly result?: FilterDefinition["result"];
	/** Synchronous; receives and gives plain JavaScript data. */
	readonly run: (subject: unknown, ...args: readonly unknown[]) => unknown;
}

/**
 * Makes a function of JavaScript callable from programs, for `createEngine({ builtins })` or a file in `builtins/`.
 *
 * @throws TypeError when the name cannot be written in a program
 */
export function defineFunction(custom: CustomFunction): Builtin {
	const { name, summary = "", inputs = [], schema, acceptsOtherInputs, environment, run } = custom;
	checkName(name, /^[A-Za-z_][\w/]*$/, "letters, digits, _ and /");
	return {
		kind: "function",
		definition: {
			name,
			summary,
			inputs: inputs.map((input) => ({ required: input.default === undefined, summary: "", ...input })),
			// With a schema alone, it is the schema that knows the inputs.
			...(acceptsOtherInputs || (schema && inputs.length === 0) ? { acceptsOtherInputs: true } : {}),
			...(schema ? { schema: () => schema } : {}),
			...(environment ? { environment } : {}),
			examples: [],
			run: async (context, input) => {
				try {
					return fromJavaScript(await run(toJavaScript(input) as Readonly<Record<string, unknown>>, context));
				} catch (thrown) {
					throw context.signal.aborted ? context.signal.reason : programError(name, thrown);
				}
			},
		},
	};
}

/**
 * Makes a function of JavaScript usable as a filter, for `createEngine({ builtins })` or a file in `builtins/`.
 *
 * @throws TypeError when the name cannot be written in a program
 */
export function defineFilter(custom: CustomFilter): Builtin {
	const { name, summary = "", result = "any", run } = custom;
	checkName(name, /^[A-Za-z_]\w*$/, "letters, digits and _");
	return {
		kind: "filter",
		definition: {
			name,
			family: "custom",
			summary,
			arguments: (custom.arguments ?? []).map((argument) => ({
				required: argument.default === undefined && !argument.variadic,
				...argument,
			})),
			result,
			evidence: "choice",
			examples: [],
			run: (subject, ...args) => {
				try {
					return fromJavaScript(run(toJavaScript(subject), ...args.map(toJavaScript)));
				} catch (thrown) {
					throw programError(name, thrown);
				}
			},
		},
	};
}

/** What JavaScript of a built-in threw, as an error a program can catch. */
function programError(name: string, thrown: unknown): XanoError {
	if (thrown instanceof XanoError) return thrown;
	const message = thrown instanceof Error ? thrown.message : String(thrown);
	return new XanoError(message === "" ? `The built-in ${name} failed` : message, { cause: thrown });
}

function checkName(name: string, pattern: RegExp, allowed: string): void {
	if (typeof name !== "string" || !pattern.test(name))
		throw new TypeError(`${JSON.stringify(name)} cannot be the name of a built-in: use ${allowed}`);
}

/** Whether something a file exports is a built-in made by {@link defineFunction} or {@link defineFilter}. */
export function isBuiltin(value: unknown): value is Builtin {
	if (typeof value !== "object" || value === null || !("kind" in value) || !("definition" in value)) return false;
	const { definition } = value;
	return (
		(value.kind === "function" || value.kind === "filter") &&
		typeof definition === "object" &&
		definition !== null &&
		"run" in definition &&
		typeof definition.run === "function"
	);
}
