import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { CompactEncrypt, compactDecrypt, importJWK, type JWK } from "jose";
import { describe, expect, test } from "vitest";
import type { PlainObject, Value } from "../../../../src/values/kinds.js";
import { values } from "../../../values/generators.js";
import { apply, stillRun } from "../evaluate.js";
import { errorOf, headerOf, keys, publicHalf, runAt, secretOf } from "./support.js";

const contents = ["A128GCM", "A192GCM", "A256GCM", "A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512"];

/** Every way of wrapping a key, with a key that fits it: public to encrypt, private to decrypt. */
const wrappings: readonly (readonly [name: string, encrypt: PlainObject, decrypt: PlainObject])[] = [
	["A128KW", secretOf(16), secretOf(16)],
	["A192KW", secretOf(24), secretOf(24)],
	["A256KW", secretOf(32), secretOf(32)],
	["A128GCMKW", secretOf(16), secretOf(16)],
	["A192GCMKW", secretOf(24), secretOf(24)],
	["A256GCMKW", secretOf(32), secretOf(32)],
	["ECDH-ES+A128KW", publicHalf(keys["P-256"]), keys["P-256"]],
	["ECDH-ES+A192KW", publicHalf(keys["P-384"]), keys["P-384"]],
	["ECDH-ES+A256KW", publicHalf(keys["P-521"]), keys["P-521"]],
];

const claims = { sub: "42", name: "Zoë 😀", nested: { deep: [1, 2.5, true, null] } };
const text = "a-string-secret-at-least-256-bits-long";

interface Options {
	readonly key?: Value;
	readonly wrap?: string;
	readonly content?: string;
	readonly headers?: Value;
	readonly ttl?: number;
	readonly expected?: Value;
	readonly now?: number;
}

function encode(payload: Value, options: Options = {}): string {
	const { key = text, wrap = "A256KW", content = "A256CBC-HS512", headers = {}, ttl = 0, now = 1_000_000 } = options;
	return apply("jwe_encode", payload, [headers, key, wrap, content, ttl], runAt(now)) as string;
}

function decode(token: Value, options: Options = {}): Value {
	const { key = text, wrap = "A256KW", content = "A256CBC-HS512", expected = {}, now = 1_000_000 } = options;
	return apply("jwe_decode", token, [expected, key, wrap, content, 0], runAt(now));
}

describe.each(wrappings)("%s", (wrap, encrypt, decrypt) => {
	test.each(contents)("with %s is read by jose", async (content) => {
		const token = encode(claims, { key: encrypt, wrap, content, headers: { kid: "1" } });
		const { plaintext, protectedHeader } = await compactDecrypt(token, await importJWK(decrypt as JWK, wrap));
		expect(JSON.parse(Buffer.from(plaintext).toString())).toEqual(claims);
		expect(protectedHeader).toMatchObject({ kid: "1", alg: wrap, enc: content });
	});

	test.each(contents)("with %s is read from jose", async (content) => {
		const token = await new CompactEncrypt(Buffer.from(JSON.stringify(claims)))
			.setProtectedHeader({ alg: wrap, enc: content })
			.encrypt(await importJWK(encrypt as JWK, wrap));
		expect(decode(token, { key: decrypt, wrap, content })).toEqual(claims);
	});

	test("that anybody changed is refused", () => {
		const token = encode(claims, { key: encrypt, wrap, content: "A128GCM" });
		fc.assert(
			fc.property(fc.nat({ max: token.length - 1 }), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
				fc.pre(token[at] !== character);
				const changed = token.slice(0, at) + character + token.slice(at + 1);
				errorOf(() => decode(changed, { key: decrypt, wrap, content: "A128GCM" }));
			}),
			{ numRuns: 60 },
		);
	});

	test("is not taken for another one", () => {
		const token = encode(claims, { key: encrypt, wrap });
		for (const [other] of wrappings) {
			if (other === wrap) continue;
			expect(errorOf(() => decode(token, { key: decrypt, wrap: other })).message).toBe(
				`The token is not made with ${other}`,
			);
		}
	});
});

describe("a token", () => {
	test("has the header that Xano gives it", () => {
		// The beginning of a token of the live engine.
		const token = encode({}, { key: secretOf(64), content: "A256GCM", headers: { alg: "A256KW" } });
		expect(token).toMatch(/^eyJhbGciOiJBMjU2S1ciLCJlbmMiOiJBMjU2R0NNI/);
		expect(JSON.stringify(headerOf(token))).toBe('{"alg":"A256KW","enc":"A256GCM"}');
	});

	test("gives back whatever it was made of", () => {
		fc.assert(
			fc.property(values, fc.constantFrom(...contents), (payload, content) => {
				expect(decode(encode(payload, { content }), { content })).toEqual(payload);
			}),
		);
	});

	test("of another content algorithm is refused", () => {
		const token = encode(claims, { content: "A128GCM" });
		expect(errorOf(() => decode(token, { content: "A256GCM" })).message).toBe("The token is not made with A256GCM");
	});

	test("with a ttl runs out", () => {
		const token = encode({ a: 1 }, { ttl: 60 });
		expect(JSON.stringify(decode(token))).toBe('{"a":1,"iat":1000000,"nbf":1000000,"exp":1000060}');
		expect(errorOf(() => decode(token, { now: 1_000_060 })).message).toBe("The token is expired");
		expect(errorOf(() => decode(token, { now: 999_999 })).message).toBe("The token is not valid yet");
	});

	test("is checked for claims", () => {
		expect(decode(encode({ iss: "me" }), { expected: { iss: "me" } })).toEqual({ iss: "me" });
		expect(errorOf(() => decode(encode({ iss: "me" }), { expected: { iss: "you" } })).message).toBe(
			'The claim "iss" of the token is not the expected one',
		);
	});

	test("draws its randomness from the run", () => {
		const options = { key: publicHalf(keys["P-256"]), wrap: "ECDH-ES+A128KW" };
		expect(encode(claims, options)).toBe(encode(claims, options));
		const run = stillRun();
		const args = [{}, text, "A256KW", "A256GCM"];
		expect(apply("jwe_encode", claims, args, run)).not.toBe(apply("jwe_encode", claims, args, run));
	});

	test("is read when the parties are named", async () => {
		const parties = { apu: Buffer.from("Alice"), apv: Buffer.from("Bob") };
		const wrap = "ECDH-ES+A128KW";
		const theirs = await new CompactEncrypt(Buffer.from("{}"))
			.setProtectedHeader({ alg: wrap, enc: "A128GCM" })
			.setKeyManagementParameters(parties)
			.encrypt(await importJWK(publicHalf(keys["P-256"]) as JWK, wrap));
		expect(decode(theirs, { key: keys["P-256"], wrap, content: "A128GCM" })).toEqual({});
		const headers = { apu: "QWxpY2U", apv: "Qm9i" };
		const ours = encode({}, { key: keys["P-256"], wrap, content: "A128GCM", headers });
		const { plaintext } = await compactDecrypt(ours, await importJWK(keys["P-256"] as JWK, wrap));
		expect(Buffer.from(plaintext).toString()).toBe("{}");
		expect(errorOf(() => encode({}, { key: keys["P-256"], wrap, headers: { apu: "?" } })).message).toBe(
			"The header apu must be a base64url text",
		);
	});
});

describe("a compressed token", () => {
	test("is written and read", () => {
		const long = { text: "again and ".repeat(1000) };
		const token = encode(long, { headers: { zip: "DEF" } });
		expect(token.length).toBeLessThan(1000);
		expect(decode(token)).toEqual(long);
	});

	test("cannot grow beyond the limit", () => {
		const token = encode({ text: "a".repeat(1_900_000) }, { headers: { zip: "DEF" } });
		const args = [{}, text, "A256KW", "A256CBC-HS512", 0];
		expect(token.length).toBeLessThan(5_000);
		expect(errorOf(() => apply("jwe_decode", token, args, stillRun({ size: 1_000_000 }))).message).toBe(
			"A text grew beyond 1,000,000 characters",
		);
	});

	test("in another way is refused", () => {
		expect(errorOf(() => encode({}, { headers: { zip: "GZ" } })).message).toBe(
			"The token is compressed in an unknown way",
		);
	});

	test("is what it says", async () => {
		const broken = await new CompactEncrypt(deflateRawSync("{}").subarray(1))
			.setProtectedHeader({ alg: "A256KW", enc: "A256GCM", typ: "JWT" })
			.encrypt(Buffer.from(text).subarray(0, 32));
		expect(typeof decode(broken, { content: "A256GCM" })).toBe("string");
	});
});

describe("a key", () => {
	test("that is too long is cut, as Xano takes it", () => {
		const token = encode(claims, { key: secretOf(64) });
		expect(decode(token, { key: secretOf(32) })).toEqual(claims);
	});

	test.each([
		["A128KW", 16],
		["A192GCMKW", 24],
		["A256KW", 32],
	])("of %s that is too short is refused", (wrap, needed) => {
		const error = errorOf(() => encode(claims, { key: "short", wrap }));
		expect(error.message).toBe(`The key is too short for ${wrap}: it has 5 of ${needed} bytes`);
	});

	test("that is another one does not decrypt", () => {
		for (const [wrap, encrypt] of wrappings.slice(0, 6)) {
			const token = encode(claims, { key: encrypt, wrap });
			expect(errorOf(() => decode(token, { key: text, wrap })).message).toBe("The token cannot be decrypted");
		}
	});

	test("must be private to decrypt an agreed one", () => {
		const wrap = "ECDH-ES+A128KW";
		const token = encode(claims, { key: keys["P-256"], wrap });
		expect(errorOf(() => decode(token, { key: publicHalf(keys["P-256"]), wrap })).message).toBe(
			"ECDH-ES+A128KW needs the private key here",
		);
		expect(errorOf(() => decode(token, { key: keys["P-384"], wrap })).message).toBe("The token cannot be decrypted");
		expect(errorOf(() => encode(claims, { key: keys.secp256k1, wrap })).message).toBe(
			"ECDH-ES+A128KW needs a key on the curve P-256, P-384, P-521",
		);
	});

	test("of the sender must be a point of the curve", () => {
		const wrap = "ECDH-ES+A128KW";
		const [, ...rest] = encode(claims, { key: keys["P-256"], wrap }).split(".");
		const one = Buffer.alloc(32, 1).toString("base64url");
		for (const epk of [undefined, "x", {}, { kty: "EC", crv: "P-256", x: one, y: one }, { ...keys["P-384"] }]) {
			const header = { alg: wrap, enc: "A256CBC-HS512", epk };
			const token = [Buffer.from(JSON.stringify(header)).toString("base64url"), ...rest].join(".");
			expect(errorOf(() => decode(token, { key: keys["P-256"], wrap })).message).toBe("The token cannot be decrypted");
		}
	});
});

describe("what cannot be a token", () => {
	test.each<[Value, string]>([
		[7, "The JWE token must be a text, not an int"],
		["a.b.c", "The token is no JWE: it needs 5 parts with dots between them"],
		["e30....", "The token is not made with A256KW"],
		["....", "The token is malformed"],
	])("%j", (token, message) => {
		expect(errorOf(() => decode(token)).message).toBe(message);
	});

	test("a signed one is told apart", () => {
		const signed = apply("jws_encode", {}, [{}, text, "HS256"]);
		expect(errorOf(() => decode(signed)).help).toContain("It looks like a JWS token");
		expect(errorOf(() => apply("jws_decode", encode({}), [{}, text])).help).toContain("It looks like a JWE token");
	});

	test("parts may be missing", () => {
		const parts = encode(claims).split(".");
		for (const at of [1, 2, 3, 4]) {
			const token = parts.map((part, index) => (index === at ? "" : part)).join(".");
			expect(errorOf(() => decode(token)).message).toBe("The token cannot be decrypted");
		}
	});
});
