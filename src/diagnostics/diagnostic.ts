import type { Source, Span, SyntaxIssue } from "../../grammar/source.js";

/** `portability`: runs here, but Xano refuses it or computes something else. */
export type Severity = "error" | "portability" | "warning" | "hint";

/** Another place that matters: the first of two equal names, the bracket that was never closed. */
export interface RelatedPlace {
	readonly source: Source;
	readonly span: Span;
	readonly message: string;
}

/** Replaces a stretch of text; an empty span inserts, an empty text deletes. */
export interface Edit {
	readonly span: Span;
	readonly text: string;
}

/** A change of the diagnostic's own file that puts things right. */
export interface Fix {
	/** What the change does, as an order: "wrap it in parentheses". */
	readonly title: string;
	readonly edits: readonly Edit[];
}

/** One thing said about a program: what, where, why, and what to do about it. */
export interface Diagnostic {
	/** Code (`XS101`) or name (`unclosed-bracket`) of an entry of the code table. */
	readonly code: string;
	readonly severity: Severity;
	/** What is wrong, about this very place; one sentence without a full stop. */
	readonly message: string;
	readonly source: Source;
	readonly span: Span;
	/** The rule that is broken. */
	readonly why?: string;
	/** What to do, if possible with the corrected text. */
	readonly help?: string;
	readonly related?: readonly RelatedPlace[];
	readonly fix?: Fix;
}

/** Makes a diagnostic of what the lexer or parser reports. */
export function syntaxDiagnostic(issue: SyntaxIssue, source: Source): Diagnostic {
	const { related, ...rest } = issue;
	return {
		...rest,
		severity: "error",
		source,
		...(related ? { related: related.map((place) => ({ ...place, source })) } : {}),
	};
}
