import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { XanoError } from "../../../../src/values/error.js";
import { encodeJson } from "../../../../src/values/json.js";
import type { Value } from "../../../../src/values/kinds.js";
import { objects, texts, values } from "../../../values/generators.js";
import { apply, stillRun } from "../evaluate.js";

const bytes = fc
	.array(
		fc.constantFrom("a", " ", "\n", ":", "\u{1}", "\udc80", "\udcff", "\u{85}", "\ufeff", "'", '"', "\\", "\r", "-"),
	)
	.map((parts) => parts.join(""));
const anything: fc.Arbitrary<Value> = fc.oneof(values, objects, bytes, fc.array(fc.oneof(texts, bytes)));
const styles = fc.tuple(fc.constantFrom(0, 128, 2048, 128 + 2048), fc.nat(5), fc.integer({ min: 1, max: 9 }));

/** Texts that look like YAML, and some that do not. */
const snippets = [
	"a: 1", "- x", "  ", "\n", ":", "-", "[", "]", "{", "}", ",", "&x ", "*x", "|", ">", "'", '"', "#", "!!str ", "!a ", "---", "...", "%", "?", "<<: ", "\t", "é", "\0",
	"2024-01-02", "0x1F", "1_0", "~", "\\", "@", "`", "\ufeff", "\r\n", "null: ", "\udc80",
]; // biome-ignore format: a list of snippets reads best in lines
const hostile = fc.oneof(
	fc.array(fc.constantFrom(...snippets), { maxLength: 20 }).map((parts) => parts.join("")),
	fc.string({ unit: "binary", maxLength: 30 }),
);

describe("YAML", () => {
	test("what was written is what one reads", () => {
		fc.assert(
			fc.property(anything, styles, (value, style) => {
				const written = apply("yaml_encode", value, style);
				expect(encodeJson(apply("yaml_decode", written))).toBe(encodeJson(value));
			}),
			{ numRuns: 400 },
		);
	});

	test("any text is a value or an error that says where", () => {
		fc.assert(
			fc.property(hostile, (text) => {
				try {
					encodeJson(apply("yaml_decode", text));
				} catch (error) {
					expect(error).toBeInstanceOf(XanoError);
					expect((error as XanoError).message).toMatch(/^Error parsing YAML: .+ at line \d+, column \d+$/);
				}
			}),
			{ numRuns: 400 },
		);
	});

	test("a text of nothing but errors ends with the first, and one of too many signs is refused", () => {
		const first = (piece: string): string => {
			try {
				return encodeJson(apply("yaml_decode", piece.repeat(300_000)));
			} catch (error) {
				return (error as XanoError).message;
			}
		};
		expect(first('""')).toBe("Error parsing YAML: Unexpected double-quoted-scalar at node end at line 1, column 3");
		expect(first("]")).toBe('Error parsing YAML: Unexpected "]" at line 1, column 1');
		expect(first("{{ a }}")).toMatch(/^Error parsing YAML: Unexpected "}" at line 1,/);
		expect(() => apply("yaml_decode", "-\n".repeat(1_100_000))).toThrow(/^Error parsing YAML: the text is too long/);
	});

	test("errors say where", () => {
		expect(() => apply("yaml_decode", "a: 1\nb: [1, 2\nc: 3")).toThrow(/at line 3, column 1$/);
		expect(() => apply("yaml_decode", "a: *x")).toThrow('the reference "x" does not exist at line 1, column 4');
		expect(() => apply("yaml_decode", "a: !x 1")).toThrow("tags are not supported at line 1");
		expect(() => apply("yaml_decode", "a: 1\n---\nb: 2")).toThrow("several documents are not supported at line 2");
		expect(() => apply("yaml_decode", "d: 2024-13-45")).toThrow('the date "2024-13-45" does not exist at line 1');
	});

	test("names of JavaScript's own are keys like others", () => {
		const text = "__proto__: 1\nconstructor: {toString: 2}\nb:\n  <<: {__proto__: 3}\n";
		const value = apply("yaml_decode", text);
		expect(encodeJson(value)).toBe('{"__proto__":1,"constructor":{"toString":2},"b":{"__proto__":3}}');
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(encodeJson(apply("yaml_decode", apply("yaml_encode", value)))).toBe(encodeJson(value));
	});
});

describe("hostile YAML", () => {
	/** Ten references to the level below, level by level. */
	function bomb(levels: number, references: number): string {
		const lines = ["a0: &a0 [x, x]"];
		for (let level = 1; level < levels; level++) {
			lines.push(
				`a${level}: &a${level} [${Array(references)
					.fill(`*a${level - 1}`)
					.join(", ")}]`,
			);
		}
		return lines.join("\n");
	}

	test("references cannot stand for more values than a run may hold", () => {
		expect(() => apply("yaml_decode", bomb(9, 9))).toThrow("the text stands for more than 2000000 values");
		expect(() => apply("yaml_decode", bomb(5, 9), [], stillRun({ size: 5_000 }))).toThrow("more than 5000 values");
		expect(() => apply("yaml_decode", bomb(40, 4))).toThrow(XanoError);
		expect(() => apply("yaml_decode", bomb(3, 100))).toThrow("more than 128 references");
	});

	test("nesting has an end", () => {
		for (const text of ["[".repeat(50_000), "- ".repeat(50_000), "{a: ".repeat(20_000), "a:\n".repeat(3)]) {
			try {
				apply("yaml_decode", text);
			} catch (error) {
				expect(error).toBeInstanceOf(XanoError);
			}
		}
		const nested = `${"[".repeat(400)}${"]".repeat(400)}`;
		expect(encodeJson(apply("yaml_decode", nested))).toBe(nested);
		let deep: Value = [];
		for (let level = 0; level < 600; level++) deep = [deep];
		expect(() => apply("yaml_encode", deep)).toThrow("Maximum stack depth exceeded");
		let shared: Value = [1];
		for (let level = 0; level < 100; level++) shared = [shared, shared];
		expect(() => apply("yaml_encode", shared, [], stillRun({ size: 5_000 }))).toThrow("An array grew beyond 5,000");
	});

	test("long texts take their time and no more", () => {
		const lines = Array.from({ length: 5_000 }, (_, line) => `key${line}: "value ${line}" # note`).join("\n");
		expect(apply("count", apply("yaml_decode", lines))).toBe(5_000);
		expect(apply("yaml_decode", `a: ${"x".repeat(300_000)}`)).toHaveProperty("a.length", 300_000);
		expect(apply("yaml_decode", `9${"0".repeat(100_000)}`)).toHaveLength(100_001);
	});
});
