import { bytesOf } from "../../../values/bytes.js";
import { loadable } from "../../loadable.js";
import type { Charset } from "./charsets.js";
import { type Decoded, REPLACEMENT } from "./decoded.js";
import { decodeWide, encodeWide } from "./wide.js";

/** The tables of the encodings. A bundle may show a CommonJS module only as its `default`. */
export const tables = loadable(async () => {
	const loaded: typeof import("iconv-lite") & { default?: typeof import("iconv-lite") } = await import("iconv-lite");
	return loaded.default ?? loaded;
});

const MISSING = "\ufffd";

/**
 * Reads bytes in an encoding as mbstring does: what means nothing becomes "?". Needs {@link tables}.
 */
export function decode(bytes: Buffer, charset: Charset): Decoded {
	switch (charset.form) {
		case "utf-8":
			return decodeUtf8(bytes);
		case "wide":
			return decodeWide(bytes, charset.name);
		case "single":
			return decodeSingle(bytes, charset);
		default:
			return decodeByTable(bytes, charset.table);
	}
}

/** Writes characters in an encoding as mbstring does: what it lacks becomes "?". Needs {@link tables}. */
export function encode(text: string, charset: Charset): Buffer {
	switch (charset.form) {
		case "utf-8":
			return Buffer.from(text, "utf8");
		case "wide":
			return encodeWide(text, charset.name);
		case "single":
			return encodeSingle(text, charset);
		case "utf-7":
			return encodeUtf7(text);
		default:
			return tables.module.encode(text, charset.table);
	}
}

const isUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });

function decodeUtf8(bytes: Buffer): Decoded {
	try {
		return { text: isUtf8.decode(bytes), firstError: -1 };
	} catch {
		return replaceErrors(bytes);
	}
}

/** The decoder writes U+FFFD for an error, which the bytes may hold themselves: a copy without it tells them apart. */
function replaceErrors(bytes: Buffer): Decoded {
	const written = Buffer.from(MISSING);
	const parts: string[] = [];
	let firstError = -1;
	let start = 0;
	while (start <= bytes.length) {
		const found = bytes.indexOf(written, start);
		const end = found < 0 ? bytes.length : found;
		const part = lenient.decode(bytes.subarray(start, end));
		const error = part.indexOf(MISSING);
		if (firstError < 0 && error >= 0) firstError = start + Buffer.byteLength(part.slice(0, error));
		parts.push(part.replaceAll(MISSING, REPLACEMENT));
		if (found < 0) break;
		start = found + written.length;
	}
	return { text: parts.join(MISSING), firstError };
}

/** A table of one byte a character, both ways. */
interface SingleTable {
	/** The character of each byte; U+FFFD where there is none. */
	readonly characters: readonly string[];
	readonly bytes: ReadonlyMap<string, number>;
}

const singleTables = new Map<string, SingleTable>();

function singleTable({ table }: Charset): SingleTable {
	const known = singleTables.get(table);
	if (known !== undefined) return known;
	const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
	const characters = Array.from(tables.module.decode(all, table, { stripBOM: false }));
	// mbstring reads the five bytes Windows-1252 leaves open as the control characters they are in Latin 1.
	if (table === "Windows-1252") {
		for (const byte of [0x81, 0x8d, 0x8f, 0x90, 0x9d]) characters[byte] = String.fromCharCode(byte);
	}
	const bytes = new Map<string, number>();
	for (const [byte, character] of characters.entries()) {
		if (character !== MISSING && !bytes.has(character)) bytes.set(character, byte);
	}
	const made = { characters, bytes };
	singleTables.set(table, made);
	return made;
}

function decodeSingle(bytes: Buffer, charset: Charset): Decoded {
	const { characters } = singleTable(charset);
	let firstError = -1;
	let text = "";
	for (let i = 0; i < bytes.length; i++) {
		const character = characters[bytes[i] as number] as string;
		if (character === MISSING) {
			if (firstError < 0) firstError = i;
			text += REPLACEMENT;
		} else {
			text += character;
		}
	}
	return { text, firstError };
}

function encodeSingle(text: string, charset: Charset): Buffer {
	const table = singleTable(charset);
	const missing = REPLACEMENT.charCodeAt(0);
	return Buffer.from(Array.from(text, (character) => table.bytes.get(character) ?? missing));
}

function decodeByTable(bytes: Buffer, table: string): Decoded {
	const text = tables.module.decode(bytes, table, { stripBOM: false });
	const error = text.indexOf(MISSING);
	if (error < 0) return { text, firstError: -1 };
	return {
		text: text.replaceAll(MISSING, REPLACEMENT),
		firstError: tables.module.encode(text.slice(0, error), table).length,
	};
}

/** mbstring closes a shifted part only where the next character would be read as part of it, and at the end. */
function encodeUtf7(text: string): Buffer {
	const written = tables.module.encode(text, "UTF-7").toString("latin1");
	return Buffer.from(written.replace(/(\+[A-Za-z0-9+/]+)-(?=[^A-Za-z0-9+/-])/g, "$1"), "latin1");
}

/** The bytes of a text read in an encoding. */
export function decodeText(text: string, charset: Charset): Decoded {
	return decode(bytesOf(text), charset);
}
