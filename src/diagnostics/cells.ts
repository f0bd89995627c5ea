/** A piece of a source line that is shown as one: a character with its marks, a tab, an escaped control character. */
export interface Cell {
	/** What is printed. */
	readonly text: string;
	/** Columns it takes in a terminal; 0 only for a byte order mark. */
	readonly width: number;
	/** Where it stands in the source, in UTF-16 units, end exclusive. */
	readonly start: number;
	readonly end: number;
}

/** Columns between tab stops. */
const tabWidth = 4;

/**
 * Cuts a line into what a terminal shows. Tabs become spaces; control characters, directional marks, lone surrogates
 * and marks without a character are written as escapes, so that nothing in a program can move the cursor or reorder
 * the text around it.
 * @param line without its line end
 * @param offset where the line begins in the source
 */
export function cellsOf(line: string, offset: number): Cell[] {
	const cells: Cell[] = [];
	let column = 0;
	const add = (text: string, width: number, start: number, length: number): void => {
		cells.push({ text, width, start: offset + start, end: offset + start + length });
		column += width;
	};
	const addCharacter = (character: string, start: number): void => {
		if (character === "\t") {
			const width = tabWidth - (column % tabWidth);
			add(" ".repeat(width), width, start, 1);
		} else if (offset + start === 0 && character === "\ufeff") {
			add("", 0, start, 1);
		} else {
			const shown = shownAs(character);
			add(shown.text, shown.width, start, character.length);
		}
	};
	if (isPlain(line)) {
		for (let at = 0; at < line.length; at++) addCharacter(line[at] as string, at);
	} else {
		for (const { segment, index } of segmenter().segment(line)) addCharacter(segment, index);
	}
	return cells;
}

/** Text of a message, with everything but line ends made harmless like a line of the source. */
export function printable(text: string): string {
	return text
		.split("\n")
		.map((line) => (isClean(line) ? line : cellsOf(line, 1).reduce((shown, cell) => shown + cell.text, "")))
		.join("\n");
}

/** Columns a text takes in a terminal, as {@link printable} shows it. */
export function widthOf(text: string): number {
	if (isClean(text)) return text.length;
	return cellsOf(text, 1).reduce((width, cell) => width + cell.width, 0);
}

/** Only ASCII that prints as itself. */
function isClean(text: string): boolean {
	return /^[\x20-\x7e]*$/.test(text);
}

/** Characters that are one segment each, whatever stands beside them. */
function isPlain(text: string): boolean {
	return /^[\x00-\x7e]*$/.test(text);
}

let shared: Intl.Segmenter | null = null;

/** Made at the first line that is not ASCII: it takes a few milliseconds. */
function segmenter(): Intl.Segmenter {
	shared ??= new Intl.Segmenter("en", { granularity: "grapheme" });
	return shared;
}

/** Controls, line separators, what turns the writing direction, lone surrogates, code points that are no characters. */
function isUnprintable(segment: string): boolean {
	return /^[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Cn}\p{Bidi_Control}]/u.test(segment);
}

/** What is printed for a character with its marks. */
function shownAs(segment: string): { text: string; width: number } {
	if (isUnprintable(segment)) return escaped(segment);
	const width = segmentWidth(segment);
	return width === 0 ? escaped(segment) : { text: segment, width };
}

function escaped(segment: string): { text: string; width: number } {
	let text = "";
	for (const character of segment) {
		const code = character.codePointAt(0) as number;
		text += code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`;
	}
	return { text, width: text.length };
}

/** Columns of one user-perceived character: emoji and East Asian wide ones take two, marks and joiners none. */
function segmentWidth(segment: string): number {
	if (segment.length === 1 && segment >= " " && segment <= "~") return 1;
	if (/\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|^[#*0-9]\ufe0f?\u20e3/u.test(segment)) return 2;
	let width = 0;
	for (const character of segment) {
		if (/^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff\ud7b0-\ud7ff]/u.test(character)) continue;
		width += isWide(character.codePointAt(0) as number) ? 2 : 1;
	}
	return width;
}

/** East Asian Width "W" and "F" of Unicode, without the emoji; first and last code point of every range. */
const wideRanges: readonly number[] = [
	0x1100, 0x115f, 0x2329, 0x232a, 0x2e80, 0x303e, 0x3041, 0x3247, 0x3250, 0x4dbf, 0x4e00, 0xa4cf, 0xa960, 0xa97c,
	0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6f, 0xff01, 0xff60, 0xffe0, 0xffe6, 0x16fe0, 0x18dff,
	0x1aff0, 0x1b2ff, 0x1f200, 0x1f265, 0x20000, 0x3fffd,
];

function isWide(code: number): boolean {
	if (code < 0x1100) return false;
	for (let at = 0; at < wideRanges.length; at += 2) {
		if (code < (wideRanges[at] as number)) return false;
		if (code <= (wideRanges[at + 1] as number)) return true;
	}
	return false;
}
