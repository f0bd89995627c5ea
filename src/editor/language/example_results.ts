import type { Example, ResultMember } from "../../catalogue/define.js";
import { type Known, type KnownMember, kindInWords, ofKind, unknown, withPath } from "./known_value.js";

const results = new WeakMap<object, Known>();

/** An example that binds something and gives nothing but that. */
const whole = /\bas \$(\w+)\s+response = \$\1\s*$/;

/**
 * What a statement or built-in function binds, as its examples show it. They are executed by the tests, so nothing has to
 * be written down twice.
 */
export function resultOfExamples(definition: {
	readonly name: string;
	readonly examples: readonly Example[];
	readonly members?: readonly ResultMember[];
}): Known {
	const before = results.get(definition);
	if (before !== undefined) return before;
	let known = definition.members ? ofMembers(definition.members) : unknown;
	for (const { code, result } of definition.examples) {
		// The only thing that is bound is what the example is of.
		if (!whole.test(code) || !code.includes(definition.name) || code.split(/\bas \$/).length !== 2) continue;
		const shown = knownOfJson(result);
		if (known === unknown || shown.members !== null) known = shown;
	}
	results.set(definition, known);
	return known;
}

function ofMembers(members: readonly ResultMember[]): Known {
	let known: Known = { kind: "object", members: null, element: null };
	for (const { name, kind, summary } of members) {
		const path = name.split(".");
		const inner = ofKind(kind === "any" ? null : kind === "int" ? "number" : kind);
		known = withPath(known, path, inner, { detail: kind, documentation: summary });
	}
	return known;
}

function knownOfJson(json: string): Known {
	try {
		return knownOfValue(JSON.parse(json));
	} catch {
		// `error: …`, and numbers that JavaScript cannot hold.
		return unknown;
	}
}

function knownOfValue(value: unknown): Known {
	switch (typeof value) {
		case "string":
			return ofKind("text");
		case "number":
			return ofKind("number");
		case "boolean":
			return ofKind("bool");
	}
	if (Array.isArray(value)) {
		return { kind: "array", members: null, element: value.length > 0 ? knownOfValue(value[0]) : null };
	}
	if (typeof value !== "object" || value === null) return unknown;
	const members = new Map<string, KnownMember>();
	for (const [name, inner] of Object.entries(value)) {
		const known = knownOfValue(inner);
		members.set(name, { known, detail: kindInWords(known), documentation: null });
	}
	return { kind: "object", members, element: null };
}
