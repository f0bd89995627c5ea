import { widthOf } from "./cells.js";

/**
 * Breaks text into lines of at most `width` columns. Breaks only at spaces, never inside code between backticks, so
 * that what a reader copies is whole; a word wider than the line stands alone and sticks out. Line ends in the text are
 * kept, and a line that begins with spaces (an example program) is not touched.
 * @param width columns, counted with the indent
 * @param first put before the first line
 * @param rest put before all others
 */
export function wrapText(text: string, width: number, first: string, rest: string): string[] {
	const lines: string[] = [];
	const indent = (): string => (lines.length === 0 ? first : rest);
	for (const paragraph of text.split("\n")) {
		if (paragraph.startsWith(" ")) {
			lines.push(indent() + paragraph);
			continue;
		}
		let line = "";
		let used = 0;
		for (const word of wordsOf(paragraph)) {
			const wide = widthOf(word);
			if (line !== "" && indent().length + used + 1 + wide > width) {
				lines.push(indent() + line);
				line = "";
				used = 0;
			}
			used += wide + (line === "" ? 0 : 1);
			line = line === "" ? word : `${line} ${word}`;
		}
		lines.push(line === "" ? indent().trimEnd() : indent() + line);
	}
	return lines;
}

/** Words, with code between backticks as one; an odd backtick is an ordinary character. */
function wordsOf(paragraph: string): string[] {
	const words: string[] = [];
	const pieces = paragraph.split(/(`[^`]{1,80}`)/);
	let open = "";
	pieces.forEach((piece, position) => {
		if (position % 2 === 1) {
			open += piece;
			return;
		}
		const parts = piece.split(" ");
		parts.forEach((part, index) => {
			open += part;
			if (index < parts.length - 1) {
				if (open !== "") words.push(open);
				open = "";
			}
		});
	});
	if (open !== "") words.push(open);
	return words;
}
