import { fatalError } from "../../../values/error.js";
import type { PlainObject, Value } from "../../../values/kinds.js";
import { type StatementAttribute, type StatementCall, type StatementDefinition, statement } from "../../define.js";
import { encodeBase64Url } from "../../filters/crypto/base64url.js";
import { chosen } from "../../filters/crypto/choice.js";
import { type CurveName, curveNames, newCurveKey } from "../../filters/crypto/curve_key.js";
import { nodeCrypto } from "../../filters/crypto/node_crypto.js";
import { wholeArgument } from "../../filters/subject.js";
import { newRsaKey } from "./rsa_key.js";

const formats = ["object", "base64"] as const;

const format: StatementAttribute = {
	name: "format",
	kind: "text",
	required: false,
	default: "object",
	values: formats,
	summary: "`object` for a JWK, `base64` for a text.",
};

const bits: StatementAttribute = {
	name: "bits",
	kind: "int",
	required: false,
	default: 1024,
	summary: "Size of the key; a multiple of 8.",
};

/** Making a larger one takes minutes at worst, and Node cannot leave the process before OpenSSL is done. */
const largestRsaKey = 4_096;

const pairNotes =
	"In the form base64 it is the key as it stands between the lines of a PEM file (PKCS #8); the token filters and statements take both forms. Xano documents the form's name only.";

function formatOf({ attributes }: StatementCall, name: string): (typeof formats)[number] {
	return chosen(attributes.format as Value, formats, name, "format");
}

function bitsOf({ attributes }: StatementCall, smallest: number, largest: number): number {
	const size = wholeArgument(attributes.bits as Value, "bits");
	if (size >= smallest && size <= largest && size % 8 === 0) return size;
	throw fatalError(`bits must be a multiple of 8 from ${smallest} to ${largest}`, `It is ${size}.`);
}

/** A private key in the form a statement was asked for. */
function pairIn(form: (typeof formats)[number], jwk: PlainObject): Value {
	if (form === "object") return jwk;
	const key = nodeCrypto().createPrivateKey({ key: { ...jwk }, format: "jwk" });
	return key.export({ format: "der", type: "pkcs8" }).toString("base64");
}

/** Statements that make keys for tokens and ciphers. */
export const keyStatements: readonly StatementDefinition[] = [
	statement({
		name: "security.create_secret_key",
		family: "security",
		summary: "Binds a new shared secret, as a JWK or as base64.",
		positional: [],
		attributes: [bits, format],
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		notes: "In the form base64 it is the bytes of the secret as base64. Taken as a key, that text stands for itself.",
		examples: [
			{
				code: "security.create_secret_key { bits = 512 } as $key\nresponse = {kty: $key.kty, length: $key.k|strlen}",
				result: '{"kty":"oct","length":86}',
			},
			{
				code: 'security.create_secret_key { bits = 256 format = "base64" } as $key\nresponse = $key|strlen',
				result: "44",
			},
		],
		run: (call) => {
			const form = formatOf(call, "security.create_secret_key");
			const secret = call.context.random.bytes(bitsOf(call, 8, 65_536) / 8);
			return form === "object" ? { kty: "oct", k: encodeBase64Url(secret) } : Buffer.from(secret).toString("base64");
		},
	}),
	statement({
		name: "security.create_rsa_key",
		family: "security",
		summary: "Binds a new private RSA key, as a JWK or as base64.",
		positional: [],
		attributes: [bits, format],
		binds: "optional",
		effects: "async",
		evidence: "documented",
		notes: `${pairNotes} Its randomness comes from OpenSSL itself, so a fixed source of random numbers does not fix it. Less than 2048 bits is fit for tests only.`,
		examples: [
			{
				code: 'security.create_rsa_key { bits = 1024 } as $key\nsecurity.jws_encode { claims = {sub: "42"} key = $key signature_algorithm = "RS256" } as $token\nsecurity.jws_decode { token = $token key = {kty: "RSA", n: $key.n, e: $key.e} signature_algorithm = "RS256" } as $claims\nresponse = $claims',
				result: '{"sub":"42"}',
			},
		],
		run: async (call) => {
			const form = formatOf(call, "security.create_rsa_key");
			return pairIn(form, await newRsaKey(bitsOf(call, 512, largestRsaKey), call.context.signal));
		},
	}),
	statement({
		name: "security.create_curve_key",
		family: "security",
		summary: "Binds a new private elliptic-curve key, as a JWK or as base64.",
		positional: [],
		attributes: [
			{
				name: "curve",
				kind: "text",
				required: false,
				default: "P-256",
				values: curveNames,
				summary: "P-256 for ES256, P-384 for ES384, P-521 for ES512.",
			},
			format,
		],
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		notes: pairNotes,
		examples: [
			{
				code: 'security.create_curve_key { curve = "P-256" } as $key\nresponse = $key|keys',
				result: '["kty","crv","d","x","y"]',
			},
			{
				code: 'security.create_curve_key { curve = "P-384" format = "base64" } as $key\nsecurity.jws_encode { claims = {sub: "42"} key = $key signature_algorithm = "ES384" } as $token\nsecurity.jws_decode { token = $token key = $key signature_algorithm = "ES384" } as $claims\nresponse = $claims',
				result: '{"sub":"42"}',
			},
		],
		run: (call) => {
			const name = "security.create_curve_key";
			const curve: CurveName = chosen(call.attributes.curve as Value, curveNames, name, "curve");
			const form = formatOf(call, name);
			return pairIn(form, { ...newCurveKey(curve, (count) => call.context.random.bytes(count)) });
		},
	}),
];
