import type { Comment } from "../ast.js";

/** Hands out the comments of a file in order; each is printed at the first place behind it that can hold one. */
export class CommentQueue {
	private next = 0;

	constructor(private readonly comments: readonly Comment[]) {}

	/** The first comment that has not been printed yet. */
	peek(): Comment | undefined {
		return this.comments[this.next];
	}

	/** Whether a comment stands before the offset that has not been printed yet. */
	has(before: number): boolean {
		const comment = this.comments[this.next];
		return comment !== undefined && comment.start < before;
	}

	/** The comments before the offset that have not been printed yet. */
	take(before: number): Comment[] {
		const from = this.next;
		while (this.has(before)) this.next++;
		return this.comments.slice(from, this.next);
	}

	/** The next comment if code stands before it on its line and it begins before the offset. */
	takeTrailing(before: number): Comment | null {
		const comment = this.comments[this.next];
		if (!comment?.trailing || comment.start >= before) return null;
		this.next++;
		return comment;
	}
}
