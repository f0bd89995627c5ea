/** Characters by which texts are found; shorter ones are not looked for. */
const shortest = 6;

/** Very many texts, which are looked for all at once: what that costs does not grow with their number. */
export class StretchIndex {
	private readonly byStart = new Map<string, string[]>();

	constructor(texts: Iterable<string>) {
		for (const text of texts) this.add(text);
	}

	add(text: string): void {
		if (text.length < shortest) return;
		const start = text.slice(0, shortest);
		const known = this.byStart.get(start);
		if (known) known.push(text);
		else this.byStart.set(start, [text]);
	}

	/** A text with something else in the place of each of them, and of the beginning of one that is cut off with `…`. */
	without(text: string, instead: string): string {
		if (this.byStart.size === 0) return text;
		let result = "";
		let done = 0;
		for (let at = 0; at + shortest <= text.length; at++) {
			const length = this.lengthAt(text, at);
			if (length === 0) continue;
			result += text.slice(done, at) + instead;
			done = at + length;
			at = done - 1;
		}
		return result + text.slice(done);
	}

	/** Of the longest one that stands at a place; 0 for none. */
	private lengthAt(text: string, at: number): number {
		let longest = 0;
		for (const known of this.byStart.get(text.slice(at, at + shortest)) ?? []) {
			if (known.length <= longest) continue;
			let length = shortest;
			while (length < known.length && known[length] === text[at + length]) length++;
			if (length === known.length || text[at + length] === "\u2026") longest = Math.max(longest, length);
		}
		return longest;
	}
}
