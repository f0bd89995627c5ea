import type { Span } from "../../grammar/source.js";

/**
 * Marks stand in generated text as \u0001<number>\u0002 until the unit is finished. No program text can forge one: every
 * literal goes through JSON.stringify, which escapes control characters.
 */
const markPattern = /\u0001(\d+)\u0002/g;

/** A place of the generated code (line and column counted from 1), and what of the XanoScript source stands there. */
export interface Mapping {
	readonly line: number;
	readonly column: number;
	readonly span: Span;
}

/** Where generated code came from: for every mark its place in the code and in the XanoScript source. */
export interface SourceMap {
	/** Span of the mark at or before a place of the generated code (line and column counted from 1). */
	spanAt(line: number, column: number): Span | null;
	/** All marks in order, and for every line without one at its begin the statement it is part of. */
	mappings(): readonly Mapping[];
}

/** Collects the lines of one generated function and remembers which piece of source each part stands for. */
export class CodeBuffer {
	private readonly lines: string[] = [];
	/** For every line the statement it is part of; null where it is part of none. */
	private readonly statements: (Span | null)[] = [];
	private readonly spans: Span[] = [];
	private depth = 1;
	/** The statement of which code is being generated. */
	private statement: Span | null = null;

	/** Text to put directly before an expression that can throw. */
	mark(span: Span): string {
		this.spans.push(span);
		return `\u0001${this.spans.length - 1}\u0002`;
	}

	line(text: string): void {
		this.lines.push("\t".repeat(this.depth) + text);
		this.statements.push(this.statement);
	}

	/** Takes the last line back, for one that says more. */
	takeBack(): void {
		this.lines.pop();
		this.statements.pop();
	}

	/** What `generate` adds is part of a statement. */
	within(statement: Span, generate: () => void): void {
		const outer = this.statement;
		this.statement = statement;
		generate();
		this.statement = outer;
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
		this.lines.splice(at, 0, ...lines.map((line) => "\t".repeat(this.depth) + line));
		this.statements.splice(at, 0, ...lines.map(() => this.statement));
	}

	/**
	 * The finished code between two fixed parts, without marks, and the map of what the marks said.
	 * @param around what the first line of all stands for
	 */
	finish(head: string, tail: string, around: Span | null = null): { code: string; map: SourceMap } {
		const code: string[] = [];
		const table: Mapping[] = [];
		const begins: Mapping[] = around === null ? [] : [{ line: 1, column: 1, span: around }];
		const first = head.split("\n");
		const all = [...first, ...this.lines, ...tail.split("\n")];
		for (let index = 0; index < all.length; index++) {
			const text = all[index] as string;
			let plain = "";
			let last = 0;
			for (const match of text.matchAll(markPattern)) {
				plain += text.slice(last, match.index);
				last = match.index + match[0].length;
				table.push({ line: index + 1, column: plain.length + 1, span: this.spans[Number(match[1])] as Span });
			}
			const span = this.statements[index - first.length] ?? null;
			if (span !== null) begins.push({ line: index + 1, column: indentOf(text) + 1, span });
			code.push(plain + text.slice(last));
		}
		return {
			code: code.join("\n"),
			map: {
				spanAt: (line, column) => lookUp(table, line, column),
				mappings: () => merged(begins, table),
			},
		};
	}
}

function indentOf(text: string): number {
	let count = 0;
	while (text[count] === "\t") count++;
	return count;
}

/** Both in the order of the code; a mark counts where a line begins with one. */
function merged(begins: readonly Mapping[], marks: readonly Mapping[]): Mapping[] {
	const all: Mapping[] = [];
	let next = 0;
	for (const begin of begins) {
		for (; next < marks.length && isBefore(marks[next] as Mapping, begin); next++) all.push(marks[next] as Mapping);
		const mark = marks[next];
		if (mark?.line !== begin.line || mark.column !== begin.column) all.push(begin);
	}
	return [...all, ...marks.slice(next)];
}

function isBefore(a: Mapping, b: Mapping): boolean {
	return a.line < b.line || (a.line === b.line && a.column < b.column);
}

function lookUp(table: readonly Mapping[], line: number, column: number): Span | null {
	let low = 0;
	let high = table.length - 1;
	let found = -1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const entry = table[middle] as Mapping;
		if (entry.line < line || (entry.line === line && entry.column <= column)) {
			found = middle;
			low = middle + 1;
		} else high = middle - 1;
	}
	return found < 0 ? null : (table[found] as Mapping).span;
}
