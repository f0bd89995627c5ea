import type { Value } from "../../src/values/kinds.js";
import { entriesOf } from "../../src/values/object.js";

/** A value as text in which everything that makes a difference differs: 0 and -0, an int kept as number or as bigint. */
export function shown(value: Value | undefined): string {
	if (typeof value === "bigint") return `${value}n`;
	if (Object.is(value, -0)) return "-0";
	if (typeof value === "number" || value === undefined) return String(value);
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	if (Array.isArray(value)) return `[${value.map(shown).join(",")}]`;
	return `{${entriesOf(value)
		.map(([key, inner]) => `${JSON.stringify(key)}:${shown(inner)}`)
		.join(",")}}`;
}
