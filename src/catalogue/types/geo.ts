import { isObject, type Value, type XanoObject } from "../../values/kinds.js";
import { getKey, objectFrom } from "../../values/object.js";
import type { InputDeclaration } from "./declaration.js";
import { inputType, refusal, type TypeDefinition } from "./define.js";
import { numberOf } from "./numbers.js";
import { readWellKnownText } from "./well_known_text.js";

/** One geo type: its word in `{ type, data }`, its word in well-known text, and how deep its lists of points nest. */
interface Shape {
	readonly name: string;
	/** Name of the older documentation. */
	readonly alias?: string;
	readonly word: string;
	readonly wellKnown: string;
	readonly depth: 0 | 1 | 2;
	readonly what: string;
	readonly sample: string;
	readonly point: string;
}

const point = '{"lng":1,"lat":2}';
const shapes: readonly Shape[] = [
	{ name: "geo_point", word: "point", wellKnown: "POINT", depth: 0, what: "One point", sample: "(1 2)", point },
	{
		name: "geo_multipoint",
		alias: "geo_point_collection",
		word: "points",
		wellKnown: "MULTIPOINT",
		depth: 1,
		what: "Several points",
		sample: "(1 2)",
		point: `[${point}]`,
	},
	{
		name: "geo_linestring",
		alias: "geo_path",
		word: "path",
		wellKnown: "LINESTRING",
		depth: 1,
		what: "A path of points",
		sample: "(1 2)",
		point: `[${point}]`,
	},
	{
		name: "geo_multilinestring",
		alias: "geo_path_collection",
		word: "paths",
		wellKnown: "MULTILINESTRING",
		depth: 2,
		what: "Several paths",
		sample: "((1 2))",
		point: `[[${point}]]`,
	},
	{
		name: "geo_polygon",
		word: "poly",
		wellKnown: "POLYGON",
		depth: 1,
		what: "An area within a ring of points",
		sample: "((1 2))",
		point: `[${point}]`,
	},
	{
		name: "geo_multipolygon",
		word: "polys",
		wellKnown: "MULTIPOLYGON",
		depth: 2,
		what: "Several areas",
		sample: "(((1 2)))",
		point: `[[${point}]]`,
	},
];

function readPoint(value: Value): XanoObject | null {
	if (!isObject(value)) return null;
	const lng = Number(numberOf(getKey(value, "lng") ?? null));
	const lat = Number(numberOf(getKey(value, "lat") ?? null));
	if (!Number.isFinite(lng) || !Number.isFinite(lat)) return null;
	return objectFrom([
		["lng", lng],
		["lat", lat],
	]);
}

/** Points nested `depth` lists deep, with plain numbers; null when the value has another form. */
function readPoints(value: Value, depth: number): Value {
	if (depth === 0) return readPoint(value);
	if (!Array.isArray(value)) return null;
	const points: Value[] = [];
	for (const element of value) {
		const read = readPoints(element, depth - 1);
		if (read === null) return null;
		points.push(read);
	}
	return points;
}

function readGeo(value: Value, shape: Shape, declaration: InputDeclaration): Value {
	if (value === "") return null;
	let data: Value = null;
	if (typeof value === "string") data = readWellKnownText(value, shape.wellKnown);
	else if (isObject(value) && getKey(value, "type") === shape.word)
		data = readPoints(getKey(value, "data") ?? null, shape.depth);
	if (data === null) {
		const help = `Send { type: "${shape.word}", data: … } with points as { lng, lat }, or the text ${shape.wellKnown}${shape.sample}.`;
		throw refusal(`Only strings are supported for: ${declaration.name}`, declaration.name, help);
	}
	return objectFrom([
		["type", shape.word],
		["data", data],
	]);
}

/** The six geo types. */
export const geoTypes: readonly TypeDefinition[] = shapes.map((shape) =>
	inputType({
		name: shape.name,
		...(shape.alias === undefined ? {} : { aliases: [shape.alias] }),
		summary: `${shape.what}, as { type: "${shape.word}", data } with points as { lng, lat }.`,
		result: "object",
		zero: null,
		nullableByDefault: true,
		filterMode: "none",
		evidence: "documented",
		notes:
			"Not GeoJSON. Well-known text is read too. Other forms are refused with the engine's own, misleading message (observed; what follows its colon is ours).",
		examples: [
			{
				code: `${shape.name} v = "${shape.wellKnown}${shape.sample}"`,
				result: `{"type":"${shape.word}","data":${shape.point}}`,
			},
			{ code: `${shape.name} v = { type: "other" }`, result: "error: Only strings are supported for: v" },
		],
		coerce: (value, declaration) => readGeo(value, shape, declaration),
	}),
);
