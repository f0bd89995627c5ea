import { XanoError } from "../../values/error.js";
import { isObject, type Value } from "../../values/kinds.js";
import { getKey } from "../../values/object.js";
import type { Evidence, Example, FilterArgument } from "../define.js";
import type { InputDeclaration } from "./declaration.js";
import type { InputRules } from "./rules.js";

/** What binding may reach outside of itself; `createBindingContext` makes the ordinary one. */
export interface BindingContext {
	/** Milliseconds since 1970, for `now`, `yesterday` and the like. */
	now(): number;
	/** Milliseconds since 1970 for a date, date-time or relative text; null when it is none. */
	parseDate(text: string): number | null;
	/** What a `password` input binds instead of the text it was given. */
	hashPassword(text: string): string;
	/** A PHP regular expression, with or without delimiters, as a test; a XanoError when it is not one. */
	compilePattern(pattern: string): (text: string) => boolean;
	/** Told the path of every key that no declaration names; such keys are dropped. */
	onUnknown?(name: string): void;
}

/** Turns one present, non-null value into a value of the type, or throws a XanoError. Never changes its argument. */
export type Coercion = (value: Value) => Value;

/** Which input filters a type takes: `length` measures texts, `bounds` compares numbers. */
export type FilterMode = "length" | "bounds" | "none";

/** A kind the binder can tell at once; `int` is an integer that a number holds exactly. */
export type PlainKind = "text" | "int" | "number" | "bool";

/** One input type. Everything there is to know about it: documentation, inference and behaviour. */
export interface TypeDefinition {
	readonly name: string;
	/** Names the engine stores or older documentation uses. For documentation: XanoScript does not accept them. */
	readonly aliases?: readonly string[];
	readonly summary: string;
	/** Kind of a bound value that is not null, for inference and documentation. */
	readonly result: "any" | "text" | "int" | "number" | "bool" | "array" | "object";
	/** What an optional input binds when it is left out, has no default and is not nullable. */
	readonly zero: Value;
	/** null is accepted although the type carries no question mark, and an omitted input binds null. */
	readonly nullableByDefault?: true;
	/** null is an ordinary value of the type, even of a required input. */
	readonly nullIsValue?: true;
	/** Binding the same value twice may differ (clock, salt), so a default is bound anew for every call. */
	readonly volatile?: true;
	readonly filterMode: FilterMode;
	readonly evidence: Evidence;
	readonly notes?: string;
	/** `code` is a declaration and a value, `int v = "12"`; `result` the bound value as JSON or `error: message`. */
	readonly examples: readonly Example[];
	/** Values that `coerce` would return as they are, other than "": lets the binder skip the call. */
	readonly plain?: PlainKind;
	/** Converts one element (never a list), present and not null. Errors name `declaration.name` as the parameter. */
	coerce(value: Value, declaration: InputDeclaration, context: BindingContext): Value;
	/** Same as `coerce` with the work that depends on the declaration alone done once. */
	readonly prepare?: (declaration: InputDeclaration, context: BindingContext) => Coercion;
	/** The filters begin with `trim` whether or not it is declared. */
	readonly trims?: true;
	/** True for a coerced value that passes every filter unseen. */
	readonly exempt?: (value: Value) => boolean;
	/** Last step, after the filters have passed `filtered`; `coerced` is the value before them. */
	readonly finish?: (filtered: Value, coerced: Value, context: BindingContext) => Value;
}

/** The one way to write an input type. */
export function inputType(definition: TypeDefinition): TypeDefinition {
	return definition;
}

/** One input filter: what may stand after `filters=`. A different set from the filters of expressions. */
export interface InputFilterDefinition {
	readonly name: string;
	readonly summary: string;
	/** Types that heed it; the others ignore it. */
	readonly types: readonly string[];
	readonly arguments: readonly FilterArgument[];
	readonly evidence: Evidence;
	readonly notes?: string;
	readonly examples: readonly Example[];
	/** Adds this use to the rules of its input; false when the arguments are not usable. */
	readonly declare: (rules: InputRules, args: readonly Value[]) => boolean;
}

/** The one way to write an input filter. */
export function inputFilter(definition: InputFilterDefinition): InputFilterDefinition {
	return definition;
}

/**
 * The error of a refused input. [O]
 * @param message what is wrong, as the live engine words it where that is known
 * @param parameter path of the input: `name`, `object.field`, `list[2]`
 * @param help advice for the author, not part of the error value
 */
export function refusal(message: string, parameter: string, help: string | null = null): XanoError {
	return new XanoError(message, { code: "ERROR_CODE_INPUT_ERROR", status: 400, payload: { param: parameter }, help });
}

/** The error of a required input that is absent, null or empty. The message carries the last name of the path. [O] */
export function missing(name: string): XanoError {
	return refusal(`Missing param: ${name}`, name);
}

/**
 * Moves a refusal from the place where it arose to where the value stands in the whole: a field in its object, an
 * element in its list. Any other error is left alone.
 * @param error what was thrown while a part was bound
 * @param locate the part's path seen from outside
 */
export function relocate(error: unknown, locate: (path: string) => string): unknown {
	if (!(error instanceof XanoError) || error.code !== "ERROR_CODE_INPUT_ERROR" || !isObject(error.payload))
		return error;
	const path = getKey(error.payload, "param");
	if (typeof path === "string") error.payload = { param: locate(path) };
	return error;
}

/** The text as it may stand in a message: a sensitive input shows nothing of itself. */
export function shown(text: string, declaration: InputDeclaration): string {
	if (declaration.sensitive) return "(hidden)";
	return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
