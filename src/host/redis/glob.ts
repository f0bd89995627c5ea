import { bytesOf } from "../../values/bytes.js";

/** One place of a pattern: any number of bytes, any byte, or the bytes that may stand there. */
type Part = "many" | "one" | ReadonlySet<number>;

const code = (character: string): number => character.charCodeAt(0);
const [star, question, open, close, caret, dash, backslash] = ["*", "?", "[", "]", "^", "-", "\\"].map(code);

/**
 * Reads a pattern of `KEYS` as Redis does: `*`, `?`, `[abc]`, `[^a]`, `[a-z]`, and `\` before what is meant literally.
 * Everything is about bytes, so `?` is no whole character beyond ASCII.
 *
 * @returns whether a key fits
 */
export function globMatcher(pattern: string): (key: string) => boolean {
	if (pattern === "*") return () => true;
	const parts = partsOf(bytesOf(pattern));
	return (key) => {
		const bytes = bytesOf(key);
		// A quirk of Redis: the empty key fits no other pattern of stars.
		return bytes.length === 0 ? parts.length === 0 : fits(parts, bytes);
	};
}

function partsOf(pattern: Uint8Array): Part[] {
	const parts: Part[] = [];
	for (let at = 0; at < pattern.length; at++) {
		const byte = pattern[at] as number;
		if (byte === star) {
			if (parts.at(-1) !== "many") parts.push("many");
		} else if (byte === question) {
			parts.push("one");
		} else if (byte === open) {
			const { bytes, end } = classAt(pattern, at + 1);
			parts.push(bytes);
			at = end;
		} else {
			if (byte === backslash && at + 1 < pattern.length) at++;
			parts.push(new Set([pattern[at] as number]));
		}
	}
	return parts;
}

/** @returns the bytes of a class, and where its `]` is or would be: a class that is not closed ends with the pattern */
function classAt(pattern: Uint8Array, start: number): { bytes: Set<number>; end: number } {
	const isNegated = pattern[start] === caret;
	const named = new Set<number>();
	let at = isNegated ? start + 1 : start;
	for (; at < pattern.length; at++) {
		const byte = pattern[at] as number;
		if (byte === backslash && at + 1 < pattern.length) named.add(pattern[++at] as number);
		else if (byte === close) break;
		else if (pattern[at + 1] === dash && at + 2 < pattern.length) {
			addRange(named, byte, pattern[at + 2] as number);
			at += 2;
		} else named.add(byte);
	}
	if (!isNegated) return { bytes: named, end: at };
	return { bytes: new Set([...Array(256).keys()].filter((byte) => !named.has(byte))), end: at };
}

/** Redis compares bytes as C does on most machines: those from 0x80 on are negative. */
function addRange(bytes: Set<number>, one: number, other: number): void {
	const signed = (byte: number): number => (byte << 24) >> 24;
	const first = Math.min(signed(one), signed(other));
	const last = Math.max(signed(one), signed(other));
	for (let byte = first; byte <= last; byte++) bytes.add(byte & 0xff);
}

/** Only the last `*` ever has to be tried again, so that no pattern takes long. */
function fits(parts: readonly Part[], bytes: Uint8Array): boolean {
	let part = 0;
	let at = 0;
	let retry: { part: number; at: number } | null = null;
	while (at < bytes.length) {
		const wanted = parts[part];
		if (wanted === "many") {
			retry = { part: ++part, at };
		} else if (wanted === "one" || wanted?.has(bytes[at] as number)) {
			part++;
			at++;
		} else {
			if (retry === null) return false;
			part = retry.part;
			at = ++retry.at;
		}
	}
	if (parts[part] === "many") part++;
	return part === parts.length;
}
