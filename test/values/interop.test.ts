import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { looseEquals, strictEquals } from "../../src/values/compare.js";
import { fromJavaScript, toJavaScript } from "../../src/values/interop.js";
import { encodeJson } from "../../src/values/json.js";
import type { Value } from "../../src/values/kinds.js";
import { keysOf, objectFrom } from "../../src/values/object.js";
import { values } from "./generators.js";

test("a value survives the way to JavaScript and back, but for the order of integer-like keys", () => {
	fc.assert(
		fc.property(values, (value) => {
			expect(looseEquals(fromJavaScript(toJavaScript(value)), value)).toBe(true);
			expect(strictEquals(fromJavaScript(value), value)).toBe(true);
		}),
		{ numRuns: 1000 },
	);
});

test("anything from JavaScript becomes a value", () => {
	fc.assert(
		fc.property(
			fc.anything({
				withBigInt: true,
				withDate: true,
				withMap: true,
				withSet: true,
				withTypedArray: true,
				withSparseArray: true,
				withNullPrototype: true,
				withBoxedValues: true,
			}),
			(anything) => {
				const value = fromJavaScript(anything);
				expect(typeof encodeJson(value)).toBe("string");
			},
		),
		{ numRuns: 2000 },
	);
});

describe("toJavaScript", () => {
	test("copies deeply", () => {
		const value: Value = { a: [{ b: 1 }] };
		const copy = toJavaScript(value) as typeof value;
		expect(copy).toEqual(value);
		expect((copy as { a: unknown[] }).a[0]).not.toBe((value.a as Value[])[0]);
	});

	test("maps become plain objects and reach no prototype", () => {
		const value = objectFrom([
			["b", 1],
			["0", 2],
			["__proto__", { polluted: true }],
		]);
		const plain = toJavaScript(value) as Record<string, unknown>;
		expect(Object.getPrototypeOf(plain)).toBe(Object.prototype);
		expect(plain.polluted).toBeUndefined();
		expect(Object.keys(plain)).toEqual(["0", "b", "__proto__"]);
		expect(Object.getOwnPropertyDescriptor(plain, "__proto__")?.value).toEqual({ polluted: true });
	});

	test("scalars are themselves", () => {
		for (const value of [null, true, 1, 1.5, 2n ** 60n, "x"]) expect(toJavaScript(value)).toBe(value);
	});
});

describe("fromJavaScript", () => {
	class Point {
		x = 1;
		#hidden = 2;
		get hidden(): number {
			return this.#hidden;
		}
	}
	test.each<[string, unknown, Value]>([
		["undefined", undefined, null],
		["a function", () => 1, null],
		["a symbol", Symbol("x"), null],
		["NaN", Number.NaN, null],
		["infinity", Number.NEGATIVE_INFINITY, null],
		["-0", -0, 0],
		["a small bigint", 5n, 5],
		["a bigint", 2n ** 60n, 2n ** 60n],
		["a bigint beyond 64 bit", 2n ** 64n, 2 ** 64],
		["a bigint beyond any number", 2n ** 2000n, null],
		["a date", new Date(1234), 1234],
		["no date", new Date(Number.NaN), null],
		["a buffer", Buffer.from([0x61, 0xe9, 0xff]), "aéÿ"],
		["bytes inside a larger buffer", new Uint8Array([1, 0x62, 0x63, 2]).subarray(1, 3), "bc"],
		["an array buffer", new Uint8Array([0x61]).buffer, "a"],
		["a data view", new DataView(new Uint8Array([0x61, 0x62]).buffer, 1), "b"],
		["other typed arrays", new Float64Array([1, 1.5, Number.NaN]), [1, 1.5, null]],
		["big typed arrays", new BigInt64Array([5n, 2n ** 60n]), [5, 2n ** 60n]],
		["a set", new Set([1, "a"]), [1, "a"]],
		["boxed values", [Object(1), Object("s"), Object(false), Object(2n)], [1, "s", false, 2]],
		["holes", Object.assign(new Array(3), { 0: 1, 2: 3 }), [1, null, 3]],
		["undefined members", { a: undefined, b: null }, { b: null }],
		["an instance", new Point(), { x: 1 }],
		["an error", new TypeError("no"), { name: "TypeError", message: "no" }],
		["toJSON", { toJSON: () => ({ a: 1 }) }, { a: 1 }],
		["a URL", new URL("https://example.com/x"), "https://example.com/x"],
		["a null prototype", Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
		["a regular expression", /x/, {}],
	])("%s", (_name, input, expected) => {
		expect(fromJavaScript(input)).toEqual(expected);
	});

	test("maps keep their order, whatever their keys", () => {
		const value = fromJavaScript(
			new Map<unknown, unknown>([
				["b", 1],
				[2, 2],
				[1, 3],
				["__proto__", 4],
			]),
		);
		expect(keysOf(value as Map<string, Value>)).toEqual(["b", "2", "1", "__proto__"]);
		expect(keysOf(fromJavaScript(JSON.parse('{"__proto__":1}')) as Map<string, Value>)).toEqual(["__proto__"]);
	});

	test("a value inside itself raises, the same value twice does not", () => {
		const cycle: Record<string, unknown> = {};
		cycle.self = [cycle];
		expect(() => fromJavaScript(cycle)).toThrow("A value that contains itself cannot be used");
		const endless = { toJSON: (): unknown => ({ endless }) };
		expect(() => fromJavaScript(endless)).toThrow("A value that contains itself cannot be used");
		const twice = { a: 1 };
		expect(fromJavaScript([twice, twice])).toEqual([{ a: 1 }, { a: 1 }]);
	});

	test("keys of a Map that are no scalars are left out", () => {
		const map = new Map<unknown, unknown>([
			[{}, 1],
			[Symbol("x"), 2],
			[null, 3],
			[true, 4],
		]);
		expect(fromJavaScript(map)).toEqual({ null: 3, true: 4 });
	});

	test("what throws while it is read raises", () => {
		const { proxy, revoke } = Proxy.revocable({}, {});
		revoke();
		const getter = Object.defineProperty({}, "x", {
			enumerable: true,
			get: () => {
				throw new Error("hidden");
			},
		});
		for (const hostile of [
			proxy,
			getter,
			{
				toJSON: () => {
					throw new Error("hidden");
				},
			},
		]) {
			expect(() => fromJavaScript(hostile)).toThrow("A JavaScript value could not be read");
		}
	});

	test("nesting too deep raises", () => {
		let deep: Value = 1;
		for (let i = 0; i < 100_000; i++) deep = [deep];
		expect(() => fromJavaScript(deep)).toThrow("Nesting level too deep");
		expect(() => toJavaScript(deep)).toThrow("Nesting level too deep");
	});
});
