import type { KeyObject } from "node:crypto";
import { fatalError } from "../../../values/error.js";
import { isObject, type Value, type XanoObject } from "../../../values/kinds.js";
import { getKey, objectFrom } from "../../../values/object.js";
import { type KeyAlgorithm, type KeyAlgorithmName, keyAlgorithms } from "./algorithms.js";
import { decodeBase64Url, encodeBase64Url } from "./base64url.js";
import { notDecrypted } from "./content_encryption.js";
import { type CurveName, curveNames, newCurveKey } from "./curve_key.js";
import { halfOfPair, type KeyUse, secretKey } from "./keys.js";
import { nodeCrypto } from "./node_crypto.js";

/** The key of the content, wrapped, and what the header has to say for unwrapping it. */
export interface Wrapped {
	readonly key: Buffer;
	readonly header: Readonly<Record<string, Value>>;
}

const gcmVectorLength = 12;
const gcmTagLength = 16;
/** The initial value of AES key wrap (RFC 3394, section 2.2.3.1). */
const wrapVector = Buffer.alloc(8, 0xa6);

function useOf(algorithm: KeyAlgorithmName): KeyUse {
	return { algorithm, use: "enc" };
}

/**
 * Wraps the key of the content for whoever holds a key (RFC 7518, section 4).
 *
 * @param header what the program gives for the header: `apu` and `apv` enter the agreement on a key
 * @throws XanoError when the key does not fit the algorithm
 */
export function wrapKey(
	name: KeyAlgorithmName,
	key: Value,
	contentKey: Buffer,
	header: XanoObject,
	random: (count: number) => Uint8Array,
): Wrapped {
	const algorithm: KeyAlgorithm = keyAlgorithms[name];
	if (algorithm.scheme === "wrap") return { key: aesWrap(secretOf(name, key), contentKey), header: {} };
	if (algorithm.scheme === "gcm") {
		const iv = Buffer.from(random(gcmVectorLength));
		const cipher = nodeCrypto().createCipheriv(`aes-${bitsOf(algorithm)}-gcm`, secretOf(name, key), iv);
		const wrapped = Buffer.concat([cipher.update(contentKey), cipher.final()]);
		return { key: wrapped, header: { iv: encodeBase64Url(iv), tag: encodeBase64Url(cipher.getAuthTag()) } };
	}
	const receiver = halfOfPair(key, useOf(name), "ec", "public");
	const { d, ...epk } = newCurveKey(curveOf(receiver, name), random);
	const { createPrivateKey } = nodeCrypto();
	const own = createPrivateKey({ key: { ...epk, d }, format: "jwk" });
	return {
		key: aesWrap(agreedKey(name, own, receiver, header), contentKey),
		header: { epk: objectFrom(Object.entries(epk)) },
	};
}

/**
 * Unwraps the key of the content.
 *
 * @param header the header of the token
 * @throws XanoError when the key does not fit the algorithm, is another one, or the token was changed
 */
export function unwrapKey(name: KeyAlgorithmName, key: Value, wrapped: Buffer, header: XanoObject): Buffer {
	const algorithm: KeyAlgorithm = keyAlgorithms[name];
	if (algorithm.scheme === "wrap") return aesUnwrap(secretOf(name, key), wrapped);
	if (algorithm.scheme === "ecdh") {
		const own = halfOfPair(key, useOf(name), "ec", "private");
		return aesUnwrap(agreedKey(name, own, senderKey(own, name, header), header), wrapped);
	}
	const secret = secretOf(name, key);
	const iv = memberBytes(header, "iv");
	const tag = memberBytes(header, "tag");
	if (iv?.length !== gcmVectorLength || tag?.length !== gcmTagLength) throw notDecrypted();
	try {
		const decipher = nodeCrypto().createDecipheriv(`aes-${bitsOf(algorithm)}-gcm`, secret, iv);
		decipher.setAuthTag(tag);
		return Buffer.concat([decipher.update(wrapped), decipher.final()]);
	} catch {
		throw notDecrypted();
	}
}

function bitsOf({ length }: KeyAlgorithm): 128 | 192 | 256 {
	return (length * 8) as 128 | 192 | 256;
}

/** Of a longer secret only the first bytes are used: Xano takes one of 512 bits for A256KW [O], and so does PHP's OpenSSL. */
function secretOf(name: KeyAlgorithmName, key: Value): Buffer {
	const { length } = keyAlgorithms[name];
	const secret = secretKey(key, useOf(name));
	if (secret.length >= length) return secret.subarray(0, length);
	throw fatalError(
		`The key is too short for ${name}: it has ${secret.length} of ${length} bytes`,
		"security.create_secret_key makes one, for example with bits = 256.",
	);
}

function aesWrap(secret: Buffer, contentKey: Buffer): Buffer {
	const cipher = nodeCrypto().createCipheriv(`aes${secret.length * 8}-wrap`, secret, wrapVector);
	return Buffer.concat([cipher.update(contentKey), cipher.final()]);
}

function aesUnwrap(secret: Buffer, wrapped: Buffer): Buffer {
	try {
		const decipher = nodeCrypto().createDecipheriv(`aes${secret.length * 8}-wrap`, secret, wrapVector);
		return Buffer.concat([decipher.update(wrapped), decipher.final()]);
	} catch {
		throw notDecrypted();
	}
}

function curveOf(key: KeyObject, name: KeyAlgorithmName): CurveName {
	const crv = key.export({ format: "jwk" }).crv;
	const found = curveNames.find((each) => each === crv);
	if (found === undefined) throw fatalError(`${name} needs a key on the curve ${curveNames.join(", ")}`);
	return found;
}

/** The sender's public key, which a token brings along in its header. */
function senderKey(own: KeyObject, name: KeyAlgorithmName, header: XanoObject): KeyObject {
	const curve = curveOf(own, name);
	const epk = getKey(header, "epk") ?? null;
	const [crv, x, y] = isObject(epk) ? ["crv", "x", "y"].map((member) => getKey(epk, member)) : [];
	if (crv !== curve || typeof x !== "string" || typeof y !== "string") throw notDecrypted();
	try {
		return nodeCrypto().createPublicKey({ key: { kty: "EC", crv, x, y }, format: "jwk" });
	} catch {
		// The point is not on the curve.
		throw notDecrypted();
	}
}

/** Concat KDF with SHA-256, one round of which is enough for every key here (RFC 7518, section 4.6.2). */
function agreedKey(name: KeyAlgorithmName, own: KeyObject, other: KeyObject, header: XanoObject): Buffer {
	const { createHash, diffieHellman } = nodeCrypto();
	const { length } = keyAlgorithms[name];
	const hash = createHash("sha256").update(numberBytes(1));
	hash.update(diffieHellman({ privateKey: own, publicKey: other }));
	for (const part of [Buffer.from(name), partyOf(header, "apu"), partyOf(header, "apv")]) {
		hash.update(numberBytes(part.length)).update(part);
	}
	return hash
		.update(numberBytes(length * 8))
		.digest()
		.subarray(0, length);
}

function partyOf(header: XanoObject, member: "apu" | "apv"): Buffer {
	if (getKey(header, member) === undefined) return Buffer.alloc(0);
	const bytes = memberBytes(header, member);
	if (bytes === null) throw fatalError(`The header ${member} must be a base64url text`);
	return bytes;
}

function memberBytes(header: XanoObject, member: string): Buffer | null {
	const value = getKey(header, member);
	return typeof value === "string" ? decodeBase64Url(value) : null;
}

function numberBytes(number: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(number);
	return bytes;
}
