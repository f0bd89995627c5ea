import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeJson, encodeJson } from "../../../src/values/json.js";
import { isObject, type Value } from "../../../src/values/kinds.js";
import { entriesOf, objectFrom } from "../../../src/values/object.js";
import { values } from "../../values/generators.js";
import { runCode, sandboxRun } from "./support.js";

/** What a value is once JavaScript has had it: whole keys in front, ints beyond 2^53 rounded. */
function expected(value: Value): Value {
	if (typeof value === "bigint") return decodeJson(JSON.stringify(Number(value)));
	if (Array.isArray(value)) return value.map(expected);
	if (!isObject(value)) return value;
	const entries = entriesOf(value).map(([key, element]) => [key, expected(element)] as const);
	const isIndex = (key: string): boolean => /^(?:0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1;
	const indices = entries.filter(([key]) => isIndex(key)).sort(([left], [right]) => Number(left) - Number(right));
	return objectFrom([...indices, ...entries.filter(([key]) => !isIndex(key))]);
}

const text = (value: Value): string => encodeJson(value);

describe("values on their way through the code", () => {
	test("come back as they were", () => {
		fc.assert(
			fc.property(values, (value) => {
				expect(text(runCode("return $this", { kind: "lambda", subject: value }))).toBe(text(expected(value)));
				expect(text(runCode("return $var.a", {}, { variables: { a: value } }))).toBe(text(expected(value)));
			}),
			{ numRuns: 150 },
		);
	});

	test("bytes as texts survive", () => {
		const bytes = "\udc80\udcff a \ud83d\ude00 \0";
		expect(runCode("return [$this, $this.length]", { kind: "lambda", subject: bytes })).toEqual([bytes, bytes.length]);
	});

	test.each<[string, Value]>([
		["undefined", null],
		["[undefined, () => 1, Symbol('a')]", [null, null, null]],
		["({ a: undefined, b: () => 1, c: 1 })", { c: 1 }],
		["[NaN, Infinity, -Infinity, -0]", [null, null, null, 0]],
		["new Date(86400000)", "1970-01-02T00:00:00.000Z"],
		["[new Map([[1, 2]]), new Set([1])]", [{}, {}]],
		["/a/", {}],
		["new Error('x')", {}],
		["Object.assign([1], { a: 2 })", [1]],
		["[,1]", [null, 1]],
		["new (class A { b = 1; #c = 2 })", { b: 1 }],
		["({ toJSON: () => [1] })", [1]],
		["Object(1n) && 9007199254740993", 9007199254740992n],
		["2 ** 63", 2 ** 63],
		["1e300", 1e300],
		["() => 1", null],
		["Promise.resolve([Promise.resolve(1)])", [{}]],
		["JSON.parse('{\"__proto__\": 1}')", new Map([["__proto__", 1]])],
		["new Uint8Array([1, 2])", { 0: 1, 1: 2 } as unknown as Value],
		["Buffer.from('ab')", { type: "Buffer", data: [97, 98] }],
	])("return %s", (code, value) => {
		expect(text(runCode(`return ${code}`))).toBe(text(value));
	});

	test("what JSON cannot hold is an error of the code", () => {
		expect(runCode("const a = {}; a.a = a; return a")).toMatch(/Converting circular structure to JSON$/);
		expect(runCode("return 1n")).toMatch(/serialize a BigInt$/);
	});

	test("an int beyond 2^53 is rounded, with a warning", () => {
		const run = sandboxRun();
		expect(runCode("return $this.a", { kind: "lambda", subject: { a: 2n ** 53n + 1n } }, { run })).toBe(2n ** 53n);
		expect([...run.warnings.values()].map(({ code }) => code)).toEqual(["lambda-precision"]);
	});

	test("what the code changes stays with the code", () => {
		const subject = { list: [1] };
		expect(runCode("$this.list.push(2); $this.more = 1; return $this", { kind: "lambda", subject })).toEqual({
			list: [1, 2],
			more: 1,
		});
		expect(subject).toEqual({ list: [1] });
	});
});

describe("the elements of a list", () => {
	const list = [5, 6, 7];

	test("are given with their position and the list", () => {
		const code = "return [$this, $index, $parent.length]";
		expect(runCode(code, { kind: "map", subject: list })).toEqual([
			[5, 0, 3],
			[6, 1, 3],
			[7, 2, 3],
		]);
	});

	test("only what a filter binds is bound", () => {
		const code =
			"return [typeof $this, typeof $index, typeof $parent, typeof $result, typeof $list, typeof list].join()";
		expect(runCode(code)).toBe("undefined,undefined,undefined,undefined,undefined,undefined");
		expect(runCode(code, { kind: "lambda", subject: 1 })).toBe(
			"number,undefined,undefined,undefined,undefined,undefined",
		);
		expect(runCode(code, { kind: "reduce", subject: [1], initial: 1 })).toBe(
			"number,number,object,number,undefined,undefined",
		);
	});

	test("may be waited for", () => {
		const code = "await new Promise((go) => setTimeout(go, 100 * (3 - $index))); return $this * 2";
		expect(runCode(code, { kind: "map", subject: list })).toEqual([10, 12, 14]);
		expect(runCode("return Promise.resolve($this > 5)", { kind: "filter", subject: list })).toEqual([1, 2]);
		expect(runCode("return Promise.resolve($result + $this)", { kind: "reduce", subject: list, initial: 1 })).toBe(19);
	});

	test("an error at one is the error of all", () => {
		const code = "if ($index === 1) throw new Error('second'); return $this";
		for (const kind of ["map", "filter", "every", "reduce"] as const) {
			expect(runCode(code, { kind, subject: list })).toMatch(/^error: \[Line 1:Char \d+\] second$/);
		}
	});

	test("are shared between the calls, as is the global object", () => {
		expect(
			runCode("$parent[2] = 0; globalThis.sum = (globalThis.sum ?? 0) + $this; return sum", {
				kind: "map",
				subject: list,
			}),
		).toEqual([5, 11, 11]);
	});
});
