import type { CurveName } from "./curve_key.js";

/** How a JWS algorithm signs (RFC 7518, section 3.1). */
export interface SignatureAlgorithm {
	readonly scheme: "hmac" | "pkcs1" | "pss" | "ecdsa";
	readonly hash: "sha256" | "sha384" | "sha512";
	/** The curve an ECDSA algorithm is made for. */
	readonly curve?: CurveName;
}

export const signatureAlgorithms = {
	HS256: { scheme: "hmac", hash: "sha256" },
	HS384: { scheme: "hmac", hash: "sha384" },
	HS512: { scheme: "hmac", hash: "sha512" },
	RS256: { scheme: "pkcs1", hash: "sha256" },
	RS384: { scheme: "pkcs1", hash: "sha384" },
	RS512: { scheme: "pkcs1", hash: "sha512" },
	PS256: { scheme: "pss", hash: "sha256" },
	PS384: { scheme: "pss", hash: "sha384" },
	PS512: { scheme: "pss", hash: "sha512" },
	ES256: { scheme: "ecdsa", hash: "sha256", curve: "P-256" },
	ES384: { scheme: "ecdsa", hash: "sha384", curve: "P-384" },
	ES512: { scheme: "ecdsa", hash: "sha512", curve: "P-521" },
} as const satisfies Readonly<Record<string, SignatureAlgorithm>>;

export type SignatureName = keyof typeof signatureAlgorithms;

/** How a JWE algorithm hands over the key of the content (RFC 7518, section 4.1). */
export interface KeyAlgorithm {
	readonly scheme: "wrap" | "gcm" | "ecdh";
	/** Bytes of the key that wraps. */
	readonly length: 16 | 24 | 32;
}

export const keyAlgorithms = {
	A128KW: { scheme: "wrap", length: 16 },
	A192KW: { scheme: "wrap", length: 24 },
	A256KW: { scheme: "wrap", length: 32 },
	A128GCMKW: { scheme: "gcm", length: 16 },
	A192GCMKW: { scheme: "gcm", length: 24 },
	A256GCMKW: { scheme: "gcm", length: 32 },
	"ECDH-ES+A128KW": { scheme: "ecdh", length: 16 },
	"ECDH-ES+A192KW": { scheme: "ecdh", length: 24 },
	"ECDH-ES+A256KW": { scheme: "ecdh", length: 32 },
} as const satisfies Readonly<Record<string, KeyAlgorithm>>;

export type KeyAlgorithmName = keyof typeof keyAlgorithms;

/** How a JWE encrypts its content (RFC 7518, section 5.1). */
export interface ContentAlgorithm {
	/** Bytes of the whole key: of AES, and before it as many of the HMAC that CBC needs. */
	readonly keyLength: number;
	readonly bits: 128 | 192 | 256;
	/** The hash of the HMAC; GCM needs none. */
	readonly hash?: "sha256" | "sha384" | "sha512";
}

export const contentAlgorithms = {
	A128GCM: { bits: 128, keyLength: 16 },
	A192GCM: { bits: 192, keyLength: 24 },
	A256GCM: { bits: 256, keyLength: 32 },
	"A128CBC-HS256": { bits: 128, keyLength: 32, hash: "sha256" },
	"A192CBC-HS384": { bits: 192, keyLength: 48, hash: "sha384" },
	"A256CBC-HS512": { bits: 256, keyLength: 64, hash: "sha512" },
} as const satisfies Readonly<Record<string, ContentAlgorithm>>;

export type ContentAlgorithmName = keyof typeof contentAlgorithms;
