import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { texts } from "../../values/generators.js";
import { apply } from "./evaluate.js";

const marked = fc
	.array(fc.constantFrom("&", "<", ">", '"', "'", "amp;", "lt;", "#39;", "#x27;", "#", ";", "a", "\n", "\t", "\\", "é"))
	.map((parts) => parts.join(""));
const anyText = fc.oneof(texts, marked);

describe("escapes", () => {
	test("what was escaped for HTML comes back", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const escaped = apply("text_escape", text) as string;
				expect(escaped).not.toMatch(/[<>"']/);
				expect(apply("text_unescape", escaped)).toBe(text);
			}),
		);
	});

	test("escape sequences are those of JSON, with entities for tags", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const escaped = apply("escape", text) as string;
				expect(apply("text_unescape", apply("json_decode", `"${escaped}"`))).toBe(text);
			}),
		);
	});

	test("in SQL no single quotation mark stands alone", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const escaped = apply("sql_esc", text) as string;
				expect(escaped.replaceAll("''", "")).not.toContain("'");
				expect(escaped.replaceAll("''", "'")).toBe(text);
			}),
		);
	});

	test("a name for SQL holds letters, digits and underscores, and stays what it is", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const name = apply("sql_alias", text) as string;
				expect(name).toMatch(/^[\p{L}\p{M}\p{N}_]*$/u);
				expect(apply("sql_alias", name)).toBe(name);
			}),
		);
	});
});

describe("bytes", () => {
	const bytes = fc.uint8Array({ maxLength: 20 }).map((array) => Buffer.from(array).toString("hex"));

	test("in ISO-8859-1 come back from UTF-8", () => {
		fc.assert(
			fc.property(bytes, (digits) => {
				const text = apply("hex2bin", digits);
				expect(apply("bin2hex", apply("from_utf8", apply("to_utf8", text)))).toBe(digits);
			}),
		);
	});

	test("of texts come back from every encoding that holds all characters", () => {
		const encodings = fc.constantFrom("UTF-16", "UTF-16LE", "UTF-32", "UCS-4LE", "GB18030", "UTF-7");
		fc.assert(
			fc.property(fc.string({ unit: "grapheme", maxLength: 12 }), encodings, (text, encoding) => {
				// Where the order is not named, a byte order mark at the start would be read as one.
				fc.pre(!text.includes("\ufeff") && !text.includes("\ufffe"));
				const converted = apply("convert_encoding", text, [encoding, "UTF-8"]);
				expect(apply("convert_encoding", converted, ["UTF-8", encoding])).toBe(text);
			}),
		);
	});
});
