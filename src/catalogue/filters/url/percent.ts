import { bytesOf, textOfBytes } from "../../../values/bytes.js";

const UNSAFE = /[^A-Za-z0-9\-._]/;
const UNSAFE_RUNS = /[^A-Za-z0-9\-._]+/g;
const DIGITS = "0123456789ABCDEF";

function percent(byte: number): string {
	return `%${DIGITS.charAt(byte >> 4)}${DIGITS.charAt(byte & 15)}`;
}

/**
 * Writes a text for use inside a URL: everything but letters, digits, "-", "." and "_" becomes its bytes in percent
 * notation (PHP's `urlencode` and `rawurlencode`).
 *
 * @param rfc3986 blanks become %20 and "~" stays; otherwise they become "+" and %7E
 */
export function encodeUrl(text: string, rfc3986: boolean): string {
	if (!UNSAFE.test(text)) return text;
	return text.replace(UNSAFE_RUNS, (run) => {
		let encoded = "";
		for (const byte of bytesOf(run)) {
			if (byte === 0x20 && !rfc3986) encoded += "+";
			else encoded += byte === 0x7e && rfc3986 ? "~" : percent(byte);
		}
		return encoded;
	});
}

/**
 * Reads percent notation; "%" without two hexadecimal digits stays (PHP's `urldecode` and `rawurldecode`).
 *
 * @param rfc3986 "+" stays; otherwise it is a blank
 */
export function decodeUrl(text: string, rfc3986: boolean): string {
	const spaced = rfc3986 ? text : text.replaceAll("+", " ");
	if (!spaced.includes("%")) return spaced;
	return spaced.replace(/(?:%[\da-fA-F]{2})+/g, (run) => textOfBytes(Buffer.from(run.replaceAll("%", ""), "hex")));
}
