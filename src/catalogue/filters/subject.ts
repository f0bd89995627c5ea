import { toNumber } from "../../values/arithmetic.js";
import { truncate } from "../../values/convert.js";
import { fatalError, type XanoError } from "../../values/error.js";
import { isObject, type Kind, kindOf, type Value, type XanoObject } from "../../values/kinds.js";
import { entriesOf, objectFrom, valuesOf } from "../../values/object.js";
import type { Step } from "../../values/path.js";
import { streamMisused, XanoStream } from "../../values/stream.js";
import { isTruthy } from "../../values/truthy.js";
import type { CallContext } from "../define.js";

/** What to write when a filter for arrays meets a text. Filters without a counterpart for texts are not listed. */
const forTexts: Readonly<Record<string, string>> = {
	append: '`"text" ~ $more`',
	first: "`|substr:0:1`",
	flatten: '`|split:","`',
	in: '`|contains:"part"`',
	keys: "`|json_decode`, if it holds JSON",
	entries: "`|json_decode`, if it holds JSON",
	values: "`|json_decode`, if it holds JSON",
	last: "`|substr:-1`",
	merge: '`"text" ~ $more`',
	pop: "`|substr:-1`",
	prepend: "`$before ~ $text`",
	push: '`"text" ~ $more`',
	remove: '`|replace:"part":""`',
	reverse: '`|split:""|reverse|join:""`',
	shift: "`|substr:0:1`",
	slice: "`|substr:offset:length`",
	unshift: "`$before ~ $text`",
};

const kindNames: Readonly<Record<Kind, string>> = {
	null: "null",
	bool: "a bool",
	int: "an int",
	decimal: "a decimal",
	text: "a text",
	array: "an array",
	object: "an object",
};

/** The kind of a value with its article, as messages name it: "a text", "null". */
export function describeKind(value: Value): string {
	return kindNames[kindOf(value)];
}

/** The same, and for a text what it says, as much of it as fits a message. */
export function describeValue(value: Value): string {
	if (typeof value !== "string") return describeKind(value);
	const short = value.length > 40 ? `${value.slice(0, 40)}…` : value;
	return `the text ${JSON.stringify(short).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029")}`;
}

/**
 * The error of a filter that needs an array or object and was given something else.
 *
 * @param name the filter
 * @param wanted what it needs, with article
 */
export function wrongSubject(name: string, subject: Value, wanted = "an array"): XanoError {
	const kind = kindOf(subject);
	const counterpart = Object.hasOwn(forTexts, name) ? forTexts[name] : '`|split:""`, which gives its characters';
	const help =
		kind === "null"
			? "Give it a default first, for example with `?? []`."
			: kind === "text"
				? `For a text write ${counterpart}.`
				: kind === "array" || kind === "object"
					? null
					: "A single value becomes a list with `|safe_array`.";
	return fatalError(`\`${name}\` needs ${wanted}, not ${describeKind(subject)}`, help);
}

/**
 * The subject of a filter that works on the elements of an array or the values of an object, as PHP's arrays are both.
 *
 * @throws XanoError for every other kind, and for a stream
 */
export function containerOf(subject: Value, name: string): Value[] | XanoObject {
	if (Array.isArray(subject)) return subject;
	if (!isObject(subject)) throw wrongSubject(name, subject);
	if (subject instanceof XanoStream) throw streamMisused(`\`${name}\``);
	return subject;
}

/**
 * The elements of an array, or the values of an object (PHP 8).
 *
 * @throws XanoError for every other kind
 */
export function elementsOf(subject: Value, name: string): readonly Value[] {
	const container = containerOf(subject, name);
	return Array.isArray(container) ? container : valuesOf(container);
}

/** Like {@link elementsOf} for an argument, where null counts as an empty list (our choice). */
export function listArgument(value: Value, name: string): readonly Value[] {
	if (value === null) return [];
	if (Array.isArray(value)) return value;
	if (value instanceof XanoStream) throw streamMisused(`\`${name}\``);
	if (isObject(value)) return valuesOf(value);
	throw fatalError(`\`${name}\` needs an array as argument, not ${describeKind(value)}`, "Write the list in brackets.");
}

/**
 * The elements for which `keep` holds. A list is numbered anew; an object stays an object with its keys, as PHP's
 * `array_filter`, `array_diff` and their kin keep text keys.
 */
export function keepElements(
	container: readonly Value[] | XanoObject,
	keep: (element: Value, key: string | number) => boolean,
): Value[] | XanoObject {
	if (!Array.isArray(container)) {
		return objectFrom(entriesOf(container as XanoObject).filter(([key, element]) => keep(element, key)));
	}
	const kept: Value[] = [];
	for (let index = 0; index < container.length; index++) {
		const element = container[index] as Value;
		if (keep(element, index)) kept.push(element);
	}
	return kept;
}

/**
 * The steps of a path argument: dotted text, or one number. The text "" is the key "", as `set` writes it.
 *
 * @throws XanoError for every other kind
 */
export function stepsOf(path: Value, name: string): readonly Step[] {
	if (typeof path === "string") return path.split(".");
	if (typeof path === "number") return [path];
	if (typeof path === "bigint") return [String(path)];
	throw fatalError(
		`The path of \`${name}\` must be a text or a number, not ${describeKind(path)}`,
		'Keys are written `"a"`, paths `"a.b"`, positions `0`.',
	);
}

/** Texts that mean the element itself where a path into it may stand. */
const wholeElement: ReadonlySet<string> = new Set(["", "$this", "$$"]);

/**
 * The path of a filter that looks into each element, or null when the element itself is meant (no path, "", `$this`).
 *
 * @throws XanoError when it is neither text nor number
 */
export function elementPath(path: Value, name: string): readonly Step[] | null {
	if (path === null || (typeof path === "string" && wholeElement.has(path))) return null;
	return stepsOf(path, name);
}

/**
 * A whole-number argument; fractions are cut off and numeric text counts (PHP 8).
 *
 * @param what the argument as the message names it, e.g. "The offset of `slice`"
 * @returns a JavaScript number; a 64-bit int loses its last digits, which no length or position needs
 * @throws XanoError when it is no number
 */
export function wholeArgument(value: Value, what: string): number {
	if (typeof value === "number") return Math.trunc(value) + 0;
	return Number(truncate(toNumber(value, `${what} must be a number, not ${describeValue(value)}`)));
}

/** A yes-or-no argument; null takes the default. */
export function flagArgument(value: Value, fallback: boolean): boolean {
	return value === null ? fallback : isTruthy(value);
}

/**
 * Raises when a list would grow beyond the run's limit, before it is built.
 *
 * @param count elements the list will have
 */
export function checkElements(context: CallContext, count: number): void {
	if (count <= context.limits.size) return;
	throw fatalError(
		`An array grew beyond ${context.limits.size.toLocaleString("en-US")} elements`,
		"Raise the limit with --max-size if that is right.",
	);
}

/** Like {@link checkElements} for a text, in UTF-16 units. */
export function checkLength(context: CallContext, length: number): void {
	if (length <= context.limits.size) return;
	throw fatalError(
		`A text grew beyond ${context.limits.size.toLocaleString("en-US")} characters`,
		"Raise the limit with --max-size if that is right.",
	);
}
