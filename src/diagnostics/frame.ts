import type { Source, Span } from "../../grammar/source.js";
import type { Paint, Style } from "./ansi.js";
import { type Cell, cellsOf } from "./cells.js";

export interface FrameOptions {
	/** Columns of the terminal. */
	readonly width: number;
	/** Columns of the widest line number, at least two. */
	readonly gutter: number;
	readonly paint: Paint;
	/** Colour of the underline. */
	readonly style: Style;
	/** Underlines with this character: `^` for the place itself, `-` for a related one. */
	readonly mark: "^" | "-";
}

/** Longer spans show their first two and last two lines. */
const maximumLines = 5;

/**
 * The source lines of a span with the span underlined.
 * @param span any pair of offsets; what lies outside the text is taken to its nearest end
 * @returns lines without line ends, each at most `width` columns wide; none when the text is empty
 */
export function frameLines(source: Source, span: Span, options: FrameOptions): string[] {
	if (source.text === "") return [];
	const { start, end } = visibleSpan(source, span);
	const first = source.lineAndColumn(start).line;
	const last = source.lineAndColumn(end > start ? end - 1 : end).line;
	return first === last
		? singleLine(source, first, { start, end }, options)
		: severalLines(source, first, last, { start, end }, options);
}

/** Number of the last line a frame of this span shows. */
export function lastLineOf(source: Source, span: Span): number {
	const { start, end } = visibleSpan(source, span);
	return source.lineAndColumn(end > start ? end - 1 : end).line;
}

/** The span inside the text, without line ends at its end: what would be underlined there is nothing. */
export function visibleSpan(source: Source, span: Span): Span {
	const { text } = source;
	const start = Math.min(Math.max(span.start, 0), text.length);
	let end = Math.min(Math.max(span.end, start), text.length);
	while (end > start && (text[end - 1] === "\n" || text[end - 1] === "\r")) end--;
	return { start, end };
}

function singleLine(source: Source, line: number, span: Span, options: FrameOptions): string[] {
	const view = viewOf(source, line, span, options.width - options.gutter - 3);
	const underline = " ".repeat(view.from) + options.paint(options.style, options.mark.repeat(view.to - view.from));
	return [numbered(line, view.text, options), numbered(null, underline, options)];
}

/** A bracket at the left edge joins the first and the last line. */
function severalLines(source: Source, first: number, last: number, span: Span, options: FrameOptions): string[] {
	const { paint, style, mark } = options;
	const width = options.width - options.gutter - 5;
	const lines: string[] = [];
	const bar = paint(style, "|");

	const opening = viewOf(source, first, { start: span.start, end: span.start }, width);
	const fromLineStart = source.text.slice(source.lineSpan(first).start, span.start).trim() === "";
	if (fromLineStart) lines.push(numbered(first, `${paint(style, "/")} ${opening.text}`, options));
	else {
		lines.push(numbered(first, `  ${opening.text}`, options));
		lines.push(numbered(null, ` ${paint(style, "_".repeat(opening.from + 1) + mark)}`, options));
	}
	for (const line of linesBetween(first, last)) {
		if (line === null) {
			lines.push(`${" ".repeat(options.gutter - 2)}${paint("gutter", "...")}  ${bar}`);
			continue;
		}
		const { start } = source.lineSpan(line);
		lines.push(numbered(line, `${bar} ${viewOf(source, line, { start, end: start }, width).text}`, options));
	}
	const closing = viewOf(
		source,
		last,
		{ start: Math.max(span.end - 1, source.lineSpan(last).start), end: span.end },
		width,
	);
	lines.push(numbered(last, `${bar} ${closing.text}`, options));
	lines.push(numbered(null, paint(style, `|${"_".repeat(closing.to)}${mark}`), options));
	return lines;
}

/** Lines to show between two others; null stands for those left out. */
function linesBetween(first: number, last: number): (number | null)[] {
	if (last - first + 1 > maximumLines) return [first + 1, null, last - 1];
	return Array.from({ length: last - first - 1 }, (_, index) => first + 1 + index);
}

function numbered(line: number | null, text: string, { gutter, paint }: FrameOptions): string {
	const bar = paint("gutter", `${line === null ? " ".repeat(gutter) : String(line).padStart(gutter)} |`);
	return text === "" ? bar : `${bar} ${text}`;
}

interface View {
	/** The part of the line that is shown. */
	readonly text: string;
	/** Columns of the underline in it, end exclusive, at least one wide. */
	readonly from: number;
	readonly to: number;
}

/** A line, or of a long one the part around a span, with `…` where something is left out. */
function viewOf(source: Source, line: number, span: Span, available: number): View {
	const place = source.lineSpan(line);
	const near = surroundings(source.text, place, span, available);
	const cells = cellsOf(source.text.slice(near.start, near.end), near.start);
	const { from, to, total } = measure(cells, span);
	const cutBefore = near.start > place.start;
	const cutAfter = near.end < place.end;
	if (!cutBefore && !cutAfter && Math.max(total, to) <= available) return { text: textOf(cells), from, to };

	// One column at either end belongs to the sign that something is left out; of a span that is too wide for the view
	// the beginning is shown, behind a little of what precedes it.
	const room = available - 2;
	const shown = Math.min(to - from, Math.floor((room * 3) / 4));
	let left = 0;
	let right = available - 1;
	if (cutBefore || from + shown > right) {
		left = Math.max(1, from - Math.floor((room - shown) / 2));
		right = left + room;
		if (!cutAfter && Math.max(total, to) <= right + 1) {
			right = Math.max(total, to);
			left = Math.max(1, right - (available - 1));
		}
	}
	return cut(cells, left, right, from, to, cutAfter || total > right);
}

/**
 * The part of a very long line worth looking at. Enough on either side to fill the view even when every character
 * comes with marks; a line of megabytes is never cut into cells as a whole.
 */
function surroundings(text: string, line: Span, span: Span, available: number): Span {
	const margin = available * 16;
	let start = Math.max(line.start, Math.min(span.start, line.end) - margin);
	let end = Math.min(line.end, Math.max(span.start, line.start) + margin);
	if (start > line.start && isSecondHalf(text, start)) start++;
	if (end < line.end && isSecondHalf(text, end)) end--;
	if (start > end) start = end;
	return { start, end };
}

function isSecondHalf(text: string, at: number): boolean {
	const unit = text.charCodeAt(at);
	return unit >= 0xdc00 && unit < 0xe000;
}

/** Columns of a span among cells. A cell that is only partly inside counts as inside. */
function measure(cells: readonly Cell[], span: Span): { from: number; to: number; total: number } {
	let total = 0;
	let from = -1;
	let to = 0;
	for (const cell of cells) {
		if (from < 0 && cell.end > span.start) from = total;
		total += cell.width;
		if (cell.start < span.end) to = total;
	}
	if (from < 0) from = total;
	return { from, to: Math.max(to, from + 1), total };
}

function cut(cells: readonly Cell[], left: number, right: number, from: number, to: number, more: boolean): View {
	let text = left > 0 ? "…" : "";
	const shift = text.length - left;
	let column = 0;
	let printed = left;
	for (const cell of cells) {
		const next = column + cell.width;
		if (column >= left && next <= right) {
			text += " ".repeat(column - printed) + cell.text;
			printed = next;
		}
		column = next;
	}
	if (more) text += `${" ".repeat(Math.max(0, right - printed))}…`;
	const start = Math.max(from, left) + shift;
	return { text, from: start, to: Math.max(start + 1, Math.min(to, more ? right + 1 : to) + shift) };
}

function textOf(cells: readonly Cell[]): string {
	let text = "";
	for (const cell of cells) text += cell.text;
	return text;
}
