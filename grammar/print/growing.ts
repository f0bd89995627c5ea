import { endColumn } from "./atoms.js";

/**
 * A text that grows at its end, and the column it has got to. Looking for that column in the whole text each time would
 * make long lines slow.
 */
export class GrowingText {
	text = "";

	/** @param column at which the text begins */
	constructor(public column: number) {}

	add(piece: string): this {
		this.text += piece;
		this.column = endColumn(piece, this.column);
		return this;
	}

	/** @param column that the piece is known to end at */
	addUntil(piece: string, column: number): this {
		this.text += piece;
		this.column = column;
		return this;
	}
}
