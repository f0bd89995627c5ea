import type { Span } from "../../../grammar/source.js";

/** A stretch of a file of the project. */
export interface Location {
	/** The path of a document. */
	readonly path: string;
	readonly span: Span;
}

/** What stands in place of a stretch of text. */
export interface TextEdit {
	readonly span: Span;
	readonly text: string;
}

/** Edits by the path of the document they belong to; those of one document never overlap and are in the order of the text. */
export type Edits = ReadonlyMap<string, readonly TextEdit[]>;

/** What a completion stands for; editors show a sign for it. */
export type CompletionKind =
	| "construct"
	| "statement"
	| "property"
	| "block"
	| "value"
	| "keyword"
	| "filter"
	| "variable"
	| "input"
	| "member"
	| "column"
	| "function"
	| "table"
	| "type"
	| "environment";

/** Where the documentation of a completion is found: an entry of the reference, by kind and name. */
export interface DocumentationKey {
	readonly kind: "filter" | "statement" | "type" | "input filter" | "function" | "construct" | "sign";
	readonly name: string;
}

/** One proposal at the cursor. */
export interface Completion {
	readonly label: string;
	readonly kind: CompletionKind;
	/** A few words beside the label: a signature, a type, where it comes from. */
	readonly detail: string;
	/** Markdown; null when there is none, or when `resolve` says where to find it. */
	readonly documentation: string | null;
	/** To be given to `resolveCompletion` when the proposal is looked at. */
	readonly resolve: DocumentationKey | null;
	/** What is put in place of `span`: a snippet with tab stops (`$1`, `${1:text}`, `${1|a,b|}`) when `isSnippet`. */
	readonly text: string;
	readonly isSnippet: boolean;
	readonly span: Span;
	/** What typed letters are compared with, where it is not the label. */
	readonly filterText: string;
	/** Proposals are shown in the order of these texts. */
	readonly sortText: string;
	readonly deprecated: boolean;
	/** Accepting it leads to a place where the next list should open at once. */
	readonly continues: boolean;
}

/** What is known about the place of the mouse. */
export interface Hover {
	readonly markdown: string;
	/** What it is about. */
	readonly span: Span;
}

/** One parameter of a signature, as a stretch of its label. */
export interface SignatureParameter {
	readonly label: Span;
	readonly documentation: string;
}

/** How what is being written is called. */
export interface SignatureHelp {
	readonly label: string;
	/** Markdown. */
	readonly documentation: string;
	readonly parameters: readonly SignatureParameter[];
	/** The parameter the cursor is in; null when it is in none. */
	readonly active: number | null;
}

/** A mention of the same thing in the same file. */
export interface Highlight {
	readonly span: Span;
	readonly writes: boolean;
}

/** What a rename may begin with, or why it may not. */
export type RenamePreparation = { readonly span: Span; readonly placeholder: string } | { readonly refused: string };

/** What a rename changes, or why it cannot be done. */
export type RenameResult = { readonly edits: Edits } | { readonly refused: string };
