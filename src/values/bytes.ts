/**
 * Texts and bytes. A text stands for its UTF-8 bytes. Bytes that are not UTF-8, such as a raw digest, become text one
 * by one: byte 0x80 to 0xFF is the lone surrogate U+DC80 to U+DCFF, which no proper text holds. Turning such a text
 * into bytes gives the same bytes again, so that `hmac_sha256:$key:true|base64_encode` is what PHP gives (our choice).
 */

const LONE_BYTE = /[\udc80-\udcff]/;
const ESCAPE_BASE = 0xdc00;

/** The bytes a text stands for. */
export function bytesOf(text: string): Buffer {
	if (!LONE_BYTE.test(text)) return Buffer.from(text, "utf8");
	const parts: Buffer[] = [];
	let start = 0;
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		if ((unit & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
			i++;
			continue;
		}
		if (unit < 0xdc80 || unit > 0xdcff) continue;
		if (i > start) parts.push(Buffer.from(text.slice(start, i), "utf8"));
		parts.push(Buffer.of(unit - ESCAPE_BASE));
		start = i + 1;
	}
	parts.push(Buffer.from(text.slice(start), "utf8"));
	return Buffer.concat(parts);
}

/** The text of some bytes: their UTF-8 reading, with what is not UTF-8 kept byte by byte. */
export function textOfBytes(bytes: Buffer): string {
	const text = bytes.toString("utf8");
	return text.includes("\ufffd") ? readCarefully(bytes) : text;
}

function readCarefully(bytes: Buffer): string {
	const parts: string[] = [];
	let start = 0;
	for (let i = 0; i < bytes.length; ) {
		const length = sequenceLength(bytes, i);
		if (length > 0) {
			i += length;
			continue;
		}
		if (i > start) parts.push(bytes.toString("utf8", start, i));
		parts.push(String.fromCharCode(ESCAPE_BASE + (bytes[i] as number)));
		start = ++i;
	}
	parts.push(bytes.toString("utf8", start));
	return parts.join("");
}

/** How many bytes the UTF-8 character at an offset has, or 0 when there is none. */
function sequenceLength(bytes: Buffer, at: number): number {
	const first = bytes[at] as number;
	if (first < 0x80) return 1;
	const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
	const second = bytes[at + 1] ?? 0;
	// Overlong forms, surrogates and code points beyond U+10FFFF are told by the second byte.
	const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
	const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
	if (length === 0 || second < lowest || second > highest) return 0;
	for (let i = 2; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
	return length;
}
