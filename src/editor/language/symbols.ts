import type { Span } from "../../../grammar/source.js";

/** What kind of thing a name stands for. */
export type SymbolKind = "variable" | "input" | "construct" | "column" | "environment";

/** Something a program names. Two mentions are of the same thing when their `key` is the same. */
export interface XanoSymbol {
	readonly kind: SymbolKind;
	readonly name: string;
	/** The construct it belongs to: of an input the kind and name of the function, of a column `table` and its name. */
	readonly owner: Owner | null;
	readonly key: string;
}

/** A construct by its kind and name. */
export interface Owner {
	readonly kind: string;
	readonly name: string;
}

/** What a mention does with what it names. */
export type MentionRole =
	/** Declares it, or sets it anew. */
	| "declares"
	/** Changes what is there. */
	| "writes"
	| "reads";

/** A place where something is named. */
export interface Mention {
	readonly symbol: XanoSymbol;
	readonly role: MentionRole;
	/** The name alone, without `$`, dots and quotation marks. */
	readonly span: Span;
	/** Stands in code that is switched off. */
	readonly disabled: boolean;
}

/** @param place tells constructs apart: a path and an offset */
export function variableSymbol(name: string, place: string): XanoSymbol {
	return { kind: "variable", name, owner: null, key: `variable ${place} ${name}` };
}

export function inputSymbol(name: string, owner: Owner): XanoSymbol {
	return { kind: "input", name, owner, key: `input ${owner.kind} ${owner.name} ${name}` };
}

export function constructSymbol(owner: Owner): XanoSymbol {
	return { kind: "construct", name: owner.name, owner, key: `construct ${owner.kind} ${owner.name}` };
}

export function columnSymbol(name: string, table: string): XanoSymbol {
	return { kind: "column", name, owner: { kind: "table", name: table }, key: `column ${table} ${name}` };
}

export function environmentSymbol(name: string): XanoSymbol {
	return { kind: "environment", name, owner: null, key: `environment ${name}` };
}
