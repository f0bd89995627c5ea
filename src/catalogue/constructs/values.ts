import type { ConstructEntry, ConstructValue, Necessity } from "./define.js";

/* Values of parts, in few words. */

export const text: ConstructValue = { kind: "text" };
export const filledText: ConstructValue = { kind: "text", filled: true };
export const bool: ConstructValue = { kind: "bool" };
export const int: ConstructValue = { kind: "int" };
export const decimal: ConstructValue = { kind: "decimal" };
export const timestamp: ConstructValue = { kind: "timestamp" };
export const any: ConstructValue = { kind: "any" };
export const expression: ConstructValue = { kind: "expression" };

export const listOf = (of: ConstructValue): ConstructValue => ({ kind: "list", of });
export const recordOf = (of: ConstructValue): ConstructValue => ({ kind: "record", of });
export const oneOf = (...values: readonly string[]): ConstructValue => ({ kind: "text", values });
export const either = (...of: readonly ConstructValue[]): ConstructValue => ({ kind: "either", of });
export const object = (...entries: readonly ConstructEntry[]): ConstructValue => ({ kind: "object", entries });

/** The name of another construct. */
export const nameOf = (...kinds: readonly string[]): ConstructValue => ({ kind: "text", filled: true, names: kinds });

export const entry = (name: string, value: ConstructValue, summary: string, required?: Necessity): ConstructEntry => ({
	name,
	value,
	summary,
	...(required ? { required } : {}),
});

/** Switches: each of them `true` or `false`. */
export const switches = (named: Readonly<Record<string, string>>, required?: Necessity): ConstructValue => ({
	kind: "object",
	entries: Object.entries(named).map(([name, summary]) => entry(name, bool, summary, required)),
	closed: true,
});
