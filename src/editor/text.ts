import type { Source, Span } from "../../grammar/source.js";

/** What editors count in: units of UTF-16, or bytes of UTF-8 where both sides agreed on them. */
export type PositionEncoding = "utf-16" | "utf-8";

/** A place as the protocol writes it: line and character, both counted from 0. */
export interface Position {
	readonly line: number;
	readonly character: number;
}

export interface Range {
	readonly start: Position;
	readonly end: Position;
}

/** A change of a text as the protocol sends it; without a range the text is the whole new one. */
export interface TextChange {
	readonly range?: Range;
	readonly text: string;
}

/**
 * The lines of a text as the protocol counts them: `\n`, `\r\n` and a lone `\r` end one. Messages of ours count
 * differently (see `Source`), so positions for editors always come from here.
 */
export class Lines {
	private readonly starts: number[] = [0];

	constructor(
		readonly text: string,
		private readonly encoding: PositionEncoding,
	) {
		for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) this.starts.push(index + end.length);
	}

	get count(): number {
		return this.starts.length;
	}

	/** Where a line (counted from 0) stands, without its end; empty at the end of the text for a line that is none. */
	lineSpan(line: number): Span {
		const start = this.starts[line] ?? this.text.length;
		let end = this.starts[line + 1] ?? this.text.length;
		while (end > start && /[\r\n]/.test(this.text.charAt(end - 1))) end--;
		return { start, end };
	}

	/** The line (counted from 0) an offset is in. */
	lineOf(offset: number): number {
		let low = 0;
		let high = this.starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.starts[middle] as number) <= offset) low = middle;
			else high = middle - 1;
		}
		return low;
	}

	/** @param offset taken to the nearest end when outside the text, and before the line end when inside one */
	positionAt(offset: number): Position {
		const line = this.lineOf(Math.max(0, offset));
		const { start, end } = this.lineSpan(line);
		let place = Math.max(start, Math.min(offset, end));
		// Bytes have no place inside a character of two units.
		if (this.encoding === "utf-8" && place > start && (this.text.codePointAt(place - 1) as number) > 0xffff) place--;
		return { line, character: this.measure(this.text.slice(start, place)) };
	}

	/** How long a text is in what the client counts in. */
	measure(text: string): number {
		return this.encoding === "utf-16" ? text.length : Buffer.byteLength(text);
	}

	/** @param position taken to the end of its line when behind it, and to the end of the text behind the last line */
	offsetAt({ line, character }: Position): number {
		if (line < 0) return 0;
		const { start, end } = this.lineSpan(line);
		if (this.encoding === "utf-16") return Math.max(start, Math.min(start + character, end));
		let offset = start;
		for (let bytes = 0; offset < end && bytes < character; ) {
			const point = this.text.codePointAt(offset) as number;
			bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
			offset += point < 0x10000 ? 1 : 2;
		}
		return offset;
	}

	rangeOf({ start, end }: Span): Range {
		return { start: this.positionAt(start), end: this.positionAt(end) };
	}

	spanOf({ start, end }: Range): Span {
		const from = this.offsetAt(start);
		return { start: from, end: Math.max(from, this.offsetAt(end)) };
	}
}

const known = new WeakMap<Source, Lines>();

/** The lines of a source, found once. All of one process have the same encoding. */
export function linesOf(source: Source, encoding: PositionEncoding): Lines {
	let lines = known.get(source);
	if (lines === undefined) {
		lines = new Lines(source.text, encoding);
		known.set(source, lines);
	}
	return lines;
}

/** Applies changes one after the other: each has its range in the text as the one before has left it. */
export function changedText(text: string, changes: readonly TextChange[], encoding: PositionEncoding): string {
	let changed = text;
	for (const { range, text: replacement } of changes) {
		if (range === undefined) changed = replacement;
		else {
			const { start, end } = new Lines(changed, encoding).spanOf(range);
			changed = changed.slice(0, start) + replacement + changed.slice(end);
		}
	}
	return changed;
}
