import type { Source, Span } from "../../grammar/source.js";
import { codeOf, findCode } from "./codes.js";
import type { Diagnostic, Severity } from "./diagnostic.js";

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
	readonly fix?: { readonly title: string; readonly edits: readonly (PlaceJson & { readonly text: string })[] };
}

/** A diagnostic as plain data, for `--format json` and editors. */
export function toJson(diagnostic: Diagnostic): DiagnosticJson {
	const { code, severity, message, source, span, why, help, related, fix } = diagnostic;
	return {
		code: codeOf(code),
		name: findCode(code)?.name ?? code,
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
						edits: fix.edits.map((edit) => ({ ...placeOf(source, edit.span), text: edit.text })),
					},
				}),
	};
}

function placeOf(source: Source, { start, end }: Span): PlaceJson {
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
