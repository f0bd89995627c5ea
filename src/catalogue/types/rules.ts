/** A password must hold at least `count` characters that `matches` names. */
export interface CharacterCount {
	readonly count: number;
	readonly matches: RegExp;
	/** How the message calls them: `numbers`. */
	readonly noun: string;
}

/**
 * All `filters=` of one input, gathered. The engine does not run them in the written order: it trims, measures, looks
 * at the prefix, folds the case and only then looks at the characters and the pattern. [O]
 */
export interface InputRules {
	trim: boolean;
	minimum: number | bigint | null;
	maximum: number | bigint | null;
	prefix: string;
	/** With both declared the engine lower-cases first and upper-cases last. [O] */
	lower: boolean;
	upper: boolean;
	/** Characters `ok`, `alphaOk` and `digitOk` allow together, lower-cased; null when all are allowed. */
	allowed: string | null;
	prevented: string[];
	pattern: { readonly source: string; readonly message: string } | null;
	counts: CharacterCount[];
}

export function emptyRules(): InputRules {
	return {
		trim: false,
		minimum: null,
		maximum: null,
		prefix: "",
		lower: false,
		upper: false,
		allowed: null,
		prevented: [],
		pattern: null,
		counts: [],
	};
}

/** Removes the six characters PHP's trim removes, and no others (a no-break space stays). [O] */
export function trimText(text: string): string {
	let start = 0;
	let end = text.length;
	while (start < end && isTrimmed(text.charCodeAt(start))) start++;
	while (end > start && isTrimmed(text.charCodeAt(end - 1))) end--;
	return text.slice(start, end);
}

function isTrimmed(unit: number): boolean {
	return unit === 32 || (unit >= 9 && unit <= 11) || unit === 13 || unit === 0;
}

/** Lower case of the letters A to Z only: PHP 8 folds bytes, so É stays. [O] */
export function lowerAscii(text: string): string {
	return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
