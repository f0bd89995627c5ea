import { describe, expect, test } from "vitest";
import { Boxes } from "../../src/compile/boxes.js";

/** Counts the keys as a loop does, and compares every answer and the end with a Map. */
function expectLikeMap(keys: Iterable<string>): void {
	const boxes = new Boxes();
	const expected = new Map<string, number>();
	const wrong: string[] = [];
	for (const key of keys) {
		const box = boxes.get(key);
		if (box?.value !== expected.get(key)) wrong.push(key);
		if (box === undefined) boxes.add(key, 1);
		else box.value = (box.value as number) + 1;
		expected.set(key, (expected.get(key) ?? 0) + 1);
	}
	expect(wrong).toEqual([]);
	expect(boxes.takeAll().map(({ key, value }) => [key, value])).toEqual([...expected]);
	for (const key of expected.keys()) expect(boxes.get(key)).toBeUndefined();
}

function* twice(count: number, keyOf: (index: number) => string): Iterable<string> {
	for (let round = 0; round < 2; round++) for (let index = 0; index < count; index++) yield keyOf(index);
}

describe("boxes", () => {
	test.each<[string, number, (index: number) => string]>([
		["numbered ones", 3_000, (index) => `key${index}`],
		["short ones, the empty one too", 200, (index) => index.toString(2).slice(1)],
		["ones that end alike", 500, (index) => `${index}-and-the-same-ending`],
		["ones beyond ASCII", 500, (index) => `${String.fromCharCode(0x3000 + index)}é日😀`],
		["more than there may be slots", 40_000, (index) => `${index}`],
	])("are found by their keys: %s", (_, count, keyOf) => {
		expectLikeMap(twice(count, keyOf));
	});

	test("can be filled again when they have been taken", () => {
		const boxes = new Boxes();
		for (let round = 1; round <= 2; round++) {
			for (let index = 0; index < 300; index++) boxes.add(`${index % 100}-same ${index}`, round);
			expect(boxes.get("5-same 205")?.value).toBe(round);
			expect(boxes.takeAll()).toHaveLength(300);
			expect(boxes.get("5-same 205")).toBeUndefined();
		}
	});

	test("hold nothing when nothing was added", () => {
		expect(new Boxes().takeAll()).toEqual([]);
		expect(new Boxes().get("a")).toBeUndefined();
	});
});
