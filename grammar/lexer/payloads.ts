import type { Span } from "../source.js";

/** Payload of a `ColumnType` token. */
export interface ColumnTypePayload {
	readonly type: string;
	readonly lists: readonly { readonly minimum: number | null; readonly maximum: number | null }[];
	readonly nullable: boolean;
}

/** Payload of a `ColumnName` token. */
export interface ColumnNamePayload {
	readonly name: string;
	readonly optional: boolean;
}

/** One filter of a `ColumnFilters` token, before it becomes a `FilterUse`. */
export interface ColumnFilterPayload {
	readonly name: string;
	readonly span: Span;
	readonly disabled: boolean;
	/** `raw` is what is written, quotes included. */
	readonly args: readonly { readonly raw: string; readonly span: Span; readonly quoted: boolean }[];
}
