import type { Value } from "../../../values/kinds.js";
import { type FilterArgument, type FilterDefinition, filter } from "../../define.js";
import { contentAlgorithmNames, decodeJwe, encodeJwe, keyAlgorithmNames } from "./jwe.js";
import { decodeJws, encodeJws, signatureNames } from "./jws.js";

const headers: FilterArgument = {
	name: "headers",
	kind: "any",
	required: true,
	summary: "An object of members for the header, or `{}`.",
};
const expectedClaims: FilterArgument = {
	name: "check_claims",
	kind: "any",
	required: true,
	summary: "An object of claims that must have these values, or `{}`.",
};
const key: FilterArgument = { name: "key", kind: "any", required: true, summary: "The key: a text or a JWK." };
const ttl: FilterArgument = {
	name: "ttl",
	kind: "int",
	required: false,
	default: 0,
	summary: "Seconds until the token expires; 0 for never.",
};
const timeDrift: FilterArgument = {
	name: "timeDrift",
	kind: "int",
	required: false,
	default: 0,
	summary: "Seconds by which the clocks may differ.",
};
const algorithm = choice("algorithm", "HS256", signatureNames, "How the token is signed.");
const keyAlgorithm = choice("key_algorithm", "A256KW", keyAlgorithmNames, "How the key of the content is encrypted.");
const contentAlgorithm = choice(
	"content_algorithm",
	"A256CBC-HS512",
	contentAlgorithmNames,
	"How the content is encrypted.",
);

function choice(name: string, fallback: string, values: readonly string[], summary: string): FilterArgument {
	return { name, kind: "text", required: false, default: fallback, values, summary };
}

/** What the key of a signed token may be; the statements say the same. */
export const signatureKeyNotes =
	"The key of an HS algorithm is a shared secret: a text or a JWK of the type oct. The others take an RSA or elliptic-curve key as JWK, as PEM, or as the base64 between the lines of a PEM: private to encode, public or private to decode.";

/** The same for an encrypted token. */
export const encryptionKeyNotes =
	"The key of the KW algorithms is a shared secret: a text or a JWK of the type oct; of a longer one the first bytes count. ECDH-ES takes an elliptic-curve key as JWK or PEM: public to encode, private to decode.";

/** How claims and time go into a token. */
export const encodeNotes = "The payload is written as JSON. With a ttl the claims get `iat`, `nbf` and `exp`.";

/** How a token is checked. */
export const decodeNotes =
	"The algorithm must be the one that is named here, whatever the token says. Every failure raises: a malformed token, a wrong key, a change, `exp` in the past, `nbf` in the future, a claim that is missing or another.";

const secret = '"a-string-secret-at-least-256-bits-long"';

/** Filters that write and read JSON Web Tokens, signed (JWS) and encrypted (JWE). */
export const tokenFilters: readonly FilterDefinition[] = [
	filter({
		name: "jws_encode",
		family: "crypto",
		aliases: ["crypto_jws_encode"],
		summary: "The value as the payload of a signed token (JWS, JWT).",
		arguments: [headers, key, algorithm, ttl],
		result: "text",
		evidence: "documented",
		notes: `${encodeNotes} ${signatureKeyNotes}`,
		examples: [
			{
				code: `{sub: "42"}|jws_encode:{}:${secret}:"HS256"`,
				result: '"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.SdxnL7dZpSipwcxBjow4sx378F-mnBlAbksqQl9nfdQ"',
			},
		],
		context: true,
		run: (context, subject, given: Value, secretOrPair: Value, name: Value, seconds: Value) =>
			encodeJws(context, subject, {
				builtin: "jws_encode",
				headers: given,
				key: secretOrPair,
				algorithm: name,
				ttl: seconds,
			}),
	}),
	filter({
		name: "jws_decode",
		family: "crypto",
		aliases: ["crypto_jws_decode"],
		summary: "The payload of a signed token (JWS, JWT), once its signature is proved.",
		arguments: [expectedClaims, key, algorithm, timeDrift],
		result: "any",
		evidence: "documented",
		notes: `${decodeNotes} ${signatureKeyNotes}`,
		examples: [
			{ code: `{sub: "42"}|jws_encode:{}:${secret}:"HS256"|jws_decode:{}:${secret}:"HS256"`, result: '{"sub":"42"}' },
			{
				code: `{sub: "42"}|jws_encode:{}:${secret}:"HS256"|jws_decode:{}:"another":"HS256"`,
				result: "error: The signature of the token is wrong",
			},
			{
				code: `{sub: "42"}|jws_encode:{}:${secret}:"HS256"|jws_decode:{sub: "7"}:${secret}:"HS256"`,
				result: 'error: The claim "sub" of the token is not the expected one',
			},
		],
		context: true,
		run: (context, subject, claims: Value, secretOrPair: Value, name: Value, seconds: Value) =>
			decodeJws(context, subject, {
				builtin: "jws_decode",
				checkClaims: claims,
				key: secretOrPair,
				algorithm: name,
				timeDrift: seconds,
			}),
	}),
	filter({
		name: "jwe_encode",
		family: "crypto",
		aliases: ["crypto_jwe_encode"],
		summary: "The value as the payload of an encrypted token (JWE).",
		arguments: [headers, key, keyAlgorithm, contentAlgorithm, ttl],
		result: "text",
		evidence: "documented",
		notes: `${encodeNotes} ${encryptionKeyNotes}`,
		examples: [{ code: `{sub: "42"}|jwe_encode:{}:${secret}:"A256KW":"A256CBC-HS512"|split:"."|count`, result: "5" }],
		context: true,
		run: (context, subject, given: Value, secretOrPair: Value, wrap: Value, content: Value, seconds: Value) =>
			encodeJwe(context, subject, {
				builtin: "jwe_encode",
				headers: given,
				key: secretOrPair,
				keyAlgorithm: wrap,
				contentAlgorithm: content,
				ttl: seconds,
			}),
	}),
	filter({
		name: "jwe_decode",
		family: "crypto",
		aliases: ["crypto_jwe_decode"],
		summary: "The payload of an encrypted token (JWE).",
		arguments: [expectedClaims, key, keyAlgorithm, contentAlgorithm, timeDrift],
		result: "any",
		evidence: "documented",
		notes: `${decodeNotes} ${encryptionKeyNotes}`,
		examples: [
			{
				code: `"hello"|jwe_encode:{}:${secret}:"A256KW":"A256GCM"|jwe_decode:{}:${secret}:"A256KW":"A256GCM"`,
				result: '"hello"',
			},
			{
				code: `"a.b.c.d.e"|jwe_decode:{}:${secret}:"A256KW":"A256GCM"`,
				result: "error: The token is malformed",
			},
		],
		context: true,
		run: (context, subject, claims: Value, secretOrPair: Value, wrap: Value, content: Value, seconds: Value) =>
			decodeJwe(context, subject, {
				builtin: "jwe_decode",
				checkClaims: claims,
				key: secretOrPair,
				keyAlgorithm: wrap,
				contentAlgorithm: content,
				timeDrift: seconds,
			}),
	}),
];
