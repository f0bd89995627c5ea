/** A stretch of source text: offsets in UTF-16 units, end exclusive. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/**
 * The text of one file and the places of its lines.
 *
 * A line ends at `\n` or `\r\n`. A lone `\r` ends nothing: no editor in use writes it, and counting it would move every
 * line number away from what the author sees.
 */
export class Source {
	private starts: number[] | null = null;

	constructor(
		/** How messages call the file: its path as the author would write it. */
		readonly name: string,
		readonly text: string,
	) {}

	/** Found at the first question about lines: a file without mistakes is never asked. */
	private get lineStarts(): number[] {
		if (this.starts === null) {
			this.starts = [0];
			for (let at = this.text.indexOf("\n"); at >= 0; at = this.text.indexOf("\n", at + 1)) this.starts.push(at + 1);
		}
		return this.starts;
	}

	/** How many lines there are; an empty text and a text without line end have one. */
	get lineCount(): number {
		return this.lineStarts.length;
	}

	/**
	 * Line and column of an offset, both counted from 1. Columns count code points, as editors show them: a tab or an
	 * emoji outside the basic plane is one column. A byte order mark is no column.
	 * @param offset in UTF-16 units; taken to the nearest end when outside the text
	 */
	lineAndColumn(offset: number): { line: number; column: number } {
		const starts = this.lineStarts;
		const place = Math.min(Math.max(offset, 0), this.text.length);
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((starts[middle] as number) <= place) low = middle;
			else high = middle - 1;
		}
		let column = 1;
		for (let at = starts[low] as number; at < place; at++) {
			const unit = this.text.charCodeAt(at);
			// The second half of a pair is counted with the first.
			const following = unit >= 0xd800 && unit < 0xdc00 && at + 1 < place ? this.text.charCodeAt(at + 1) : 0;
			if (following >= 0xdc00 && following < 0xe000) at++;
			if (at > 0 || unit !== 0xfeff) column++;
		}
		return { line: low + 1, column };
	}

	/** Where a line (counted from 1) stands in the text, without its line end; empty at the end for a line that is none. */
	lineSpan(line: number): Span {
		const starts = this.lineStarts;
		const start = starts[line - 1];
		if (start === undefined) return { start: this.text.length, end: this.text.length };
		const next = starts[line];
		if (next === undefined) return { start, end: this.text.length };
		return { start, end: next - 2 >= start && this.text.charCodeAt(next - 2) === 13 ? next - 2 : next - 1 };
	}

	/** The text of a line (counted from 1) without its line end. */
	lineText(line: number): string {
		const { start, end } = this.lineSpan(line);
		return this.text.slice(start, end);
	}
}

/** A change of the text that puts a mistake right. */
export interface SyntaxFix {
	/** What the change does, as an order. */
	readonly title: string;
	readonly edits: readonly { readonly span: Span; readonly text: string }[];
	/** Set where only the author can know whether the change is the right one. */
	readonly applies?: "suggested";
}

/** What the lexer and parser report; `src/diagnostics` turns it into a Diagnostic. */
export interface SyntaxIssue {
	readonly code: string;
	readonly message: string;
	readonly span: Span;
	readonly why?: string;
	readonly help?: string;
	readonly related?: readonly { readonly span: Span; readonly message: string }[];
	readonly fix?: SyntaxFix;
	/** Set where the tree does not hold what the author meant: what then seems to be missing is no second mistake. */
	readonly unread?: true;
}
