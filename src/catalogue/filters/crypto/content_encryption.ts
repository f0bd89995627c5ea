import type { CipherGCMTypes } from "node:crypto";
import { fatalError, type XanoError } from "../../../values/error.js";
import { type ContentAlgorithm, type ContentAlgorithmName, contentAlgorithms } from "./algorithms.js";
import { nodeCrypto } from "./node_crypto.js";

/** Encrypted content with what proves that nobody changed it. */
export interface Sealed {
	readonly iv: Buffer;
	readonly data: Buffer;
	readonly tag: Buffer;
}

const gcmTagLength = 16;

/** Bytes of the initialization vector of an algorithm. */
function vectorLength({ hash }: ContentAlgorithm): number {
	return hash === undefined ? 12 : 16;
}

/**
 * Encrypts the content of a token (RFC 7518, section 5).
 *
 * @param key as long as the algorithm says
 * @param header the header as it stands in the token, which the tag covers as well
 * @param random where the initialization vector comes from
 */
export function seal(
	name: ContentAlgorithmName,
	key: Buffer,
	content: Buffer,
	header: string,
	random: (count: number) => Uint8Array,
): Sealed {
	const algorithm: ContentAlgorithm = contentAlgorithms[name];
	const iv = Buffer.from(random(vectorLength(algorithm)));
	const { createCipheriv } = nodeCrypto();
	if (algorithm.hash === undefined) {
		const cipher = createCipheriv(gcm(algorithm), key, iv, { authTagLength: gcmTagLength });
		cipher.setAAD(Buffer.from(header));
		const data = Buffer.concat([cipher.update(content), cipher.final()]);
		return { iv, data, tag: cipher.getAuthTag() };
	}
	const half = key.length / 2;
	const cipher = createCipheriv(`aes-${algorithm.bits}-cbc`, key.subarray(half), iv);
	const data = Buffer.concat([cipher.update(content), cipher.final()]);
	return { iv, data, tag: macOf(algorithm.hash, key, header, iv, data) };
}

/**
 * Decrypts what {@link seal} gave.
 *
 * @throws XanoError when the key is another one or anything was changed; it says no more than that
 */
export function open(name: ContentAlgorithmName, key: Buffer, { iv, data, tag }: Sealed, header: string): Buffer {
	const algorithm: ContentAlgorithm = contentAlgorithms[name];
	if (key.length !== algorithm.keyLength || iv.length !== vectorLength(algorithm)) throw notDecrypted();
	const { createDecipheriv, timingSafeEqual } = nodeCrypto();
	if (algorithm.hash !== undefined) {
		const expected = macOf(algorithm.hash, key, header, iv, data);
		if (tag.length !== expected.length || !timingSafeEqual(tag, expected)) throw notDecrypted();
	} else if (tag.length !== gcmTagLength) throw notDecrypted();
	try {
		if (algorithm.hash !== undefined) {
			const decipher = createDecipheriv(`aes-${algorithm.bits}-cbc`, key.subarray(key.length / 2), iv);
			return Buffer.concat([decipher.update(data), decipher.final()]);
		}
		const decipher = createDecipheriv(gcm(algorithm), key, iv, { authTagLength: gcmTagLength });
		decipher.setAAD(Buffer.from(header));
		decipher.setAuthTag(tag);
		return Buffer.concat([decipher.update(data), decipher.final()]);
	} catch {
		throw notDecrypted();
	}
}

/** The one error of every way in which decrypting fails, so that it tells an attacker nothing. */
export function notDecrypted(): XanoError {
	return fatalError("The token cannot be decrypted", "It was encrypted for another key, or changed since.");
}

function gcm({ bits }: ContentAlgorithm): CipherGCMTypes {
	return `aes-${bits}-gcm`;
}

/** The first half of the HMAC over header, vector, data and the bit length of the header (RFC 7518, section 5.2.2.1). */
function macOf(hash: string, key: Buffer, header: string, iv: Buffer, data: Buffer): Buffer {
	const half = key.length / 2;
	const length = Buffer.alloc(8);
	length.writeBigUInt64BE(BigInt(header.length) * 8n);
	const mac = nodeCrypto().createHmac(hash, key.subarray(0, half));
	return mac.update(header).update(iv).update(data).update(length).digest().subarray(0, half);
}
