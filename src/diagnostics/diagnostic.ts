import type { Source, Span } from "../../grammar/source.js";

/** `portability`: runs here, but Xano refuses it or computes something else. */
export type Severity = "error" | "portability" | "warning" | "hint";

export interface RelatedPlace {
	readonly source: Source;
	readonly span: Span;
	readonly message: string;
}

export interface Edit {
	readonly span: Span;
	readonly text: string;
}

/** One thing said about a program: what, where, why, and what to do about it. */
export interface Diagnostic {
	readonly code: string;
	readonly severity: Severity;
	readonly message: string;
	readonly source: Source;
	readonly span: Span;
	readonly why?: string;
	readonly help?: string;
	readonly related?: readonly RelatedPlace[];
	readonly fix?: { readonly title: string; readonly edits: readonly Edit[] };
}
