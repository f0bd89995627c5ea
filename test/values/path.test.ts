import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { strictEquals } from "../../src/values/compare.js";
import { XanoError } from "../../src/values/error.js";
import { Exclusive } from "../../src/values/exclusive.js";
import { encodeJson } from "../../src/values/json.js";
import { isObject, type Value, type XanoObject } from "../../src/values/kinds.js";
import { keysOf, valuesOf } from "../../src/values/object.js";
import {
	assignPath,
	elementOf,
	getPath,
	memberOf,
	parsePath,
	type Step,
	setPath,
	unsetPath,
} from "../../src/values/path.js";
import { values } from "./generators.js";

function errorOf(run: () => unknown): XanoError {
	try {
		run();
	} catch (error) {
		if (error instanceof XanoError) return error;
		throw error;
	}
	throw new Error("nothing was raised");
}

/** Freezing turns any write into an exception. */
function deepFreeze<T extends Value>(value: T): T {
	if (typeof value !== "object" || value === null) return value;
	for (const child of Array.isArray(value) ? value : valuesOf(value as XanoObject)) deepFreeze(child);
	return Object.freeze(value);
}

const steps: fc.Arbitrary<Step[]> = fc.array(
	fc.oneof(fc.constantFrom("a", "b", "name", "__proto__", "constructor", "0", "1"), fc.integer({ min: -2, max: 4 })),
	{ minLength: 1, maxLength: 4 },
);

/**
 * Whether a path goes through an array by key, where one write touches several elements. Writing a key into an empty
 * array is not among them: it becomes an object.
 */
function plucks(value: Value, path: readonly Step[], writing: boolean): boolean {
	let current: Value | undefined = value;
	for (const [index, step] of path.entries()) {
		if (Array.isArray(current) && (current.length > 0 || !writing) && !/^-?\d+$/.test(String(step))) return true;
		current = current === undefined ? undefined : getPath(current, [path[index]!]);
	}
	return false;
}

const products: Value = [
	{ name: "a", listing: { price: 1, tags: ["x", "y"] } },
	{ name: "b", listing: { price: 2, tags: ["z"] } },
];

test("parsePath", () => {
	expect(parsePath("")).toEqual([]);
	expect(parsePath("a")).toEqual(["a"]);
	expect(parsePath("a.b.0")).toEqual(["a", "b", "0"]);
});

describe("getPath", () => {
	const value: Value = { a: { b: [10, 20, { c: null }] }, "x.y": 1, list: [[1, 2], [3]], m: new Map([["0", "zero"]]) };
	test.each<[string | Step[], Value | undefined]>([
		["a.b.0", 10],
		["a.b.-1.c", null],
		[["a", "b", 1], 20],
		[["a", "b", -2], 20],
		["a.b.3", undefined],
		["a.b.-4", undefined],
		["a.x.y", undefined],
		["a.b.2.c.d", undefined],
		["list.0.1", 2],
		["m.0", "zero"],
		[["x.y"], 1],
		["x.y", undefined],
		["toString", undefined],
		["a.constructor.name", undefined],
		["a.b.length", undefined],
		["a.b.0.length", undefined],
		[[], value],
		["", value],
	])("%j", (path, expected) => {
		expect(getPath(value, path)).toEqual(expected);
	});

	test("a key plucks through an array and flattens one level", () => {
		expect(getPath(products, "listing.price")).toEqual([1, 2]);
		expect(getPath(products, "listing.tags")).toEqual(["x", "y", "z"]);
		expect(getPath(products, "listing.tags.0")).toBe("x");
		expect(getPath([{ a: [[1], [2]] }, { a: 3 }, { b: 4 }, null, 5], "a")).toEqual([[1], [2], 3]);
		expect(getPath([], "a.b")).toEqual([]);
		expect(getPath([{}], "a")).toBeUndefined();
		expect(getPath([1, 2], "a")).toBeUndefined();
	});

	test("an array of a hundred thousand elements plucks", () => {
		const many = [{ list: Array.from({ length: 200_000 }, (_, i) => i) }];
		expect(getPath(many, "list")).toHaveLength(200_000);
	});
});

describe("laws of setPath", () => {
	test("what was set is found, the rest is as before, and the subject never changes", () => {
		fc.assert(
			fc.property(values, steps, values, (value, path, replacement) => {
				fc.pre(!plucks(value, path, true));
				const before = encodeJson(value);
				deepFreeze(value);
				let result: Value;
				try {
					result = setPath(value, path, replacement);
				} catch (error) {
					expect(error).toBeInstanceOf(XanoError);
					return;
				} finally {
					expect(encodeJson(value)).toBe(before);
				}
				expect(strictEquals(getPath(result, path)!, replacement)).toBe(true);
				expect(strictEquals(setPath(result, path, replacement), result)).toBe(true);
				if (isObject(value) && isObject(result)) {
					for (const key of keysOf(value)) {
						if (key !== String(path[0])) expect(getPath(result, [key])).toBe(getPath(value, [key]));
					}
				}
			}),
			{ numRuns: 3000 },
		);
	});

	test("writing in place gives the same as copying", () => {
		const writes = fc.array(fc.tuple(steps, fc.oneof(values, fc.integer())), { minLength: 1, maxLength: 8 });
		fc.assert(
			fc.property(writes, (list) => {
				let copied: Value = {};
				let owned: Value = {};
				const exclusive = new Exclusive();
				for (const [path, replacement] of list) {
					deepFreeze(replacement);
					let failed = false;
					const before = encodeJson(owned);
					try {
						copied = setPath(copied, path, replacement);
					} catch {
						failed = true;
					}
					try {
						owned = assignPath(owned, path, replacement, true, exclusive);
						expect(failed).toBe(false);
					} catch (error) {
						expect(error).toBeInstanceOf(XanoError);
						expect(failed).toBe(true);
						// A failed write leaves nothing half done.
						expect(encodeJson(owned)).toBe(before);
					}
					expect(strictEquals(owned, copied)).toBe(true);
				}
			}),
			{ numRuns: 2000 },
		);
	});

	test("unsetPath removes what is there and nothing else", () => {
		fc.assert(
			fc.property(values, steps, (value, path) => {
				fc.pre(!plucks(value, path, false));
				const before = encodeJson(value);
				deepFreeze(value);
				const result = unsetPath(value, path);
				expect(encodeJson(value)).toBe(before);
				if (getPath(value, path) === undefined) expect(result).toBe(value);
				else {
					const parent = path.slice(0, -1);
					expect(sizeAt(result, parent)).toBe(sizeAt(value, parent) - 1);
				}
			}),
			{ numRuns: 3000 },
		);
	});
});

function sizeAt(value: Value, path: Step[]): number {
	const container = getPath(value, path)!;
	return Array.isArray(container) ? container.length : keysOf(container as XanoObject).length;
}

describe("setPath", () => {
	test.each<[Value, string | Step[], Value, string]>([
		[{ fizz: "buzz" }, "foo", "bar", '{"fizz":"buzz","foo":"bar"}'],
		[{}, "a.b.c", 1, '{"a":{"b":{"c":1}}}'],
		[null, "a", 1, '{"a":1}'],
		[{ a: null }, "a.b", 1, '{"a":{"b":1}}'],
		[{}, "a.0", 1, '{"a":{"0":1}}'],
		[{}, ["a", 0], 1, '{"a":[1]}'],
		[{}, ["a", 5], 1, '{"a":{"5":1}}'],
		[[1, 2], "0", 9, "[9,2]"],
		[[1, 2], [-1], 9, "[1,9]"],
		[[1, 2], [2], 9, "[1,2,9]"],
		[[1, 2], [4], 9, "[1,2,null,null,9]"],
		[[{ a: 1 }], "0.b", 2, '[{"a":1,"b":2}]'],
		[[], "name", "x", '{"name":"x"}'],
		[[{ a: 1 }, { a: 2 }, null], "b", 0, '[{"a":1,"b":0},{"a":2,"b":0},{"b":0}]'],
		[{ l: [{ a: 1 }] }, "l.a", 5, '{"l":[{"a":5}]}'],
		[{ a: 1 }, "", 7, "7"],
		[{ b: 1 }, "2", "x", '{"b":1,"2":"x"}'],
		[{}, "__proto__.x", 1, '{"__proto__":{"x":1}}'],
	])("%j at %j becomes %j: %s", (value, path, replacement, expected) => {
		expect(encodeJson(setPath(deepFreeze(value), path, replacement))).toBe(expected);
	});

	test.each<[Value, string | Step[], string]>([
		["text", "a", 'Unable to set "a" on a text'],
		[5, "a", 'Unable to set "a" on an int'],
		[{ a: true }, "a.b", 'Unable to set "b" on a bool'],
		[[1], "a", 'Unable to set "a" on an int'],
		[[[1]], "a", 'Unable to set "a" on an array'],
		[[1], [-2], "Array position -2 is out of range"],
		[[1], [5_000_000], "Array position 5000000 is out of range"],
		[{}, Array.from({ length: 600 }, () => "a"), "The path has too many steps"],
	])("%j at %j raises", (value, path, message) => {
		expect(errorOf(() => setPath(value, path, 1))).toMatchObject({ message, code: "ERROR_FATAL" });
	});

	test("keys of another kind", () => {
		expect(errorOf(() => assignPath({}, [null], 1, false)).message).toBe("A key must be a text or a number, not null");
		expect(errorOf(() => assignPath({}, [[1]], 1, false)).message).toContain("not a value of kind array");
	});

	test("the parts beside the path stay shared", () => {
		const value = { a: { x: 1 }, b: { y: 2 } };
		const result = setPath(value, "a.x", 5) as typeof value;
		expect(result.b).toBe(value.b);
		expect(result.a).not.toBe(value.a);
	});
});

describe("assignPath in place", () => {
	test("an owned container is changed, its parts are copied once and then owned", () => {
		const row = [1, 2];
		const grid: Value = [row, [3, 4]];
		const exclusive = new Exclusive();
		expect(assignPath(grid, [0, 1], 9, true, exclusive)).toBe(grid);
		expect(row).toEqual([1, 2]);
		const copied = grid[0];
		assignPath(grid, [0, 0], 8, true, exclusive);
		expect(grid[0]).toBe(copied);
		expect(grid).toEqual([
			[8, 9],
			[3, 4],
		]);
	});

	test("an object that changes its representation is handed back", () => {
		const object: Value = { a: 1 };
		const result = assignPath(object, ["0"], 2, true);
		expect(result).toBeInstanceOf(Map);
		expect(encodeJson(result)).toBe('{"a":1,"0":2}');
	});

	test("without ownership nothing changes", () => {
		const value = deepFreeze({ a: [1] });
		expect(assignPath(value, ["a", 1], 2, false)).toEqual({ a: [1, 2] });
	});
});

describe("unsetPath", () => {
	test.each<[Value, string | Step[], string]>([
		[{ fizz: "buzz", foo: "bar" }, "foo", '{"fizz":"buzz"}'],
		[{ name: "John" }, "address", '{"name":"John"}'],
		[{ a: { b: 1, c: 2 } }, "a.b", '{"a":{"c":2}}'],
		[[1, 2, 3], "1", "[1,3]"],
		[[1, 2, 3], [-1], "[1,2]"],
		[[{ a: 1, b: 2 }, { b: 3 }], "b", '[{"a":1},{}]'],
		[{ l: [{ a: { x: 1 } }, 5] }, "l.a.x", '{"l":[{"a":{}},5]}'],
		["text", "a", '"text"'],
		[{ a: 1 }, "", '{"a":1}'],
	])("%j without %j is %s", (value, path, expected) => {
		expect(encodeJson(unsetPath(deepFreeze(value), path))).toBe(expected);
	});

	test("a missing path gives back the subject", () => {
		const value = { a: [{ b: 1 }] };
		for (const path of ["x", "a.5", "a.0.x", "a.x", "a.0.b.c", "toString"]) expect(unsetPath(value, path)).toBe(value);
		expect(
			unsetPath(
				value,
				Array.from({ length: 5000 }, () => "a"),
			),
		).toBe(value);
	});
});

describe("memberOf", () => {
	test("members", () => {
		expect(memberOf({ a: null }, "a", "x.a")).toBeNull();
		expect(memberOf(new Map([["5", 1]]), "5", "x.5")).toBe(1);
		expect(memberOf([1, 2], "0", "x.0")).toBe(1);
		expect(memberOf([1, 2], "-1", "x.-1")).toBe(2);
		expect(memberOf(products, "name", "products.name")).toEqual(["a", "b"]);
	});

	test.each<[Value]>([[null], ["text"], [5], [true], [{}], [[1]], [[{}]], [{ a: 1 }]])("%j has no b", (base) => {
		const error = errorOf(() => memberOf(base, "b", "user.b"));
		expect(error).toMatchObject({
			message: "Unable to locate var: user.b",
			forgivable: true,
			code: "ERROR_FATAL",
			status: 500,
		});
		expect(error.help).toContain('$user|get:"b"');
		expect(error.help).toContain("$user.b ?? null");
	});

	test("positions outside an array raise on a dotted path", () => {
		expect(errorOf(() => memberOf([1], "1", "x.1")).message).toBe("Unable to locate var: x.1");
	});

	test("inherited names are missing", () => {
		for (const key of ["toString", "constructor", "__proto__", "length"]) {
			expect(errorOf(() => memberOf({}, key, `x.${key}`)).message).toBe(`Unable to locate var: x.${key}`);
		}
	});

	test("the help says what the base is", () => {
		expect(errorOf(() => memberOf(null, "b", "a.b")).help).toMatch(/^\$a is null\./);
		expect(errorOf(() => memberOf([1], "length", "a.length")).help).toBe("The number of elements is $a|count.");
		expect(errorOf(() => memberOf("x", "length", "a.length")).help).toBe("The length of a text is $a|strlen.");
		expect(errorOf(() => memberOf({}, "length", "a.length")).help).toMatch(/^\$a has no key "length"\. Where/);
		expect(errorOf(() => memberOf(5, "b", "a.b")).help).toMatch(/^\$a is an int, which has no members\./);
		expect(errorOf(() => memberOf({}, "b", "a.b")).help).toMatch(/^\$a has no key "b"\./);
		expect(errorOf(() => memberOf([{}], "b", "a.b")).help).toMatch(/^No element of \$a has "b"\./);
		expect(errorOf(() => memberOf("secret", "b")).help).not.toContain("secret");
	});
});

describe("elementOf", () => {
	test.each<[Value, Value, Value]>([
		[[1, 2, 3], 0, 1],
		[[1, 2, 3], -1, 3],
		[[1, 2, 3], 3, null],
		[[1, 2, 3], -4, null],
		[[1, 2, 3], "1", 2],
		[[1, 2, 3], 1.9, 2],
		[[1, 2, 3], 2n ** 60n, null],
		[[1, 2, 3], null, null],
		[[{ a: 1 }, { a: 2 }], "a", [1, 2]],
		[[1], "a", null],
		[{ a: 1 }, "a", 1],
		[{ a: 1 }, "b", null],
		[new Map([["5", 1]]), 5, 1],
		[new Map([["1152921504606846976", 1]]), 2n ** 60n, 1],
		[{ a: 1 }, null, null],
		[{ a: 1 }, "constructor", null],
		["héllo", 1, "é"],
		["a😀b", 1, "😀"],
		["a😀b", -1, "b"],
		["abc", 3, null],
		["abc", -4, null],
		["a😀b", -4, null],
		["abc", "x", null],
	])("%j at %s is %j", (base, index, expected) => {
		expect(elementOf(base, index)).toEqual(expected);
	});

	test.each<[Value]>([[null], [5], [true]])("%s has no elements", (base) => {
		expect(errorOf(() => elementOf(base, 0, "list[0]"))).toMatchObject({
			message: "Unable to locate var: list[0]",
			forgivable: true,
		});
		expect(errorOf(() => elementOf(base, 0, "list[0]")).help).toContain('$list|get:"0" or $list[0] ?? null');
		expect(errorOf(() => elementOf(base, "k", 'list["k"]')).help).toContain('$list|get:"k"');
		expect(errorOf(() => elementOf(base, null)).message).toMatch(/^Unable to locate var/);
	});
});
