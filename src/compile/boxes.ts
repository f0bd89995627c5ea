import type { Value } from "../values/kinds.js";

/** A place for the value of one key, which is changed where it is. */
export interface Box {
	readonly key: string;
	readonly sample: number;
	value: Value;
}

/** Slots looked at before a key counts as one of too many that look alike. */
const mostTries = 8;
/** Bits of the number of slots, at the beginning and at most. */
const fewestBits = 4;
const mostBits = 16;

/**
 * Boxes by their keys. A JavaScript Map would have to be asked with the hash of the whole key, and to follow its chain; a
 * few characters at the end of a key tell most keys apart, and need no hash. What they do not tell apart is in a Map.
 */
export class Boxes {
	private bits = fewestBits;
	private slots: (Box | null)[] = emptySlots(fewestBits);
	private readonly others = new Map<string, Box>();
	private all: Box[] = [];

	get(key: string): Box | undefined {
		const sample = sampleOf(key);
		const { slots } = this;
		const last = slots.length - 1;
		let slot = slotOf(sample, this.bits);
		for (let tries = mostTries; tries > 0; tries--) {
			const box = slots[slot] as Box | null;
			if (box === null) return undefined;
			if (box.sample === sample && box.key === key) return box;
			slot = (slot + 1) & last;
		}
		return this.others.get(key);
	}

	/** Makes a box for a key that has none. */
	add(key: string, value: Value): void {
		const box = { key, sample: sampleOf(key), value };
		this.all.push(box);
		// Half of the slots stay free, so that what is looked for is mostly in the first one.
		if (this.all.length * 2 > this.slots.length && this.bits < mostBits) this.grow();
		else this.put(box);
	}

	/** All boxes, in the order in which they were made; there are none from then on. */
	takeAll(): readonly Box[] {
		const { all } = this;
		if (all.length === 0) return all;
		this.all = [];
		this.others.clear();
		this.slots.fill(null);
		return all;
	}

	private put(box: Box): void {
		const { slots } = this;
		let slot = slotOf(box.sample, this.bits);
		for (let tries = mostTries; tries > 0; tries--) {
			if (slots[slot] === null) {
				slots[slot] = box;
				return;
			}
			slot = (slot + 1) & (slots.length - 1);
		}
		this.others.set(box.key, box);
	}

	private grow(): void {
		this.bits += 2;
		this.slots = emptySlots(this.bits);
		this.others.clear();
		for (const box of this.all) this.put(box);
	}
}

function emptySlots(bits: number): null[] {
	return new Array<null>(2 ** bits).fill(null);
}

function slotOf(sample: number, bits: number): number {
	return Math.imul(sample, 0x9e3779b1) >>> (32 - bits);
}

/** Numbers are told apart by their last digits, words by their endings and lengths. */
function sampleOf(key: string): number {
	const { length } = key;
	if (length > 4) {
		const four =
			key.charCodeAt(length - 1) ^
			(key.charCodeAt(length - 2) << 8) ^
			(key.charCodeAt(length - 3) << 16) ^
			(key.charCodeAt(length - 4) << 24);
		return four ^ Math.imul(key.charCodeAt(length - 5), 0x85ebca6b) ^ length;
	}
	if (length === 0) return 0;
	const middle = key.charCodeAt(length >> 1) ^ (key.charCodeAt((length - 1) >> 1) << 8);
	return middle ^ (key.charCodeAt(0) << 16) ^ (key.charCodeAt(length - 1) << 24) ^ length;
}
