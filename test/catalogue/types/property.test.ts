import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createBinder, inputFilters, inputTypes } from "../../../src/catalogue/types/index.js";
import { XanoError } from "../../../src/values/error.js";
import { kindOf, type Value } from "../../../src/values/kinds.js";
import { objectFrom, valuesOf } from "../../../src/values/object.js";
import { declare, type Sketch, testContext } from "./support.js";

const keys = fc.oneof(
	fc.constantFrom("a", "b", "s", "type", "data", "path", "lng", "lat", "__proto__", "constructor", "0", "12"),
	fc.string({ maxLength: 5 }),
);
const texts = fc.oneof(
	fc.string({ unit: "binary", maxLength: 12 }),
	fc.constantFrom("", "0", " ", "12", "1e999", "-1.5", "now", "2024-02-30", "[1,2]", '{"a":1}', "[", "{", "POINT(1 2)"),
	fc.constantFrom("true", "a@b.co", "12345678-1234-1234-1234-123456789abc", "data:a/b;base64,aGk=", "99999999"),
);
const { value: values } = fc.letrec<{ value: Value }>((tie) => ({
	value: fc.oneof(
		{ depthSize: "small", withCrossShrink: true },
		fc.constant(null),
		fc.boolean(),
		fc.integer(),
		fc.double({ noNaN: true, noDefaultInfinity: true }),
		fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n }),
		texts,
		fc.array(tie("value"), { maxLength: 4 }),
		fc.array(fc.tuple(keys, tie("value")), { maxLength: 4 }).map((entries) => objectFrom(entries)),
	),
}));

const filterNames = [...inputFilters.map((filter) => filter.name), "unknown", "constructor"];
const filters = fc.array(
	fc
		.tuple(
			fc.constantFrom(...filterNames),
			fc.array(fc.oneof(texts, fc.integer({ min: -3, max: 9 }), values), { maxLength: 2 }),
		)
		.map(([name, args]) => [name, ...args] as [string, ...Value[]]),
	{ maxLength: 3 },
);
const typeNames = [...inputTypes.map((type) => type.name), "boolean", "__proto__"];
const bounds = fc.option(fc.integer({ min: 0, max: 3 }));

function sketches(depth: number): fc.Arbitrary<Sketch> {
	const schema = depth === 0 ? fc.constant(undefined) : fc.option(fc.array(sketches(depth - 1), { maxLength: 3 }));
	return fc
		.record({
			name: keys,
			type: fc.constantFrom(...typeNames),
			nullable: fc.boolean(),
			optional: fc.boolean(),
			default: fc.option(values, { nil: undefined }),
			list: fc.option(fc.tuple(bounds, bounds), { nil: undefined }),
			listDepth: fc.integer({ min: 0, max: 2 }),
			filters,
			values: fc.option(fc.array(values, { maxLength: 3 }), { nil: undefined }),
			schema: schema.map((fields) => fields ?? undefined),
			size: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
			sensitive: fc.boolean(),
		})
		.map((sketch) => sketch as Sketch);
}

/** Freezes a value in depth, so that any write into it throws; Maps lose their writing methods instead. */
function freeze(value: Value): Value {
	if (typeof value !== "object" || value === null) return value;
	for (const part of Array.isArray(value) ? value : valuesOf(value)) freeze(part);
	if (value instanceof Map) {
		const refuse = (): never => {
			throw new TypeError("a value was changed");
		};
		Object.assign(value, { set: refuse, delete: refuse, clear: refuse });
	}
	Object.freeze(value);
	return value;
}

function checkValue(value: Value): void {
	expect(value).not.toBeUndefined();
	expect(["null", "bool", "int", "decimal", "text", "array", "object"]).toContain(kindOf(value));
	if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
	if (typeof value !== "object" || value === null) return;
	for (const part of Array.isArray(value) ? value : valuesOf(value)) checkValue(part);
}

/** Runs a binding: its value, or the message of its XanoError; anything else thrown fails the test. */
function outcome(run: () => Value): Value {
	try {
		const value = run();
		checkValue(value);
		return value;
	} catch (error) {
		if (error instanceof XanoError) return `${error.code}: ${error.message}`;
		throw error;
	}
}

describe("any value for any declaration", () => {
	test("is a value or a XanoError, changes nothing, and comes out the same again", () => {
		fc.assert(
			fc.property(sketches(2), fc.option(values, { nil: undefined }), (sketch, raw) => {
				const declaration = declare(sketch);
				for (const part of [...declaration.filters.flatMap((use) => use.args), ...(declaration.values ?? [])])
					freeze(part);
				if (declaration.default !== undefined) freeze(declaration.default);
				if (raw !== undefined) freeze(raw);
				const binder = createBinder([declaration], testContext());
				const first = outcome(() => binder.bindOne(0, raw));
				expect(outcome(() => binder.bindOne(0, raw))).toStrictEqual(first);
				const whole = raw === undefined ? {} : objectFrom([[declaration.name, raw]]);
				outcome(() => binder.bind(whole));
			}),
			{ numRuns: 3000 },
		);
	});

	test("a bound value without filters binds itself again, for types whose values are what they accept", () => {
		const stable = ["text", "int", "decimal", "bool", "uuid", "date", "timestamp", "email", "json", "vector"];
		fc.assert(
			fc.property(fc.constantFrom(...stable, "geo_point", "file"), values, (type, raw) => {
				const binder = createBinder([declare({ type, optional: true })], testContext());
				const first = outcome(() => binder.bindOne(0, raw));
				if (typeof first === "string" && first.startsWith("ERROR")) return;
				expect(binder.bindOne(0, first)).toStrictEqual(first);
			}),
			{ numRuns: 2000 },
		);
	});
});
