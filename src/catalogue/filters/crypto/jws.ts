import type { KeyObject } from "node:crypto";
import { fatalError } from "../../../values/error.js";
import type { Value } from "../../../values/kinds.js";
import type { CallContext } from "../../define.js";
import { checkLength } from "../subject.js";
import { type SignatureAlgorithm, type SignatureName, signatureAlgorithms } from "./algorithms.js";
import { encodeBase64Url } from "./base64url.js";
import { chosen, namesOf } from "./choice.js";
import { objectArgument, readPayload, writePayload } from "./claims.js";
import { halfOfPair, type KeyUse, secretKey } from "./keys.js";
import { nodeCrypto } from "./node_crypto.js";
import { bytesOfPart, partsOf, readHeader, writeHeader } from "./token.js";

/** Arguments as the filter and the statement get them. */
export interface JwsSettings {
	/** The filter or statement, for its messages. */
	readonly builtin: string;
	readonly key: Value;
	readonly algorithm: Value;
}

export const signatureNames = namesOf(signatureAlgorithms);

/**
 * A signed token (RFC 7515, compact form). Its header is what the program gives and then `alg`, as on Xano [O].
 *
 * @param payload claims, or any value
 * @param ttl seconds; 0 for a token that does not expire
 * @throws XanoError when the key does not fit the algorithm or the payload cannot be written
 */
export function encodeJws(
	context: CallContext,
	payload: Value,
	{ builtin, headers, key, algorithm, ttl }: JwsSettings & { readonly headers: Value; readonly ttl: Value },
): string {
	const name = chosen(algorithm, signatureNames, builtin, "algorithm");
	const header = writeHeader(objectArgument(headers, `The headers of \`${builtin}\``), { alg: name });
	const input = `${header}.${encodeBase64Url(writePayload(context, payload, ttl, builtin))}`;
	checkLength(context, input.length);
	return `${input}.${encodeBase64Url(signature(Buffer.from(input), key, name))}`;
}

/**
 * The payload of a signed token.
 *
 * @throws XanoError when the token is malformed, made with another algorithm or key, expired, not valid yet, or a claim
 *   is not the expected one
 */
export function decodeJws(
	context: CallContext,
	token: Value,
	settings: JwsSettings & { readonly checkClaims: Value; readonly timeDrift: Value },
): Value {
	const name = chosen(settings.algorithm, signatureNames, settings.builtin, "algorithm");
	const [header = "", payload = "", proof = ""] = partsOf(context, token, 3);
	readHeader(header, { alg: name });
	if (!isGenuine(Buffer.from(`${header}.${payload}`), bytesOfPart(proof), settings.key, name)) {
		throw fatalError("The signature of the token is wrong", "It was signed with another key, or changed since.");
	}
	return readPayload(context, bytesOfPart(payload), settings.checkClaims, settings.timeDrift, settings.builtin);
}

function useOf(algorithm: SignatureName): KeyUse {
	return { algorithm, use: "sig" };
}

function hmac(input: Buffer, key: Value, name: SignatureName): Buffer {
	const { createHmac } = nodeCrypto();
	return createHmac(signatureAlgorithms[name].hash, secretKey(key, useOf(name)))
		.update(input)
		.digest();
}

/** Node draws what RSA-PSS and ECDSA need of randomness itself. */
function signature(input: Buffer, key: Value, name: SignatureName): Buffer {
	const algorithm: SignatureAlgorithm = signatureAlgorithms[name];
	if (algorithm.scheme === "hmac") return hmac(input, key, name);
	const half = pairFor(key, name, "private");
	try {
		return nodeCrypto().sign(algorithm.hash, input, schemeOptions(algorithm, half));
	} catch {
		throw fatalError(`The key is too small for ${name}`, "An RSA key should have 2048 bits at least.");
	}
}

function isGenuine(input: Buffer, proof: Buffer, key: Value, name: SignatureName): boolean {
	const algorithm: SignatureAlgorithm = signatureAlgorithms[name];
	if (algorithm.scheme === "hmac") {
		const expected = hmac(input, key, name);
		return proof.length === expected.length && nodeCrypto().timingSafeEqual(proof, expected);
	}
	const half = pairFor(key, name, "public");
	try {
		return nodeCrypto().verify(algorithm.hash, input, schemeOptions(algorithm, half), proof);
	} catch {
		return false;
	}
}

function pairFor(key: Value, name: SignatureName, half: "private" | "public"): KeyObject {
	const { scheme, curve }: SignatureAlgorithm = signatureAlgorithms[name];
	return halfOfPair(key, useOf(name), scheme === "ecdsa" ? "ec" : "rsa", half, curve);
}

function schemeOptions({ scheme }: SignatureAlgorithm, key: KeyObject) {
	const { constants } = nodeCrypto();
	if (scheme === "ecdsa") return { key, dsaEncoding: "ieee-p1363" as const };
	if (scheme === "pkcs1") return { key, padding: constants.RSA_PKCS1_PADDING };
	return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
}
