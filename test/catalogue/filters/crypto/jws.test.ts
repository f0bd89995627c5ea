import fc from "fast-check";
import { CompactSign, compactVerify, importJWK, type JWK } from "jose";
import { describe, expect, test } from "vitest";
import type { PlainObject, Value } from "../../../../src/values/kinds.js";
import { values } from "../../../values/generators.js";
import { apply } from "../evaluate.js";
import { errorOf, headerOf, keys, publicHalf, runAt, secretOf } from "./support.js";

/** Every algorithm with a key that fits it: private to sign, public to verify. */
const algorithms: readonly (readonly [name: string, sign: PlainObject, verify: PlainObject])[] = [
	...([256, 384, 512] as const).map((bits) => [`HS${bits}`, secretOf(64), secretOf(64)] as const),
	...([256, 384, 512] as const).map((bits) => [`RS${bits}`, keys.rsa, publicHalf(keys.rsa)] as const),
	...([256, 384, 512] as const).map((bits) => [`PS${bits}`, keys.rsa, publicHalf(keys.rsa)] as const),
	["ES256", keys["P-256"], publicHalf(keys["P-256"])],
	["ES384", keys["P-384"], publicHalf(keys["P-384"])],
	["ES512", keys["P-521"], publicHalf(keys["P-521"])],
];

const claims = { sub: "42", name: "Zoë 😀", roles: ["a", "b"], nested: { deep: [1, 2.5, true, null] } };
const text = "a-string-secret-at-least-256-bits-long";

function encode(payload: Value, key: Value = text, algorithm = "HS256", headers: Value = {}, ttl: Value = 0): string {
	return apply("jws_encode", payload, [headers, key, algorithm, ttl], runAt(1_000_000)) as string;
}

function decode(
	token: Value,
	key: Value = text,
	algorithm = "HS256",
	expected: Value = {},
	now = 1_000_000,
	drift = 0,
) {
	return apply("jws_decode", token, [expected, key, algorithm, drift], runAt(now));
}

describe.each(algorithms)("%s", (name, sign, verify) => {
	test("is read by jose", async () => {
		const token = encode(claims, sign, name, { kid: "1" });
		const { payload, protectedHeader } = await compactVerify(token, await importJWK(verify as JWK, name));
		expect(JSON.parse(Buffer.from(payload).toString())).toEqual(claims);
		expect(protectedHeader).toEqual({ kid: "1", alg: name });
	});

	test("is read from jose", async () => {
		const token = await new CompactSign(Buffer.from(JSON.stringify(claims)))
			.setProtectedHeader({ alg: name, typ: "JWT" })
			.sign(await importJWK(sign as JWK, name));
		expect(decode(token, verify, name)).toEqual(claims);
		expect(decode(token, sign, name)).toEqual(claims);
	});

	test("is not taken for another algorithm", () => {
		const token = encode(claims, sign, name);
		for (const [other] of algorithms) {
			if (other === name) continue;
			expect(errorOf(() => decode(token, verify, other)).message).toBe(`The token is not made with ${other}`);
		}
	});

	test("does not take a signature of another length or none", () => {
		const [header, payload, proof = ""] = encode(claims, sign, name).split(".");
		for (const changed of ["", proof.slice(0, -4), `${proof}AAAA`]) {
			const error = errorOf(() => decode(`${header}.${payload}.${changed}`, verify, name));
			expect(error.message).toMatch(/^The (?:signature of the token is wrong|token is malformed)$/);
		}
	});
});

describe("a token", () => {
	test("has the header that Xano gives it", () => {
		// The beginning of a token of the live engine, and of the documented example, whose headers come first.
		expect(encode({ user_id: "123" }, secretOf(64), "HS256", { alg: "HS256" })).toMatch(/^eyJhbGciOiJIUzI1NiJ9\./);
		expect(headerOf(encode("hello", text, "HS256", { sub: "1234567890", admin: true }))).toEqual({
			sub: "1234567890",
			admin: true,
			alg: "HS256",
		});
	});

	test("with a ttl holds three moments, in the order of the live engine", () => {
		const token = encode({ user_id: "123" }, text, "HS256", {}, 3600);
		expect(JSON.stringify(decode(token))).toBe('{"user_id":"123","iat":1000000,"nbf":1000000,"exp":1003600}');
	});

	test("gives back whatever it was made of", () => {
		fc.assert(
			fc.property(values, (payload) => {
				expect(decode(encode(payload))).toEqual(payload);
			}),
		);
	});

	test("that anybody changed is refused", () => {
		const token = encode(claims);
		fc.assert(
			fc.property(fc.nat({ max: token.length - 1 }), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
				fc.pre(token[at] !== character);
				errorOf(() => decode(token.slice(0, at) + character + token.slice(at + 1)));
			}),
		);
	});

	test("that was cut or glued is refused", () => {
		const token = encode(claims);
		for (let end = 0; end < token.length; end++) errorOf(() => decode(token.slice(0, end)));
		errorOf(() => decode(`${token}.`));
		errorOf(() => decode(`${token}=`));
		expect(decode(` ${token}\n`)).toEqual(claims);
	});

	test("may hold a payload that is no JSON", async () => {
		const token = await new CompactSign(Buffer.from("plain"))
			.setProtectedHeader({ alg: "HS256" })
			.sign(Buffer.from(text));
		expect(decode(token)).toBe("plain");
	});

	test("without a signature is refused", () => {
		const header = Buffer.from('{"alg":"none"}').toString("base64url");
		const payload = Buffer.from('{"sub":"admin"}').toString("base64url");
		for (const token of [`${header}.${payload}.`, `${header}.${payload}.AAAA`]) {
			const error = errorOf(() => decode(token));
			expect(error.message).toBe("The token is not made with HS256");
			expect(error.help).toContain('"none"');
		}
	});

	test("signed with the text of a public key is refused", () => {
		const pem = publicPem();
		expect(errorOf(() => encode({ sub: "admin" }, pem)).message).toBe("HS256 needs a shared secret, not a PEM key");
		expect(errorOf(() => decode(encode(claims), pem)).message).toBe("HS256 needs a shared secret, not a PEM key");
		expect(errorOf(() => decode(encode(claims), pem, "RS256")).message).toBe("The token is not made with RS256");
	});

	test.each(["crit", "b64"])("with the header %s is refused", (name) => {
		const token = encode(claims, text, "HS256");
		const [, payload, proof] = token.split(".");
		const header = Buffer.from(JSON.stringify({ alg: "HS256", [name]: ["exp"] })).toString("base64url");
		expect(errorOf(() => decode(`${header}.${payload}.${proof}`)).message).toContain(
			`header ${name} are not supported`,
		);
		expect(errorOf(() => encode(claims, text, "HS256", { [name]: [] })).message).toContain("not supported");
	});
});

describe("time", () => {
	const expired = "The token is expired";
	const early = "The token is not valid yet";

	test.each<[claims: PlainObject, now: number, drift: number, error: string | null]>([
		[{ exp: 1000 }, 999, 0, null],
		[{ exp: 1000 }, 1000, 0, expired],
		[{ exp: 1000 }, 1009, 10, null],
		[{ exp: 1000 }, 1010, 10, expired],
		[{ nbf: 1000 }, 999, 0, early],
		[{ nbf: 1000 }, 1000, 0, null],
		[{ nbf: 1000 }, 990, 10, null],
		[{ nbf: 1000 }, 989, 10, early],
		[{ iat: 5000 }, 1000, 0, null],
		[{ exp: 1000.5 }, 1000, 0, null],
		[{ exp: null }, 1000, 0, null],
		[{ exp: "1000" }, 10, 0, "The claim exp of the token is no number of seconds"],
		[{ nbf: [] }, 10, 0, "The claim nbf of the token is no number of seconds"],
	])("%j at %i with a drift of %i", (payload, now, drift, error) => {
		const token = encode(payload);
		if (error === null) expect(decode(token, text, "HS256", {}, now, drift)).toEqual(payload);
		else expect(errorOf(() => decode(token, text, "HS256", {}, now, drift)).message).toBe(error);
	});

	test("runs out after the ttl", () => {
		const token = encode({}, text, "HS256", {}, 60);
		expect(decode(token, text, "HS256", {}, 1_000_059)).toMatchObject({ exp: 1_000_060 });
		expect(errorOf(() => decode(token, text, "HS256", {}, 1_000_060)).message).toBe(expired);
	});

	test("cannot be negative, and needs claims", () => {
		expect(errorOf(() => encode({}, text, "HS256", {}, -1)).message).toBe(
			"The ttl of `jws_encode` must not be negative",
		);
		expect(errorOf(() => decode(encode({}), text, "HS256", {}, 1, -1)).message).toBe(
			"The timeDrift of `jws_decode` must not be negative",
		);
		expect(errorOf(() => encode("hello", text, "HS256", {}, 60)).message).toBe("Only claims can have a ttl");
	});

	test("is a number, or the text of one", () => {
		expect(decode(encode({}, text, "HS256", {}, "60"))).toMatchObject({ exp: 1_000_060 });
		expect(decode(encode({}, text, "HS256", {}, 60.9))).toMatchObject({ exp: 1_000_060 });
		for (const ttl of ["soon", true, [], {}]) {
			expect(errorOf(() => encode({}, text, "HS256", {}, ttl)).message).toMatch(
				/^The ttl of `jws_encode` must be a number of seconds, not /,
			);
		}
	});
});

describe("claims", () => {
	test.each<[payload: Value, expected: Value, error: string | null]>([
		[{ role: "admin" }, { role: "admin" }, null],
		[{ role: "admin" }, '{"role":"admin"}', null],
		[{ role: "admin" }, null, null],
		[{ role: "admin" }, "", null],
		[{ role: "admin" }, "{}", null],
		[{ role: "admin" }, [], null],
		[{ role: "user" }, { role: "admin" }, 'The claim "role" of the token is not the expected one'],
		[{}, { role: "admin" }, 'The token has no claim "role"'],
		[{ id: "7" }, { id: 7 }, 'The claim "id" of the token is not the expected one'],
		[{ aud: ["a", "b"] }, { aud: "b" }, null],
		[{ aud: ["a", "b"] }, { aud: ["a", "b"] }, null],
		[{ aud: ["a", "b"] }, { aud: "c" }, 'The claim "aud" of the token is not the expected one'],
		[{ roles: ["a", "b"] }, { roles: "a" }, 'The claim "roles" of the token is not the expected one'],
		[{ __proto__: null }, { constructor: 1 }, 'The token has no claim "constructor"'],
		["hello", { role: "admin" }, 'The token has no claim "role"'],
		[{ role: "admin" }, "role=admin", "The check_claims of `jws_decode` must be an object, not a text"],
		[{ role: "admin" }, ["role"], "The check_claims of `jws_decode` must be an object, not an array"],
	])("%j, expected %j", (payload, expected, error) => {
		const token = encode(payload);
		if (error === null) expect(decode(token, text, "HS256", expected)).toEqual(payload);
		else expect(errorOf(() => decode(token, text, "HS256", expected)).message).toBe(error);
	});
});

describe("what cannot be a token", () => {
	test.each<[Value, string]>([
		[null, "The JWS token must be a text, not null"],
		[{}, "The JWS token must be a text, not an object"],
		["", "The token is no JWS: it needs 3 parts with dots between them"],
		["a.b.c.d.e", "The token is no JWS: it needs 3 parts with dots between them"],
		["!.e30.AA", "The token is malformed"],
		["e30.!.AA", "The token is not made with HS256"],
		["W10.e30.AA", "The token is malformed"],
		["..", "The token is malformed"],
		[".".repeat(1000), "The token is no JWS: it needs 3 parts with dots between them"],
		["a".repeat(2_000_001), "A text grew beyond 2,000,000 characters"],
	])("%.60j", (token, message) => {
		expect(errorOf(() => decode(token)).message).toBe(message);
	});

	test("raw bytes do not go into one", () => {
		const bytes = apply("hex2bin", "ff00fe");
		expect(errorOf(() => encode({ bytes })).message).toBe("A token cannot hold raw bytes");
		expect(decode(encode({ text: "\\ud800" }))).toEqual({ text: "\\ud800" });
	});
});

function publicPem(): string {
	const { createPublicKey } = process.getBuiltinModule("node:crypto");
	return createPublicKey({ key: publicHalf(keys.rsa), format: "jwk" })
		.export({ format: "pem", type: "spki" })
		.toString();
}
