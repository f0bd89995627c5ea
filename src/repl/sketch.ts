import { isObject, type Value } from "../values/kinds.js";
import { entriesOf } from "../values/object.js";

/** How deep a sketch goes, how many keys of an object it has, and how long a text may be. */
const most = { depth: 4, keys: 40, characters: 20 } as const;

/**
 * A value as a literal of the language that tells no more of it than its kind and the names of its members: lists are
 * as their first element.
 */
export function sketchOf(value: Value, depth = 0): string {
	if (typeof value === "string") return JSON.stringify(value.slice(0, most.characters).replace(/[^\w .-]/g, ""));
	if (typeof value !== "object" || value === null) return String(value);
	if (Array.isArray(value)) {
		const [first] = value;
		return first === undefined || depth >= most.depth ? "[]" : `[${sketchOf(first, depth + 1)}]`;
	}
	if (!isObject(value) || depth >= most.depth) return "{}";
	const members = entriesOf(value)
		.slice(0, most.keys)
		// What is no plain name can be quoted, but nobody writes it behind a dot.
		.filter(([key]) => /^[A-Za-z_]\w*$/.test(key))
		.map(([key, member]) => `${key}: ${sketchOf(member, depth + 1)}`);
	return `{${members.join(", ")}}`;
}
