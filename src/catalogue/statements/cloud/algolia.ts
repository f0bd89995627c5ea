import type { StatementAttribute, StatementDefinition } from "../../define.js";
import { gapStatement } from "../../gap.js";
import { optional, required } from "./attributes.js";

const common = {
	family: "cloud",
	gap: "cloud",
	evidence: "documented",
	positional: [],
	binds: "optional",
} as const;

const account: readonly StatementAttribute[] = [
	required("app_id", "text", "The application."),
	required("api_key", "text", "Its key."),
	required("index", "text", "The index."),
];

const head = 'app_id = "…" api_key = "…" index = "products"';

const notes = "A page of Xano's documentation shows it; its editor knows only `cloud.algolia.request`.";

/** Algolia. */
export const algoliaStatements: readonly StatementDefinition[] = [
	gapStatement({
		...common,
		name: "cloud.algolia.request",
		summary: "Sends a request to Algolia.",
		attributes: [
			optional("application_id", "text", "The application."),
			optional("api_key", "text", "Its key."),
			required("url", "text", "The address."),
			{
				...optional("method", "text", "The method of the request."),
				values: ["POST", "GET", "PUT", "DELETE"],
				default: "POST",
			},
			required("payload", "any", "The body."),
		],
		example:
			'cloud.algolia.request { application_id = "…" api_key = "…" url = "https://example.com/1/indexes/posts/query" method = "POST" payload = {query: "tea"} } as $found',
	}),
	gapStatement({
		...common,
		name: "cloud.algolia.search",
		notes,
		summary: "Looks into an index of Algolia.",
		attributes: [
			...account,
			optional("query", "text", "The words."),
			optional("filters", "text", "The conditions."),
			optional("facets", "array", "What is counted by."),
			optional("hitsPerPage", "int", "How many."),
			optional("page", "int", "Which page."),
		],
		example: `cloud.algolia.search { ${head} query = "tea" hitsPerPage = 20 } as $found`,
	}),
	gapStatement({
		...common,
		name: "cloud.algolia.save_object",
		notes,
		summary: "Writes a record.",
		attributes: [...account, required("object", "object", "The record.")],
		example: `cloud.algolia.save_object { ${head} object = {objectID: "1"} }`,
	}),
	gapStatement({
		...common,
		name: "cloud.algolia.save_objects",
		notes,
		summary: "Writes many records.",
		attributes: [...account, required("objects", "array", "The records.")],
		example: `cloud.algolia.save_objects { ${head} objects = [{objectID: "1"}] }`,
	}),
	gapStatement({
		...common,
		name: "cloud.algolia.delete_object",
		notes,
		summary: "Deletes a record.",
		attributes: [...account, required("objectID", "text", "The record.")],
		example: `cloud.algolia.delete_object { ${head} objectID = "1" }`,
	}),
	gapStatement({
		...common,
		name: "cloud.algolia.set_settings",
		notes,
		summary: "Changes how an index is searched.",
		attributes: [...account, required("settings", "object", "The settings.")],
		example: `cloud.algolia.set_settings { ${head} settings = {ranking: ["typo"]} }`,
	}),
];
