import { defineFunction } from "xano-local";

interface Point {
	readonly lat: number;
	readonly lon: number;
}

/** Mean radius of the earth. */
const radiusInKilometres = 6371;

export const distance = defineFunction({
	name: "geo/distance",
	summary: "The distance between two points on the earth, along its surface.",
	inputs: [
		{ name: "from", type: "json", summary: "An object with lat and lon in degrees." },
		{ name: "to", type: "json", summary: "The other point." },
	],
	run: ({ from, to }) => {
		const [start, end] = [pointFrom(from), pointFrom(to)];
		const half = (degrees: number): number => Math.sin(radians(degrees) / 2) ** 2;
		const chord =
			half(end.lat - start.lat) + Math.cos(radians(start.lat)) * Math.cos(radians(end.lat)) * half(end.lon - start.lon);
		return { kilometres: Math.round(2 * radiusInKilometres * Math.asin(Math.sqrt(chord))) };
	},
});

function pointFrom(value: unknown): Point {
	const { lat, lon } = (value ?? {}) as Partial<Point>;
	// A program sees this as an error that try_catch can catch.
	if (typeof lat !== "number" || typeof lon !== "number") throw new Error("A point needs lat and lon");
	return { lat, lon };
}

function radians(degrees: number): number {
	return (degrees * Math.PI) / 180;
}
