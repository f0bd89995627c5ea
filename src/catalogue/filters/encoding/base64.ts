import { bytesOf, textOfBytes } from "../../../values/bytes.js";

/** The base64 of the bytes a text stands for. */
export function encodeBase64(text: string): string {
	return bytesOf(text).toString("base64");
}

/**
 * The text a base64 text stands for. As in PHP, characters outside the alphabet are passed over and the padding does not
 * matter; bytes that are not UTF-8 are kept.
 */
export function decodeBase64(text: string): string {
	return textOfBytes(Buffer.from(text.replace(/[^A-Za-z0-9+/]+/g, ""), "base64"));
}

/** Base64 with "-", "_" and "." for "+", "/" and "=", which Xano's own list of filters names. */
export function encodeUrlSafe(text: string): string {
	return encodeBase64(text).replace(/[+/=]/g, (character) => (character === "+" ? "-" : character === "/" ? "_" : "."));
}

/** Reads {@link encodeUrlSafe} and every other URL-safe form: padded with "=", with ".", or not at all. */
export function decodeUrlSafe(text: string): string {
	return decodeBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
}
