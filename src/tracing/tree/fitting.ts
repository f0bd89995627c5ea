import type { Paint, Style } from "../../diagnostics/ansi.js";
import { cellsOf, printable, widthOf } from "../../diagnostics/cells.js";

/** A piece of a line. */
export interface Segment {
	readonly text: string;
	readonly style?: Style;
	/** Where it may be shortened when the line is too long; otherwise the line is cut off at its end. */
	readonly shortens?: "end" | "middle";
	/** To so many columns it is shortened, and no further; 8 unless given. */
	readonly least?: number;
}

/** What stands where something was left out. */
const ellipsis = "…";

const shortest = 8;

/** Text on one line with nothing in it that could move the cursor, turn the direction of writing or ring. */
export function oneLine(text: string): string {
	return printable(text).replaceAll("\n", "\\n");
}

/**
 * Pieces as one line of at most `width` columns: the longest ones that may be are shortened first, then the end is cut.
 */
export function fitted(segments: readonly Segment[], width: number, paint: Paint): string {
	const shown = segments.map((segment) => ({ ...segment, text: oneLine(segment.text) }));
	const widths = shown.map(({ text }) => widthOf(text));
	const limit = limitOf(shown, widths, width);
	const pieces: { text: string; style: Style | undefined }[] = [];
	let left = width;
	let isShortened = false;
	for (const [at, { text, style, shortens, least }] of shown.entries()) {
		if (left <= 0) break;
		const wanted = wantedOf(widths[at] as number, limit, shortens, least);
		const isCutOff = wanted > left || (wanted === left && widths.slice(at + 1).some((each) => each > 0));
		// What was shortened to the last column but one says already that something is missing.
		if (isCutOff && isShortened && left === 1) break;
		const cut = shortened(text, Math.min(wanted, left), isCutOff ? "end" : shortens, isCutOff);
		isShortened = cut !== text;
		left -= widthOf(cut);
		pieces.push({ text: cut, style });
	}
	for (let last = pieces.at(-1); last !== undefined; last = pieces.at(-1)) {
		last.text = last.text.trimEnd();
		if (last.text !== "") break;
		pieces.pop();
	}
	return pieces.map(({ text, style }) => (style === undefined ? text : paint(style, text))).join("");
}

/** The width above which pieces are shortened, so that all fit if they can. */
function limitOf(segments: readonly Segment[], widths: readonly number[], width: number): number {
	const longest = Math.max(0, ...widths);
	const sum = (limit: number): number =>
		segments.reduce(
			(total, { shortens, least }, at) => total + wantedOf(widths[at] as number, limit, shortens, least),
			0,
		);
	let limit = Math.min(longest, Math.max(width, shortest));
	while (limit > shortest && sum(limit) > width) limit--;
	return limit;
}

function wantedOf(own: number, limit: number, shortens: Segment["shortens"], least = shortest): number {
	return shortens === undefined ? own : Math.min(own, Math.max(limit, least));
}

/** A text in at most so many columns. */
function shortened(text: string, width: number, where: Segment["shortens"], mustCut: boolean): string {
	if (!mustCut && widthOf(text) <= width) return text;
	if (width <= 0) return "";
	if (where !== "middle") return beginningOf(text, width - 1) + ellipsis;
	// The end of an address tells more than its middle.
	const tail = endOf(text, Math.floor((width - 1) / 2));
	return beginningOf(text, width - 1 - widthOf(tail)) + ellipsis + tail;
}

/** Long texts need not be looked at as a whole: characters of more UTF-16 units to a column than this are none. */
const longestCharacter = 32;

function beginningOf(text: string, width: number): string {
	let left = width;
	let kept = "";
	for (const cell of cellsOf(text.slice(0, width * longestCharacter), 1)) {
		if (cell.width > left) break;
		left -= cell.width;
		kept += cell.text;
	}
	return kept;
}

function endOf(text: string, width: number): string {
	let left = width;
	let kept = "";
	for (const cell of cellsOf(text.slice(-width * longestCharacter), 1).reverse()) {
		if (cell.width > left) break;
		left -= cell.width;
		kept = cell.text + kept;
	}
	return kept;
}
