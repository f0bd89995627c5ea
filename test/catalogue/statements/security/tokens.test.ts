import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytesOf } from "../../../../src/values/bytes.js";
import { noRandom } from "../../../engine/support.js";
import { errorOf, resultOf } from "./support.js";

describe("a statement and its filter", () => {
	test.each([
		[
			"security.jws_encode { headers = {kid: 1} claims = {a: 1} key = $key ttl = 5 } as $token",
			'{a: 1}|jws_encode:{kid: 1}:$key:"HS256":5',
		],
		[
			'security.jwe_encode { headers = {kid: 1} claims = {a: 1} key = $key key_algorithm = "A128GCMKW" content_algorithm = "A128GCM" ttl = 5 } as $token',
			'{a: 1}|jwe_encode:{kid: 1}:$key:"A128GCMKW":"A128GCM":5',
		],
		[
			'security.encrypt { data = "text" algorithm = "aes-256-gcm" key = $key iv = "iv" } as $token',
			'"text"|encrypt:"aes-256-gcm":$key:"iv"',
		],
	])("give the same: %s", async (statement, filter) => {
		const program = `var $key { value = "0123456789abcdef0123456789abcdef" }\n${statement}\nresponse = [$token, ${filter}]`;
		const [one, other] = (await resultOf(program, { random: noRandom })) as [string, string];
		expect(one).toBe(other);
	});
});

describe("what is left out", () => {
	test("is HS256, no header, no claims, for ever", async () => {
		const program = `security.jws_encode { key = "k" } as $token
		security.jws_decode { token = $token key = "k" } as $claims
		response = [$token|split:"."|first|base64_decode_urlsafe, $claims]`;
		expect(await resultOf(program)).toEqual(['{"alg":"HS256"}', {}]);
	});

	test("is A256KW and A256CBC-HS512", async () => {
		const program = `security.create_secret_key as $key
		security.jwe_encode { key = $key } as $token
		response = $token|split:"."|first|base64_decode_urlsafe`;
		expect(await resultOf(program)).toBe('{"alg":"A256KW","enc":"A256CBC-HS512"}');
	});
});

describe("an error", () => {
	test("can be caught, and says what is wrong", async () => {
		const program = `try_catch {
			try {
				security.jws_decode { token = "eyJhbGciOiJub25lIn0.e30." key = "k" } as $claims
			}
			catch {
				var $problem { value = $error.message }
			}
		}
		response = $problem`;
		expect(await resultOf(program)).toBe("The token is not made with HS256");
	});

	test("names the statement whose algorithm is unknown", async () => {
		const program = 'var $a { value = "none" }\nsecurity.jws_encode { key = "k" signature_algorithm = $a } as $t';
		const { message, help } = await errorOf(program);
		expect(message).toBe("`security.jws_encode` does not know that algorithm");
		expect(help).toContain("HS256, HS384, HS512");
	});
});

describe("the older statements", () => {
	const secret = '"0123456789abcdef0123456789abcdef"';

	test("do without an audience", async () => {
		const program = `security.jwe_encode_legacy { payload = {a: 1} key = ${secret} } as $token
		security.jwe_decode_legacy { token = $token key = ${secret} } as $claims
		response = $claims`;
		expect(await resultOf(program)).toEqual({ a: 1 });
	});

	test("ask for it when it is named", async () => {
		const program = `security.jwe_encode_legacy { payload = {a: 1} key = ${secret} } as $token
		security.jwe_decode_legacy { token = $token key = ${secret} audience = "Xano" } as $claims`;
		expect((await errorOf(program)).message).toBe('The token has no claim "aud"');
	});

	test("do not change their payload", async () => {
		const program = `var $payload { value = {a: 1} }
		security.jwe_encode_legacy { payload = $payload key = ${secret} audience = "Xano" } as $token
		response = $payload`;
		expect(await resultOf(program)).toEqual({ a: 1 });
	});

	test("refuse an audience that is no text, and a payload that is no object", async () => {
		const encode = (attributes: string) =>
			errorOf(`security.jwe_encode_legacy { ${attributes} key = ${secret} } as $t`);
		expect((await encode('audience = ["a"]')).message).toBe(
			"`security.jwe_encode_legacy` needs a text as audience, not an array",
		);
		expect((await encode('payload = "a"')).message).toBe(
			"The payload of `security.jwe_encode_legacy` must be an object, not a text",
		);
	});
});

describe("security.random_bytes", () => {
	test("gives as many bytes as it is asked for", async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 1, max: 300 }), async (length) => {
				const program = `security.random_bytes { length = ${length} } as $bytes\nresponse = $bytes`;
				expect(bytesOf((await resultOf(program)) as string).length).toBe(length);
			}),
			{ numRuns: 20 },
		);
		expect(await resultOf("security.random_bytes as $bytes\nresponse = $bytes|bin2hex|strlen")).toBe(2);
	});

	test("come from the run", async () => {
		const program = "security.random_bytes { length = 3 } as $bytes\nresponse = $bytes|bin2hex";
		expect(await resultOf(program, { random: noRandom })).toBe("070707");
	});

	test.each([0, -1])("not %i", async (length) => {
		expect((await errorOf(`security.random_bytes { length = ${length} } as $b`)).message).toBe(
			"length must be 1 or more",
		);
	});

	test("not without bound", async () => {
		const { message } = await errorOf("security.random_bytes { length = 1e12 } as $b");
		expect(message).toContain("A text grew beyond");
	});
});
