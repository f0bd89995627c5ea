import type { Comment } from "../ast.js";
import type { Span } from "../source.js";

/** What the author wrote: where lines end in it, and the text of a node as it stands. */
export class Written {
	/** Offsets of the line ends; null until the first question. */
	private lineEnds: number[] | null = null;

	constructor(private readonly text: string) {}

	/** The text of a node as it stands; "" for a tree without a text. */
	of({ start, end }: Span): string {
		return this.text.slice(start, end);
	}

	/**
	 * A comment as it is printed. One on a line of its own keeps the blanks at its end: Xano makes a description of such
	 * comments, and in Markdown two blanks break the line.
	 */
	comment(comment: Comment): Comment {
		if (comment.trailing) return comment;
		const end = this.text.indexOf("\n", comment.start);
		const line = this.text.slice(comment.start, end < 0 ? this.text.length : end).replace(/\r+$/, "");
		return line.length > comment.text.length && line.startsWith(comment.text) ? { ...comment, text: line } : comment;
	}

	/** Whether a line ends between the offsets. */
	breaks(start: number, end: number): boolean {
		const ends = this.ends();
		let low = 0;
		let high = ends.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((ends[middle] as number) < start) low = middle + 1;
			else high = middle;
		}
		const found = ends[low];
		return found !== undefined && found < end;
	}

	/**
	 * The blank line between the offsets, or null where there is none. Xano's serializer fills blank lines with the
	 * indentation of the line that opened the block; such a line stays, blanks of any other number are dropped.
	 * @param indentation of the line that opened the block
	 */
	blankLine(start: number, end: number, indentation: string): string | null {
		const between = this.text.slice(start, end);
		const blank = /\n[ \t\r]*\n/.exec(between);
		if (blank === null) return null;
		return blank[0].replace(/\r/g, "") === `\n${indentation}\n` ? indentation : "";
	}

	private ends(): readonly number[] {
		if (this.lineEnds === null) {
			this.lineEnds = [];
			for (let at = this.text.indexOf("\n"); at >= 0; at = this.text.indexOf("\n", at + 1)) this.lineEnds.push(at);
		}
		return this.lineEnds;
	}
}
