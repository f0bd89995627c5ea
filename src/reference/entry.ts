import type { Evidence } from "../catalogue/define.js";
import type { Value } from "../values/kinds.js";

/** What an entry is. Filters of inputs are other ones than those of expressions. */
export type EntryKind = "filter" | "statement" | "type" | "input filter" | "function" | "construct";

/** Something an entry takes: an argument, what stands behind a statement's name, an attribute, a block, an input. */
export interface Parameter {
	readonly name: string;
	readonly role: "argument" | "positional" | "attribute" | "clause" | "block" | "input";
	/** In words: `text`, `a variable`, `statements`. */
	readonly kind: string;
	readonly required: boolean;
	readonly repeated: boolean;
	/** What it is when left out; absent when nothing is declared. */
	readonly default?: Value;
	/** The only texts it may be. */
	readonly values: readonly string[];
	readonly summary: string;
}

/** An executed example, laid out for reading. */
export interface EntryExample {
	/** An expression, a program, or for types and their filters a declaration. */
	readonly code: string;
	/** What is sent to a declaration; null for everything else. */
	readonly sent: string | null;
	/** JSON, or `error: message`. */
	readonly result: string;
}

/** Everything the catalogue says about one name, in the form pages and terminals show. */
export interface Entry {
	readonly kind: EntryKind;
	readonly name: string;
	/** Other names programs may use; of types, names only Xano's engine and older documentation use. */
	readonly aliases: readonly string[];
	readonly family: string;
	/** How it is written, in one or several lines; `?` and `[ ]` mark what may be left out. */
	readonly signature: string;
	readonly summary: string;
	readonly parameters: readonly Parameter[];
	/** What comes of it, in words. */
	readonly result: string;
	readonly notes: string | null;
	/** What holds for its whole family, where the entry says nothing else. */
	readonly rule: string | null;
	readonly examples: readonly EntryExample[];
	/** How sure its behaviour is; null for functions that exist only here. */
	readonly evidence: Evidence | null;
	/** What Xano does not know or refuses, and what to write there instead. */
	readonly portability: string | null;
	/** That it does not run here, and why, as a sentence; null for everything that runs. */
	readonly gap: string | null;
	/** Page and heading below docs/reference. */
	readonly page: string;
}

/** How sure an entry is, as a sentence. */
export function evidenceInWords(evidence: Evidence): string {
	switch (evidence) {
		case "documented":
			return "Documented by Xano.";
		case "observed":
			return "Observed on the live engine.";
		case "choice":
			return "Our choice: nothing is known about Xano here.";
	}
}

/** What an entry is, for people: `filter`, `input type`. */
export function kindInWords(kind: EntryKind): string {
	return kind === "type" ? "input type" : kind;
}

/** The heading of an entry as GitHub makes a link of it: `array.find_index` is found at `#arrayfind_index`. */
export function anchorOf(name: string): string {
	return name.toLowerCase().replace(/[^\w-]/g, "");
}
