import type { Value, XanoObject } from "../../../values/kinds.js";
import { copyObject, setKey } from "../../../values/object.js";
import { type StatementAttribute, type StatementCall, type StatementDefinition, statement } from "../../define.js";
import { objectArgument } from "../../filters/crypto/claims.js";
import { contentAlgorithmNames, decodeJwe, encodeJwe, keyAlgorithmNames } from "../../filters/crypto/jwe.js";
import { decodeJws, encodeJws, signatureNames } from "../../filters/crypto/jws.js";
import { decodeNotes, encodeNotes, encryptionKeyNotes, signatureKeyNotes } from "../../filters/crypto/token_filters.js";

type Attributes = Readonly<Record<string, Value>>;

function optional(
	name: string,
	kind: StatementAttribute["kind"],
	fallback: Value,
	summary: string,
	values?: readonly string[],
): StatementAttribute {
	return { name, kind, required: false, default: fallback, summary, ...(values ? { values } : {}) };
}

const key: StatementAttribute = { name: "key", kind: "any", required: true, summary: "The key: a text or a JWK." };
const token: StatementAttribute = { name: "token", kind: "text", required: true, summary: "The token." };
const headers = optional("headers", "object", {}, "Members for the header of the token.");
const claims = optional("claims", "any", {}, "The payload, as a rule an object of claims.");
const checkClaims = optional("check_claims", "object", {}, "Claims that must have these values.");
const ttl = optional("ttl", "int", 0, "Seconds until the token expires; 0 for never.");
const timeDrift = optional("timeDrift", "int", 0, "Seconds by which the clocks may differ.");
const audience = optional("audience", "text", "", "Whom the token is for: the claim `aud`.");
const signatureAlgorithm = optional("signature_algorithm", "text", "HS256", "How the token is signed.", signatureNames);
const keyAlgorithm = optional(
	"key_algorithm",
	"text",
	"A256KW",
	"How the key of the content is encrypted.",
	keyAlgorithmNames,
);
const contentAlgorithm = optional(
	"content_algorithm",
	"text",
	"A256CBC-HS512",
	"How the content is encrypted.",
	contentAlgorithmNames,
);

/** What is missing is null here; a token without claims is an empty object all the same. */
function payloadOf(value: Value): Value {
	return value ?? {};
}

function encrypted({ context, attributes }: StatementCall, builtin: string, payload: Value): string {
	const given = attributes as Attributes;
	return encodeJwe(context, payload, {
		builtin,
		headers: given.headers ?? null,
		key: given.key ?? null,
		keyAlgorithm: given.key_algorithm ?? null,
		contentAlgorithm: given.content_algorithm ?? null,
		ttl: given.ttl ?? null,
	});
}

function decrypted({ context, attributes }: StatementCall, builtin: string, expected: Value): Value {
	const given = attributes as Attributes;
	return decodeJwe(context, given.token ?? null, {
		builtin,
		checkClaims: expected,
		key: given.key ?? null,
		keyAlgorithm: given.key_algorithm ?? null,
		contentAlgorithm: given.content_algorithm ?? null,
		timeDrift: given.timeDrift ?? null,
	});
}

/** The claims of the older statements with their audience. */
function addressed(builtin: string, payload: Value, recipient: Value): XanoObject {
	const object = objectArgument(payload, `The payload of \`${builtin}\``);
	return hasAudience(recipient) ? setKey(copyObject(object), "aud", recipient) : object;
}

function hasAudience(recipient: Value): boolean {
	return recipient !== null && recipient !== "";
}

const secret = '"a-string-secret-at-least-256-bits-long"';

/** Statements that write and read JSON Web Tokens, signed (JWS) and encrypted (JWE). */
export const tokenStatements: readonly StatementDefinition[] = [
	statement({
		name: "security.jws_encode",
		family: "security",
		summary: "Binds claims as a signed token (JWS, JWT).",
		positional: [],
		attributes: [headers, claims, key, signatureAlgorithm, ttl],
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		notes: `${encodeNotes} ${signatureKeyNotes}`,
		examples: [
			{
				code: `security.jws_encode {\n  claims = {sub: "42"}\n  key = ${secret}\n  signature_algorithm = "HS256"\n} as $token\nresponse = $token`,
				result: '"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.SdxnL7dZpSipwcxBjow4sx378F-mnBlAbksqQl9nfdQ"',
			},
		],
		run: ({ context, attributes }) => {
			const given = attributes as Attributes;
			return encodeJws(context, payloadOf(given.claims ?? null), {
				builtin: "security.jws_encode",
				headers: given.headers ?? null,
				key: given.key ?? null,
				algorithm: given.signature_algorithm ?? null,
				ttl: given.ttl ?? null,
			});
		},
	}),
	statement({
		name: "security.jws_decode",
		family: "security",
		summary: "Binds the payload of a signed token (JWS, JWT), once its signature is proved.",
		positional: [],
		attributes: [token, key, checkClaims, signatureAlgorithm, timeDrift],
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		notes: `${decodeNotes} ${signatureKeyNotes}`,
		examples: [
			{
				code: `security.jws_encode { claims = {sub: "42"} key = ${secret} ttl = 60 } as $token\nsecurity.jws_decode { token = $token key = ${secret} check_claims = {sub: "42"} } as $claims\nresponse = $claims`,
				result: '{"sub":"42","iat":1738324800,"nbf":1738324800,"exp":1738324860}',
			},
			{
				code: `security.jws_encode { claims = {exp: 1000} key = ${secret} } as $token\nsecurity.jws_decode { token = $token key = ${secret} } as $claims`,
				result: "error: The token is expired",
			},
		],
		run: ({ context, attributes }) => {
			const given = attributes as Attributes;
			return decodeJws(context, given.token ?? null, {
				builtin: "security.jws_decode",
				checkClaims: given.check_claims ?? null,
				key: given.key ?? null,
				algorithm: given.signature_algorithm ?? null,
				timeDrift: given.timeDrift ?? null,
			});
		},
	}),
	statement({
		name: "security.jwe_encode",
		family: "security",
		summary: "Binds claims as an encrypted token (JWE).",
		positional: [],
		attributes: [headers, claims, key, keyAlgorithm, contentAlgorithm, ttl],
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		notes: `${encodeNotes} ${encryptionKeyNotes}`,
		examples: [
			{
				code: `security.jwe_encode { claims = {sub: "42"} key = ${secret} ttl = 3600 } as $token\nresponse = $token|split:"."|count`,
				result: "5",
			},
		],
		run: (call) => encrypted(call, "security.jwe_encode", payloadOf(call.attributes.claims ?? null)),
	}),
	statement({
		name: "security.jwe_decode",
		family: "security",
		summary: "Binds the payload of an encrypted token (JWE).",
		positional: [],
		attributes: [token, key, checkClaims, keyAlgorithm, contentAlgorithm, timeDrift],
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		notes: `${decodeNotes} ${encryptionKeyNotes}`,
		examples: [
			{
				code: `security.create_secret_key { bits = 256 } as $key\nsecurity.jwe_encode { claims = {card: "4111"} key = $key } as $token\nsecurity.jwe_decode { token = $token key = $key } as $claims\nresponse = $claims`,
				result: '{"card":"4111"}',
			},
			{
				code: `security.jwe_encode { claims = {card: "4111"} key = ${secret} } as $token\nsecurity.jwe_decode { token = $token key = "another-string-that-is-long-enough" } as $claims`,
				result: "error: The token cannot be decrypted",
			},
		],
		run: (call) => decrypted(call, "security.jwe_decode", call.attributes.check_claims ?? null),
	}),
	statement({
		name: "security.jwe_encode_legacy",
		family: "security",
		summary: "Binds claims as an encrypted token (JWE) for an audience; new programs use `security.jwe_encode`.",
		positional: [],
		attributes: [optional("payload", "object", {}, "The claims."), audience, key, keyAlgorithm, contentAlgorithm, ttl],
		binds: "optional",
		effects: "pure",
		evidence: "choice",
		notes: `Only its arguments are known publicly: the audience becomes the claim \`aud\`. ${encodeNotes} ${encryptionKeyNotes}`,
		examples: [
			{
				code: `security.jwe_encode_legacy { payload = {user_id: 7} audience = "Xano" key = ${secret} } as $token\nsecurity.jwe_decode_legacy { token = $token audience = "Xano" key = ${secret} } as $claims\nresponse = $claims`,
				result: '{"user_id":7,"aud":"Xano"}',
			},
		],
		run: (call) =>
			encrypted(
				call,
				"security.jwe_encode_legacy",
				addressed("security.jwe_encode_legacy", call.attributes.payload ?? null, call.attributes.audience ?? null),
			),
	}),
	statement({
		name: "security.jwe_decode_legacy",
		family: "security",
		summary: "Binds the payload of an encrypted token (JWE) for an audience; new programs use `security.jwe_decode`.",
		positional: [],
		attributes: [token, key, audience, keyAlgorithm, contentAlgorithm, timeDrift],
		binds: "optional",
		effects: "pure",
		evidence: "choice",
		notes: `Only its arguments are known publicly: an audience must be that of the claim \`aud\`. ${decodeNotes} ${encryptionKeyNotes}`,
		examples: [
			{
				code: `security.jwe_encode_legacy { payload = {user_id: 7} audience = "Xano" key = ${secret} } as $token\nsecurity.jwe_decode_legacy { token = $token audience = "Other" key = ${secret} } as $claims`,
				result: 'error: The claim "aud" of the token is not the expected one',
			},
		],
		run: (call) => {
			const recipient = call.attributes.audience ?? null;
			return decrypted(call, "security.jwe_decode_legacy", hasAudience(recipient) ? { aud: recipient } : {});
		},
	}),
];
