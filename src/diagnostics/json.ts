import type { Source, Span } from "../../grammar/source.js";
import type { CodeEntry } from "./codes/entry.js";
import { allCodes, findCode } from "./codes.js";
import { type Applies, appliesOf, type Diagnostic, type Severity } from "./diagnostic.js";
import { withLineEnds } from "./fix.js";
import { lastLineOf, visibleSpan } from "./frame.js";

/** Where something is: lines and columns count from 1, columns in code points; offsets in UTF-16 units, end exclusive. */
export interface PlaceJson {
	readonly file: string;
	readonly line: number;
	readonly column: number;
	readonly endLine: number;
	readonly endColumn: number;
	readonly start: number;
	readonly end: number;
}

/** A diagnostic as other programs read it; keys are absent when there is nothing to say. */
export interface DiagnosticJson extends PlaceJson {
	/** `XS101` */
	readonly code: string;
	/** `unclosed-bracket`; the code itself when it is not in the table. */
	readonly name: string;
	readonly severity: Severity;
	readonly message: string;
	readonly why?: string;
	readonly help?: string;
	readonly related?: readonly (PlaceJson & { readonly message: string })[];
	readonly fix?: {
		readonly title: string;
		/** `safe` ones are made by `xano check --fix`. */
		readonly applies: Applies;
		readonly edits: readonly (PlaceJson & { readonly text: string })[];
	};
	/** The lines of the place as they stand in the file, of long places the first ones. */
	readonly snippet: string;
	/** Where the page of the code is: `docs/diagnostics.md#xs101`; absent for a code of somebody else. */
	readonly docs?: string;
}

/** The page of a code as other programs read it. */
export interface CodeJson {
	readonly code: string;
	readonly name: string;
	readonly severity: Severity;
	readonly title: string;
	readonly explanation: string;
	/** Programs, or command lines where the code is about those. */
	readonly wrong: string;
	readonly right: string;
	readonly docs: string;
}

/**
 * Code pages as plain data.
 * @param code a code, a name or an alias
 * @returns null when there is no such code
 */
export function codeToJson(code: string): CodeJson | null {
	const entry = findCode(code);
	return entry === undefined ? null : pageJson(entry);
}

/** The pages of all codes, in order. */
export function codesToJson(): CodeJson[] {
	return allCodes().map(pageJson);
}

function pageJson(entry: CodeEntry): CodeJson {
	const { code, name, severity, title, explanation, wrong, right } = entry;
	return { code, name, severity, title, explanation, wrong, right, docs: docsOf(entry) };
}

/** Where the page of a code is. */
export function docsOf({ code }: Pick<CodeEntry, "code">): string {
	return `docs/diagnostics.md#${code.toLowerCase()}`;
}

/** How much of one severity there is, and how much of it `xano check --fix` puts right. */
export interface SummaryJson {
	readonly files: number;
	readonly errors: number;
	readonly portability: number;
	readonly warnings: number;
	readonly hints: number;
	readonly fixable: number;
}

/** What `xano check --format json` prints. */
export interface ReportJson {
	readonly diagnostics: readonly DiagnosticJson[];
	readonly summary: SummaryJson;
}

/**
 * Diagnostics with their numbers.
 * @param files how many were looked at
 */
export function reportJson(list: readonly Diagnostic[], files: number): ReportJson {
	const count = (of: Severity): number => list.filter(({ severity }) => severity === of).length;
	return {
		diagnostics: list.map(toJson),
		summary: {
			files,
			errors: count("error"),
			portability: count("portability"),
			warnings: count("warning"),
			hints: count("hint"),
			fixable: list.filter((diagnostic) => appliesOf(diagnostic) === "safe").length,
		},
	};
}

/** A diagnostic as plain data, for `--format json` and editors. */
export function toJson(diagnostic: Diagnostic): DiagnosticJson {
	const { code, severity, message, source, span, why, help, related, fix } = diagnostic;
	const entry = findCode(code);
	return {
		code: entry?.code ?? code,
		name: entry?.name ?? code,
		severity,
		message,
		...placeOf(source, span),
		...(why === undefined ? {} : { why }),
		...(help === undefined ? {} : { help }),
		...(related === undefined
			? {}
			: { related: related.map((place) => ({ ...placeOf(place.source, place.span), message: place.message })) }),
		...(fix === undefined
			? {}
			: {
					fix: {
						title: fix.title,
						applies: appliesOf(diagnostic) ?? "suggested",
						edits: withLineEnds(source, fix.edits).map((edit) => ({ ...placeOf(source, edit.span), text: edit.text })),
					},
				}),
		snippet: snippetOf(source, span),
		...(entry === undefined ? {} : { docs: docsOf(entry) }),
	};
}

/** Longer snippets are better read in the file. */
const snippetLines = 8;
const snippetWidth = 400;

/** The lines of a place as they stand in the file, of long places the first ones. */
export function snippetOf(source: Source, span: Span): string {
	const { start } = visibleSpan(source, span);
	const first = source.lineAndColumn(start).line;
	const last = Math.min(lastLineOf(source, span), first + snippetLines - 1);
	const lines: string[] = [];
	for (let line = first; line <= last; line++) {
		const place = source.lineSpan(line);
		// Of a line without end, the part around the place.
		const from = Math.max(place.start, (line === first ? start : 0) - snippetWidth / 2);
		lines.push(source.text.slice(from, Math.min(place.end, from + snippetWidth)));
	}
	return lines.join("\n");
}

/** A place with its lines and columns. */
export function placeOf(source: Source, { start, end }: Span): PlaceJson {
	const from = source.lineAndColumn(start);
	const to = source.lineAndColumn(end);
	return {
		file: source.name,
		line: from.line,
		column: from.column,
		endLine: to.line,
		endColumn: to.column,
		start,
		end,
	};
}
