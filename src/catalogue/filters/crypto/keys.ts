import type { JsonWebKey, KeyObject } from "node:crypto";
import { bytesOf } from "../../../values/bytes.js";
import { fatalError, XanoError } from "../../../values/error.js";
import { decodeJson } from "../../../values/json.js";
import { isObject, type Value, type XanoObject } from "../../../values/kinds.js";
import { getKey } from "../../../values/object.js";
import { textArgument } from "../text/coerce.js";
import { decodeBase64Url } from "./base64url.js";
import { type CurveName, opensslName } from "./curve_key.js";
import { nodeCrypto } from "./node_crypto.js";

/** What a key is read for: it decides which kinds of key will do. */
export interface KeyUse {
	/** The algorithm, as messages name it and as a JWK may restrict itself to it. */
	readonly algorithm: string;
	/** What a JWK may restrict its `use` to. */
	readonly use: "sig" | "enc";
}

const pemStart = /-----BEGIN [A-Z0-9 ]+-----/;
const pem = /-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/;

/** The members of RSA and elliptic-curve keys that Node reads (RFC 7518, section 6). */
const members = ["n", "e", "d", "p", "q", "dp", "dq", "qi", "crv", "x", "y"] as const;

/**
 * The bytes of a shared secret: a text stands for its own bytes, a JWK says them in `k`.
 *
 * @throws XanoError when the key is empty, of another kind, or made for another algorithm
 */
export function secretKey(value: Value, use: KeyUse): Buffer {
	const material = materialOf(value, use);
	if (typeof material === "string") {
		if (pemStart.test(material)) {
			throw fatalError(
				`${use.algorithm} needs a shared secret, not a PEM key`,
				"Give a text or a JWK of the type oct.",
			);
		}
		return bytesOf(material);
	}
	checkJwk(material, use, "oct");
	const k = getKey(material, "k");
	const bytes = typeof k === "string" ? decodeBase64Url(k.replace(/=+$/, "")) : null;
	if (bytes === null || bytes.length === 0) throw fatalError("The JWK has no secret: its `k` is no base64url text");
	return bytes;
}

/**
 * One half of an RSA or elliptic-curve key: a JWK, PEM, or the base64 that stands between the lines of a PEM. A private
 * key will do where the public one is asked for.
 *
 * @param curve the only curve that will do; left out, every curve will
 * @throws XanoError when the key is of another kind, for another algorithm, unreadable, or the other half
 */
export function halfOfPair(
	value: Value,
	use: KeyUse,
	type: "rsa" | "ec",
	half: "private" | "public",
	curve?: CurveName,
): KeyObject {
	const material = materialOf(value, use);
	const key = typeof material === "string" ? keyOfText(material, use, type) : keyOfJwk(material, use, type);
	if (key.asymmetricKeyType !== type) throw wrongType(use.algorithm, type, `of the type ${key.asymmetricKeyType}`);
	if (curve !== undefined && key.asymmetricKeyDetails?.namedCurve !== opensslName(curve)) {
		throw fatalError(`${use.algorithm} needs a key on the curve ${curve}`, "This key is on another curve.");
	}
	if (key.type === half) return key;
	if (half === "public") return nodeCrypto().createPublicKey(key);
	throw fatalError(`${use.algorithm} needs the private key here`, "This is the public one.");
}

/** A key as text or as JWK; the JSON of a JWK counts as one. */
function materialOf(value: Value, { algorithm }: KeyUse): string | XanoObject {
	if (isObject(value)) return value;
	const text = textArgument(value, algorithm, "key");
	if (text === "") throw fatalError(`${algorithm} needs a key`, "The key is empty. Is the environment variable set?");
	if (!text.trimStart().startsWith("{")) return text;
	const parsed = parsedJson(text);
	return isObject(parsed) && getKey(parsed, "kty") !== undefined ? parsed : text;
}

function parsedJson(text: string): Value {
	try {
		return decodeJson(text);
	} catch (error) {
		// A secret may begin with a brace.
		if (error instanceof XanoError) return null;
		throw error;
	}
}

function checkJwk(jwk: XanoObject, { algorithm, use }: KeyUse, type: string): void {
	const kty = getKey(jwk, "kty");
	if (kty === undefined && getKey(jwk, "keys") !== undefined) {
		throw fatalError("The key is a set of keys (JWKS)", "Take the one that is needed, for example `$set.keys|first`.");
	}
	if (kty !== type) {
		// Only a known type is shown: anything may stand there.
		const found = ["oct", "RSA", "EC", "OKP"].find((each) => each === kty);
		throw wrongType(algorithm, type, found === undefined ? "a JWK without a known kty" : `a JWK of the type ${found}`);
	}
	if ((getKey(jwk, "alg") ?? algorithm) !== algorithm) {
		throw fatalError(`The JWK is not made for ${algorithm}`, "Its alg names another algorithm.");
	}
	if ((getKey(jwk, "use") ?? use) !== use) {
		throw fatalError(`The JWK is not made for ${algorithm}`, `Its use is not "${use}".`);
	}
}

function wrongType(algorithm: string, wanted: string, found: string): XanoError {
	const [name, maker] =
		wanted === "oct"
			? ["a shared secret", "create_secret_key"]
			: wanted.toLowerCase() === "rsa"
				? ["an RSA key", "create_rsa_key"]
				: ["an elliptic-curve key", "create_curve_key"];
	return fatalError(`${algorithm} needs ${name}`, `The key is ${found}. security.${maker} makes one.`);
}

function keyOfJwk(jwk: XanoObject, use: KeyUse, type: "rsa" | "ec"): KeyObject {
	checkJwk(jwk, use, type.toUpperCase());
	const key: JsonWebKey = { kty: type.toUpperCase() };
	for (const member of members) {
		const value = getKey(jwk, member);
		if (typeof value === "string") key[member] = value;
	}
	const { createPrivateKey, createPublicKey } = nodeCrypto();
	try {
		return key.d === undefined ? createPublicKey({ key, format: "jwk" }) : createPrivateKey({ key, format: "jwk" });
	} catch {
		throw fatalError(`The JWK is no valid ${type.toUpperCase()} key`, "One of its members is missing or wrong.");
	}
}

function keyOfText(text: string, use: KeyUse, type: "rsa" | "ec"): KeyObject {
	// Environment files often keep the line breaks of a PEM as "\n".
	const block = pem.exec(text.replaceAll("\\n", "\n"));
	const readers = block === null ? readersOfBase64(text) : readersOfPem(block[1] as string, block[2] as string);
	for (const read of readers) {
		try {
			return read();
		} catch {
			// The next reader tries another form.
		}
	}
	if (!pemStart.test(text)) throw wrongType(use.algorithm, type, "a plain text, neither PEM nor JWK");
	throw fatalError("The PEM key cannot be read", "It is damaged, or encrypted with a passphrase.");
}

function readersOfPem(label: string, body: string): readonly (() => KeyObject)[] {
	const lines = body.replace(/\s+/g, "").match(/.{1,64}/g) ?? [];
	const key = `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
	const { createPrivateKey, createPublicKey } = nodeCrypto();
	return [() => (label.endsWith("PRIVATE KEY") ? createPrivateKey(key) : createPublicKey(key))];
}

function readersOfBase64(text: string): readonly (() => KeyObject)[] {
	const key = Buffer.from(text, "base64");
	const { createPrivateKey, createPublicKey } = nodeCrypto();
	return [
		() => createPublicKey({ key, format: "der", type: "spki" }),
		() => createPrivateKey({ key, format: "der", type: "pkcs8" }),
	];
}
