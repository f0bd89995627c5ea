import type { FilterDefinition } from "../../catalogue/define.js";
import type { KnownKind } from "./known_value.js";

const known = new WeakMap<FilterDefinition, ReadonlyMap<KnownKind, number>>();

/** Kinds of values a filter is for: those its examples put through it without an error, each with its share of them. */
export function subjectKinds(definition: FilterDefinition): ReadonlyMap<KnownKind, number> {
	let kinds = known.get(definition);
	if (kinds === undefined) {
		const found = new Map<KnownKind, number>();
		const working = definition.examples.filter(({ result }) => !result.startsWith("error"));
		for (const { code } of working) {
			const kind = kindOfLiteral(code.replace(/^[(\s`]+/, ""));
			if (kind !== null) found.set(kind, (found.get(kind) ?? 0) + 1 / working.length);
		}
		// Regular expressions are the subject of their filters, and texts all the same.
		if (found.size === 0 && definition.family === "regex") found.set("text", 1);
		kinds = found;
		known.set(definition, kinds);
	}
	return kinds;
}

function kindOfLiteral(text: string): KnownKind | null {
	if (/^["']/.test(text)) return "text";
	if (text.startsWith("[")) return "array";
	if (text.startsWith("{")) return "object";
	if (/^(?:true|false)\b/.test(text)) return "bool";
	return /^(?:-?\d|now\b)/.test(text) ? "number" : null;
}
