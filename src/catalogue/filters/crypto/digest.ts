import { bytesOf, textOfBytes } from "../../../values/bytes.js";
import { nodeCrypto } from "./node_crypto.js";

export type HashName = "md5" | "sha1" | "sha256" | "sha384" | "sha512";

/**
 * The digest of the bytes a text stands for.
 *
 * @param raw the bytes of the digest as a text (see bytes.ts) instead of its hexadecimal digits
 */
export function digest(algorithm: HashName, text: string, raw: boolean): string {
	const hash = nodeCrypto().createHash(algorithm).update(bytesOf(text));
	return raw ? textOfBytes(hash.digest()) : hash.digest("hex");
}

/** Like {@link digest}, keyed (HMAC). */
export function keyedDigest(algorithm: HashName, text: string, key: string, raw: boolean): string {
	const hash = nodeCrypto().createHmac(algorithm, bytesOf(key)).update(bytesOf(text));
	return raw ? textOfBytes(hash.digest()) : hash.digest("hex");
}
