import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytesOf, textOfBytes } from "../../../../src/values/bytes.js";
import { XanoError } from "../../../../src/values/error.js";
import { apply } from "../evaluate.js";
import { errorOf } from "./support.js";

/** Algorithm, data, key, vector and result in hexadecimal digits. */
type Row = readonly [algorithm: string, data: string, key: string, iv: string, result: string];

/** What PHP answered; `scripts/php/crypto.php` asked. */
const answers = JSON.parse(readFileSync(new URL("./ciphers.json", import.meta.url), "utf8")) as Readonly<
	Record<"encrypt" | "decrypt", readonly Row[]>
>;

const algorithms = ["aes-128-cbc", "aes-192-cbc", "aes-256-cbc", "aes-128-gcm", "aes-192-gcm", "aes-256-gcm"];

function textOf(digits: string): string {
	return textOfBytes(Buffer.from(digits, "hex"));
}

function answerOf(name: string, [algorithm, data, key, iv]: Row): string {
	try {
		return bytesOf(apply(name, textOf(data), [algorithm, textOf(key), textOf(iv)]) as string).toString("hex");
	} catch (error) {
		if (error instanceof XanoError) return "error";
		throw error;
	}
}

describe("as PHP's OpenSSL answers", () => {
	test.each(["encrypt", "decrypt"] as const)("%s", (name) => {
		const rows = answers[name];
		expect(new Set(rows.map(([algorithm]) => algorithm)).size).toBe(algorithms.length);
		expect(rows.length).toBeGreaterThan(350);
		const different = rows.map((row) => [...row.slice(0, 4), answerOf(name, row)]);
		expect(different.filter((row, at) => row[4] !== rows[at]?.[4])).toEqual([]);
	});
});

const binary = fc.uint8Array({ maxLength: 80 }).map((bytes) => textOfBytes(Buffer.from(bytes)));
const vector = fc.uint8Array({ minLength: 1, maxLength: 20 }).map((bytes) => textOfBytes(Buffer.from(bytes)));

describe("whatever is encrypted", () => {
	test("can be decrypted", () => {
		fc.assert(
			fc.property(fc.constantFrom(...algorithms), binary, binary, vector, (algorithm, data, key, iv) => {
				const secret = apply("encrypt", data, [algorithm, key, iv]);
				expect(bytesOf(apply("decrypt", secret, [algorithm, key, iv]) as string)).toEqual(bytesOf(data));
			}),
		);
	});

	test("with GCM cannot be changed", () => {
		const gcm = algorithms.filter((name) => name.endsWith("gcm"));
		fc.assert(
			fc.property(fc.constantFrom(...gcm), binary, fc.nat(), fc.integer({ min: 1, max: 255 }), (name, data, at, by) => {
				const secret = bytesOf(apply("encrypt", data, [name, "key", "iv"]) as string);
				const place = at % secret.length;
				secret[place] = (secret[place] as number) ^ by;
				expect(() => apply("decrypt", textOfBytes(secret), [name, "key", "iv"])).toThrow(
					"The data cannot be decrypted",
				);
			}),
		);
	});
});

describe("a mistake is named", () => {
	test.each([
		[["des-ede3", "key", "iv"], "`encrypt` does not know that algorithm", "aes-128-cbc, aes-192-cbc"],
		[["AES-256-CBC", "key", "iv"], "`encrypt` does not know that algorithm", "aes-256-gcm"],
		[["aes-256-gcm", "key", ""], "aes-256-gcm needs an initialization vector", "12 random bytes"],
		[["aes-256-gcm", ["key"], "iv"], "`encrypt` needs a text as key, not an array", ""],
	])("%j", (args, message, help) => {
		const error = errorOf(() => apply("encrypt", "data", args));
		expect(error.message).toBe(message);
		expect(error.help).toContain(help);
	});

	test("and never with the key", () => {
		const secret = "SECRET-KEY-THAT-NOBODY-SEES";
		for (const args of [
			[secret, secret, secret],
			["aes-256-cbc", secret, secret],
			["aes-256-gcm", secret, ""],
		]) {
			const { message, help } = errorOf(() => apply("decrypt", secret, args));
			expect(`${message} ${help}`).not.toContain("SECRET");
		}
	});
});
