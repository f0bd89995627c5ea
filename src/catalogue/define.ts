import type { Clock, Environment, Files, HttpClient, Random, Redis, Store } from "../host/ports.js";
import type { Value, XanoObject } from "../values/kinds.js";
import type { Pieces } from "../values/pieces.js";

/** How sure an entry's behaviour is: written in Xano's documentation, seen on the live engine, or decided here. */
export type Evidence = "documented" | "observed" | "choice";

/** One executed example: a XanoScript expression or program and its result as JSON, or `error: message`. */
export interface Example {
	readonly code: string;
	readonly result: string;
}

/** What a running program may reach from inside a built-in. The run time implements it; built-ins only see this. */
export interface CallContext {
	readonly clock: Clock;
	readonly random: Random;
	readonly http: HttpClient;
	readonly environment: Environment;
	readonly files: Files;
	readonly store: Store;
	readonly redis: Redis;
	/** Aborted on Ctrl-C, time-out or when the caller gives up. */
	readonly signal: AbortSignal;
	readonly limits: Limits;
	/** IANA name used where a program names no zone; `UTC` as on Xano. */
	readonly timeZone: string;
	/** Receives streamed text as it arrives when the caller asked for streaming, otherwise absent. */
	readonly stream?: (text: string) => void;
	/**
	 * Evaluates a text as an expression, as if it stood in the function the scope is of.
	 * @throws XanoError when the text is no expression, or what evaluating it raises
	 */
	evaluate(text: string, scope: CallerScope): Value;
	/**
	 * The results of calls that were started without waiting, in the order of their ids.
	 * @throws XanoError when one is not known, takes too long, or failed
	 */
	results(ids: readonly string[], milliseconds: number): Promise<readonly Value[]>;
	/** Adds to the run's token and cost account shown in the summary. */
	countTokens(prompt: number, completion: number): void;
	/** Reports something that ran but would not, or not like this, on Xano. */
	warn(code: string, message: string): void;
	/** Ctrl-C may end code that lets no signal through; only in programs that own their process. */
	readonly interruptible?: true;
	/** To be called now and then by work that keeps everything else waiting; throws when the run has to end. */
	tick?(): boolean;
}

/** Upper bounds that keep one run from taking the machine with it. Every one is an option of the engine. */
export interface Limits {
	/** Nested XanoScript calls. */
	readonly callDepth: number;
	/** Loop iterations of one run. */
	readonly iterations: number;
	/** Wall time of one run in milliseconds. */
	readonly milliseconds: number;
	/** Characters of one text or elements of one array. */
	readonly size: number;
	/** Bytes of one HTTP response. */
	readonly responseBytes: number;
	/** How often a failed OpenAI request is tried again. */
	readonly retries: number;
}

export type ArgumentKind = "any" | "text" | "int" | "number" | "bool" | "array" | "object" | "expression";

export interface FilterArgument {
	readonly name: string;
	readonly kind: ArgumentKind;
	readonly required: boolean;
	readonly default?: Value;
	/** The last argument may repeat. */
	readonly variadic?: true;
	/** Closed set of texts. */
	readonly values?: readonly string[];
	readonly summary?: string;
}

/** Why Xano has something and this version does not run it: what it needs. */
export type Gap = "database" | "query" | "server" | "cloud";

export type FilterFamily =
	| "math"
	| "array"
	| "object"
	| "compare"
	| "type"
	| "conversion"
	| "expression"
	| "text"
	| "regex"
	| "date"
	| "encoding"
	| "crypto"
	| "url"
	| "lambda"
	| "query"
	| "custom";

/** Compiled form of an expression argument: `$$ == $x` becomes a function of the element. */
export type ExpressionFunction = (element: Value, index: number | string, parent: Value, result: Value) => Value;

/** The function around a filter: what user code may see of it. */
export interface CallerScope {
	/** All variables that are set, as a new object. */
	variables(): XanoObject;
	/** The declared inputs, as a new object. */
	input(): XanoObject;
	/** Adds to the log of the run, at the place of the filter. */
	print(value: Value): void;
}

export type FilterRun = (subject: Value, ...args: never[]) => Value;
export type ContextFilterRun = (context: CallContext, subject: Value, ...args: never[]) => Value;
export type ScopeFilterRun = (context: CallContext, scope: CallerScope, subject: Value, ...args: never[]) => Value;

interface FilterCommon {
	readonly name: string;
	readonly family: FilterFamily;
	readonly aliases?: readonly string[];
	readonly summary: string;
	readonly arguments: readonly FilterArgument[];
	/** Kind of the result, for inference and documentation. */
	readonly result: "any" | "text" | "int" | "number" | "bool" | "array" | "object";
	readonly evidence: Evidence;
	readonly notes?: string;
	readonly examples: readonly Example[];
	/** Set when Xano knows no filter of this name: what to write there instead. */
	readonly portability?: string;
	/** `run` evaluates expressions, which may use any other filter. */
	readonly evaluates?: true;
	/** Loads what `run` needs; awaited before every run that can reach the filter. */
	readonly prepare?: () => Promise<void>;
}

/**
 * One filter. `run` is synchronous, never changes its subject or arguments, and for every combination of value kinds
 * returns a value or throws a XanoError. It receives every declared argument; optional ones left out arrive as their
 * default, or null where none is declared.
 */
export type FilterDefinition = FilterCommon &
	(
		| {
				readonly context?: never;
				readonly run: FilterRun;
				/** What a loop over the result walks in its place: the same elements, or the same error. */
				readonly walked?: (subject: Value, ...args: never[]) => Pieces;
		  }
		| { readonly context: true; readonly run: ContextFilterRun }
		| { readonly context: "scope"; readonly run: ScopeFilterRun }
	);

/** The one way to write a filter. */
export function filter(definition: FilterDefinition): FilterDefinition {
	return definition;
}

/** A filter that only the expressions of a database query know: the database does its work, so there is no `run`. */
export interface QueryFilterDefinition extends FilterCommon {
	readonly gap: "query";
}

/** How one positional argument of a statement is written; a `name` is a text or a word that is written out. */
export type PositionalForm = "variable" | "condition" | "value" | "name" | "word";

export interface StatementPositional {
	readonly name: string;
	readonly form: PositionalForm;
	readonly required: boolean;
	/** May name a place where nothing is: that raises nothing, and `isMissing` says so to `run`. */
	readonly lenient?: true;
	readonly summary?: string;
}

/** What may be inside of a value that is written out. */
export interface ValueShape {
	/** The only texts it may be. */
	readonly values?: readonly string[];
	/** Texts an editor proposes, where others or other spellings of them are no mistake. */
	readonly usual?: readonly string[];
	/** The keys an object has; others mean nothing. */
	readonly keys?: readonly StatementAttribute[];
	/** What every element of a list, or every value of an object with free keys, is. */
	readonly each?: ValueShape & { readonly kind: ArgumentKind };
}

export interface StatementAttribute extends ValueShape {
	readonly name: string;
	readonly kind: ArgumentKind;
	readonly required: boolean;
	readonly default?: Value;
	/** May be written several times; `run` then sees an array. */
	readonly repeated?: true;
	readonly summary?: string;
	/** An expression of a database query, which has operators, filters and variables of its own. */
	readonly query?: true;
	/** A block of declarations like the `input` of a function: `input { text name }`. */
	readonly declares?: true;
	/** Other attributes or positional arguments one of which does instead, where it is not `required` by itself. */
	readonly requiredUnless?: readonly string[];
	/** Xano wants an object that is written out, and has something else for computed ones; what that is, as help. */
	readonly writtenOut?: string;
	/** Xano's documentation shows it, and Xano itself knows no such property. */
	readonly refusedOnXano?: true;
	/** Evaluated once per element with `$this` bound, like an expression argument of a filter. */
	readonly perElement?: true;
	/** Xano refuses the statement without it; `undocumented` when its own documentation leaves it out all the same. */
	readonly requiredOnXano?: "always" | "undocumented";
}

export interface StatementBlock {
	readonly name: string;
	readonly required: boolean;
	readonly repeated?: true;
	/** What stands between its name and its brace, as the reference shows it: `(condition)`, `as $element`. */
	readonly head?: string;
	/** What mostly stands behind its brace: `break`. */
	readonly tail?: string;
	readonly summary?: string;
	/** Xano's parser refuses the statement without it, and Xano itself leaves an empty one out. */
	readonly requiredOnXano?: true;
}

/** What the compiled program hands to a statement's `run`. */
export interface StatementCall {
	readonly context: CallContext;
	/** Value of the mutated variable, the piped list or the first positional value; null when there is none. */
	readonly subject: Value;
	/** There is nothing at the place the subject names, which is then null; only for a positional that is `lenient`. */
	readonly isMissing?: boolean;
	/** Evaluated attributes; optional ones left out hold their default or null. */
	readonly attributes: Readonly<Record<string, Value>>;
	/** The `if (…)` clause or per-element attribute, when the statement takes one. */
	readonly each: ExpressionFunction | null;
	/** All variables that are set, as an object; only for statements that declare `needsVariables`. */
	readonly variables?: () => XanoObject;
	/** The declared inputs, as an object; only for statements that declare `needsVariables`. */
	readonly input?: () => XanoObject;
	/** Adds to the log of the run, at the place of the statement; only for statements that declare `needsVariables`. */
	readonly print?: (value: Value) => void;
}

/** Something in the object a statement binds; a dot in the name leads further inside. */
export interface ResultMember {
	readonly name: string;
	readonly kind: Exclude<ArgumentKind, "expression">;
	readonly summary: string;
}

export type StatementFamily =
	| "control"
	| "variables"
	| "array"
	| "math"
	| "object"
	| "text"
	| "debug"
	| "util"
	| "security"
	| "api"
	| "storage"
	| "zip"
	| "stream"
	| "redis"
	| "ai"
	| "expect"
	| "database"
	| "server"
	| "cloud"
	| "custom";

/**
 * One statement. Statements with `effects: "control"` are translated by the compiler itself and have no `run`;
 * `mutates` means the result of `run` replaces the named variable. One with a `gap` is known and does not run here.
 */
export interface StatementDefinition {
	readonly name: string;
	readonly family: StatementFamily;
	readonly aliases?: readonly string[];
	readonly summary: string;
	readonly positional: readonly StatementPositional[];
	/** Properties before the braces: `api.call "path" verb=GET`. */
	readonly named?: readonly StatementAttribute[];
	readonly attributes: readonly StatementAttribute[];
	readonly blocks?: readonly StatementBlock[];
	/** `if (…)` after the positional arguments. */
	readonly clause?: "if";
	/** Whether `as $x` binds something. */
	readonly binds: "optional" | "required" | "never";
	/** Xano's editor refuses the statement without `as $x`. */
	readonly bindsOnXano?: true;
	/** Xano's documentation shows it with `as $x`, and Xano itself binds nothing; what `run` returns is bound. */
	readonly bindsInPages?: true;
	/** What is in the object it binds, where the examples do not show all of it. */
	readonly members?: readonly ResultMember[];
	/** A value like those it gives, as a program writes it: offered as its mock to tests that cannot do without. */
	readonly mock?: string;
	readonly effects: "control" | "pure" | "mutates" | "async";
	readonly evidence: Evidence;
	readonly notes?: string;
	readonly examples: readonly Example[];
	readonly portability?: string;
	/** Why it does not run here; a run stops where it meets it. */
	readonly gap?: Gap;
	/** `run` may look at all variables and inputs of the calling function. */
	readonly needsVariables?: true;
	/** Loads what `run` needs; awaited before every run that can reach the statement. */
	readonly prepare?: () => Promise<void>;
	readonly run?: (call: StatementCall) => Value | Promise<Value>;
}

/** The one way to write a statement. */
export function statement(definition: StatementDefinition): StatementDefinition {
	return definition;
}

/** Minimal view of a Standard Schema (zod 4 implements it), so that authors may bring any validator. */
export interface StandardSchema {
	readonly "~standard": {
		readonly validate: (value: unknown) => StandardResult | Promise<StandardResult>;
	};
}

export interface StandardIssue {
	readonly message: string;
	readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
}

export type StandardResult =
	| { readonly value: unknown; readonly issues?: undefined }
	| { readonly issues: readonly StandardIssue[] };

export interface FunctionInput {
	readonly name: string;
	readonly type: string;
	readonly required: boolean;
	readonly default?: Value;
	readonly summary: string;
}

/** One built-in function: what `function.run "name"` reaches when the project declares no function of that name. */
export interface FunctionDefinition {
	readonly name: string;
	readonly summary: string;
	readonly inputs: readonly FunctionInput[];
	/** Keys outside `inputs` are passed on instead of being dropped with a warning. */
	readonly acceptsOtherInputs?: true;
	/** Validates and completes the input; loaded only when the function is called. */
	readonly schema?: () => StandardSchema | Promise<StandardSchema>;
	readonly examples: readonly Example[];
	readonly environment?: readonly string[];
	/** A value like those it gives, as a program writes it: offered as the mock of its calls to tests. */
	readonly mock?: string;
	readonly run: (context: CallContext, input: XanoObject) => Value | Promise<Value>;
}

/** The one way to write a built-in function. */
export function defineFunction(definition: FunctionDefinition): FunctionDefinition {
	return definition;
}

/** What a project's `builtins/` files and `createEngine({ builtins })` may contribute. */
export type Builtin =
	| { readonly kind: "function"; readonly definition: FunctionDefinition }
	| { readonly kind: "filter"; readonly definition: FilterDefinition };
