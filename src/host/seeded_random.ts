import type { Random } from "./ports.js";
import { integerBetween } from "./random.js";

/**
 * Random numbers that are the same for the same seed, on every machine: xoshiro128** (Blackman and Vigna, 2018), begun
 * from a hash of the seed. For tests; whoever knows the seed knows every number, so that nothing here is a secret.
 *
 * @param seed any text; seeds that differ in one character have nothing in common
 */
export function seededRandom(seed: string): Random {
	let words: (() => number) | null = null;
	const bytes = (count: number): Uint8Array => {
		words ??= xoshiro(hashed(seed));
		return filled(new Uint8Array(count), words);
	};
	return {
		bytes,
		integer: (minimum, maximum) => integerBetween(minimum, maximum, bytes),
		uuid: () => uuidFrom(bytes(16)),
	};
}

type State = [number, number, number, number];

/** Whole numbers of 32 bit. */
function xoshiro([a, b, c, d]: State): () => number {
	return () => {
		const word = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
		const shifted = b << 9;
		c ^= a;
		d ^= b;
		b ^= c;
		a ^= d;
		c ^= shifted;
		d = rotated(d, 11);
		return word;
	};
}

function rotated(word: number, by: number): number {
	return (word << by) | (word >>> (32 - by));
}

function filled(bytes: Uint8Array, words: () => number): Uint8Array {
	let word = 0;
	for (let index = 0; index < bytes.length; index++) {
		word = (index & 3) === 0 ? words() : word >>> 8;
		bytes[index] = word & 0xff;
	}
	return bytes;
}

const starts: State = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x85a308d3];
const multipliers: State = [0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f, 0x165667b1];

/**
 * 128 bit of a text. Each lane takes every character in its own way, then all are mixed as MurmurHash 3 ends
 * (Appleby, public domain), so that the first number drawn already depends on all of the text.
 */
function hashed(text: string): State {
	const lanes: State = [...starts];
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		for (let lane = 0; lane < 4; lane++) {
			const multiplier = multipliers[lane] as number;
			lanes[lane] = rotated(Math.imul((lanes[lane] as number) ^ unit, multiplier), 13 + lane);
		}
	}
	const [a, b, c, d] = lanes.map((lane) => mixed(lane ^ text.length)) as State;
	const all = mixed((a ^ rotated(b, 8) ^ rotated(c, 16) ^ rotated(d, 24)) >>> 0);
	// A state of nothing but zeros would stay one for ever.
	return [mixed(a + all), mixed(b ^ all), mixed(c - all), mixed(d ^ rotated(all, 16)) | 1];
}

function mixed(word: number): number {
	let mix = word | 0;
	mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
	mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
	return mix ^ (mix >>> 16);
}

/** A version-4 UUID: six bits say so (RFC 9562), the others are random. */
function uuidFrom(bytes: Uint8Array): string {
	bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
	bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
	const digits = Buffer.from(bytes).toString("hex");
	return [
		[0, 8],
		[8, 12],
		[12, 16],
		[16, 20],
		[20, 32],
	]
		.map(([from, to]) => digits.slice(from, to))
		.join("-");
}
