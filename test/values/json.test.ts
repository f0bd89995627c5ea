import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { looseEquals, strictEquals } from "../../src/values/compare.js";
import { XanoError } from "../../src/values/error.js";
import { decodeJson, encodeJson } from "../../src/values/json.js";
import { parseJson } from "../../src/values/json_parser.js";
import type { Value } from "../../src/values/kinds.js";
import { entriesOf, keysOf, objectFrom } from "../../src/values/object.js";
import { decimals, keys, values } from "./generators.js";
import { fromTagged, readAnswers, type Tagged } from "./php.js";

function errorOf(text: string): XanoError {
	try {
		decodeJson(text);
	} catch (error) {
		if (error instanceof XanoError) return error;
		throw error;
	}
	throw new Error(`${text} was accepted`);
}

interface JsonAnswer {
	value: Tagged;
	error: string | null;
	encoded: string | false | null;
}

describe("the answers of PHP", () => {
	test.each(readAnswers<{ rows: [string, JsonAnswer][] }>("json").rows)("%s", (text, answer) => {
		if (/e999/.test(text)) {
			// PHP gives INF, which is no value here.
			expect(errorOf(text).message).toBe("Error parsing JSON: Number is out of range");
			return;
		}
		if (answer.error !== null) {
			expect(errorOf(text).message).toBe(`Error parsing JSON: ${answer.error}`);
			expect(errorOf(text).help).toMatch(/^Line \d+, column \d+: /);
			return;
		}
		const value = decodeJson(text);
		expect(looseEquals(value, fromTagged(answer.value))).toBe(true);
		expect(strictEquals(value, parseJson(text))).toBe(true);
		// PHP prints decimals with a fraction or a different exponent; what is printed must read back the same.
		if (!/[.eE]/.test(answer.encoded as string) && text !== "-0.0") expect(encodeJson(value)).toBe(answer.encoded);
		expect(strictEquals(decodeJson(encodeJson(value)), value)).toBe(true);
	});
});

test("what is encoded decodes to the same value", () => {
	fc.assert(
		fc.property(values, fc.boolean(), (value, pretty) => {
			const text = encodeJson(value, { pretty });
			expect(strictEquals(decodeJson(text), value)).toBe(true);
			expect(strictEquals(parseJson(text), value)).toBe(true);
			expect(encodeJson(decodeJson(text), { pretty })).toBe(text);
		}),
		{ numRuns: 3000 },
	);
});

test("both ways of writing give the same text", () => {
	fc.assert(
		fc.property(fc.jsonValue({ noUnicodeString: false, maxDepth: 4 }), fc.boolean(), (plain, pretty) => {
			const native = JSON.stringify(plain, null, pretty ? 2 : 0);
			const value = decodeJson(native);
			// A bigint beside the value makes the own writer do the work.
			const own = encodeJson([value, 2n ** 60n], { pretty });
			const both = encodeJson([value, 7], { pretty });
			expect(own.replace(/1152921504606846976(?=\s*\]$)/, "7")).toBe(both);
		}),
		{ numRuns: 1000 },
	);
});

test("decimals read back the same", () => {
	fc.assert(
		fc.property(decimals, (decimal) => {
			expect(Number(decodeJson(encodeJson(decimal)))).toBe(decimal);
		}),
		{ numRuns: 2000 },
	);
});

test("the own parser and JSON.parse accept the same texts", () => {
	const fragment = fc.constantFrom(
		...'[]{},:"\\-+.eE019 \n\ta',
		"true",
		"null",
		'"a"',
		'"b":',
		"\\u00e9",
		"1.5",
		"[1,2]",
		'{"k":[]}',
	);
	fc.assert(
		fc.property(
			fc.oneof(
				fc.array(fragment, { maxLength: 12 }).map((parts) => parts.join("")),
				fc.json(),
			),
			(text) => {
				let accepted = true;
				try {
					JSON.parse(text);
				} catch {
					accepted = false;
				}
				if (!accepted) expect(errorOf(text).message).toMatch(/^Error parsing JSON: /);
				else if (!/\d{5}|e\+?\d{3}/i.test(text)) expect(() => [decodeJson(text), parseJson(text)]).not.toThrow();
			},
		),
		{ numRuns: 5000 },
	);
});

test("keys keep their order and their names", () => {
	fc.assert(
		fc.property(fc.uniqueArray(keys, { maxLength: 50 }), (list) => {
			const text = `{${list.map((key, index) => `${JSON.stringify(key)}:${index}`).join(",")}}`;
			const object = decodeJson(text) as Record<string, Value>;
			expect(entriesOf(object)).toEqual(list.map((key, index) => [key, index]));
			expect(encodeJson(object)).toBe(text);
		}),
		{ numRuns: 1000 },
	);
});

test("escaped keys are seen through", () => {
	expect(keysOf(decodeJson('{"a":1,"\\u0031":2,"\\u0030":3}') as Record<string, Value>)).toEqual(["a", "1", "0"]);
	const object = decodeJson('{"__pr\\u006fto__":{"polluted":true}}') as Record<string, Value>;
	expect(object).toBeInstanceOf(Map);
	expect(entriesOf(object)).toEqual([["__proto__", { polluted: true }]]);
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("integers are exact", () => {
	const text = '{"id":9007199254740993,"low":-9223372036854775808,"huge":18446744073709551616,"ten":1e1,"zero":-0}';
	const object = decodeJson(text);
	expect(object).toEqual({ id: 9007199254740993n, low: -(2n ** 63n), huge: 2 ** 64, ten: 10, zero: 0 });
	expect(encodeJson([9007199254740993n, 5.0, 1.5, -0])).toBe("[9007199254740993,5,1.5,0]");
});

test("nothing is escaped that need not be", () => {
	expect(encodeJson("a/b é 😀 \u2028 \u007f")).toBe('"a/b é 😀 \u2028 \u007f"');
	expect(encodeJson('"\\\n\u0001')).toBe('"\\"\\\\\\n\\u0001"');
	expect(encodeJson([{}, []])).toBe("[{},[]]");
	expect(encodeJson(new Map())).toBe("{}");
});

test("pretty", () => {
	const value: Value = { a: [1, { b: null }], c: {}, d: [] };
	expect(encodeJson(value, { pretty: true })).toBe(JSON.stringify(value, null, 2));
	const map = objectFrom([
		["1", [new Map(), []]],
		["a", { x: 2n ** 60n }],
	]);
	expect(encodeJson(map, { pretty: true })).toBe(
		'{\n  "1": [\n    {},\n    []\n  ],\n  "a": {\n    "x": 1152921504606846976\n  }\n}',
	);
});

describe("nesting", () => {
	function nested(levels: number, wrap: (value: Value) => Value): Value {
		let value: Value = 1;
		for (let i = 0; i < levels; i++) value = wrap(value);
		return value;
	}
	const wraps: [string, (value: Value) => Value][] = [
		["arrays", (value) => [value]],
		["objects", (value) => ({ a: value })],
		["maps", (value) => new Map([["1", value]])],
	];

	test.each(wraps)("512 levels of %s are written and read, 513 are not", (_name, wrap) => {
		const text = encodeJson(nested(512, wrap));
		expect(encodeJson(decodeJson(text))).toBe(text);
		expect(encodeJson(nested(512, wrap), { pretty: true }).length).toBeGreaterThan(text.length);
		for (const levels of [513, 100_000]) {
			expect(() => encodeJson(nested(levels, wrap))).toThrow("Error encoding JSON: Maximum stack depth exceeded");
			expect(() => encodeJson([2n ** 60n, nested(levels, wrap)])).toThrow("Maximum stack depth exceeded");
		}
	});

	test("deep texts", () => {
		for (const [open, close] of [
			["[", "]"],
			['{"a":', "}"],
			['{"1":', "}"],
		] as const) {
			const text = open.repeat(513) + 1 + close.repeat(513);
			expect(errorOf(text).message).toBe("Error parsing JSON: Maximum stack depth exceeded");
			expect(errorOf(open.repeat(1_000_000)).message).toBe("Error parsing JSON: Maximum stack depth exceeded");
		}
		// Brackets inside texts are no nesting, and many containers side by side are not deep.
		expect(decodeJson(JSON.stringify("[".repeat(5000)))).toBe("[".repeat(5000));
		expect(decodeJson(`[${"[],".repeat(5000)}[]]`)).toHaveLength(5001);
	});
});

describe("what is wrong with a text", () => {
	test.each([
		["", "Syntax error", 1, 1],
		["{\n  a: 1\n}", "Syntax error", 2, 3],
		["[1,\n2,\n]", "Syntax error", 3, 1],
		['{"a" 1}', "Syntax error", 1, 6],
		["[1}", "State mismatch (invalid or malformed JSON)", 1, 3],
		['{"a":1]', "State mismatch (invalid or malformed JSON)", 1, 7],
		['["a\nb"]', "Control character error, possibly incorrectly encoded", 1, 4],
		['"\\ud800"', "Single unpaired UTF-16 surrogate in unicode escape", 1, 9],
		['"abc', "Control character error, possibly incorrectly encoded", 1, 5],
		['"\\x"', "Syntax error", 1, 2],
		["1 x", "Syntax error", 1, 3],
	])("%j: %s", (text, message, line, column) => {
		const error = errorOf(text);
		expect(error.message).toBe(`Error parsing JSON: ${message}`);
		expect(error.help).toContain(`Line ${line}, column ${column}: `);
		expect(error).toMatchObject({ code: "ERROR_FATAL", status: 500 });
	});

	test("the text itself is never shown", () => {
		const error = errorOf('{"password": "hunter2" oops}');
		expect(error.message + error.help).not.toMatch(/hunter2|oops|password/);
	});
});
