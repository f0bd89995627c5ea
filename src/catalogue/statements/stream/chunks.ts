import { textOfBytes } from "../../../values/bytes.js";

/** As much as PHP reads from a connection at once, in bytes. */
const chunkBytes = 8_192;

/**
 * A body in texts of equal length, whatever pieces the network delivered: so that a recorded answer gives what a live
 * one gave. Each ends between two characters of UTF-8.
 */
export function* chunksIn(body: Buffer): Generator<string, void, undefined> {
	for (let start = 0; start < body.length; ) {
		const end = Math.min(start + chunkBytes, body.length);
		const cut = end === body.length ? end : endOfCharacter(body, end);
		yield textOfBytes(body.subarray(start, cut));
		start = cut;
	}
}

/** The last place at or before `end` where a character begins; `end` itself in bytes that are not UTF-8. */
function endOfCharacter(body: Buffer, end: number): number {
	for (let at = end; at > end - 4; at--) if (((body[at] as number) & 0xc0) !== 0x80) return at;
	return end;
}
