export interface Ids {
	/** Of the trace, 32 hexadecimal digits. */
	readonly trace: string;
	/** Of the next span, 16 hexadecimal digits; no two are the same, and none is zero. */
	next(): string;
}

/** As many random bytes are wanted. */
export const randomBytes = 24;

const mask = (1n << 64n) - 1n;

/**
 * The ids of a trace and of its spans, which follow from random bytes: the same bytes give the same ids.
 * Spans count on from a random place, spread over all 64 bits as by SplitMix64 (Steele, Lea, Flood 2014), which maps no
 * two numbers to one.
 *
 * @param bytes at least {@link randomBytes}
 */
export function idsFrom(bytes: Uint8Array): Ids {
	const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
	const trace = hex.slice(0, 32).padEnd(32, "0");
	let state = BigInt(`0x0${hex.slice(32, 48)}`);
	const next = (): string => {
		state = (state + 0x9e3779b97f4a7c15n) & mask;
		let mixed = state;
		mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
		mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & mask;
		mixed ^= mixed >> 31n;
		// An id of zeros is invalid.
		return mixed === 0n ? next() : mixed.toString(16).padStart(16, "0");
	};
	return { trace: /^0*$/.test(trace) ? `${"0".repeat(31)}1` : trace, next };
}
