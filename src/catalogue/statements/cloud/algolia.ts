import type { StatementAttribute, StatementDefinition } from "../../define.js";
import { gapStatement } from "../../gap.js";

const common = {
	family: "cloud",
	gap: "cloud",
	evidence: "documented",
	positional: [],
	binds: "optional",
} as const;

function attribute(
	name: string,
	kind: StatementAttribute["kind"],
	summary: string,
	required = true,
): StatementAttribute {
	return { name, kind, required, summary };
}

const account: readonly StatementAttribute[] = [
	attribute("app_id", "text", "The application."),
	attribute("api_key", "text", "Its key."),
	attribute("index", "text", "The index."),
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
			attribute("application_id", "text", "The application.", false),
			attribute("api_key", "text", "Its key.", false),
			attribute("url", "text", "The address."),
			{
				...attribute("method", "text", "The method of the request.", false),
				values: ["POST", "GET", "PUT", "DELETE"],
				default: "POST",
			},
			attribute("payload", "any", "The body."),
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
			attribute("query", "text", "The words.", false),
			attribute("filters", "text", "The conditions.", false),
			attribute("facets", "array", "What is counted by.", false),
			attribute("hitsPerPage", "int", "How many.", false),
			attribute("page", "int", "Which page.", false),
		],
		example: `cloud.algolia.search { ${head} query = "tea" hitsPerPage = 20 } as $found`,
	}),
	gapStatement({
		...common,
		name: "cloud.algolia.save_object",
		notes,
		summary: "Writes a record.",
		attributes: [...account, attribute("object", "object", "The record.")],
		example: `cloud.algolia.save_object { ${head} object = {objectID: "1"} }`,
	}),
	gapStatement({
		...common,
		name: "cloud.algolia.save_objects",
		notes,
		summary: "Writes many records.",
		attributes: [...account, attribute("objects", "array", "The records.")],
		example: `cloud.algolia.save_objects { ${head} objects = [{objectID: "1"}] }`,
	}),
	gapStatement({
		...common,
		name: "cloud.algolia.delete_object",
		notes,
		summary: "Deletes a record.",
		attributes: [...account, attribute("objectID", "text", "The record.")],
		example: `cloud.algolia.delete_object { ${head} objectID = "1" }`,
	}),
	gapStatement({
		...common,
		name: "cloud.algolia.set_settings",
		notes,
		summary: "Changes how an index is searched.",
		attributes: [...account, attribute("settings", "object", "The settings.")],
		example: `cloud.algolia.set_settings { ${head} settings = {ranking: ["typo"]} }`,
	}),
];
