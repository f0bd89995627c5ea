import { scratch } from "./scratch.js";

/** JavaScript splits shorter texts faster. */
const shortest = 16_384;

/** How many pieces are remembered; a power of two. */
const remembered = 4_096;

/** In how many places a piece is looked for. */
const places = 4;

/** Notes about each of them: its first characters, its last ones, its length, and where it stood. */
const notesOfEach = 4;

/** After so many pieces it shows whether they are mostly the same ones. */
const tried = 1_024;

/**
 * A text in pieces, as JavaScript splits it. In a long text equal pieces become one and the same JavaScript string where
 * pieces come again and again, such as words do. That takes less memory, and as keys they are found faster: V8 keeps the
 * hash of a string with it, and need not compare a string with itself.
 */
export function split(text: string, separator: string): string[] {
	const isPlain = text.length >= shortest && separator.length === 1 && separator <= "\x7f";
	return isPlain && Buffer.byteLength(text) === text.length ? splitAscii(text, separator) : text.split(separator);
}

/** Looks at four characters at a time. */
function splitAscii(text: string, separator: string): string[] {
	const { length } = text;
	const bytes = scratch(length + 8);
	bytes.write(text, "latin1");
	// Behind the text there are separators, so that every piece ends.
	bytes.fill(separator, length);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const separators = Math.imul(separator.charCodeAt(0), 0x01010101);
	const notes = new Int32Array(remembered * notesOfEach);
	const known = new Array<string>(remembered).fill("");
	const pieces: string[] = [];
	let count = 0;
	let made = 0;
	for (let start = 0; start <= length; ) {
		let at = start;
		let first = 0;
		let four = view.getInt32(at, true);
		let ends = zeroBytes(four ^ separators);
		while (ends === 0) {
			first = Math.imul(first, 0x01000193) ^ four;
			at += 4;
			four = view.getInt32(at, true);
			ends = zeroBytes(four ^ separators);
		}
		const left = (31 - Math.clz32(ends & (~ends + 1))) >> 3;
		const last = four & ((1 << (left * 8)) - 1);
		at += left;
		const size = at - start;
		const hash = Math.imul(first ^ Math.imul(last, 0x9e3779b1), 0x85ebca6b);
		let place = (hash ^ (hash >>> 15)) & (remembered - 1);
		let isKnown = isNoted(notes, place, first, last, size, bytes, start);
		// Pieces that belong in the same place may take turns.
		for (let tries = 1; !isKnown && tries < places && known[place] !== ""; tries++) {
			place = (place + 1) & (remembered - 1);
			isKnown = isNoted(notes, place, first, last, size, bytes, start);
		}
		if (!isKnown) {
			const note = place * notesOfEach;
			notes[note] = first;
			notes[note + 1] = last;
			notes[note + 2] = size;
			notes[note + 3] = start;
			known[place] = text.slice(start, at);
			made++;
		}
		pieces[count++] = known[place] as string;
		start = at + 1;
		if (count !== tried || start > length) continue;
		if (made > tried / 2) return pieces.concat(text.slice(start).split(separator));
		// Room for a few more than there will be if the rest is like the beginning: growing step by step takes long.
		pieces.length = Math.ceil((length / at) * tried * 1.05);
	}
	pieces.length = count;
	return pieces;
}

/** Whether a piece is the one that is remembered in a place. */
function isNoted(
	notes: Int32Array,
	place: number,
	first: number,
	last: number,
	size: number,
	bytes: Buffer,
	start: number,
): boolean {
	const note = place * notesOfEach;
	return (
		notes[note] === first &&
		notes[note + 1] === last &&
		notes[note + 2] === size &&
		// Of a longer piece only a hash has been compared.
		(size < 8 || isSame(bytes, notes[note + 3] as number, start, size))
	);
}

/** Bits of the bytes that are zero; the lowest of them is exact. */
function zeroBytes(four: number): number {
	return (four - 0x01010101) & ~four & 0x80808080;
}

function isSame(bytes: Buffer, one: number, other: number, size: number): boolean {
	for (let index = 0; index < size; index++) if (bytes[one + index] !== bytes[other + index]) return false;
	return true;
}
