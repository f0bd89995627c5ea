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
	/** Where the severity alone does not tell; see {@link appliesOf}. */
	readonly applies?: Applies;
}

/** `safe`: `xano check --fix` makes the change. `suggested`: only the author can know whether it is the right one. */
export type Applies = "safe" | "suggested";

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

/**
 * Whether a fix may be made without asking. What is an error means nothing yet, and a portability warning is put right
 * without changing what runs here: both are only written differently. What draws a warning or a hint does run, and its
 * fix makes it compute something else.
 * @returns null for a diagnostic without a fix that changes anything
 */
export function appliesOf({ fix, severity }: Pick<Diagnostic, "fix" | "severity">): Applies | null {
	if (fix === undefined || fix.edits.length === 0) return null;
	return fix.applies ?? (severity === "error" || severity === "portability" ? "safe" : "suggested");
}

/** Makes a diagnostic of what the lexer or parser reports. Where that is what should follow the text, it is its end. */
export function syntaxDiagnostic(issue: SyntaxIssue, source: Source): Diagnostic {
	const { related, span, ...rest } = issue;
	return {
		...rest,
		severity: "error",
		source,
		span: inside(span, source),
		...(related ? { related: related.map((place) => ({ ...place, span: inside(place.span, source), source })) } : {}),
	};
}

function inside({ start, end }: Span, { text }: Source): Span {
	return { start: Math.min(start, text.length), end: Math.min(end, text.length) };
}
