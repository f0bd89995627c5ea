import { parse } from "../../../grammar/parse.js";
import { withLineEnds } from "../../../grammar/print/line_ends.js";
import { print } from "../../../grammar/print.js";
import { Source, type Span } from "../../../grammar/source.js";
import type { Edit } from "../../diagnostics/diagnostic.js";
import { applyEdits } from "../../diagnostics/fix.js";
import type { EditorDocument } from "../workspace.js";
import { lineEdits } from "./line_edits.js";

/**
 * The changes that bring a file into Xano's layout, lines that stay left alone. None for a file with syntax errors: what
 * could not be read would be lost.
 */
export function formattingEdits(document: EditorDocument): Edit[] {
	const after = formatted(document);
	return after === null ? [] : lineEdits(document.source.text, after);
}

/**
 * The same for a part of a file: those of the changes that touch it. None when they make no sense without the others.
 */
export function rangeFormattingEdits(document: EditorDocument, range: Span): Edit[] {
	const after = formatted(document);
	if (after === null) return [];
	const { text, name } = document.source;
	const edits = lineEdits(text, after).filter(({ span }) => span.start <= range.end && range.start <= span.end);
	const changed = new Source(name, applyEdits(text, edits));
	const { file, issues } = parse(changed);
	const isSound = issues.length === 0 && withLineEnds(print(file, changed.text), changed.text) === after;
	return isSound ? edits : [];
}

/** As `xano fmt` has it (see `src/project/format.ts`), without parsing again. */
function formatted({ file, issues, problem, source }: EditorDocument): string | null {
	if (issues.length > 0 || problem !== null) return null;
	return withLineEnds(print(file, source.text), source.text);
}
