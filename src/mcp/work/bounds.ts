/** Answers go into the context of a model: longer texts than these, in characters, are cut or left out. */
export const longestText = 20_000;
export const longestValue = 20_000;
const longestProgram = 200_000;
const longestList = 60_000;
/** So many logs, requests and warnings are answered. */
export const mostEntries = 200;
const longestLine = 4_000;

/** The beginning of a text, with a note of how much more there is. */
export function cut(text: string, longest = longestText): string {
	if (text.length <= longest) return text;
	// Never in the middle of a character.
	const end = /[\uD800-\uDBFF]/.test(text[longest - 1] as string) ? longest - 1 : longest;
	return `${text.slice(0, end)}… (${(text.length - end).toLocaleString("en-US")} more characters)`;
}

/** A text that is one of many. */
export function cutLine(text: string): string {
	return cut(text, longestLine);
}

/** The first of many, and the note of those that are left out. */
export interface First<Shape> {
	readonly kept: Shape[];
	readonly notes: readonly string[];
}

/**
 * The first of many, as many as fit together.
 * @param what they are, for the note
 * @param shape what is answered for one; it is not made of those that are left out
 */
export function first<Entry, Shape>(
	entries: readonly Entry[],
	what: string,
	shape: (entry: Entry) => Shape,
	most = mostEntries,
): First<Shape> {
	const kept: Shape[] = [];
	let length = 0;
	for (const entry of entries) {
		const shaped = shape(entry);
		length += JSON.stringify(shaped).length;
		if (kept.length === most || (length > longestList && kept.length > 0)) break;
		kept.push(shaped);
	}
	const total = entries.length.toLocaleString("en-US");
	return {
		kept,
		notes: kept.length === entries.length ? [] : [`Of ${total} ${what} the first ${kept.length} are shown.`],
	};
}

/** Texts of programs, as long as they fit together. */
export class Programs {
	private left = longestProgram;

	/** @returns null for one that does not fit any more, and for one that would not be the same without secrets */
	shown(text: string, safe: (text: string) => string): string | null {
		if (text.length > this.left || safe(text) !== text) return null;
		this.left -= text.length;
		return text;
	}
}
