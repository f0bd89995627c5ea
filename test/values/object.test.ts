import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Value, XanoObject } from "../../src/values/kinds.js";
import {
	copyObject,
	deleteKey,
	entriesOf,
	getKey,
	hasKey,
	isEmptyObject,
	keysOf,
	needsMap,
	objectFrom,
	setKey,
	sizeOf,
	valuesOf,
} from "../../src/values/object.js";
import { keys, scalars } from "./generators.js";

type Command = { key: string; value: Value | undefined };

const commands: fc.Arbitrary<Command[]> = fc.array(
	fc.record({ key: keys, value: fc.oneof({ weight: 5, arbitrary: scalars }, fc.constant(undefined)) }),
	{ maxLength: 60, size: "max" },
);

/** The reference: a list of pairs. A write keeps the place of its key, a new key goes to the end. */
function applyToPairs(pairs: [string, Value][], { key, value }: Command): void {
	const index = pairs.findIndex(([other]) => other === key);
	if (value === undefined) {
		if (index >= 0) pairs.splice(index, 1);
	} else if (index >= 0) pairs[index] = [key, value];
	else pairs.push([key, value]);
}

function apply(object: XanoObject, { key, value }: Command): XanoObject {
	if (value !== undefined) return setKey(object, key, value);
	deleteKey(object, key);
	return object;
}

test("an object is a list of pairs in the order of their first writing", () => {
	fc.assert(
		fc.property(commands, keys, (list, probe) => {
			const pairs: [string, Value][] = [];
			let object: XanoObject = {};
			for (const command of list) {
				applyToPairs(pairs, command);
				object = apply(object, command);
			}
			expect(entriesOf(object)).toEqual(pairs);
			expect(keysOf(object)).toEqual(pairs.map(([key]) => key));
			expect(valuesOf(object)).toEqual(pairs.map(([, value]) => value));
			expect(sizeOf(object)).toBe(pairs.length);
			expect(isEmptyObject(object)).toBe(pairs.length === 0);
			const expected = pairs.find(([key]) => key === probe);
			expect(getKey(object, probe)).toBe(expected?.[1]);
			expect(hasKey(object, probe)).toBe(expected !== undefined);
			expect(entriesOf(objectFrom(pairs))).toEqual(pairs);
			expect(Object.getPrototypeOf(object)).toBe(object instanceof Map ? Map.prototype : Object.prototype);
		}),
		{ numRuns: 1000 },
	);
});

test("a copy is independent and has the same order", () => {
	fc.assert(
		fc.property(commands, keys, (list, key) => {
			let object: XanoObject = {};
			for (const command of list) object = apply(object, command);
			const before = entriesOf(object);
			const copy = copyObject(object);
			expect(entriesOf(copy)).toEqual(before);
			setKey(copy, key, "changed");
			deleteKey(copy, keysOf(copy)[0] ?? "");
			expect(entriesOf(object)).toEqual(before);
		}),
	);
});

describe("which keys need a Map", () => {
	test.each(["0", "1", "10", "4294967294", "__proto__"])("%s does", (key) => {
		expect(needsMap(key)).toBe(true);
		expect(setKey({}, key, 1)).toBeInstanceOf(Map);
	});
	test.each(["", "a", "-1", "01", "00", "1.5", "1a", "4294967295", "99999999999", "__proto", "constructor", "_", "٣"])(
		"%s does not",
		(key) => {
			expect(needsMap(key)).toBe(false);
			expect(setKey({}, key, 1)).not.toBeInstanceOf(Map);
			// The reason for the rule: JavaScript keeps the order of such keys.
			expect(Object.keys(setKey({ z: 1 }, key, 1))).toEqual(["z", key]);
		},
	);
});

test("an object that grows large becomes a Map, one that is only rewritten does not", () => {
	let object: XanoObject = {};
	for (let i = 0; i < 32; i++) object = setKey(object, `key${i}`, i);
	expect(object).not.toBeInstanceOf(Map);
	expect(setKey(object, "key0", -1)).toBe(object);
	const grown = setKey(object, "key32", 32);
	expect(grown).toBeInstanceOf(Map);
	expect(keysOf(grown)).toEqual(Array.from({ length: 33 }, (_, i) => `key${i}`));
});

test("no key reaches a prototype", () => {
	for (const key of ["__proto__", "constructor", "toString", "valueOf", "hasOwnProperty", "__defineSetter__"]) {
		expect(getKey({}, key)).toBeUndefined();
		expect(hasKey({}, key)).toBe(false);
		const object = setKey({}, key, { polluted: true });
		expect(getKey(object, key)).toEqual({ polluted: true });
		expect(keysOf(object)).toEqual([key]);
		deleteKey(object, key);
		expect(hasKey(object, key)).toBe(false);
	}
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	expect(typeof Object.prototype.toString).toBe("function");
});
