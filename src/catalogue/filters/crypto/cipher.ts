import type { CipherGCMTypes } from "node:crypto";
import { bytesOf, textOfBytes } from "../../../values/bytes.js";
import { fatalError } from "../../../values/error.js";
import type { Value } from "../../../values/kinds.js";
import { textArgument, textSubject } from "../text/coerce.js";
import { chosen, namesOf } from "./choice.js";
import { nodeCrypto } from "./node_crypto.js";

/** The ciphers and the bytes of their keys. */
const ciphers = {
	"aes-128-cbc": 16,
	"aes-192-cbc": 24,
	"aes-256-cbc": 32,
	"aes-128-gcm": 16,
	"aes-192-gcm": 24,
	"aes-256-gcm": 32,
} as const;

type CipherName = keyof typeof ciphers;

export const cipherNames = namesOf(ciphers);

/** Arguments as the filter and the statement get them. */
export interface CipherSettings {
	/** The filter or statement, for its messages. */
	readonly builtin: string;
	readonly algorithm: Value;
	readonly key: Value;
	readonly iv: Value;
}

interface Prepared {
	readonly name: CipherName;
	readonly secret: Buffer;
	readonly vector: Buffer;
}

function prepared({ builtin, algorithm, key, iv }: CipherSettings): Prepared {
	const name = chosen(algorithm, cipherNames, builtin, "algorithm");
	const secret = fitted(bytesOf(textArgument(key, builtin, "key")), ciphers[name]);
	const vector = bytesOf(textArgument(iv, builtin, "iv"));
	if (!isGcm(name)) return { name, secret, vector: fitted(vector, blockLength) };
	// Of GCM PHP takes an initialization vector of any length but none.
	if (vector.length > 0) return { name, secret, vector };
	throw fatalError(`${name} needs an initialization vector`, "12 random bytes are the usual length.");
}

const blockLength = 16;
const tagLength = 16;

/** Cut to a length, or filled up with zero bytes, as PHP does it with keys and initialization vectors. */
function fitted(bytes: Buffer, length: number): Buffer {
	const result = Buffer.alloc(length);
	bytes.copy(result);
	return result;
}

function isGcm(name: CipherName): name is CipherName & CipherGCMTypes {
	return name.endsWith("gcm");
}

/**
 * The bytes a text stands for, encrypted as PHP's `openssl_encrypt` does it. PHP gives the tag of a GCM cipher apart;
 * here its 16 bytes follow the data (our choice).
 *
 * @throws XanoError for an unknown cipher, and when a GCM cipher gets no initialization vector
 */
export function encryptText(text: Value, settings: CipherSettings): string {
	const { name, secret, vector } = prepared(settings);
	const data = bytesOf(textSubject(text, settings.builtin));
	const { createCipheriv } = nodeCrypto();
	if (!isGcm(name)) {
		const cipher = createCipheriv(name, secret, vector);
		return textOfBytes(Buffer.concat([cipher.update(data), cipher.final()]));
	}
	const cipher = createCipheriv(name, secret, vector, { authTagLength: tagLength });
	return textOfBytes(Buffer.concat([cipher.update(data), cipher.final(), cipher.getAuthTag()]));
}

/**
 * Reads {@link encryptText}.
 *
 * @throws XanoError when the key, the vector or the cipher is another one, or the data was changed, as far as the
 *   cipher can tell: CBC gives other bytes now and then
 */
export function decryptText(text: Value, settings: CipherSettings): string {
	const { name, secret, vector } = prepared(settings);
	const data = bytesOf(textSubject(text, settings.builtin));
	const { createDecipheriv } = nodeCrypto();
	try {
		if (!isGcm(name)) {
			const decipher = createDecipheriv(name, secret, vector);
			return textOfBytes(Buffer.concat([decipher.update(data), decipher.final()]));
		}
		const end = Math.max(0, data.length - tagLength);
		const decipher = createDecipheriv(name, secret, vector, { authTagLength: tagLength });
		decipher.setAuthTag(data.subarray(end));
		return textOfBytes(Buffer.concat([decipher.update(data.subarray(0, end)), decipher.final()]));
	} catch {
		throw fatalError(
			"The data cannot be decrypted",
			"Key, initialization vector and algorithm must be those of the encryption, and the data its raw bytes: put `|base64_decode` before it when it was kept as base64.",
		);
	}
}
