import type { StatementAttribute } from "../../define.js";

/** A property that may be left out. */
export function optional(name: string, kind: StatementAttribute["kind"], summary: string): StatementAttribute {
	return { name, kind, required: false, summary };
}

/** A property without which a statement means nothing. */
export function required(name: string, kind: StatementAttribute["kind"], summary: string): StatementAttribute {
	return { name, kind, required: true, summary };
}
