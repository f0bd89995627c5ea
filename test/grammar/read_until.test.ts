import { describe, expect, test } from "vitest";
import { readUntil } from "../../grammar/lexer.js";
import { Source } from "../../grammar/source.js";

/** What a word at the mark would be, and the brackets around it. */
function standing(text: string): string {
	const offset = text.indexOf("‸");
	const { word, frames } = readUntil(new Source("a.xs", text.replace("‸", "")), offset);
	return [...frames, word?.tokenType.name ?? "nothing"].join(" ");
}

describe("readUntil", () => {
	test.each([
		["‸", "root StatementName"],
		['function "f" {\n  ‸', "root block StatementName"],
		['function "f" {\n  input {\n    ‸', "root block columns ColumnType"],
		['function "f" {\n  input {\n    text ‸', "root block columns ColumnName"],
		['function "f" {\n  input {\n    text a filters=‸', "root block columns ColumnFilters"],
		["var $x {\n  value = ‸", "root block Word"],
		["var $x {\n  value = $‸", "root block Variable"],
		["var $x {\n  value = $a.‸", "root block Member"],
		["var $x {\n  value = $a|‸", "root block Filter"],
		["var $x {\n  value = {a: [1, ‸", "root block object array Word"],
		['var $x {\n  value = "a ‸', "root block Text"],
		['var $x {\n  value = """\na ‸', "root block Text"],
		["foreach ($a[‸", "root parenthesis index Word"],
		["// a ‸", "root nothing"],
		["var $x {\n  value = 1 // a ‸", "root block nothing"],
		["var $x {\n}\n‸", "root StatementName"],
	])("%j", (text, expected) => {
		expect(standing(text)).toBe(expected);
	});

	test("does not look at what stands behind the place", () => {
		const text = 'var $x { value = $a.‸ }\n"""';
		expect(standing(text)).toBe("root block Member");
	});

	test("gives the tokens before the word", () => {
		const { tokens } = readUntil(new Source("a.xs", "var $x { value = 1 + "), 21);
		expect(tokens.map(({ image }) => image)).toEqual(["var", "$x", "{", "value", "1", "+"]);
	});

	test("ends where brackets are nested too deep", () => {
		const text = "(".repeat(500);
		expect(readUntil(new Source("a.xs", `value = ${text}`), 508).word).toBeNull();
	});
});
