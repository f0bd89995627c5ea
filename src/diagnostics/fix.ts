import type { Source } from "../../grammar/source.js";
import type { Paint } from "./ansi.js";
import { cellsOf } from "./cells.js";
import type { Edit } from "./diagnostic.js";

/**
 * Applies changes to a text. Of two changes that overlap the second is left out: after the first its offsets mean
 * nothing any more.
 * @param edits in any order, with spans in the text as it is before all of them
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
	let changed = "";
	let position = 0;
	for (const { span, text: replacement } of inOrder(edits)) {
		if (span.start < position || span.end > text.length) continue;
		changed += text.slice(position, span.start) + replacement;
		position = span.end;
	}
	return changed + text.slice(position);
}

/** Changes as they are written into a file: their line ends are those of the file. */
export function withLineEnds({ text }: Source, edits: readonly Edit[]): Edit[] {
	const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
	return edits.map((edit) => ({ ...edit, text: edit.text.replace(/\r?\n/g, lineEnd) }));
}

function inOrder(edits: readonly Edit[]): Edit[] {
	return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** More changed lines than this are better read in the file. */
const maximumLines = 6;

/**
 * The changed lines before and after a fix, as a small diff.
 * @param gutter columns of the widest line number
 * @param width columns of the terminal; longer lines are cut at its edge
 * @returns none when nothing or too much changes
 */
export function changedLines(
	source: Source,
	edits: readonly Edit[],
	gutter: number,
	width: number,
	paint: Paint,
): string[] {
	if (edits.length === 0) return [];
	const start = source.lineSpan(source.lineAndColumn(Math.min(...edits.map(({ span }) => span.start))).line).start;
	const end = source.lineSpan(source.lineAndColumn(Math.max(...edits.map(({ span }) => span.end))).line).end;
	const moved = edits.map(({ span, text }) => ({ span: { start: span.start - start, end: span.end - start }, text }));
	const excerpt = source.text.slice(start, end);
	const before = excerpt.split(/\r?\n/);
	const after = applyEdits(excerpt, moved).split(/\r?\n/);
	let same = 0;
	while (same < before.length && before[same] === after[same]) same++;
	let rest = 0;
	while (rest < Math.min(before.length, after.length) - same && before.at(-1 - rest) === after.at(-1 - rest)) rest++;
	const removed = before.slice(same, before.length - rest);
	const added = after.slice(same, after.length - rest);
	if (removed.length + added.length === 0 || removed.length + added.length > maximumLines) return [];

	const line = source.lineAndColumn(start).line + same;
	const show = (text: string, number: number, sign: "-" | "+"): string => {
		const place = paint("gutter", String(number).padStart(gutter));
		return `${place} ${paint(sign === "-" ? "removed" : "added", `${sign} ${clipped(text, width - gutter - 3)}`.trimEnd())}`;
	};
	return [
		...removed.map((text, index) => show(text, line + index, "-")),
		...added.map((text, index) => show(text, line + index, "+")),
	];
}

function clipped(text: string, width: number): string {
	let shown = "";
	let used = 0;
	// No character takes less than one column, so what lies behind is never seen.
	for (const cell of cellsOf(text.slice(0, width * 16), 1)) {
		if (used + cell.width > width - 1) return `${shown}…`;
		shown += cell.text;
		used += cell.width;
	}
	return shown;
}
