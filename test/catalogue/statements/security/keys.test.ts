import { createPrivateKey } from "node:crypto";
import { importJWK } from "jose";
import { describe, expect, test } from "vitest";
import { newCurveKey } from "../../../../src/catalogue/filters/crypto/curve_key.js";
import { newRsaKey } from "../../../../src/catalogue/statements/security/rsa_key.js";
import type { PlainObject } from "../../../../src/values/kinds.js";
import { noRandom } from "../../../engine/support.js";
import { errorOf, resultOf } from "./support.js";

describe("security.create_secret_key", () => {
	test.each([8, 256, 512, 1024, 2048])("of %i bits", async (bits) => {
		const program = `security.create_secret_key { bits = ${bits} } as $key\nresponse = $key`;
		const key = (await resultOf(program)) as { kty: string; k: string };
		expect(Object.keys(key)).toEqual(["kty", "k"]);
		expect(Buffer.from(key.k, "base64url").length).toBe(bits / 8);
	});

	test("has 1024 bits, and its randomness comes from the run", async () => {
		const program = "security.create_secret_key as $key\nresponse = $key";
		const k = Buffer.alloc(128, 7).toString("base64url");
		expect(await resultOf(program, { random: noRandom })).toEqual({ kty: "oct", k });
		expect(await resultOf(program)).not.toEqual(await resultOf(program));
	});

	test.each([0, -8, 12, 1e9, '"many"'])("not of %s bits", async (bits) => {
		const { message } = await errorOf(`security.create_secret_key { bits = ${bits} } as $key`);
		expect(message).toMatch(/^(?:bits must be a multiple of 8 from 8 to 65536|The bits of .* must be a number)/);
	});

	test("not in an unknown form", async () => {
		const program = 'var $form { value = "pem" }\nsecurity.create_secret_key { format = $form } as $key';
		const { message, help } = await errorOf(program);
		expect(message).toBe("`security.create_secret_key` does not know that format");
		expect(help).toBe("It is one of object, base64.");
	});
});

describe("security.create_rsa_key", () => {
	test("is a key with all members, in their order", async () => {
		const key = (await resultOf("security.create_rsa_key { bits = 1024 } as $key\nresponse = $key")) as PlainObject;
		expect(Object.keys(key)).toEqual(["kty", "n", "e", "d", "p", "q", "dp", "dq", "qi"]);
		expect(Buffer.from(key.n as string, "base64url").length).toBe(128);
		expect(createPrivateKey({ key: { ...key }, format: "jwk" }).asymmetricKeyType).toBe("rsa");
	});

	test("as base64 signs and verifies", async () => {
		const program = `security.create_rsa_key { bits = 1024 format = "base64" } as $key
		security.jws_encode { claims = {a: 1} key = $key signature_algorithm = "PS256" } as $token
		security.jws_decode { token = $token key = $key signature_algorithm = "PS256" } as $claims
		response = $claims`;
		expect(await resultOf(program)).toEqual({ a: 1 });
	});

	test.each([0, 504, 1001, 8192])("not of %i bits", async (bits) => {
		const { message } = await errorOf(`security.create_rsa_key { bits = ${bits} } as $key`);
		expect(message).toBe("bits must be a multiple of 8 from 512 to 4096");
	});

	test("ends when the run is cancelled, before it or meanwhile", async () => {
		await expect(newRsaKey(1024, AbortSignal.abort(new Error("early")))).rejects.toThrow("early");
		const controller = new AbortController();
		const making = newRsaKey(1024, controller.signal);
		controller.abort(new Error("meanwhile"));
		await expect(making).rejects.toThrow("meanwhile");
	});

	test("says when OpenSSL refuses", async () => {
		await expect(newRsaKey(8, new AbortController().signal)).rejects.toThrow("No RSA key of 8 bits can be made here");
	});
});

describe("security.create_curve_key", () => {
	test.each([
		["P-256", "ES256", 32],
		["P-384", "ES384", 48],
		["P-521", "ES512", 66],
	])("on %s is a key for %s", async (curve, algorithm, length) => {
		const program = `security.create_curve_key { curve = "${curve}" } as $key\nresponse = $key`;
		const key = (await resultOf(program)) as PlainObject;
		expect(Object.keys(key)).toEqual(["kty", "crv", "d", "x", "y"]);
		for (const member of ["d", "x", "y"]) {
			expect(Buffer.from(key[member] as string, "base64url").length).toBe(length);
		}
		await importJWK({ ...key } as never, algorithm);
		expect(await resultOf(program, { random: noRandom })).toEqual(await resultOf(program, { random: noRandom }));
	});

	test.each(["P-256", "P-384", "P-521"] as const)("on %s is one whatever is drawn", (curve) => {
		for (const byte of [0, 1, 0x7f, 0xff]) {
			const key = newCurveKey(curve, (count) => new Uint8Array(count).fill(byte));
			expect(createPrivateKey({ key: { ...key }, format: "jwk" }).asymmetricKeyType).toBe("ec");
		}
	});

	test("not on an unknown curve", async () => {
		const program = 'var $curve { value = "secp256k1" }\nsecurity.create_curve_key { curve = $curve } as $key';
		expect((await errorOf(program)).help).toBe("It is one of P-256, P-384, P-521.");
	});
});
