import type { Span } from "../source.js";
import type { CommentQueue } from "./comments.js";
import type { Written } from "./written.js";

/** The lines of an open array or object with the comments and blank lines between them. */
export class Lines {
	private text: string;
	private empty = true;
	/** A comment behind the last line; kept back because a comma may still have to go before it. */
	private trailing: string | null = null;
	private lastIsEntry = true;
	/** Where what was added last ends in the author's text. */
	private end: number;

	constructor(
		open: string,
		start: number,
		private readonly comments: CommentQueue,
		private readonly written: Written,
		private readonly indentation: string,
		private readonly continues: (firstCharacter: string) => boolean,
	) {
		this.text = open;
		this.end = start + open.length;
	}

	/** Comments that stand before the entry which begins at the offset. */
	before(start: number): void {
		for (const comment of this.comments.take(start)) this.comment(comment, comment.text, comment.trailing);
	}

	/** The author's own text of what begins here, when the comment above asks to leave it alone. */
	kept(span: Span): string | null {
		if (this.lastIsEntry || !this.comments.asksToKeep()) return null;
		this.comments.take(span.end);
		return this.written.of(span);
	}

	add(entry: string, { start, end }: Span): void {
		// A line that begins with an operator goes on with the one above; the comma keeps them apart.
		if (!this.empty && this.continues(entry.startsWith("...") ? "" : entry.charAt(0))) this.separate();
		this.flush();
		this.line(entry, start);
		this.empty = false;
		this.lastIsEntry = true;
		this.end = end;
		for (const comment of this.comments.take(end)) this.comment(comment, comment.text, true);
	}

	close(end: number, indentation: string, close: string): string {
		this.before(end);
		this.flush();
		return `${this.text}\n${indentation}${close}`;
	}

	/** One comment fits behind a line, further ones get lines of their own. */
	private comment(span: Span, text: string, trailing: boolean): void {
		if (trailing && this.lastIsEntry) this.trailing = text.trimEnd();
		else {
			this.flush();
			this.line(text, span.start);
		}
		this.lastIsEntry = false;
		this.end = Math.max(this.end, span.end);
	}

	private line(text: string, start: number): void {
		const isFirst = this.empty && this.lastIsEntry;
		const isApart = !isFirst && this.written.blankLine(this.end, start, "") !== null;
		this.text += `${isApart ? "\n" : ""}\n${this.indentation}${text}`;
	}

	/** After comments of their own lines the comma begins the line of the entry. */
	private separate(): void {
		if (this.lastIsEntry || this.trailing !== null) this.text += ",";
		else this.text += `\n${this.indentation},`;
	}

	private flush(): void {
		if (this.trailing !== null) this.text += ` ${this.trailing}`;
		this.trailing = null;
	}
}
