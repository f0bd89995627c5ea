import { type Decoded, REPLACEMENT } from "./decoded.js";

/** How an encoding of two or four bytes a unit is laid out. */
interface Layout {
	readonly size: 2 | 4;
	readonly littleEndian: boolean;
	/** Whether a byte order mark at the start decides the order, and is dropped. */
	readonly marked: boolean;
	/** Whether pairs of surrogates mean one character. */
	readonly pairs: boolean;
}

function layoutOf(name: string): Layout {
	return {
		size: /^(?:UTF-16|UCS-2)/.test(name) ? 2 : 4,
		littleEndian: name.endsWith("LE"),
		marked: !/[BL]E$/.test(name),
		pairs: name.startsWith("UTF-16"),
	};
}

function readUnit(bytes: Buffer, at: number, size: 2 | 4, littleEndian: boolean): number {
	if (size === 2) return littleEndian ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
	return littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
}

/**
 * Reads UTF-16, UTF-32, UCS-2 or UCS-4; the order is big-endian where nothing says otherwise, as in mbstring.
 *
 * @param name the encoding's name in mbstring
 */
export function decodeWide(bytes: Buffer, name: string): Decoded {
	const layout = layoutOf(name);
	const { size } = layout;
	let { littleEndian } = layout;
	let at = 0;
	if (layout.marked && bytes.length >= size) {
		const mark = readUnit(bytes, 0, size, false);
		littleEndian = mark === (size === 2 ? 0xfffe : 0xfffe0000);
		if (littleEndian || mark === 0xfeff) at = size;
	}
	const parts: string[] = [];
	let firstError = -1;
	const fail = (): void => {
		if (firstError < 0) firstError = at;
		parts.push(REPLACEMENT);
	};
	while (at + size <= bytes.length) {
		const unit = readUnit(bytes, at, size, littleEndian);
		if ((unit & 0xfffff800) >>> 0 !== 0xd800) {
			if (unit > 0x10ffff) fail();
			else parts.push(String.fromCodePoint(unit));
			at += size;
			continue;
		}
		const next = layout.pairs && at + 4 <= bytes.length ? readUnit(bytes, at + 2, 2, littleEndian) : 0;
		if (unit < 0xdc00 && (next & 0xfc00) === 0xdc00) {
			parts.push(String.fromCharCode(unit, next));
			at += 4;
		} else {
			fail();
			at += size;
		}
	}
	if (at < bytes.length) fail();
	return { text: parts.join(""), firstError };
}

/** Writes UTF-16, UTF-32, UCS-2 or UCS-4, without a byte order mark; what UCS-2 lacks becomes "?". */
export function encodeWide(text: string, name: string): Buffer {
	const { size, littleEndian, pairs } = layoutOf(name);
	if (size === 2) {
		const units = Buffer.from(pairs ? text : text.replace(/[\u{10000}-\u{10ffff}]/gu, REPLACEMENT), "utf16le");
		return littleEndian ? units : units.swap16();
	}
	const characters = Array.from(text, (character) => character.codePointAt(0) as number);
	const bytes = Buffer.alloc(characters.length * 4);
	for (const [index, character] of characters.entries()) {
		if (littleEndian) bytes.writeUInt32LE(character, index * 4);
		else bytes.writeUInt32BE(character, index * 4);
	}
	return bytes;
}
