import type { Comment } from "../ast.js";

/** Hands out the comments of a file in order; each is printed at the first place behind it that can hold one. */
export class CommentQueue {
	private next = 0;
	private last: Comment | null = null;

	constructor(private readonly comments: readonly Comment[]) {}

	/** Whether a comment stands before the offset that has not been printed yet. */
	has(before: number): boolean {
		const comment = this.comments[this.next];
		return comment !== undefined && comment.start < before;
	}

	/** Whether a comment begins within the span, printed or not. */
	within(start: number, end: number): boolean {
		const { comments } = this;
		let low = 0;
		let high = comments.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((comments[middle] as Comment).start < start) low = middle + 1;
			else high = middle;
		}
		const comment = comments[low];
		return comment !== undefined && comment.start < end;
	}

	/** The comments before the offset that have not been printed yet. */
	take(before: number): readonly Comment[] {
		if (!this.has(before)) return none;
		const from = this.next;
		while (this.has(before)) this.next++;
		this.last = this.comments[this.next - 1] ?? null;
		return this.comments.slice(from, this.next);
	}

	/** The next comment if code stands before it on its line and it begins before the offset. */
	takeTrailing(before: number): Comment | null {
		const comment = this.comments[this.next];
		if (!comment?.trailing || comment.start >= before) return null;
		this.next++;
		this.last = comment;
		return comment;
	}

	/** Whether the comment printed last stands on a line of its own and asks to leave alone what follows it. */
	asksToKeep(): boolean {
		return this.last !== null && !this.last.trailing && /^\/\/[ \t]*xano-fmt-ignore(?![\w-])/.test(this.last.text);
	}
}

const none: readonly Comment[] = [];
