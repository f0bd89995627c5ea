/** One line of a file, without its end. */
export interface Line {
	/** From 1; lines that are left out count. */
	readonly number: number;
	/** null for a line that is too long to be held. */
	readonly text: string | null;
	/** Whether the line has an end: the last one of a file that was cut short has none. */
	readonly isEnded: boolean;
}

/** The longest line that is held, in bytes. */
const longestLine = 64 * 1024 * 1024;

const lineFeed = 0x0a;

/**
 * The lines of a text in UTF-8 that arrives in pieces; blank ones are left out. Holds one line and one piece at a time.
 * @param longest in bytes; of a longer line nothing is kept
 */
export async function* linesIn(pieces: AsyncIterable<Uint8Array>, longest = longestLine): AsyncGenerator<Line> {
	let number = 1;
	let begun: Uint8Array[] = [];
	let size = 0;
	const add = (bytes: Uint8Array): void => {
		size += bytes.length;
		if (size > longest) begun = [];
		else if (bytes.length > 0) begun.push(bytes);
	};
	const line = (isEnded: boolean): Line | null => {
		const text = size > longest ? null : textOf(begun, number);
		begun = [];
		size = 0;
		return text === "" ? null : { number, text, isEnded };
	};
	for await (const piece of pieces) {
		let start = 0;
		for (let end = piece.indexOf(lineFeed); end >= 0; end = piece.indexOf(lineFeed, start)) {
			add(piece.subarray(start, end));
			const ended = line(true);
			if (ended) yield ended;
			number++;
			start = end + 1;
		}
		add(piece.subarray(start));
	}
	const last = line(false);
	if (last) yield last;
}

function textOf(parts: readonly Uint8Array[], number: number): string {
	const [first] = parts;
	const whole =
		first && parts.length === 1 ? Buffer.from(first.buffer, first.byteOffset, first.length) : Buffer.concat(parts);
	const text = whole.toString("utf8");
	return (number === 1 ? text.replace(/^\uFEFF/, "") : text).trim();
}
