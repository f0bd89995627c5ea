import { createPrivateKey, createPublicKey } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Value } from "../../../../src/values/kinds.js";
import { apply } from "../evaluate.js";
import { errorOf, keys, publicHalf, secretOf } from "./support.js";

const rsa = createPrivateKey({ key: { ...keys.rsa }, format: "jwk" });
const curve = createPrivateKey({ key: { ...keys["P-256"] }, format: "jwk" });

function sign(key: Value, algorithm: string): string {
	return apply("jws_encode", { sub: "42" }, [{}, key, algorithm]) as string;
}

function verify(token: string, key: Value, algorithm: string): Value {
	return apply("jws_decode", token, [{}, key, algorithm]);
}

function pem(type: "pkcs8" | "pkcs1"): string {
	return rsa.export({ format: "pem", type }).toString();
}

const publicPem = createPublicKey(rsa).export({ format: "pem", type: "spki" }).toString();
const publicPkcs1 = createPublicKey(rsa).export({ format: "pem", type: "pkcs1" }).toString();
/** What stands between the lines of a PEM, which is what people paste. */
const body = (text: string): string => text.replace(/-----[^-]+-----/g, "").trim();

describe("a private RSA key is read", () => {
	test.each<[string, Value]>([
		["as JWK", keys.rsa],
		["as the text of a JWK", JSON.stringify(keys.rsa)],
		["as PEM of PKCS #8", pem("pkcs8")],
		["as PEM of PKCS #1", pem("pkcs1")],
		["as PEM whose line breaks are written out", pem("pkcs8").replaceAll("\n", "\\n")],
		["as PEM whose line breaks became spaces", pem("pkcs8").replaceAll("\n", " ")],
		["as base64", rsa.export({ format: "der", type: "pkcs8" }).toString("base64")],
		["as the lines of a PEM", body(pem("pkcs8"))],
	])("%s", (_how, key) => {
		expect(verify(sign(key, "RS256"), publicHalf(keys.rsa), "RS256")).toEqual({ sub: "42" });
	});
});

describe("a public RSA key is read", () => {
	test.each<[string, Value]>([
		["as JWK", publicHalf(keys.rsa)],
		["as a JWK for this use", { ...publicHalf(keys.rsa), alg: "RS256", use: "sig", kid: "1" }],
		["as PEM", publicPem],
		["as PEM of PKCS #1", publicPkcs1],
		["as the lines of a PEM", body(publicPem)],
		["as the private one", keys.rsa],
	])("%s", (_how, key) => {
		expect(verify(sign(keys.rsa, "RS256"), key, "RS256")).toEqual({ sub: "42" });
	});
});

test("an elliptic-curve key is read from PEM, of PKCS #8 and of SEC 1", () => {
	for (const type of ["pkcs8", "sec1"] as const) {
		const token = sign(curve.export({ format: "pem", type }).toString(), "ES256");
		expect(verify(token, publicHalf(keys["P-256"]), "ES256")).toEqual({ sub: "42" });
	}
});

test("a secret is a text, a number, or a JWK; a brace does not make it a JWK", () => {
	for (const key of ["short", 12345, "{not a JWK", '{"a":1}', secretOf(8), JSON.stringify(secretOf(8)), "\u00e9"]) {
		expect(verify(sign(key, "HS256"), key, "HS256")).toEqual({ sub: "42" });
	}
	expect(verify(sign(secretOf(8), "HS256"), JSON.stringify(secretOf(8)), "HS256")).toEqual({ sub: "42" });
	const k = `${secretOf(8).k}=`;
	expect(verify(sign(secretOf(8), "HS256"), { kty: "oct", k }, "HS256")).toEqual({ sub: "42" });
	const raw = apply("hex2bin", "ff00fe80");
	const jwk = { kty: "oct", k: "_wD-gA" };
	expect(verify(sign(raw, "HS256"), jwk, "HS256")).toEqual({ sub: "42" });
});

describe("a key that does not fit is refused", () => {
	const encrypted = rsa.export({ format: "pem", type: "pkcs8", cipher: "aes-128-cbc", passphrase: "p" }).toString();
	const legacy = rsa.export({ format: "pem", type: "pkcs1", cipher: "aes-128-cbc", passphrase: "p" }).toString();

	test.each<[algorithm: string, message: string, key: Value]>([
		["HS256", "HS256 needs a key", null],
		["HS256", "HS256 needs a key", ""],
		["RS256", "RS256 needs a key", ""],
		["HS256", "`HS256` needs a text as key, not an array", ["a"]],
		["HS256", "HS256 needs a shared secret", {}],
		["HS256", "The JWK has no secret: its `k` is no base64url text", { kty: "oct" }],
		["HS256", "The JWK has no secret: its `k` is no base64url text", { kty: "oct", k: "" }],
		["HS256", "The JWK has no secret: its `k` is no base64url text", { kty: "oct", k: "a b" }],
		["HS256", "HS256 needs a shared secret", { kty: ["oct"], k: "YQ" }],
		["HS256", "HS256 needs a shared secret", keys.rsa],
		["HS256", "HS256 needs a shared secret, not a PEM key", publicPem],
		["HS256", "HS256 needs a shared secret, not a PEM key", legacy],
		["HS256", "The JWK is not made for HS256", { ...secretOf(32), alg: "HS512" }],
		["HS256", "The JWK is not made for HS256", { ...secretOf(32), use: "enc" }],
		["HS256", "The key is a set of keys (JWKS)", { keys: [secretOf(32)] }],
		["RS256", "RS256 needs an RSA key", secretOf(64)],
		["RS256", "RS256 needs an RSA key", "just a text"],
		["RS256", "RS256 needs an RSA key", keys["P-256"]],
		["PS256", "PS256 needs an RSA key", curve.export({ format: "pem", type: "pkcs8" }).toString()],
		["ES256", "ES256 needs an elliptic-curve key", keys.rsa],
		["ES256", "ES256 needs an elliptic-curve key", pem("pkcs8")],
		["ES256", "ES256 needs a key on the curve P-256", keys["P-384"]],
		["ES512", "ES512 needs a key on the curve P-521", keys["P-256"]],
		["RS256", "RS256 needs the private key here", publicHalf(keys.rsa)],
		["RS256", "RS256 needs the private key here", publicPem],
		["ES256", "ES256 needs the private key here", publicHalf(keys["P-256"])],
		["RS256", "The PEM key cannot be read", encrypted],
		["RS256", "The PEM key cannot be read", legacy],
		["RS256", "The PEM key cannot be read", "-----BEGIN PRIVATE KEY-----\nabcd\n-----END PRIVATE KEY-----"],
		["RS256", "The PEM key cannot be read", "-----BEGIN PRIVATE KEY-----\nabcd"],
		["RS256", "The JWK is no valid RSA key", { kty: "RSA", n: "AQAB" }],
		["RS256", "The JWK is no valid RSA key", { kty: "RSA", n: 7, e: [], d: {} }],
		["ES256", "The JWK is no valid EC key", { ...keys["P-256"], y: keys["P-256"].x as string }],
		["ES256", "The JWK is no valid EC key", { ...keys["P-256"], crv: "P-999" }],
		["PS512", "The key is too small for PS512", keys.smallRsa],
	])("%s: %s", (algorithm, message, key) => {
		expect(errorOf(() => sign(key, algorithm)).message).toBe(message);
	});

	test("to verify as well as to sign", () => {
		const token = sign(keys.rsa, "RS256");
		const wrong = "The signature of the token is wrong";
		expect(errorOf(() => verify(token, keys.otherRsa, "RS256")).message).toBe(wrong);
		expect(errorOf(() => verify(token, keys.smallRsa, "RS256")).message).toBe(wrong);
		expect(errorOf(() => verify(token, keys["P-256"], "RS256")).message).toBe("RS256 needs an RSA key");
		expect(errorOf(() => verify(sign(keys["P-256"], "ES256"), keys["P-384"], "ES256")).message).toBe(
			"ES256 needs a key on the curve P-256",
		);
	});
});

describe("no message shows a secret", () => {
	const secret = "TOP-SECRET-VALUE";

	test.each<[string, readonly Value[]]>([
		["jws_encode", [secret, secret, secret]],
		["jws_encode", [{}, secret, secret]],
		["jws_encode", [{}, { kty: secret, k: secret }, "HS256"]],
		["jws_encode", [{}, { kty: "oct", k: `${secret}!` }, "HS256"]],
		["jws_encode", [{}, { kty: "oct", k: secret, alg: secret, use: secret }, "HS256"]],
		["jws_encode", [{}, secret, "RS256"]],
		["jws_encode", [{}, `-----BEGIN PRIVATE KEY-----${secret}`, "RS256"]],
		["jws_encode", [{}, { kty: "RSA", n: secret, e: secret, d: secret }, "RS256"]],
		["jws_encode", [`{"a":"${secret}`, "k", "HS256"]],
		["jws_decode", [{}, secret, "HS256"]],
		["jwe_encode", [{}, secret, "A256KW", "A256GCM"]],
		["jws_encode", [{}, "k", "HS256", secret]],
		["jws_decode", [{}, "k", "HS256", secret]],
		["jwe_encode", [{}, "k", secret, secret]],
		["jwe_decode", [{}, secret, "A256KW", "A256GCM"]],
		["secureid_decode", [secret]],
	])("%s %j", (name, args) => {
		const { message, help } = errorOf(() => apply(name, "eyJhbGciOiJIUzI1NiJ9.e30.AAAA", args));
		expect(`${message} ${help}`).not.toContain("SECRET");
	});

	test("of the claims", () => {
		const token = apply("jws_encode", { pin: secret }, [{}, "k", "HS256"]);
		const { message, help } = errorOf(() => apply("jws_decode", token, [{ pin: `${secret}2` }, "k", "HS256"]));
		expect(`${message} ${help}`).not.toContain("SECRET");
	});
});
