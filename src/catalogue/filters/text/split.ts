import type { Pieces } from "../../../values/pieces.js";
import { scratch } from "./scratch.js";

/** JavaScript splits shorter texts faster. */
const shortest = 16_384;

/** How many pieces are remembered at a time, each in a slot; a power of two. */
const slots = 4_096;

/** In how many slots a piece is looked for. */
const turns = 4;

/** Notes in a slot: first characters and last ones, length plus 1, and where it stood. */
const notesOfEach = 4;

/** After so many pieces it shows whether they are mostly the same ones. */
const tried = 1_024;

/** A text in pieces, as JavaScript splits it. Equal pieces of a long text become one and the same JavaScript string. */
export function split(text: string, separator: string): string[] {
	const found = findPieces(text, separator);
	if (found === null) return text.split(separator);
	const { length, known, places } = found;
	const pieces = new Array<string>(length);
	for (let index = 0; index < length; index++) pieces[index] = known[places[index] as number] as string;
	found.done();
	return pieces;
}

/** The same for a loop over them. */
export function walkPieces(text: string, separator: string): Pieces {
	return findPieces(text, separator) ?? listed(text.split(separator));
}

/** A list of its own, as pieces. */
export function listed(known: readonly string[]): Pieces {
	return { length: known.length, known, places: null, done: () => {} };
}

class FoundPieces implements Pieces {
	constructor(
		readonly length: number,
		readonly known: readonly string[],
		readonly places: Int32Array,
	) {}

	done(): void {
		givePlaces(this.places);
	}
}

/** Memory for the places of pieces, while nobody has it: touching new memory takes longer than filling it. */
let spare: Int32Array | null = null;

/** So many places are kept from call to call. */
const placesKept = 262_144;

/** Memory for at least so many places, with anything in it; it is the caller's until he gives it back. */
function takePlaces(least: number): Int32Array {
	const taken = spare !== null && spare.length >= least ? spare : new Int32Array(least);
	spare = null;
	return taken;
}

function givePlaces(places: Int32Array): void {
	if (places.length <= placesKept) spare = places;
}

/**
 * Finds the pieces of a long text in which they come again and again, such as words do. As one and the same string they
 * take less memory, and as keys they are found faster: V8 keeps the hash of a string with it, and need not compare a string
 * with itself.
 * @returns null for other texts, which JavaScript splits faster
 */
function findPieces(text: string, separator: string): FoundPieces | null {
	const isPlain = text.length >= shortest && separator.length === 1 && separator <= "\x7f";
	return isPlain && Buffer.byteLength(text) === text.length ? findAscii(text, separator) : null;
}

/** Looks at four characters at a time. */
function findAscii(text: string, separator: string): FoundPieces | null {
	const { length } = text;
	const bytes = scratch(length + 8);
	bytes.write(text, "latin1");
	// Behind the text there are separators, so that every piece ends.
	bytes.fill(separator, length);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const separators = Math.imul(separator.charCodeAt(0), 0x01010101);
	const notes = new Int32Array(slots * notesOfEach);
	const placeIn = new Int32Array(slots);
	const known: string[] = [];
	let places = takePlaces(tried);
	let count = 0;
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
		let slot = (hash ^ (hash >>> 15)) & (slots - 1);
		let isKnown = isNoted(notes, slot, first, last, size, bytes, start);
		// Pieces that belong in the same slot may take turns; of too many the last one is remembered.
		for (let tries = 1; !isKnown && tries < turns && notes[slot * notesOfEach + 2] !== 0; tries++) {
			slot = (slot + 1) & (slots - 1);
			isKnown = isNoted(notes, slot, first, last, size, bytes, start);
		}
		if (!isKnown) {
			const note = slot * notesOfEach;
			notes[note] = first;
			notes[note + 1] = last;
			notes[note + 2] = size + 1;
			notes[note + 3] = start;
			placeIn[slot] = known.push(text.slice(start, at)) - 1;
		}
		if (count === places.length) {
			// Room for a few more than there will be if the rest is like the beginning.
			const room = takePlaces(Math.ceil((length / at) * count * 1.05));
			room.set(places);
			places = room;
		}
		places[count++] = placeIn[slot] as number;
		start = at + 1;
		if (count === tried && start <= length && known.length > tried / 2) {
			givePlaces(places);
			return null;
		}
	}
	return new FoundPieces(count, known, places);
}

/** Whether a piece is the one that is remembered in a slot. */
function isNoted(
	notes: Int32Array,
	slot: number,
	first: number,
	last: number,
	size: number,
	bytes: Buffer,
	start: number,
): boolean {
	const note = slot * notesOfEach;
	return (
		notes[note] === first &&
		notes[note + 1] === last &&
		notes[note + 2] === size + 1 &&
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
