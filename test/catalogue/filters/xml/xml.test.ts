import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { XanoError } from "../../../../src/values/error.js";
import { encodeJson } from "../../../../src/values/json.js";
import { apply } from "../evaluate.js";

const snippets = [
	"<a>",
	"</a>",
	"<a/>",
	"<b c='1'>",
	"</b>",
	"<!--",
	"-->",
	"<![CDATA[",
	"]]>",
	"<?xml version='1.0'?>",
	"<?pi",
	"?>",
	"<!DOCTYPE a [",
	"<!ENTITY e 'x'>",
	"]>",
	"&e;",
	"&amp;",
	"&#65;",
	"&#x1F600;",
	"<",
	">",
	"&",
	"'",
	'"',
	"=",
	" ",
	"\n",
	"x",
	"é",
	"\ufeff",
	"\u{1}",
	"\udc80",
	"\udcff\udcfe",
	"xmlns:x='u'",
	"encoding='latin1'",
];
const documents = fc.oneof(
	fc.array(fc.constantFrom(...snippets), { maxLength: 16 }).map((parts) => parts.join("")),
	fc.array(fc.constantFrom(...snippets), { maxLength: 8 }).map((parts) => `<a>${parts.join("")}</a>`),
	fc.string({ unit: "binary", maxLength: 30 }),
);

describe("XML", () => {
	test("any text is an object or an error that says where", () => {
		fc.assert(
			fc.property(documents, (document) => {
				try {
					encodeJson(apply("xml_decode", document));
				} catch (error) {
					expect(error).toBeInstanceOf(XanoError);
					expect((error as XanoError).message).toMatch(/^Error parsing XML: .+ at line \d+, column \d+$/);
				}
			}),
			{ numRuns: 500 },
		);
	});

	test("escaped text comes back", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme", maxLength: 20 }), (text) => {
				fc.pre(!/[\p{Cc}\u{fffe}\u{ffff}\p{Cs}]/u.test(text));
				const document = `<a k="${apply("text_escape", text) as string}">${apply("text_escape", text) as string}</a>`;
				expect(apply("xml_decode", document)).toEqual({ a: { "@attributes": { k: text }, value: text } });
			}),
		);
	});

	test("errors say where", () => {
		expect(() => apply("xml_decode", "<a>\n  <b>\n</a>")).toThrow(
			"Error parsing XML: unexpected close tag at line 3, column 4",
		);
		expect(() => apply("xml_decode", "")).toThrow("Error parsing XML: document must contain a root element at line 1");
	});

	test("bombs do not go off", () => {
		const entities = ["<!DOCTYPE a [", '<!ENTITY e0 "ha">'];
		for (let level = 1; level < 30; level++) entities.push(`<!ENTITY e${level} "&e${level - 1};&e${level - 1};">`);
		expect(() => apply("xml_decode", `${entities.join("\n")}]><a>&e29;</a>`)).toThrow("undefined entity");
		const open = "<a>".repeat(100_000);
		expect(() => apply("xml_decode", open)).toThrow("nested deeper than 256");
		expect(() => apply("xml_decode", `<a ${"b".repeat(500_000)}="1"/>`)).not.toThrow();
	});

	test("names of JavaScript's own are keys like others", () => {
		const value = apply("xml_decode", '<__proto__ constructor="1" __proto__="2"/>');
		expect(encodeJson(value)).toBe('{"__proto__":{"@attributes":{"constructor":"1","__proto__":"2"},"value":""}}');
		expect(() => apply("xml_decode", "<a>&constructor;</a>")).toThrow("undefined entity");
	});

	test("bytes are read in the encoding they declare", () => {
		const declared = '<?xml version="1.0" encoding="ISO-8859-1"?><a>étude</a>';
		const text = apply("xml_decode", apply("from_utf8", declared));
		expect(encodeJson(text)).toBe('{"a":{"@attributes":[],"value":"étude"}}');
		const utf16 = apply("convert_encoding", "\ufeff<a>é</a>", ["UTF-16LE", "UTF-8"]);
		expect(encodeJson(apply("xml_decode", utf16))).toBe('{"a":{"@attributes":[],"value":"é"}}');
		expect(() => apply("xml_decode", '<?xml version="1.0" encoding="x-none"?><a/>')).toThrow('"x-none"');
		expect(() => apply("xml_decode", apply("from_utf8", "<a>é</a>"))).toThrow("disallowed character");
	});
});
