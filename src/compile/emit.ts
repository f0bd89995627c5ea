import type { Span } from "../../grammar/source.js";

/**
 * Marks stand in generated text as \u0001<number>\u0002 until the unit is finished. No program text can forge one: every
 * literal goes through JSON.stringify, which escapes control characters.
 */
const markPattern = /\u0001(\d+)\u0002/g;

/** Where generated code came from: for every mark its place in the code and in the XanoScript source. */
export interface SourceMap {
	/** Span of the mark at or before a place of the generated code (line and column counted from 1). */
	spanAt(line: number, column: number): Span | null;
}

/** Collects the lines of one generated function and remembers which piece of source each part stands for. */
export class CodeBuffer {
	private readonly lines: string[] = [];
	private readonly spans: Span[] = [];
	private depth = 1;

	/** Text to put directly before an expression that can throw. */
	mark(span: Span): string {
		this.spans.push(span);
		return `\u0001${this.spans.length - 1}\u0002`;
	}

	line(text: string): void {
		this.lines.push("\t".repeat(this.depth) + text);
	}

	/** A line that opens a block: `if (…) {`. */
	open(text: string): void {
		this.line(text);
		this.depth++;
	}

	/** Closes a block, possibly opening the next: `} else {`. */
	close(text = "}"): void {
		this.depth--;
		this.line(text);
		if (text.endsWith("{")) this.depth++;
	}

	/** Position to insert declarations at once they are known. */
	get length(): number {
		return this.lines.length;
	}

	insert(at: number, lines: readonly string[]): void {
		this.lines.splice(at, 0, ...lines.map((line) => `\t${line}`));
	}

	/** The finished code between two fixed parts, without marks, and the map of what the marks said. */
	finish(head: string, tail: string): { code: string; map: SourceMap } {
		const code: string[] = [];
		const table: { line: number; column: number; span: Span }[] = [];
		const all = [...head.split("\n"), ...this.lines, ...tail.split("\n")];
		for (let index = 0; index < all.length; index++) {
			const text = all[index] as string;
			let plain = "";
			let last = 0;
			for (const match of text.matchAll(markPattern)) {
				plain += text.slice(last, match.index);
				last = match.index + match[0].length;
				table.push({ line: index + 1, column: plain.length + 1, span: this.spans[Number(match[1])] as Span });
			}
			code.push(plain + text.slice(last));
		}
		return { code: code.join("\n"), map: { spanAt: (line, column) => lookUp(table, line, column) } };
	}
}

function lookUp(
	table: readonly { line: number; column: number; span: Span }[],
	line: number,
	column: number,
): Span | null {
	let low = 0;
	let high = table.length - 1;
	let found = -1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const entry = table[middle] as { line: number; column: number };
		if (entry.line < line || (entry.line === line && entry.column <= column)) {
			found = middle;
			low = middle + 1;
		} else high = middle - 1;
	}
	return found < 0 ? null : (table[found] as { span: Span }).span;
}
