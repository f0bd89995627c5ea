/** A stretch of source text: offsets in UTF-16 units, end exclusive. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** The text of one file and the places of its lines. */
export class Source {
	private starts: number[] | null = null;

	constructor(
		readonly name: string,
		readonly text: string,
	) {}

	private get lineStarts(): number[] {
		if (this.starts === null) {
			this.starts = [0];
			for (let at = this.text.indexOf("\n"); at >= 0; at = this.text.indexOf("\n", at + 1)) this.starts.push(at + 1);
		}
		return this.starts;
	}

	/** Line and column of an offset, both counted from 1; columns count code points. */
	lineAndColumn(offset: number): { line: number; column: number } {
		const starts = this.lineStarts;
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((starts[middle] as number) <= offset) low = middle;
			else high = middle - 1;
		}
		const before = this.text.slice(starts[low], offset);
		return { line: low + 1, column: [...before].length + 1 };
	}

	/** The text of a line (counted from 1) without its line end. */
	lineText(line: number): string {
		const starts = this.lineStarts;
		const start = starts[line - 1];
		if (start === undefined) return "";
		const end = starts[line] ?? this.text.length + 1;
		return this.text.slice(start, end - 1).replace(/\r$/, "");
	}
}

/** What the lexer and parser report; `src/diagnostics` turns it into a Diagnostic. */
export interface SyntaxIssue {
	readonly code: string;
	readonly message: string;
	readonly span: Span;
	readonly why?: string;
	readonly help?: string;
	readonly related?: readonly { readonly span: Span; readonly message: string }[];
}
