import { bytesOf, textOfBytes } from "../../values/bytes.js";

const ESCAPE = /\\(x[\da-fA-F]{1,2}|[0-7]{1,3}|[\s\S])/g;

const letters: Readonly<Record<string, string>> = {
	n: "\n",
	t: "\t",
	r: "\r",
	a: "\x07",
	v: "\v",
	b: "\b",
	f: "\f",
};

/** The byte of `\x41` or `\101`; null for any other escape. */
function byteOf(code: string): number | null {
	if (/^x[\da-fA-F]/.test(code)) return Number.parseInt(code.slice(1), 16);
	return /^[0-7]/.test(code) ? Number.parseInt(code, 8) & 255 : null;
}

/** What a text in a template stands for, by PHP's `stripcslashes`: C's escapes, and `\` before anything else goes. */
export function unescapeText(written: string): string {
	if (!written.includes("\\")) return written;
	const parts: Buffer[] = [];
	let end = 0;
	for (const match of written.matchAll(ESCAPE)) {
		const code = match[1] as string;
		const byte = byteOf(code);
		parts.push(bytesOf(written.slice(end, match.index)));
		parts.push(byte === null ? bytesOf(letters[code] ?? code) : Buffer.from([byte]));
		end = match.index + match[0].length;
	}
	parts.push(bytesOf(written.slice(end)));
	// Bytes may be parts of one character, so they are read as text last.
	return textOfBytes(Buffer.concat(parts));
}
