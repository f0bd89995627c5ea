/** Bytes as base64, for the other groups. */
export interface Base64 {
	bytesOfBase64(text: string): Uint8Array;
	base64OfBytes(bytes: Uint8Array): string;
}

/** `atob`, `btoa` and what they stand on. Runs inside the sandbox, as text. */
export function makeBytes(): Record<string, unknown> {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const base64OfBytes = (bytes: Uint8Array): string => {
		let text = "";
		for (let at = 0; at < bytes.length; at += 3) {
			const left = bytes.length - at;
			const [first = 0, second = 0, third = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
			text += alphabet[first >> 2];
			text += alphabet[((first & 3) << 4) | (second >> 4)];
			text += left > 1 ? alphabet[((second & 15) << 2) | (third >> 6)] : "=";
			text += left > 2 ? alphabet[third & 63] : "=";
		}
		return text;
	};
	/** Lenient: characters of neither alphabet are skipped, as `Buffer.from(text, "base64")` does. */
	const bytesOfBase64 = (text: string): Uint8Array => {
		const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
		let length = 0;
		let bits = 0;
		let held = 0;
		for (let at = 0; at < text.length && text[at] !== "="; at++) {
			const character = text[at] === "-" ? "+" : text[at] === "_" ? "/" : (text[at] as string);
			const digit = alphabet.indexOf(character);
			if (digit < 0) continue;
			held = ((held << 6) | digit) & 0xffff;
			bits += 6;
			if (bits < 8) continue;
			bits -= 8;
			bytes[length++] = (held >> bits) & 255;
		}
		return bytes.slice(0, length);
	};
	const btoa = (given: unknown): string => {
		const text = String(given);
		const bytes = new Uint8Array(text.length);
		for (let at = 0; at < text.length; at++) {
			if (text.charCodeAt(at) > 255)
				throw new Error("Cannot encode string: string contains characters outside of the Latin1 range");
			bytes[at] = text.charCodeAt(at);
		}
		return base64OfBytes(bytes);
	};
	const atob = (given: unknown): string => {
		const text = String(given).replace(/[\t\n\f\r ]+/g, "");
		if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/.test(text)) {
			throw new Error("Failed to decode base64");
		}
		let decoded = "";
		for (const byte of bytesOfBase64(text)) decoded += String.fromCharCode(byte);
		return decoded;
	};

	return { bytesOfBase64, base64OfBytes, atob, btoa };
}
