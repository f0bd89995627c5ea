import type { Value, XanoObject } from "../../../values/kinds.js";
import { objectFrom } from "../../../values/object.js";
import { decodeUrl } from "./percent.js";

/** PHP drops arguments that nest deeper. */
const LARGEST_NESTING = 64;

/** A PHP array while it is being filled: its keys, and the next free position. */
interface Level {
	readonly entries: Map<string, Level | string>;
	next: number;
}

function newLevel(): Level {
	return { entries: new Map(), next: 0 };
}

/**
 * Reads a query string by the rules of PHP's `parse_str`: brackets nest (`a[]=1`, `a[b]=2`), a key given twice keeps the
 * last value, blanks and dots in keys become underscores. Values are texts.
 */
export function parseQuery(query: string): XanoObject {
	// PHP reads up to the first 0 character.
	return collect((query.split("\0", 1)[0] as string).split("&").map(readArgument));
}

/** Key and value of one `key=value` as it is written in a query. */
export function readArgument(written: string): [key: string, value: string] {
	const equals = written.indexOf("=");
	if (equals < 0) return [decodeUrl(written, false), ""];
	return [decodeUrl(written.slice(0, equals), false), decodeUrl(written.slice(equals + 1), false)];
}

/** {@link parseQuery} for arguments that have been cut and decoded. */
export function collect(pairs: readonly (readonly [key: string, value: string])[]): XanoObject {
	const root = newLevel();
	for (const [key, value] of pairs) assign(root, key, value);
	return objectFrom(Array.from(root.entries, ([key, value]) => [key, finish(value)] as const));
}

/** Keys 0, 1, 2 … in this order make a list. */
function finish(value: Level | string): Value {
	if (typeof value === "string") return value;
	let position = 0;
	let isList = true;
	for (const key of value.entries.keys()) if (key !== String(position++)) isList = false;
	if (isList) return Array.from(value.entries.values(), finish);
	return objectFrom(Array.from(value.entries, ([key, inner]) => [key, finish(inner)] as const));
}

function assign(root: Level, written: string, value: string): void {
	// A key ends at a 0 character, and cannot begin with blanks.
	const key = (written.split("\0", 1)[0] as string).replace(/^ +/, "");
	const bracket = key.indexOf("[");
	const steps = bracket < 0 ? null : stepsOf(key, bracket);
	if (key === "" || bracket === 0 || (steps !== null && steps.length > LARGEST_NESTING)) return;
	if (steps === null) {
		put(root, plainKey(key), value);
		return;
	}
	let level = root;
	let step: string = plainKey(key.slice(0, bracket));
	for (const next of steps) {
		const name = step === "" && level !== root ? String(level.next) : step;
		const existing = level.entries.get(name);
		const inner = existing === undefined || typeof existing === "string" ? newLevel() : existing;
		put(level, name, inner);
		level = inner;
		step = next;
	}
	put(level, step === "" ? String(level.next) : step, value);
}

function put(level: Level, key: string, value: Level | string): void {
	level.entries.set(key, value);
	if (/^(?:0|[1-9]\d{0,14})$/.test(key)) level.next = Math.max(level.next, Number(key) + 1);
}

/** What may not stand in a variable's name becomes an underscore; so do brackets when the first is never closed. */
function plainKey(key: string): string {
	return key.replace(/[ .[]/g, "_");
}

/** The keys in brackets, or null when the first bracket is never closed. */
function stepsOf(key: string, start: number): string[] | null {
	const steps: string[] = [];
	let at = start;
	while (key.charAt(at) === "[") {
		const end = key.indexOf("]", at);
		if (end < 0) break;
		const step = key.slice(at + 1, end);
		// One blank in brackets counts as nothing.
		steps.push(/^\s$/.test(step) ? "" : step);
		at = end + 1;
	}
	return steps.length === 0 ? null : steps;
}
