const PAGE_SIZE = 256;
const LARGEST_CACHE = 500;

/** A set of code points with a fast test. Pages of 256 answers are worked out when they are first asked for. */
export class CharacterSet {
	private readonly pages: (Uint8Array | undefined)[] = [];
	private expression: RegExp | undefined;

	/** @param source the inside of a class of a JavaScript pattern with the flag v */
	constructor(private readonly source: string) {}

	has(code: number): boolean {
		const page = this.pages[code >> 8] ?? this.fill(code >> 8);
		return page[code & 255] === 1;
	}

	private fill(number: number): Uint8Array {
		this.expression ??= new RegExp(`^[${this.source}]$`, "v");
		const page = new Uint8Array(PAGE_SIZE);
		for (let i = 0; i < PAGE_SIZE; i++) {
			if (this.expression.test(String.fromCodePoint(number * PAGE_SIZE + i))) page[i] = 1;
		}
		while (this.pages.length < number) this.pages.push(undefined);
		this.pages[number] = page;
		return page;
	}
}

const cache = new Map<string, CharacterSet>();

/** The set of that source; the same one when it was asked for before. */
export function characterSet(source: string): CharacterSet {
	const known = cache.get(source);
	if (known !== undefined) return known;
	const set = new CharacterSet(source);
	if (cache.size >= LARGEST_CACHE) cache.clear();
	cache.set(source, set);
	return set;
}
