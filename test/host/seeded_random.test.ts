import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../src/host/seeded_random.js";

function drawn(seed: string): unknown[] {
	const random = seededRandom(seed);
	return [random.uuid(), random.integer(0, 1_000_000), [...random.bytes(9)], random.integer(-5, 5), random.uuid()];
}

describe("random numbers from a seed", () => {
	test("are the same for the same seed, and others for another one", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (one, other) => {
				expect(drawn(one)).toEqual(drawn(one));
				if (one !== other) expect(drawn(one)).not.toEqual(drawn(other));
			}),
		);
	});

	// Tests of projects hold such values: they must never change between versions or machines.
	test("stay what they are", () => {
		expect(drawn("0\0greet\0says hello")).toEqual([
			"b2533742-0f9a-4a78-8880-17998fb8b676",
			595_678,
			[66, 226, 254, 63, 250, 142, 251, 39, 125],
			-3,
			"75d6c629-c17c-4fec-83c9-2600b871b050",
		]);
	});

	test("seeds that differ in one bit share half of their bits, as chance has it", () => {
		let same = 0;
		for (let index = 0; index < 500; index++) {
			const one = seededRandom(`seed ${index}`).bytes(16);
			const other = seededRandom(`seed ${index ^ 1}`).bytes(16);
			for (const [at, byte] of one.entries()) same += 8 - ones(byte ^ (other[at] as number));
		}
		expect(same / (500 * 128)).toBeCloseTo(0.5, 1);
	});

	test("every byte is equally likely, also the first one of a seed", () => {
		const first = counted(20_000, (index) => seededRandom(`0\0f\0test ${index}`).bytes(1)[0] as number);
		const following = counted(1, () => 0);
		const stream = seededRandom("one").bytes(20_000);
		for (const byte of stream) following[byte] = (following[byte] as number) + 1;
		// Chi-square with 255 degrees of freedom: beyond 350 once in twenty thousand times.
		expect(chiSquare(first, 20_000)).toBeLessThan(350);
		expect(chiSquare(following, 20_001)).toBeLessThan(350);
	});

	test("whole numbers lie within their bounds and reach both", () => {
		const random = seededRandom("dice");
		const thrown = new Set(Array.from({ length: 300 }, () => random.integer(1, 6)));
		expect([...thrown].sort()).toEqual([1, 2, 3, 4, 5, 6]);
		expect(random.integer(7, 7)).toBe(7);
		expect(() => random.integer(2, 1)).toThrow(RangeError);
	});

	test("UUIDs are of version 4, and no two are the same", () => {
		const random = seededRandom("ids");
		const ids = Array.from({ length: 2_000 }, () => random.uuid());
		expect(new Set(ids).size).toBe(2_000);
		for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
	});
});

function ones(byte: number): number {
	return byte.toString(2).replaceAll("0", "").length;
}

function counted(times: number, draw: (index: number) => number): number[] {
	const counts = new Array<number>(256).fill(0);
	for (let index = 0; index < times; index++) {
		const byte = draw(index);
		counts[byte] = (counts[byte] as number) + 1;
	}
	return counts;
}

function chiSquare(counts: readonly number[], times: number): number {
	const wanted = times / 256;
	return counts.reduce((sum, count) => sum + (count - wanted) ** 2 / wanted, 0);
}
