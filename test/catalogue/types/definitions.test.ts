import { describe, expect, test } from "vitest";
import { findInputFilter, findType, inputFilters, inputTypes } from "../../../src/catalogue/types/index.js";
import { encodeJson } from "../../../src/values/json.js";
import { bind, readExample, refuse } from "./support.js";

describe("the list of types", () => {
	test("holds each type once", () => {
		const names = inputTypes.map((type) => type.name);
		expect(names).toStrictEqual([
			...["text", "email", "password", "int", "decimal", "bool", "uuid", "enum", "timestamp", "date"],
			...["object", "json", "vector", "dblink", "file", "image", "video", "audio", "attachment"],
			...["geo_point", "geo_multipoint", "geo_linestring", "geo_multilinestring", "geo_polygon", "geo_multipolygon"],
		]);
		expect(names.map((name) => findType(name)?.name)).toStrictEqual(names);
	});

	test("knows no other names, not even those of the object prototype", () => {
		for (const name of ["string", "Text", "epochms", "constructor", "__proto__", ""])
			expect(findType(name)).toBeUndefined();
	});
});

describe("the list of input filters", () => {
	test("holds each filter once, for types that exist", () => {
		const names = inputFilters.map((filter) => filter.name);
		expect(new Set(names).size).toBe(names.length);
		for (const filter of inputFilters) {
			expect(findInputFilter(filter.name)).toBe(filter);
			for (const type of filter.types) expect(findType(type), `${filter.name}: ${type}`).toBeDefined();
		}
		expect(findInputFilter("to_lower")).toBeUndefined();
	});
});

describe.each([...inputTypes, ...inputFilters])("the examples of $name", ({ name, examples, summary }) => {
	test("stand beside a summary", () => {
		expect(summary).not.toBe("");
		expect(examples.length).toBeGreaterThan(0);
		for (const example of examples) expect(example.code).toContain(name);
	});

	test.each(examples)("$code", ({ code, result }) => {
		const { sketch, raw } = readExample(code);
		if (result.startsWith("error: ")) {
			expect(refuse(sketch, raw).error.message).toBe(result.slice("error: ".length));
		} else if (result === "(hash)") {
			expect(bind(sketch, raw)).toMatch(/^hash\(/);
		} else {
			expect(encodeJson(bind(sketch, raw))).toBe(result);
		}
	});
});
