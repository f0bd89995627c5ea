import { bytesOf } from "../../../values/bytes.js";
import { fatalError } from "../../../values/error.js";
import { normalizeInteger } from "../../../values/kinds.js";
import { decodeBase64Url, encodeBase64Url } from "./base64url.js";
import { nodeCrypto } from "./node_crypto.js";

const tagLength = 4;

function mac(salt: string, purpose: string, data: Uint8Array): Buffer {
	const { createHmac } = nodeCrypto();
	const key = createHmac("sha256", `secureid ${purpose}`).update(bytesOf(salt)).digest();
	return createHmac("sha256", key).update(data).digest();
}

/** The 64 bits of an id with a key stream that the tag picks; doing it twice gives the id again. */
function masked(bytes: Buffer, salt: string, tag: Buffer): Buffer {
	const stream = mac(salt, "stream", tag);
	return Buffer.from(bytes.map((byte, index) => byte ^ (stream[index] as number)));
}

/**
 * An id as a text that does not show it: four bytes that prove the salt, a dot, and the 64 bits of the id, masked.
 * The same id and salt give the same text, so that it can stand in a URL.
 */
export function encodeSecureId(id: bigint, salt: string): string {
	const bytes = Buffer.alloc(8);
	bytes.writeBigInt64BE(id);
	const tag = mac(salt, "tag", bytes).subarray(0, tagLength);
	return `${encodeBase64Url(tag)}.${encodeBase64Url(masked(bytes, salt, tag))}`;
}

/**
 * The id of {@link encodeSecureId}.
 *
 * @throws XanoError when the text was made with another salt, was changed, or is none
 */
export function decodeSecureId(text: string, salt: string): number | bigint {
	const parts = text.length > 20 ? [] : text.split(".");
	const [tag, data] = parts.map(decodeBase64Url);
	if (parts.length === 2 && tag?.length === tagLength && data?.length === 8) {
		const bytes = masked(data, salt, tag);
		const expected = mac(salt, "tag", bytes).subarray(0, tagLength);
		if (nodeCrypto().timingSafeEqual(expected, tag)) return normalizeInteger(bytes.readBigInt64BE());
	}
	throw fatalError("This is no secure id", "It was made with another salt, or on Xano, which makes them differently.");
}
