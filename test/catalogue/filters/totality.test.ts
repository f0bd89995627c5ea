import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ArgumentKind, FilterDefinition } from "../../../src/catalogue/define.js";
import { allFilters } from "../../../src/catalogue/filters/index.js";
import { XanoError } from "../../../src/values/error.js";
import { encodeJson } from "../../../src/values/json.js";
import { kindOf, type Value, type XanoObject } from "../../../src/values/kinds.js";
import { objectFrom, valuesOf } from "../../../src/values/object.js";
import { checkValue, freeze } from "../../values/canonical.js";
import { integers, keys, objects, printableDecimals, texts, values } from "../../values/generators.js";
import { apply, stillRun } from "./evaluate.js";

const numbers: fc.Arbitrary<Value> = fc.oneof(integers, printableDecimals);
const lists: fc.Arbitrary<Value> = fc.oneof(
	fc.array(values, { maxLength: 8 }),
	fc.array(numbers, { maxLength: 8 }),
	fc.array(texts, { maxLength: 8 }),
	fc.array(objects, { maxLength: 4 }),
);
const anything: fc.Arbitrary<Value> = fc.oneof(values, lists, objects, numbers);
const paths: fc.Arbitrary<Value> = fc.oneof(
	keys,
	fc.array(keys, { maxLength: 4 }).map((steps) => steps.join(".")),
	fc.integer({ min: -3, max: 9 }),
);

const expressions: fc.Arbitrary<unknown> = fc.oneof(
	values.map((value) => () => value),
	fc.constant((element: Value) => element),
	fc.constant((_element: Value, index: number | string) => index),
	fc.constant((_element: Value, _index: number | string, parent: Value, result: Value) => [parent, result]),
);

/** Mostly what an argument is meant to be, now and then anything at all. */
function argument(kind: ArgumentKind, name: string): fc.Arbitrary<unknown> {
	if (kind === "expression") return expressions;
	const meant: Record<Exclude<ArgumentKind, "expression">, fc.Arbitrary<Value>> = {
		any: name === "path" || name === "keys" ? paths : values,
		text: name === "path" ? paths : fc.oneof(texts, fc.constantFrom("number", "natural", "inatural", "text", "int")),
		int: fc.oneof(fc.integer({ min: -4, max: 12 }), integers),
		number: numbers,
		bool: fc.boolean(),
		array: lists,
		object: objects,
	};
	return fc.oneof({ arbitrary: meant[kind], weight: 3 }, anything);
}

function argumentsOf(definition: FilterDefinition): fc.Arbitrary<unknown[]> {
	const declared = definition.arguments.map(({ kind, name }) => argument(kind, name));
	const last = definition.arguments.at(-1);
	const repeated = last?.variadic ? fc.array(argument(last.kind, last.name), { maxLength: 2 }) : fc.constant([]);
	return fc.tuple(fc.tuple(...declared), repeated).map(([first, rest]) => [...first, ...rest]);
}

function snapshot(parts: readonly unknown[]): string {
	return parts.map((part) => (typeof part === "function" ? "function" : encodeJson(part as Value))).join();
}

const kindsOf: Record<FilterDefinition["result"], readonly string[]> = {
	any: ["null", "bool", "int", "decimal", "text", "array", "object"],
	array: ["array", "object", "null"],
	bool: ["bool"],
	int: ["int", "decimal", "null"],
	number: ["int", "decimal", "null"],
	object: ["object", "null"],
	text: ["text", "null"],
};

/** The compiler relies on it: what these give is always a list, and of what kind its elements are. */
const alwaysLists: ReadonlySet<string> = new Set(["split", "entries", "keys", "values"]);
const kindsInside: Readonly<Record<string, string>> = { split: "text", entries: "object" };

describe("every filter, whatever it is given", () => {
	test.each(allFilters.map((definition) => [definition.name, definition] as const))("%s", (name, definition) => {
		fc.assert(
			fc.property(anything, argumentsOf(definition), (subject, args) => {
				const before = snapshot([subject, ...args]);
				for (const part of [subject, ...args]) freeze(part);
				try {
					const result = apply(name, subject, args, stillRun({ size: 5_000 }));
					checkValue(result);
					expect(kindsOf[definition.result]).toContain(kindOf(result));
					if (alwaysLists.has(name)) expect(kindOf(result)).toBe("array");
					if (Object.hasOwn(kindsInside, name))
						for (const element of result as Value[]) expect(kindOf(element)).toBe(kindsInside[name]);
				} catch (error) {
					if (!(error instanceof XanoError)) throw error;
					expect(error.message).toMatch(/^.+$/);
					// What stands in quotes was given by the program.
					expect(error.message.replace(/"(?:[^"\\]|\\.)*"/g, "")).not.toMatch(/undefined|NaN|\[object/);
				}
				expect(snapshot([subject, ...args])).toBe(before);
			}),
			{ numRuns: 120 },
		);
	});

	test("the filters whose result may be changed in place never give out what they were given", () => {
		const fresh = ["push", "map", "keys", "values", "range", "entries", "set"];
		fc.assert(
			fc.property(fc.constantFrom(...fresh), anything, values, values, (name, subject, first, second) => {
				const expression = (element: Value): Value => element;
				const args = name === "map" ? [expression] : name === "range" ? [1, 3] : [first, second];
				try {
					const result = apply(name, subject, args);
					if (typeof result !== "object" || result === null) return;
					expect([subject, first, second]).not.toContain(result);
				} catch (error) {
					if (!(error instanceof XanoError)) throw error;
				}
			}),
		);
	});
});

/** A list in which every part is shared twice, so that walking it naively takes 2^levels steps. */
function shared(levels: number): Value {
	let value: Value = [1, { a: 2 }];
	for (let level = 0; level < levels; level++) value = [value, value];
	return value;
}

function sharedObject(levels: number): XanoObject {
	let value: XanoObject = { leaf: [1] };
	for (let level = 0; level < levels; level++) value = { left: value, right: value };
	return value;
}

function deep(levels: number): Value {
	let value: Value = [];
	for (let level = 0; level < levels; level++) value = [value];
	return value;
}

describe("hostile structures", () => {
	test("shared parts cost no more than their number, or hit the limit", () => {
		const list = shared(100);
		expect(apply("count", apply("unique", [list, list, shared(100), 1]))).toBe(2);
		expect(() => apply("flatten", list)).toThrow(XanoError);
		expect(() => apply("merge_recursive", sharedObject(100), [sharedObject(100)])).toThrow(XanoError);
	});

	test("deep nesting is an error or no problem", () => {
		const nested = deep(100_000);
		expect(apply("flatten", nested)).toEqual([]);
		for (const name of ["unique", "diff", "intersect", "remove"]) {
			expect(() => apply(name, [nested, deep(100_000)], [[deep(100_000)]]), name).toThrow(XanoError);
		}
		const path = "a.".repeat(50_000);
		for (const name of ["set", "append", "prepend"]) {
			expect(() => apply(name, {}, name === "set" ? [path, 1] : [1, path]), name).toThrow(XanoError);
		}
		expect(apply("get", {}, [path, 7])).toBe(7);
		expect(apply("unset", { a: 1 }, [path])).toEqual({ a: 1 });
	});

	test("a result beyond the limit is refused before it is built", () => {
		const run = stillRun({ size: 100 });
		const list = Array.from({ length: 60 }, (_, index) => index);
		expect(() => apply("range", null, [1, 1e15], run)).toThrow("An array grew beyond 100 elements");
		expect(() => apply("fill", 0, [0, 1e15], run)).toThrow("An array grew beyond 100 elements");
		expect(() => apply("merge", list, [list], run)).toThrow("An array grew beyond 100 elements");
		expect(() => apply("merge_recursive", list, [list], run)).toThrow("An array grew beyond 100 elements");
		expect(() => apply("join", list, ["----"], run)).toThrow("A text grew beyond 100 characters");
	});

	test("long lists and objects are no special case", () => {
		const length = 50_000;
		const list: Value[] = Array.from({ length }, (_, index) => (index * 7919) % length);
		const record = objectFrom(list.map((value, index) => [`key${index}`, value] as const));
		const same = (element: Value): Value => element;
		for (const definition of allFilters) {
			const args = definition.arguments.map(({ kind, name, required }) => {
				if (kind === "expression") return same;
				if (!required) return null;
				if (name === "path" || name === "keys") return "key7";
				return kind === "array" || (kind === "any" && name !== "search") ? list : 3;
			});
			for (const subject of [list, record]) {
				try {
					apply(definition.name, subject, args);
				} catch (error) {
					expect(error, definition.name).toBeInstanceOf(XanoError);
				}
			}
		}
		expect(valuesOf(record).length).toBe(length);
	});
});
