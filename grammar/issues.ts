import type { Span, SyntaxFix, SyntaxIssue } from "./source.js";

/** Codes of everything the lexer and parser can say; `xano explain` has a page for each. */
export type SyntaxCode =
	| "unclosed-bracket"
	| "stray-bracket"
	| "mismatched-bracket"
	| "unterminated-backtick"
	| "unterminated-text"
	| "unterminated-heredoc"
	| "unknown-character"
	| "hash-comment"
	| "block-comment"
	| "nested-too-deep"
	| "missing-value"
	| "missing-name"
	| "unexpected"
	| "missing-operator"
	| "foreign-syntax"
	| "colon-attribute"
	| "equals-entry"
	| "optional-chaining"
	| "bit-operator"
	| "single-equals"
	| "comma-arguments"
	| "list-type"
	| "assignment"
	| "return-value"
	| "lookalike"
	| "markdown"
	| "binary-file";

/** Makes an issue; `span` is widened to one character so that there is always something to underline. */
export function syntaxIssue(
	code: SyntaxCode,
	message: string,
	span: Span,
	more: Omit<SyntaxIssue, "code" | "message" | "span"> = {},
): SyntaxIssue {
	const end = span.end > span.start ? span.end : span.start + 1;
	return { code, message, span: { start: span.start, end }, ...more };
}

/** A fix that replaces one place. */
export function replacing(title: string, span: Span, text: string): { fix: SyntaxFix } {
	return { fix: { title, edits: [{ span, text }] } };
}
