import type { FilterArgument, QueryFilterDefinition } from "../define.js";
import { gapSentence } from "../gap.js";

type Result = QueryFilterDefinition["result"];

function queryFilter(
	name: string,
	summary: string,
	declared: readonly FilterArgument[],
	result: Result,
	code: string,
	notes?: string,
): QueryFilterDefinition {
	return {
		name,
		family: "query",
		gap: "query",
		summary,
		arguments: declared,
		result,
		evidence: "documented",
		...(notes === undefined ? {} : { notes }),
		examples: [{ code, result: `error: ${gapSentence(name, "query")}` }],
	};
}

function argument(name: string, kind: FilterArgument["kind"], summary: string, required = true): FilterArgument {
	return { name, kind, required, summary };
}

const geometry = argument("geometry", "any", "The other geometry.");
const vector = argument("vector", "array", "The other vector.");
const zone: FilterArgument = { ...argument("timezone", "text", "The zone of the clock.", false), default: "UTC" };

const vectors: Readonly<Record<string, string>> = {
	cosine_distance: "One minus the cosine similarity of two vectors.",
	cosine_similarity: "The cosine of the angle between two vectors.",
	inner_product: "The inner product of two vectors.",
	l1_distance_manhattan: "The Manhattan distance of two vectors.",
	l2_distance_euclidean: "The Euclidean distance of two vectors.",
	negative_inner_product: "The inner product of two vectors with the other sign.",
};

const units = ["seconds", "minutes", "hours", "days", "months", "years"];

const epochs: Readonly<Record<string, string>> = { sec: "seconds", minute: "minutes", hour: "hours", day: "days" };

const aggregates: readonly (readonly [name: string, summary: string, result: Result])[] = [
	["count_distinct", "How many different values a column has.", "int"],
	["median", "The value in the middle.", "number"],
	["to_distinct_list", "The different values, as a list.", "array"],
	["to_distinct_list_asc", "The different values, as a list in ascending order.", "array"],
	["to_distinct_list_desc", "The different values, as a list in descending order.", "array"],
	["to_list_asc", "All values, as a list in ascending order.", "array"],
	["to_list_desc", "All values, as a list in descending order.", "array"],
];

/** Filters that only the expressions of a database query know. */
export const queryFilters: readonly QueryFilterDefinition[] = [
	queryFilter(
		"distance",
		"The distance of two geometries in metres.",
		[geometry],
		"number",
		"$db.place.location|distance:$input.point",
	),
	queryFilter(
		"within",
		"Whether a geometry is no farther away from another than so many metres.",
		[geometry, argument("radius", "number", "The metres.")],
		"bool",
		"$db.place.location|within:$input.point:1000",
	),
	queryFilter(
		"search_rank",
		"How well a text matches words.",
		[argument("words", "text", "What is looked for.")],
		"number",
		"$db.article.content|search_rank:$input.words",
	),
	queryFilter("covers", "Whether a geometry covers another.", [geometry], "bool", "$db.place.area|covers:$input.point"),
	queryFilter(
		"between",
		"Whether a value is between two others, or equals one of them.",
		[argument("minimum", "any", "The smallest value."), argument("maximum", "any", "The largest value.")],
		"bool",
		"$db.product.price|between:10:100",
	),
	queryFilter("length", "How many elements a list has.", [], "int", "$db.product.tags|length"),
	...Object.entries(vectors).map(([name, summary]) =>
		queryFilter(name, summary, [vector], "number", `$db.page.embedding|${name}:$input.vector`),
	),
	queryFilter("timestamp_week", "The week of the year.", [zone], "int", "$db.order.created_at|timestamp_week"),
	queryFilter(
		"timestamp_day_of_year",
		"The day of the year.",
		[zone],
		"int",
		"$db.order.created_at|timestamp_day_of_year",
	),
	...Object.entries(epochs).map(([unit, plural]) =>
		queryFilter(
			`timestamp_epoch_${unit}`,
			`The ${plural} since 1970.`,
			[],
			"int",
			`$db.order.created_at|timestamp_epoch_${unit}`,
		),
	),
	...units.flatMap((unit) => [
		queryFilter(
			`timestamp_add_${unit}`,
			`A moment some ${unit} later.`,
			[{ ...argument("amount", "int", "How many.", false), default: 1 }],
			"int",
			`$db.order.created_at|timestamp_add_${unit}:2`,
		),
		queryFilter(
			`timestamp_subtract_${unit}`,
			`A moment some ${unit} earlier.`,
			[{ ...argument("amount", "int", "How many.", false), default: 1 }],
			"int",
			`$db.order.created_at|timestamp_subtract_${unit}:2`,
		),
	]),
	...aggregates.map(([name, summary, result]) =>
		queryFilter(name, summary, [], result, `$db.order.total|${name}`, "Works in `return.eval` of an aggregate query."),
	),
];
