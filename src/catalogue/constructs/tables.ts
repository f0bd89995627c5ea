import { construct } from "./define.js";
import { descriptive, property } from "./parts.js";
import { any, bool, entry, listOf, nameOf, object, oneOf, recordOf, text } from "./values.js";

/** Indexes by what Xano calls them; what others call them. */
const indexType = {
	kind: "text",
	values: ["primary", "btree", "btree|unique", "gin", "search", "vector", "spatial", "gist"],
	synonyms: {
		index: "btree",
		normal: "btree",
		key: "btree",
		unique: "btree|unique",
		"unique|btree": "btree|unique",
		fulltext: "search",
		text: "search",
		json: "gin",
		hnsw: "vector",
		ivfflat: "vector",
	},
} as const;

const index = listOf(
	object(
		entry("type", indexType, "What it is good for.", "always"),
		entry(
			"field",
			listOf(
				object(
					entry("name", text, "The column.", "always"),
					entry("op", text, "Its direction, its weight or the operators it serves."),
				),
			),
			"The columns, the first one first.",
			"always",
		),
		entry("name", text, "What a search calls it."),
		entry("lang", text, "The language of its texts."),
	),
);

/** What keeps rows. */
export const tableConstructs = [
	construct({
		name: "table",
		summary: "Rows with columns and indexes.",
		location: "table/NAME.xs",
		parts: [
			property("auth", bool, "Whether its rows are users that can log in."),
			{ name: "schema", block: "columns", summary: "The columns; `id` is one of them." },
			property("index", index, "What makes searching fast."),
			property(
				"view",
				recordOf(
					object(
						entry("search", { kind: "query" }, "The rows it shows.", "always"),
						entry("sort", recordOf(oneOf("asc", "desc", "rand")), "Their order.", "parser"),
						entry("id", text, "Its identity, which exports write.", "parser"),
						entry("alias", text, "Another name."),
						entry("hide", any, "Columns it leaves out."),
					),
				),
				"Searches that Xano's interface keeps.",
			),
			property("items", any, "Rows the table begins with."),
			property("autocomplete", listOf(object(entry("name", text, "The column.", "always"))), "What is shown of a row."),
			property("agent", nameOf("agent"), "The agent that knows the table."),
			...descriptive,
		],
		runs: false,
		evidence: "documented",
		example:
			'table "user" {\n  auth = true\n\n  schema {\n    int id\n    email email\n  }\n\n  index = [\n    {type: "primary", field: [{name: "id"}]}\n    {type: "btree|unique", field: [{name: "email"}]}\n  ]\n}',
	}),
	construct({
		name: "tablemap",
		summary: "Which table of a workspace stands for one of an extension.",
		location: "in a `market_item`",
		parts: [
			property("mode", text, "How they are matched.", "always"),
			property("columns", any, "Columns that have to be there."),
			{ name: "schema", block: "other", summary: "Columns that are added." },
		],
		runs: false,
		evidence: "engine",
		example: 'tablemap "user" {\n  mode = "map"\n}',
	}),
];
