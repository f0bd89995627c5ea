import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { charsetNames } from "../../../../src/catalogue/filters/charset/charsets.js";
import { bytesOf, textOfBytes } from "../../../../src/values/bytes.js";
import { XanoError } from "../../../../src/values/error.js";
import type { Value } from "../../../../src/values/kinds.js";
import { expectDeviations } from "../../../php/deviations.js";
import { apply } from "../evaluate.js";

/** What PHP's mbstring answered; `scripts/php/encodings.php` asked. Bytes are written with hexadecimal digits. */
interface Answers {
	readonly bytes: readonly (readonly [encoding: string, characters: readonly string[]])[];
	readonly written: readonly (readonly [encoding: string, text: string, answer: string])[];
	readonly read: readonly (readonly [encoding: string, bytes: string, answer: string])[];
	readonly names: readonly (readonly [name: string, answer: string, encoding: string])[];
	readonly detected: readonly (readonly [bytes: string, encodings: string, answer: string | false])[];
}

const answers = JSON.parse(readFileSync(new URL("./php.json", import.meta.url), "utf8")) as Answers;
const available = new Set(charsetNames());

const textOf = (digits: string): string => textOfBytes(Buffer.from(digits, "hex"));
const digitsOf = (text: Value): string => bytesOf(text as string).toString("hex");

function converted(text: string, to: string, from: string): string {
	return digitsOf(apply("convert_encoding", text, [to, from]));
}

describe("as PHP answers", () => {
	test("every byte of every encoding", () => {
		const differing: string[] = [];
		let count = 0;
		for (const [encoding, characters] of answers.bytes) {
			if (!available.has(encoding)) continue;
			for (const [byte, character] of characters.entries()) {
				count++;
				const digits = byte.toString(16).padStart(2, "0");
				if (converted(textOf(digits), "UTF-8", encoding) !== character) differing.push(`${encoding} ${digits}`);
			}
		}
		expect(count).toBeGreaterThan(10_000);
		expectDeviations("charset/php: bytes", differing);
	});

	test("texts written and read in every encoding", () => {
		const written = answers.written.filter(([encoding, text, answer]) => {
			return available.has(encoding) && converted(text, encoding, "UTF-8") !== answer;
		});
		expectDeviations(
			"charset/php: written",
			written.map(([encoding, text]) => `${encoding} ${text}`),
		);
		const read = answers.read.filter(([encoding, digits, answer]) => {
			return available.has(encoding) && converted(textOf(digits), "UTF-8", encoding) !== answer;
		});
		expectDeviations(
			"charset/php: read",
			read.map(([encoding, digits]) => `${encoding} ${digits}`),
		);
	});

	test("names and aliases, and clear refusals of those that are not available", () => {
		for (const [name, answer, encoding] of answers.names) {
			if (available.has(encoding)) expect([name, converted("é", name, "UTF-8")]).toEqual([name, answer]);
			else expect(() => converted("é", name, "UTF-8")).toThrow(/is not available here|no character encoding/);
		}
	});

	test("what bytes are detected as", () => {
		const differing = answers.detected.filter(([digits, encodings, answer]) => {
			return apply("detect_encoding", textOf(digits), [encodings]) !== answer;
		});
		expectDeviations(
			"charset/php: detected",
			differing.map(([digits, encodings]) => `${digits} ${encodings}`),
		);
	});
});

describe("names", () => {
	test("that nobody knows are errors", () => {
		for (const name of ["UTF-99", "", "__proto__", "constructor", "UTF-8 "]) {
			expect(() => apply("convert_encoding", "a", [name, "UTF-8"]), name).toThrow(XanoError);
		}
		expect(() => apply("convert_encoding", "a", ["UTF-8", "nope"])).toThrow('There is no encoding "nope"');
		expect(() => apply("detect_encoding", "a", ["UTF-8,nope"])).toThrow('There is no encoding "nope"');
		expect(() => apply("convert_encoding", "a", ["BASE64", "UTF-8"])).toThrow("is no character encoding");
	});

	test("of the list all convert and come back", () => {
		for (const name of apply("list_encodings", null) as string[]) {
			const bytes = apply("convert_encoding", "plain text", [name, "UTF-8"]);
			expect([name, apply("convert_encoding", bytes, ["UTF-8", name])]).toEqual([name, "plain text"]);
		}
	});

	test("between commas are tried one after the other", () => {
		const latin = apply("from_utf8", "étude");
		expect(apply("convert_encoding", latin, ["UTF-8", "UTF-8, ISO-8859-1"])).toBe("étude");
		expect(apply("convert_encoding", "étude", ["UTF-8", "UTF-8, ISO-8859-1"])).toBe("étude");
		expect(() => apply("convert_encoding", textOf("ff"), ["UTF-8", "ASCII,UTF-8"])).toThrow("in none of the encodings");
	});
});
