import type { Base64 } from "./bytes.js";
import type { Tools } from "./world.js";

/** `TextEncoder`, `TextDecoder` and the everyday part of `Buffer`. Runs inside the sandbox, as text. */
export function makeTexts({ load }: Tools): Record<string, unknown> {
	const { bytesOfBase64, base64OfBytes } = load("bytes") as Base64;
	const encodeUtf8 = (text: string): Uint8Array => {
		const bytes = new Uint8Array(text.length * 3);
		let length = 0;
		for (const character of text) {
			let point = character.codePointAt(0) as number;
			if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd;
			if (point < 0x80) bytes[length++] = point;
			else if (point < 0x800) {
				bytes[length++] = 0xc0 | (point >> 6);
				bytes[length++] = 0x80 | (point & 63);
			} else if (point < 0x10000) {
				bytes[length++] = 0xe0 | (point >> 12);
				bytes[length++] = 0x80 | ((point >> 6) & 63);
				bytes[length++] = 0x80 | (point & 63);
			} else {
				bytes[length++] = 0xf0 | (point >> 18);
				bytes[length++] = 0x80 | ((point >> 12) & 63);
				bytes[length++] = 0x80 | ((point >> 6) & 63);
				bytes[length++] = 0x80 | (point & 63);
			}
		}
		return bytes.slice(0, length);
	};
	/** As the Encoding standard has it: a broken sequence is one U+FFFD up to the byte that does not belong to it. */
	const decodeUtf8 = (bytes: Uint8Array, fatal: boolean): string => {
		let text = "";
		for (let at = 0; at < bytes.length; ) {
			const first = bytes[at++] as number;
			if (first < 0x80) {
				text += String.fromCharCode(first);
				continue;
			}
			let needed =
				first >= 0xc2 && first <= 0xdf ? 1 : (first & 0xf0) === 0xe0 ? 2 : first >= 0xf0 && first <= 0xf4 ? 3 : 0;
			let lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
			let highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
			let point = needed === 0 ? 0xfffd : first & (0x3f >> needed);
			let isBroken = needed === 0;
			while (needed > 0) {
				const next = bytes[at];
				if (next === undefined || next < lowest || next > highest) {
					isBroken = true;
					break;
				}
				point = (point << 6) | (next & 63);
				lowest = 0x80;
				highest = 0xbf;
				needed--;
				at++;
			}
			if (isBroken && fatal) throw new TypeError("The encoded data is not valid");
			text += String.fromCodePoint(isBroken ? 0xfffd : point);
		}
		return text;
	};
	const bytesOf = (given: unknown): Uint8Array => {
		if (given === undefined) return new Uint8Array(0);
		if (given instanceof ArrayBuffer) return new Uint8Array(given);
		if (ArrayBuffer.isView(given)) return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
		throw new TypeError("The data must be bytes");
	};

	class TextEncoder {
		get encoding(): string {
			return "utf-8";
		}
		encode(text: unknown = ""): Uint8Array {
			return encodeUtf8(String(text));
		}
		encodeInto(text: unknown, target: Uint8Array): { read: number; written: number } {
			let read = 0;
			let written = 0;
			for (const character of String(text)) {
				const bytes = encodeUtf8(character);
				if (written + bytes.length > target.length) break;
				target.set(bytes, written);
				read += character.length;
				written += bytes.length;
			}
			return { read, written };
		}
	}

	class TextDecoder {
		readonly encoding: string;
		readonly fatal: boolean;
		readonly ignoreBOM: boolean;
		constructor(label: unknown = "utf-8", options: { fatal?: boolean; ignoreBOM?: boolean } = {}) {
			const name = String(label).trim().toLowerCase();
			if (!["utf-8", "utf8", "ascii", "us-ascii", "latin1", "iso-8859-1"].includes(name)) {
				throw new RangeError(`The encoding label provided ('${label}') is not known here`);
			}
			this.encoding = name.startsWith("utf") ? "utf-8" : "latin1";
			this.fatal = options.fatal === true;
			this.ignoreBOM = options.ignoreBOM === true;
		}
		decode(given?: unknown): string {
			const bytes = bytesOf(given);
			if (this.encoding === "latin1") return latin1Of(bytes);
			const text = decodeUtf8(bytes, this.fatal);
			return !this.ignoreBOM && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
		}
	}

	const latin1Of = (bytes: Uint8Array): string => {
		let text = "";
		for (const byte of bytes) text += String.fromCharCode(byte);
		return text;
	};
	const encodings: Record<string, { read(text: string): Uint8Array; write(bytes: Uint8Array): string }> = {
		utf8: { read: encodeUtf8, write: (bytes) => decodeUtf8(bytes, false) },
		latin1: { read: (text) => Uint8Array.from(text, (character) => character.charCodeAt(0)), write: latin1Of },
		base64: { read: bytesOfBase64, write: base64OfBytes },
		base64url: {
			read: bytesOfBase64,
			write: (bytes) => base64OfBytes(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, ""),
		},
		hex: {
			read: (text) => {
				const pairs = /^(?:[0-9a-fA-F]{2})*/.exec(text)?.[0] ?? "";
				const bytes = new Uint8Array(pairs.length / 2);
				for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(pairs.slice(at * 2, at * 2 + 2), 16);
				return bytes;
			},
			write: (bytes) => {
				let text = "";
				for (const byte of bytes) text += (byte < 16 ? "0" : "") + byte.toString(16);
				return text;
			},
		},
	};
	const encodingOf = (name: unknown) => {
		const plain = String(name ?? "utf8").toLowerCase();
		const known = plain === "utf-8" ? "utf8" : plain === "binary" || plain === "ascii" ? "latin1" : plain;
		if (!Object.hasOwn(encodings, known)) throw new TypeError(`Unknown encoding: ${name}`);
		return encodings[known] as { read(text: string): Uint8Array; write(bytes: Uint8Array): string };
	};

	class Buffer extends Uint8Array {
		static override from(given: unknown, encoding?: unknown, length?: unknown): Buffer {
			if (typeof given === "string") return Buffer.holding(encodingOf(encoding).read(given));
			if (given instanceof ArrayBuffer) return new Buffer(given, Number(encoding ?? 0), length as number | undefined);
			return Buffer.holding(Uint8Array.from(given as ArrayLike<number>));
		}
		private static holding(bytes: Uint8Array): Buffer {
			return new Buffer(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length);
		}
		static alloc(length: number, fill: number = 0): Buffer {
			return new Buffer(length).fill(fill) as Buffer;
		}
		static isBuffer(value: unknown): boolean {
			return value instanceof Buffer;
		}
		static byteLength(text: unknown, encoding?: unknown): number {
			return typeof text === "string" ? encodingOf(encoding).read(text).length : bytesOf(text).length;
		}
		static concat(parts: readonly Uint8Array[]): Buffer {
			const whole = new Buffer(parts.reduce((sum, part) => sum + part.length, 0));
			let at = 0;
			for (const part of parts) {
				whole.set(part, at);
				at += part.length;
			}
			return whole;
		}
		override toString(encoding?: unknown, start = 0, end = this.length): string {
			return encodingOf(encoding).write(new Uint8Array(this).slice(start, end));
		}
		equals(other: Uint8Array): boolean {
			return this.length === other.length && this.every((byte, at) => byte === other[at]);
		}
		toJSON(): unknown {
			return { type: "Buffer", data: Array.from(this) };
		}
	}

	return { TextEncoder, TextDecoder, Buffer };
}
