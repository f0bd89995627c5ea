import { inClass, range } from "./sets.js";

/** Letters that share their case with more than one other, in groups. */
const GROUPS =
	"sS\u017f kK\u212a \u00e5\u00c5\u212b \u03c3\u03a3\u03c2 \u03b2\u0392\u03d0 \u03b8\u0398\u03d1\u03f4 \u03c6\u03a6\u03d5 " +
	"\u03c0\u03a0\u03d6 \u03ba\u039a\u03f0 \u03c1\u03a1\u03f1 \u03b5\u0395\u03f5 \u00b5\u039c\u03bc \u1e60\u1e61\u1e9b " +
	"\u03b9\u0399\u0345\u1fbe \u03c9\u03a9\u2126 \u00df\u1e9e \u01c4\u01c5\u01c6 \u01c7\u01c8\u01c9 \u01ca\u01cb\u01cc \u01f1\u01f2\u01f3 " +
	"\u0412\u0432\u1c80 \u0414\u0434\u1c81 \u041e\u043e\u1c82 \u0421\u0441\u1c83 \u0422\u0442\u1c84\u1c85 \u042a\u044a\u1c86 \u0462\u0463\u1c87 " +
	"\ua64a\ua64b\u1c88 \u1fb3\u1fbc \u1fc3\u1fcc \u1ff3\u1ffc";
/** The dotless i; in capitals it looks like another letter's. */
const DOTLESS_I = 0x131;
/** Greek letters with an iota below or beside them, eight small ones and eight capitals by turns. */
const FIRST_WITH_IOTA = 0x1f80;
const LAST_WITH_IOTA = 0x1faf;
/** Past this code point no letter has a case. */
const LAST_CASED = 0x1e943;

let groups: ReadonlyMap<number, readonly number[]> | undefined;

function groupOf(code: number): readonly number[] | undefined {
	groups ??= new Map(
		GROUPS.split(" ").flatMap((word) => {
			const members = Array.from(word, (character) => character.codePointAt(0) as number);
			return members.map((member) => [member, members] as const);
		}),
	);
	return groups.get(code);
}

/** The only code point of a text, or undefined. */
function single(text: string): number | undefined {
	const code = text.codePointAt(0);
	return code !== undefined && String.fromCodePoint(code).length === text.length ? code : undefined;
}

/**
 * The code points that differ from one only by case, itself included.
 *
 * @param utf whether all letters fold, or only A to Z
 */
export function variantsOf(code: number, utf: boolean): readonly number[] {
	if (code < 0x80 && !utf) {
		const letter = code | 0x20;
		return letter >= 97 && letter <= 122 ? [letter, letter - 32] : [code];
	}
	if (!utf || code > LAST_CASED) return [code];
	if (code === DOTLESS_I) return [code];
	if (code >= FIRST_WITH_IOTA && code <= LAST_WITH_IOTA) return [code, code ^ 8];
	const group = groupOf(code);
	if (group !== undefined) return group;
	const character = String.fromCodePoint(code);
	const variants = new Set([code]);
	for (const variant of [single(character.toLowerCase()), single(character.toUpperCase())]) {
		if (variant !== undefined) variants.add(variant);
	}
	return Array.from(variants);
}

let cased: readonly number[] | undefined;

/** All code points that have variants, in order. */
function casedCodes(): readonly number[] {
	if (cased !== undefined) return cased;
	const found: number[] = [];
	for (let code = 0; code <= LAST_CASED; code++) {
		// Ideographs and Hangul have no case.
		if (code === 0x2e80) code = 0xa640;
		if (code === 0xac00) code = 0xfb00;
		if (variantsOf(code, true).length > 1) found.push(code);
	}
	cased = found;
	return found;
}

/** A range of code points together with what differs from one of them only by case, as the inside of a class. */
export function foldedRange(from: number, to: number, utf: boolean): string {
	if (from === to) return variantsOf(from, utf).map(inClass).join("");
	let source = range(from, to);
	for (const code of casedCodes()) {
		if (code < from) continue;
		if (code > to) break;
		for (const variant of variantsOf(code, utf)) {
			if (variant < from || variant > to) source += inClass(variant);
		}
	}
	return source;
}
