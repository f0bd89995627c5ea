import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { StatementCall } from "../../../../src/catalogue/define.js";
import { geoDistance } from "../../../../src/catalogue/statements/util/geo_distance.js";
import { XanoError } from "../../../../src/values/error.js";
import type { Value } from "../../../../src/values/kinds.js";
import { stillRun } from "../../filters/evaluate.js";

const halfWay = Math.PI * 6_371_000;

function distance(...[latitude_1, longitude_1, latitude_2, longitude_2]: readonly Value[]): number {
	const attributes = { latitude_1, longitude_1, latitude_2, longitude_2 } as Record<string, Value>;
	const call: StatementCall = { context: stillRun(), subject: null, attributes, each: null };
	return geoDistance.run?.(call) as number;
}

describe("util.geo_distance", () => {
	test.each([
		["London to Paris", [51.5074, -0.1278, 48.8566, 2.3522], 343_556],
		["over the date line", [0, 179.5, 0, -179.5], 111_195],
		["pole to pole", [90, 0, -90, 77], Math.round(halfWay)],
		["the other side of the Earth", [10, 20, -10, -160], Math.round(halfWay)],
		["a quarter", [0, 0, 0, 90], Math.round(halfWay / 2)],
		["turns beyond counting", [45, 360 * 2 ** 60, 45, 0], 0],
		[
			"the largest numbers",
			[1.7e308, 0, -1.7e308, 1.7e308],
			Math.round(distance(1.7e308 % 360, 0, -1.7e308 % 360, 1.7e308 % 360)),
		],
		["texts of numbers", ["51.5074", "-0.1278", " 48.8566", "2.3522"], 343_556],
	])("%s", (_, places, metres) => {
		expect(Math.round(distance(...places))).toBe(metres);
	});

	test("is 0 for one place, the same both ways, and at most half the way round", () => {
		const degree = fc.double({ min: -1000, max: 1000, noNaN: true });
		fc.assert(
			fc.property(degree, degree, degree, degree, (a, b, c, d) => {
				expect(distance(a, b, a, b)).toBe(0);
				expect(distance(a, b, c, d)).toBeCloseTo(distance(c, d, a, b), 3);
				expect(distance(a, b, c, d)).toBeLessThanOrEqual(halfWay);
			}),
			{ numRuns: 300 },
		);
	});

	test.each([null, "north", "", true, [], {}])("refuses %j", (value) => {
		for (const at of [0, 1, 2, 3]) {
			const places: Value[] = [1, 2, 3, 4];
			places[at] = value;
			expect(() => distance(...places)).toThrow(XanoError);
		}
	});
});
