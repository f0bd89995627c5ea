import { describe, expect, test } from "vitest";
import { createBinder } from "../../../src/catalogue/types/index.js";
import { XanoError } from "../../../src/values/error.js";
import type { Value, XanoObject } from "../../../src/values/kinds.js";
import { getKey, keysOf, objectFrom } from "../../../src/values/object.js";
import { bind, declare, refuse, type Sketch, testContext } from "./support.js";

function bindAll(sketches: readonly Sketch[], raw: XanoObject, onUnknown?: (name: string) => void): XanoObject {
	return createBinder(sketches.map(declare), testContext(onUnknown)).bind(raw);
}

describe("a whole call", () => {
	const inputs: Sketch[] = [
		{ name: "b", type: "int" },
		{ name: "a", type: "text", optional: true },
	];

	test("binds the declared names in the order of declaration and drops the others", () => {
		const bound = bindAll(inputs, { z: 1, a: "x", b: "2" });
		expect(keysOf(bound)).toStrictEqual(["b", "a"]);
		expect(bound).toStrictEqual({ b: 2, a: "x" });
	});

	test("stops at the first input that is refused", () => {
		expect(() => bindAll(inputs, { a: [] })).toThrow("Missing param: b");
	});

	test("reports unknown keys, those of objects under their path", () => {
		const unknown: string[] = [];
		const object: Sketch = { name: "o", type: "object", schema: [{ name: "s", optional: true }] };
		bindAll([...inputs, object], { b: 1, c: 1, o: { s: "x", t: 2 } }, (name) => unknown.push(name));
		expect(unknown).toStrictEqual(["o.t", "c"]);
	});

	test("keeps names that a plain object could not", () => {
		const names = ["10", "2", "__proto__", "constructor"];
		const raw = objectFrom(names.map((name) => [name, `${name}!`] as const));
		const bound = bindAll(
			names.map((name) => ({ name })),
			raw,
		);
		expect(keysOf(bound)).toStrictEqual(names);
		for (const name of names) expect(getKey(bound, name)).toBe(`${name}!`);
		expect(() => bindAll([{ name: "toString" }], {})).toThrow("Missing param: toString");
	});

	test("binds one input by its place", () => {
		const binder = createBinder(inputs.map(declare), testContext());
		expect(binder.bindOne(0, 3.7)).toBe(3);
		expect(binder.bindOne(1, undefined)).toBe("");
		expect(() => binder.bindOne(2, 1)).toThrow(XanoError);
	});
});

describe("defaults", () => {
	test("are coerced like sent values", () => {
		expect(bind({ type: "int", optional: true, default: "12" }, undefined)).toBe(12);
		expect(bind({ type: "text", list: [null, null], optional: true, default: "a" }, undefined)).toStrictEqual(["a"]);
	});

	test("stand in for null where null is no value, and only there", () => {
		expect(bind({ type: "int", optional: true, default: 5 }, null)).toBe(5);
		expect(bind({ type: "int", optional: true, nullable: true, default: 5 }, null)).toBe(null);
		expect(bind({ type: "int", optional: true, nullable: true, default: 5 }, undefined)).toBe(5);
		expect(bind({ type: "int", optional: true, default: null }, undefined)).toBe(0);
	});

	test("that depend on the clock are read anew at every call", () => {
		let now = 1000;
		const context = { ...testContext(), now: () => now };
		const stamp: Sketch = { name: "t", type: "timestamp", optional: true, default: "now" };
		const object: Sketch = { name: "o", type: "object", optional: true, schema: [stamp] };
		const binder = createBinder([declare(stamp), declare(object)], context);
		expect(binder.bind({})).toStrictEqual({ t: 1000, o: { t: 1000 } });
		now = 2500;
		expect(binder.bind({})).toStrictEqual({ t: 2500, o: { t: 2500 } });
	});

	test("of a broken declaration fail every time", () => {
		const binder = createBinder([declare({ optional: true, filters: [["min", 2]] })], testContext());
		for (let i = 0; i < 2; i++) expect(() => binder.bindOne(0, undefined)).toThrow(/minimum length/);
	});
});

describe("the matrix of ? marks, for text", () => {
	const value = (nullable: boolean, optional: boolean, raw: Value | undefined): Value => {
		try {
			return bind({ nullable, optional }, raw);
		} catch (error) {
			return (error as XanoError).message;
		}
	};
	test.each([
		[false, false, "Missing param: v", "Missing param: v", "Missing param: v"],
		[true, false, "Missing param: v", null, "Missing param: v"],
		[false, true, "", "", ""],
		[true, true, null, null, ""],
	])("nullable %s, optional %s", (nullable, optional, omitted, fromNull, fromEmpty) => {
		expect(value(nullable, optional, undefined)).toBe(omitted);
		expect(value(nullable, optional, null)).toBe(fromNull);
		expect(value(nullable, optional, "")).toBe(fromEmpty);
	});
});

describe("paths in errors", () => {
	const deep: Sketch = {
		type: "object",
		schema: [
			{ name: "rows", type: "object", list: [null, null], schema: [{ name: "n", type: "int", list: [null, null] }] },
		],
	};
	test("name fields and elements", () => {
		const { error, param } = refuse(deep, { rows: [{ n: [1] }, { n: [1, 2, "x"] }] });
		expect(error.message).toBe("Not numeric.");
		expect(param).toBe("v.rows[1].n[2]");
	});

	test("name every level of a nested list", () => {
		expect(refuse({ type: "int", listDepth: 2 }, [[1], [2, "x"]]).param).toBe("v[1][1]");
	});

	test("say only the last name in the message of a missing field", () => {
		const { error, param } = refuse(deep, { rows: [{}] });
		expect(error.message).toBe("Missing param: n");
		expect(param).toBe("v.rows[0].n");
	});
});

describe("lists", () => {
	test("give the very same array when nothing had to change", () => {
		const numbers = [1, 2, 3];
		expect(bind({ type: "int", list: [null, null] }, numbers)).toBe(numbers);
	});

	test("copy when something had to, and leave the sent one alone", () => {
		const sent = [1, "2", 3];
		expect(bind({ type: "int", list: [null, null] }, sent)).toStrictEqual([1, 2, 3]);
		expect(sent).toStrictEqual([1, "2", 3]);
	});

	test("read text that begins with a bracket as JSON, elements checked", () => {
		expect(bind({ type: "int", list: [null, null] }, '[1, "2"]')).toStrictEqual([1, 2]);
		expect(refuse({ type: "int", list: [null, null] }, '["x"]').param).toBe("v[0]");
		expect(bind({ list: [null, null] }, "[no json")).toStrictEqual(["[no json"]);
	});

	test("nest", () => {
		expect(bind({ type: "int", listDepth: 2 }, [["1"], 2, []])).toStrictEqual([[1], [2], []]);
	});

	test("take null elements for the zero of their type, or as null where that is a value", () => {
		expect(bind({ type: "int", list: [null, null] }, [null, 1])).toStrictEqual([0, 1]);
		expect(bind({ type: "uuid", list: [null, null] }, [null])).toStrictEqual([null]);
		expect(bind({ type: "json", list: [null, null] }, [null, "x"])).toStrictEqual([null, "x"]);
		expect(refuse({ type: "json", list: [null, null] }, null).error.message).toBe("Missing param: v");
		expect(refuse({ type: "uuid", list: [null, null] }, null).error.message).toBe("Missing param: v");
	});
});

describe("declarations that cannot work", () => {
	test("fail when they are bound, not when they are prepared", () => {
		expect(() => bind({ type: "boolean" }, true)).toThrow("Unknown input type: boolean");
		expect(() => bind({ filters: [["to_lower"]] }, "x")).toThrow("Unknown filter method - to_lower");
		for (const name of ["min", "max", "startsWith", "ok", "prevent", "pattern"])
			expect(() => bind({ filters: [[name]] }, "x")).toThrow(`Invalid arguments for filter method - ${name}`);
		expect(() => bind({ type: "dblink", table: "user" }, 1)).toThrow("Unable to locate table: user");
		expect(() => bind({ type: "dblink", table: "user" }, undefined)).toThrow("Unable to locate table: user");
		expect(() => bind({ type: "dblink" }, 1)).toThrow(XanoError);
	});

	test("ignore filters that their type does not have", () => {
		expect(bind({ type: "bool", filters: [["min", 3]] }, true)).toBe(true);
		expect(bind({ type: "int", filters: [["alphaOk"]] }, 5)).toBe(5);
	});

	test("with a broken pattern fail when a text meets it", () => {
		expect(() => bind({ filters: [["pattern", "(", ""]] }, "x")).toThrow("Invalid regular expression");
	});
});

describe("sensitive inputs", () => {
	test("show nothing of themselves in messages", () => {
		const enumeration = refuse({ type: "enum", values: ["a"], sensitive: true }, "s3cret").error;
		expect(enumeration.message).toBe('Input "(hidden)" is not one of the allowable values.');
		const prefix = refuse({ sensitive: true, filters: [["startsWith", "sk-"]] }, "s3cret").error;
		expect(prefix.message).not.toContain("s3cret");
	});

	test("long values are cut in messages of the others", () => {
		const { message } = refuse({ type: "enum", values: ["a"] }, "x".repeat(10_000)).error;
		expect(message.length).toBeLessThan(300);
	});
});
