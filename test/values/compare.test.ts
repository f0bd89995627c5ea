import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareForSort, compareTexts, compareValues, looseEquals, strictEquals } from "../../src/values/compare.js";
import { isNumericText } from "../../src/values/convert.js";
import { isObject, type Value } from "../../src/values/kinds.js";
import { entriesOf, objectFrom } from "../../src/values/object.js";
import { decimals, integers, objects, texts, values } from "./generators.js";
import { fromTagged, readAnswers, type Tagged } from "./php.js";

interface Comparison {
	values: Tagged[];
	equal: string[];
	identical: string[];
	order: string[];
}

describe("the answers of PHP", () => {
	const answers = readAnswers<Comparison>("comparison");
	const subjects = answers.values.map(fromTagged);

	function disagreements(ask: (left: Value, right: Value) => string, table: string[]): unknown[] {
		const wrong: unknown[] = [];
		for (const [row, left] of subjects.entries()) {
			for (const [column, right] of subjects.entries()) {
				// A decimal meets other text as text, and PHP prints 1.0E+25 where JSON prints 1e+25.
				if ([left, right].some((value) => typeof value === "number" && Math.abs(value) >= 1e21)) continue;
				const expected = table[row]![column]!;
				const answer = ask(left, right);
				if (answer !== expected) wrong.push([answers.values[row], answers.values[column], expected, answer]);
			}
		}
		return wrong;
	}

	test("there are many", () => {
		expect(subjects.length ** 2 * 3).toBeGreaterThan(30_000);
		expect(answers.php).toMatch(/^8\./);
	});

	test("==", () => {
		expect(disagreements((left, right) => (looseEquals(left, right) ? "1" : "0"), answers.equal)).toEqual([]);
	});

	test("===", () => {
		// PHP has one empty container and keeps positions as int keys; here [] and {} differ.
		const different = (left: Value, right: Value): string => (strictEquals(left, right) ? "1" : "0");
		expect(disagreements(different, answers.identical)).toEqual([]);
	});

	test("<=>", () => {
		expect(disagreements((left, right) => "<=>"[compareValues(left, right) + 1]!, answers.order)).toEqual([]);
	});
});

function shuffledKeys(value: Value): Value {
	if (Array.isArray(value)) return value.map(shuffledKeys);
	if (!isObject(value)) return value;
	return objectFrom(
		entriesOf(value)
			.reverse()
			.map(([key, element]) => [key, shuffledKeys(element)] as const),
	);
}

describe("laws", () => {
	test("loose equality is reflexive and symmetric, and blind to the order of keys", () => {
		fc.assert(
			fc.property(values, values, (left, right) => {
				expect(looseEquals(left, left)).toBe(true);
				expect(looseEquals(left, shuffledKeys(left))).toBe(true);
				expect(looseEquals(left, right)).toBe(looseEquals(right, left));
			}),
			{ numRuns: 2000 },
		);
	});

	test("loose equality agrees with <=>", () => {
		fc.assert(
			fc.property(values, values, (left, right) => {
				expect(looseEquals(left, right)).toBe(compareValues(left, right) === 0);
			}),
			{ numRuns: 2000 },
		);
	});

	test("strict equality is reflexive, symmetric and implies loose equality", () => {
		fc.assert(
			fc.property(values, values, (left, right) => {
				expect(strictEquals(left, structuredClone(left))).toBe(true);
				expect(strictEquals(left, right)).toBe(strictEquals(right, left));
				if (strictEquals(left, right)) expect(looseEquals(left, right)).toBe(true);
			}),
			{ numRuns: 2000 },
		);
	});

	const sameKind: fc.Arbitrary<Value[]> = fc.oneof(
		fc.array(fc.oneof(integers, decimals), { minLength: 3, maxLength: 3 }),
		fc.array(
			texts.filter((text) => !isNumericText(text)),
			{ minLength: 3, maxLength: 3 },
		),
		fc.array(fc.array(integers, { maxLength: 4 }), { minLength: 3, maxLength: 3 }),
		fc.array(fc.constantFrom<Value>(null, true, false), { minLength: 3, maxLength: 3 }),
	);

	test("<=> is antisymmetric and transitive on values of one kind", () => {
		fc.assert(
			fc.property(sameKind, (three) => {
				const [a, b, c] = three as [Value, Value, Value];
				expect(compareValues(a, b) + compareValues(b, a)).toBe(0);
				if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0) expect(compareValues(a, c)).toBeLessThanOrEqual(0);
			}),
			{ numRuns: 3000 },
		);
	});

	test("the order of sorting is antisymmetric and transitive on all values without objects", () => {
		const simple = fc.oneof(fc.constant(null), fc.boolean(), integers, decimals, texts);
		fc.assert(
			fc.property(simple, simple, simple, (a, b, c) => {
				expect(compareForSort(a, b) + compareForSort(b, a)).toBe(0);
				if (compareForSort(a, b) <= 0 && compareForSort(b, c) <= 0) expect(compareForSort(a, c)).toBeLessThanOrEqual(0);
			}),
			{ numRuns: 3000 },
		);
	});

	test("texts have the order of their UTF-8 bytes", () => {
		const anything = fc.string({
			unit: fc.oneof(
				fc.constantFrom("a", "\uffff", "\u{10000}", "😀", "\ue000"),
				fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
			),
			maxLength: 5,
		});
		fc.assert(
			fc.property(anything, anything, (left, right) => {
				expect(compareTexts(left, right)).toBe(Math.sign(Buffer.compare(Buffer.from(left), Buffer.from(right))));
			}),
			{ numRuns: 3000 },
		);
	});
});

describe("examples", () => {
	test.each<[Value, Value, boolean]>([
		["1", 1, true],
		["abc", 0, false],
		[null, "", true],
		[null, false, true],
		[null, [], true],
		[null, 0, true],
		[null, "0", false],
		[[], false, true],
		[true, "a", true],
		["1e3", "1000", true],
		[" 1", "1", true],
		["1 ", 1, true],
		["1e3", "1e3 ", true],
		[[], {}, true],
		[[1, 2], { "0": 1, "1": 2 }, true],
		[[1, 2], { a: 1, b: 2 }, false],
		[{ a: 1, b: [2] }, { b: ["2"], a: true }, true],
		[9007199254740993n, "9007199254740993", true],
		[9007199254740993n, "9007199254740992", false],
	])("%s == %s is %s", (left, right, expected) => {
		expect(looseEquals(left, right)).toBe(expected);
		expect(looseEquals(right, left)).toBe(expected);
	});

	test("strict equality sees kinds and the order of keys", () => {
		expect(strictEquals("1", 1)).toBe(false);
		expect(strictEquals([], {})).toBe(false);
		expect(strictEquals({ a: 1, b: 2 }, { a: 1, b: 2 })).toBe(true);
		expect(strictEquals({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(false);
		expect(strictEquals({ a: 1 }, new Map([["a", 1]]))).toBe(true);
		expect(strictEquals([1, [2]], [1, [2]])).toBe(true);
		expect(strictEquals([1], [1, 2])).toBe(false);
		expect(strictEquals({ a: 1 }, { a: 1, b: 1 })).toBe(false);
		expect(strictEquals(2n ** 60n, 2n ** 60n)).toBe(true);
	});

	test("sorting keeps numeric texts texts", () => {
		expect(["10", "9", "1"].sort(compareForSort)).toEqual(["1", "10", "9"]);
		const mixed: Value[] = [{ a: 1 }, [1], "b", 2, true, null, 1.5, "a", false];
		expect(mixed.sort(compareForSort)).toEqual([null, false, true, 1.5, 2, "a", "b", [1], { a: 1 }]);
	});
});

test("deeply nested values raise instead of exhausting the stack", () => {
	let [left, right]: [Value, Value] = [1, 1];
	for (let i = 0; i < 20_000; i++) [left, right] = i % 2 ? [[left], [right]] : [{ a: left }, { a: right }];
	for (const operation of [looseEquals, strictEquals, compareValues, compareForSort]) {
		expect(() => operation(left, right)).toThrow("Nesting level too deep");
		expect(() => operation({ x: left }, new Map([["x", right]]))).toThrow("Nesting level too deep");
	}
});

test("comparing objects does not depend on their representation", () => {
	fc.assert(
		fc.property(objects, (object) => {
			const map = new Map(entriesOf(object as Record<string, Value>));
			expect(looseEquals(object, map)).toBe(true);
			expect(compareValues(map, object)).toBe(0);
			expect(strictEquals(object, map)).toBe(true);
		}),
	);
});
