import { describe, expect, test } from "vitest";
import {
	createBindingContext,
	findType,
	hashPassword,
	suggestType,
	typeSynonyms,
	verifyPassword,
} from "../../../src/catalogue/types/index.js";
import type { Value } from "../../../src/values/kinds.js";
import { bind, refuse } from "./support.js";

const isType = (name: string): boolean => findType(name) !== undefined;

describe("int", () => {
	test.each<[Value, Value]>([
		["9007199254740993", 9007199254740993n],
		["9223372036854775807", 9223372036854775807n],
		["9223372036854775808", 9223372036854775807n],
		["-9223372036854775809", -9223372036854775808n],
		[9007199254740993n, 9007199254740993n],
		[1e19, 9223372036854775807n],
		[-1e300, -9223372036854775808n],
		["1e999", 9223372036854775807n],
		[" 12 ", 12],
		["1e3", 1000],
		["-3.9", -3],
		[-0.5, 0],
	])("%s binds %s", (raw, bound) => {
		expect(bind({ type: "int" }, raw)).toBe(bound);
	});

	test.each<[Value]>([["12px"], ["0x1A"], [true], [[1]], [{}]])("refuses %j", (raw) => {
		expect(refuse({ type: "int" }, raw).error.message).toBe("Not numeric.");
	});

	test("bounds compare ints beyond 2^53 exactly", () => {
		const sketch = { type: "int", filters: [["max", "9007199254740993"] as [string, Value]] };
		expect(bind(sketch, "9007199254740993")).toBe(9007199254740993n);
		expect(refuse(sketch, "9007199254740994").error.message).toBe(
			"Value is greater than the maximum value of 9007199254740993",
		);
	});
});

describe("decimal", () => {
	test("turns big ints into decimals and refuses what is too large", () => {
		expect(bind({ type: "decimal" }, 9007199254740993n)).toBe(9007199254740992);
		expect(refuse({ type: "decimal" }, "1e999").error.message).toBe("Not numeric.");
		expect(refuse({ type: "decimal" }, true).error.message).toBe("Not numeric.");
	});
});

describe("bool", () => {
	test.each<[Value, boolean]>([
		["TRUE", true],
		[" on ", true],
		["off", false],
		["No", false],
		[2, true],
		[-0.1, true],
		[9007199254740993n, true],
	])("%s binds %s", (raw, bound) => {
		expect(bind({ type: "bool" }, raw)).toBe(bound);
	});
});

describe("text", () => {
	test.each<[Value, string]>([
		[12, "12"],
		[1.5, "1.5"],
		[true, "true"],
		[9007199254740993n, "9007199254740993"],
	])("%s binds %j", (raw, bound) => {
		expect(bind({}, raw)).toBe(bound);
	});
});

describe("email", () => {
	test.each([["a@b"], ["first.last+tag@sub.example.com"], ["x@xn--e1afmkfd.org"]])("takes %s", (raw) => {
		expect(bind({ type: "email" }, raw)).toBe(raw);
	});
	test.each([
		["@b.co"],
		["a@"],
		["a@b..co"],
		["a b@c.co"],
		["a@b@c.co"],
		["a@-b.co"],
		["é@b.co"],
		[`a@${"b".repeat(64)}.co`],
	])("refuses %s", (raw) => {
		expect(refuse({ type: "email" }, raw).error.message).toBe("Invalid email format.");
	});
});

describe("enum", () => {
	test("compares scalars as text and binds the declared value", () => {
		expect(bind({ type: "enum", values: ["1", "2"] }, 1)).toBe("1");
		expect(bind({ type: "enum", values: [1.5] }, "1.5")).toBe(1.5);
		expect(refuse({ type: "enum", values: ["a"] }, "A").error.help).toBe('Allowed: "a".');
		expect(refuse({ type: "enum", values: ["a"] }, []).error.message).toBe(
			'Input "array" is not one of the allowable values.',
		);
	});
});

describe("timestamp and date", () => {
	test("read words against the clock", () => {
		expect(bind({ type: "timestamp" }, "now")).toBe(Date.UTC(2024, 5, 15, 12));
		expect(bind({ type: "date" }, "NOW")).toBe("2024-06-15");
	});
	test("cut a fraction of a millisecond off numbers", () => {
		expect(bind({ type: "timestamp" }, 1.9)).toBe(1);
	});
	test("days of the years 0 to 9999", () => {
		expect(bind({ type: "date" }, -1)).toBe("1969-12-31");
		expect(bind({ type: "date" }, -62_167_219_200_000)).toBe("0000-01-01");
		expect(bind({ type: "date" }, 253_402_300_799_999)).toBe("9999-12-31");
		expect(bind({ type: "date" }, "0099-01-01")).toBe("0099-01-01");
	});
	test("eight digits that are no day are milliseconds", () => {
		expect(bind({ type: "date" }, "20241345")).toBe("1970-01-01");
	});
	test("refuse days out of reach and other kinds", () => {
		for (const raw of [-62_167_219_200_001, 253_402_300_800_000, "1e999", true, [], {}]) {
			expect(refuse({ type: "date" }, raw).error.message).toBe("Invalid date format.");
		}
		expect(refuse({ type: "timestamp" }, false).error.message).toBe("Invalid timestamp format.");
	});
});

describe("object", () => {
	test("reads text that holds a JSON object", () => {
		const sketch = { type: "object", schema: [{ name: "n", type: "int", optional: true }] };
		expect(bind(sketch, '{"n":"4"}')).toStrictEqual({ n: 4 });
		expect(bind(sketch, "{broken")).toStrictEqual({ n: 0 });
		expect(bind(sketch, [1])).toStrictEqual({ n: 0 });
	});
	test("without a schema keeps every key", () => {
		expect(bind({ type: "object" }, { a: [1] })).toStrictEqual({ a: [1] });
		expect(bind({ type: "object" }, 5)).toStrictEqual({});
	});
});

describe("vector", () => {
	test("reads numeric text and JSON text", () => {
		expect(bind({ type: "vector", size: 2 }, ["1", 2])).toStrictEqual([1, 2]);
		expect(bind({ type: "vector" }, "[1,2.5]")).toStrictEqual([1, 2.5]);
		expect(refuse({ type: "vector" }, "x").error.message).toBe("Not a vector.");
	});
	test("bounds its elements", () => {
		expect(refuse({ type: "vector", filters: [["min", 0]] }, [1, -1]).error.message).toBe(
			"Value is less than the minimum value of 0",
		);
	});
});

describe("geo types", () => {
	const point = (lng: number, lat: number) => ({ lng, lat });
	test.each<[string, string, string, Value]>([
		["geo_point", "POINT (1.5 -2e1)", "point", point(1.5, -20)],
		["geo_multipoint", "multipoint(1 2, (3 4))", "points", [point(1, 2), point(3, 4)]],
		["geo_linestring", "LINESTRING(1 2,3 4)", "path", [point(1, 2), point(3, 4)]],
		["geo_multilinestring", "MULTILINESTRING((1 2),(3 4))", "paths", [[point(1, 2)], [point(3, 4)]]],
		["geo_polygon", "POLYGON((1 2, 3 4, 1 2))", "poly", [point(1, 2), point(3, 4), point(1, 2)]],
		["geo_multipolygon", "MULTIPOLYGON(((1 2)),((3 4)))", "polys", [[point(1, 2)], [point(3, 4)]]],
	])("%s reads %s", (type, text, word, data) => {
		expect(bind({ type }, text)).toStrictEqual({ type: word, data });
		expect(bind({ type }, { type: word, data })).toStrictEqual({ type: word, data });
	});

	test.each<[string, Value]>([
		["geo_point", "POINT(1 2, 3 4)"],
		["geo_point", "POINT(1)"],
		["geo_point", "POINT(1 2) tail"],
		["geo_point", "POINT(1e999 2)"],
		["geo_point", "LINESTRING(1 2)"],
		["geo_point", "POINT(1 2"],
		["geo_polygon", "POLYGON((1 2),(3 4))"],
		["geo_point", { type: "Point", data: { lng: 1, lat: 2 } }],
		["geo_point", { type: "point", data: { lng: "x", lat: 2 } }],
		["geo_point", { type: "point" }],
		["geo_linestring", { type: "path", data: [[1, 2]] }],
		["geo_linestring", 5],
	])("%s refuses %j", (type, raw) => {
		expect(refuse({ type }, raw).error.message).toBe("Only strings are supported for: v");
	});
});

describe("file", () => {
	test("takes uploads and data URLs", () => {
		const upload = { name: "a.txt", type: "text", size: 1, mime: "text/plain", path: "/uploads/a" };
		expect(bind({ type: "file" }, upload)).toBe(upload);
		expect(bind({ type: "file" }, "data:image/png;charset=x;base64,/w==")).toMatchObject({
			type: "image",
			data: "\udcff",
		});
		expect(refuse({ type: "file" }, "data:image/png;base64,???").error.message).toBe("Invalid file.");
	});
});

describe("passwords", () => {
	const salt = Uint8Array.from({ length: 16 }, (_, i) => i);
	test("hash with their salt and verify", () => {
		const hash = hashPassword("pässword", salt);
		expect(hash).toMatch(/^\$scrypt\$ln=14,r=8,p=1\$AAECAwQFBgcICQoLDA0ODw\$[A-Za-z0-9+/]{43}$/);
		expect(hashPassword("pässword", salt)).toBe(hash);
		expect(verifyPassword("pässword", hash)).toBe(true);
		expect(verifyPassword("password", hash)).toBe(false);
	});
	test.each([
		[""],
		["pässword"],
		["$2y$10$abcdefghijklmnopqrstuv"],
		[`$scrypt$ln=30,r=8,p=1$AAAA$${"A".repeat(43)}`],
		[`$scrypt$ln=0,r=8,p=1$AAAA$${"A".repeat(43)}`],
	])("no hash of ours verifies nothing: %s", (stored) => {
		expect(verifyPassword("pässword", stored)).toBe(false);
	});
	test("the ordinary context hashes with random salt", () => {
		const unknown: string[] = [];
		const context = createBindingContext({
			now: () => 7,
			parseDate: () => 8,
			compilePattern: () => () => true,
			randomBytes: (count) => salt.slice(0, count),
			onUnknown: (name) => unknown.push(name),
		});
		expect(verifyPassword("x", context.hashPassword("x"))).toBe(true);
		expect([context.now(), context.parseDate("x"), context.compilePattern("x")("y")]).toStrictEqual([7, 8, true]);
		context.onUnknown?.("k");
		expect(unknown).toStrictEqual(["k"]);
	});
});

describe("what a wrong type name may mean", () => {
	test.each([
		["boolean", "bool"],
		["Integer", "int"],
		["String", "text"],
		["TEXT", "text"],
		["array", "T[]"],
		["array[int]", "int[]"],
		["List<string>", "text[]"],
		["int_array", "int[]"],
		["stringlist", "text[]"],
		["array(number)", "decimal[]"],
		["list[widget]", "T[]"],
		["widget", null],
		["constructor", null],
		["__proto__", null],
	])("%s: %s", (name, suggestion) => {
		expect(suggestType(name, isType)).toBe(suggestion);
	});

	test("no synonym is a type, and each leads to one", () => {
		for (const [name, type] of Object.entries(typeSynonyms)) {
			expect(isType(name), name).toBe(false);
			expect(name).toBe(name.toLowerCase());
			if (type !== "T[]") expect(isType(type), name).toBe(true);
		}
	});
});
