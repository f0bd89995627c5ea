import type { ShownValue } from "../../trace.js";

/** One entry of an array or an object in which two values differ, as JSON; null where it is in one of them only. */
export interface Difference {
	/** `[2]`, `total` */
	readonly at: string;
	readonly before: string | null;
	readonly after: string | null;
}

/** Entries up to which a difference says more than the values do. */
const few = 8;

/**
 * The entries in which two arrays or two objects differ. Null when that is not known, because one of them is cut off; when
 * they are of other types; and when there are too many to be told.
 */
export function differenceOf(before: ShownValue, after: ShownValue): Difference[] | null {
	if (before.isCut || after.isCut || before.type !== after.type) return null;
	const [old, now] = [entriesOf(before), entriesOf(after)];
	if (!old || !now) return null;
	const names = [...new Set([...old.keys(), ...now.keys()])].filter((name) => old.get(name) !== now.get(name));
	if (names.length === 0 || names.length > few || names.length === Math.max(old.size, now.size)) return null;
	const isArray = before.type === "array";
	return names.map((name) => ({
		at: isArray ? `[${name}]` : name,
		before: old.get(name) ?? null,
		after: now.get(name) ?? null,
	}));
}

/** The entries of an array or an object as JSON, by index or key; null for all other values. */
function entriesOf({ type, text }: ShownValue): Map<string, string> | null {
	if (type !== "array" && type !== "object") return null;
	try {
		const value: unknown = JSON.parse(text);
		if (typeof value !== "object" || value === null) return null;
		return new Map(Object.entries(value).map(([name, entry]) => [name, JSON.stringify(entry)]));
	} catch {
		return null;
	}
}
