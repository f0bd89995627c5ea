import { toNumber } from "../../../values/arithmetic.js";
import type { Value } from "../../../values/kinds.js";
import { statement } from "../../define.js";

/** Mean radius of the Earth in metres. */
const EARTH_RADIUS = 6_371_000;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The length of the shortest way over a sphere between two places given in degrees: the haversine formula. */
function greatCircle(latitude1: number, longitude1: number, latitude2: number, longitude2: number): number {
	const north = Math.sin(radians(latitude2 - latitude1) / 2) ** 2;
	const east = Math.sin(radians(longitude2 - longitude1) / 2) ** 2;
	const part = north + Math.cos(radians(latitude1)) * Math.cos(radians(latitude2)) * east;
	return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(Math.min(1, Math.max(0, part))));
}

/** Degrees within one turn: sums of huge ones would leave the range of numbers. */
function degreesOf(value: Value | undefined): number {
	return Number(toNumber(value ?? null)) % 360;
}

export const geoDistance = statement({
	name: "util.geo_distance",
	family: "util",
	summary: "Binds the distance between two places on Earth, in metres.",
	positional: [],
	attributes: [
		{ name: "latitude_1", kind: "number", required: true, summary: "Of the first place, in degrees north." },
		{ name: "longitude_1", kind: "number", required: true, summary: "Of the first place, in degrees east." },
		{ name: "latitude_2", kind: "number", required: true, summary: "Of the second place." },
		{ name: "longitude_2", kind: "number", required: true, summary: "Of the second place." },
	],
	binds: "optional",
	effects: "pure",
	evidence: "observed",
	notes:
		"Along the great circle of a sphere with the mean radius of 6371 km, which fits what was measured (New York to Los Angeles 3,935 km); the last metres of Xano's own radius are not known. Numeric texts count as numbers; degrees beyond a full circle go round again.",
	examples: [
		{
			code: "util.geo_distance { latitude_1 = 40.71 longitude_1 = -74.01 latitude_2 = 34.05 longitude_2 = -118.24 } as $metres\nresponse = $metres|round",
			result: "3935218",
		},
		{
			code: "util.geo_distance { latitude_1 = 48.86 longitude_1 = 2.35 latitude_2 = 48.86 longitude_2 = 2.35 } as $metres\nresponse = $metres",
			result: "0",
		},
		{
			code: 'var $north { value = "north" } util.geo_distance { latitude_1 = $north longitude_1 = 0 latitude_2 = 0 longitude_2 = 0 } as $metres\nresponse = $metres',
			result: "error: The latitude_1 of `util.geo_distance` must be a number, not a text",
		},
	],
	run: ({ attributes }) => {
		const [first, second, third, fourth] = ["latitude_1", "longitude_1", "latitude_2", "longitude_2"].map((name) =>
			degreesOf(attributes[name]),
		) as [number, number, number, number];
		return greatCircle(first, second, third, fourth);
	},
});
