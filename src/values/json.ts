import { depthError } from "./error.js";
import { parseJson } from "./json_parser.js";
import { MAXIMUM_DEPTH, type Value, type XanoObject } from "./kinds.js";
import { entriesOf, needsMap, valuesOf } from "./object.js";

export interface EncodeOptions {
	/** Two spaces of indentation, one entry a line. */
	readonly pretty?: boolean;
}

/**
 * A value as JSON: slashes and Unicode unescaped, ints exact, whole decimals without ".0", other decimals with the
 * fewest digits that read back the same, `{}` and `[]` for the two empty containers (our choice).
 *
 * @throws XanoError when the value is nested deeper than 512 levels, as in PHP 8
 */
export function encodeJson(value: Value, options: EncodeOptions = {}): string {
	const foreign = new Set<Value>();
	noteForeign(value, 0, foreign);
	return options.pretty === true ? writePretty(value, "\n", foreign) : writeCompact(value, foreign);
}

/**
 * Notes the arrays and objects that `JSON.stringify` would not write as we want: Maps, and what holds a Map or a
 * bigint. Everything else is left to it, for it is five times as fast as our own writers.
 *
 * @returns whether the value itself is foreign to `JSON.stringify`
 */
function noteForeign(value: Value, depth: number, foreign: Set<Value>): boolean {
	if (typeof value !== "object" || value === null) return typeof value === "bigint";
	if (depth >= MAXIMUM_DEPTH) throw depthError("Error encoding JSON: Maximum stack depth exceeded", depth);
	let isForeign = value instanceof Map;
	for (const element of Array.isArray(value) ? value : valuesOf(value)) {
		if (noteForeign(element, depth + 1, foreign)) isForeign = true;
	}
	if (isForeign) foreign.add(value);
	return isForeign;
}

function writeCompact(value: Value, foreign: ReadonlySet<Value>): string {
	if (typeof value === "bigint") return value.toString();
	if (!foreign.has(value)) return JSON.stringify(value);
	if (Array.isArray(value)) return `[${value.map((element) => writeCompact(element, foreign)).join(",")}]`;
	let text = "";
	for (const [key, element] of entriesOf(value as XanoObject)) {
		text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${writeCompact(element, foreign)}`;
	}
	return `{${text}}`;
}

function writePretty(value: Value, lineBreak: string, foreign: ReadonlySet<Value>): string {
	if (typeof value === "bigint") return value.toString();
	// A line break in the output is never part of a text: there it is escaped.
	if (!foreign.has(value)) return JSON.stringify(value, null, 2).replaceAll("\n", lineBreak);
	const inner = `${lineBreak}  `;
	if (Array.isArray(value)) {
		return `[${inner}${value.map((element) => writePretty(element, inner, foreign)).join(`,${inner}`)}${lineBreak}]`;
	}
	const entries = entriesOf(value as XanoObject);
	if (entries.length === 0) return "{}";
	const lines = entries.map(([key, element]) => `${JSON.stringify(key)}: ${writePretty(element, inner, foreign)}`);
	return `{${inner}${lines.join(`,${inner}`)}${lineBreak}}`;
}

/** Half of a pair may stand alone when written as an escape; only the own parser looks. */
const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;

/**
 * Reads JSON. Keys keep their order even when integer-like, ints are exact up to 64 bit and decimals beyond, a key
 * given twice keeps its first place and its last value.
 *
 * @throws XanoError "Error parsing JSON: Syntax error" [O] for bad text, with the place in its help, and PHP's other
 *   messages for control characters, unpaired surrogates, mismatched brackets and nesting beyond 512 levels
 */
export function decodeJson(text: string): Value {
	if (SURROGATE_ESCAPE.test(text)) return parseJson(text);
	let parsed: unknown;
	try {
		parsed = JSON.parse(text);
	} catch {
		// Only the own parser can say what is wrong and where.
		return parseJson(text);
	}
	// Looking at the result is five times cheaper than looking for trouble in the text.
	return isFaithful(parsed, 0) ? (parsed as Value) : parseJson(text);
}

/**
 * Whether `JSON.parse` gave what the own parser would have given. It did not when an object needs to be a Map, when a
 * number may have been rounded or became infinite, for -0, and when the nesting is beyond what is permitted.
 */
function isFaithful(parsed: unknown, depth: number): boolean {
	if (typeof parsed === "number") {
		return Number.isSafeInteger(parsed) ? !Object.is(parsed, -0) : !Number.isInteger(parsed) && Number.isFinite(parsed);
	}
	if (typeof parsed !== "object" || parsed === null) return true;
	if (depth >= MAXIMUM_DEPTH) return false;
	if (Array.isArray(parsed)) {
		for (const element of parsed) if (!isFaithful(element, depth + 1)) return false;
		return true;
	}
	for (const key in parsed) {
		if (needsMap(key) || !isFaithful((parsed as Record<string, unknown>)[key], depth + 1)) return false;
	}
	return true;
}
