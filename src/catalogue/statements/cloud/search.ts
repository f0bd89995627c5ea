import type { StatementAttribute, StatementDefinition } from "../../define.js";
import { gapStatement } from "../../gap.js";
import { optional } from "./attributes.js";

/** Two vendors with the same statements; what only the documentation writes is marked. */
interface Engine {
	readonly prefix: string;
	readonly title: string;
	readonly authTypes: readonly string[];
	/** Attributes the documentation of Xano writes and Xano does not know. */
	readonly shown: readonly string[];
}

const engines: readonly Engine[] = [
	{
		prefix: "cloud.elasticsearch",
		title: "Elasticsearch",
		authTypes: ["Basic", "Bearer", "API Key", "IAM", "master"],
		shown: [],
	},
	{
		prefix: "cloud.aws.opensearch",
		title: "OpenSearch",
		authTypes: ["IAM", "master", "Basic", "Bearer", "API Key"],
		shown: ["secret_key", "endpoint"],
	},
];

function onlyShown(names: readonly string[]): StatementAttribute[] {
	return names.map((name) => ({
		...optional(name, "any", "Written by Xano's documentation, unknown to Xano."),
		refusedOnXano: true as const,
	}));
}

function methods(values: readonly string[]): StatementAttribute {
	return { ...optional("method", "text", "The method of the request."), values, default: "GET" };
}

const index = optional("index", "text", "The index.");

function statementsOf({ prefix, title, authTypes, shown }: Engine): StatementDefinition[] {
	const account: StatementAttribute[] = [
		{ ...optional("auth_type", "text", "How the account is proved."), values: authTypes },
		optional("key_id", "text", "The name of the key."),
		optional("access_key", "text", "The key."),
		optional("region", "text", "The region."),
		...onlyShown(shown),
	];
	const common = {
		family: "cloud",
		gap: "cloud",
		evidence: "documented",
		positional: [],
		binds: "optional",
	} as const;
	const head = `auth_type = "${authTypes[0]}" key_id = "…" access_key = "…" region = "…"`;
	const base = optional("base_url", "text", "The address of the engine.");
	return [
		gapStatement({
			...common,
			name: `${prefix}.request`,
			summary: `Sends a request to ${title}.`,
			attributes: [
				...account,
				methods(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]),
				{ ...optional("url", "text", "The address."), required: true },
				optional("query", "any", "The body."),
				optional("payload", "any", "The body, as Xano's engine calls it."),
			],
			example: `${prefix}.request { ${head} method = "GET" url = "https://example.com/_search" query = {} } as $result`,
		}),
		gapStatement({
			...common,
			name: `${prefix}.query`,
			summary: `Looks into an index of ${title}.`,
			attributes: [
				...account,
				base,
				index,
				optional("payload", "any", "The query."),
				optional("expression", "array", "Conditions, when there is no query."),
				optional("size", "int", "How many."),
				optional("from", "int", "From which on."),
				optional("sort", "array", "The order."),
				optional("included_fields", "array", "The fields to give back."),
				{
					...optional("return_type", "text", "Whether documents or their number are bound."),
					values: ["search", "count"],
				},
				...onlyShown(["query", "aggregations"]),
			],
			example: `${prefix}.query { ${head} index = "products" payload = {} size = 10 return_type = "search" } as $found`,
		}),
		gapStatement({
			...common,
			name: `${prefix}.document`,
			summary: `Reads, writes or deletes a document of ${title}.`,
			attributes: [
				...account,
				base,
				methods(["GET", "POST", "PUT", "DELETE"]),
				index,
				optional("doc_id", "text", "The document."),
				optional("doc", "any", "Its content."),
				...onlyShown(["body"]),
			],
			example: `${prefix}.document { ${head} method = "GET" index = "products" doc_id = "1" doc = {} } as $document`,
		}),
	];
}

/** Search engines. */
export const cloudSearchStatements: readonly StatementDefinition[] = [
	...engines.flatMap(statementsOf),
	gapStatement({
		name: "cloud.elasticsearch.bulk",
		family: "cloud",
		gap: "cloud",
		evidence: "documented",
		summary: "Writes many documents of Elasticsearch at once.",
		notes: "A page of Xano's documentation shows it; its editor does not know it.",
		positional: [],
		attributes: [
			optional("auth_type", "text", "How the account is proved."),
			optional("key_id", "text", "The name of the key."),
			optional("access_key", "text", "The key."),
			optional("region", "text", "The region."),
			optional("base_url", "text", "The address of the engine."),
			index,
			{ ...optional("operations", "array", "What to do."), required: true },
		],
		binds: "optional",
		example:
			'cloud.elasticsearch.bulk { auth_type = "API Key" index = "products" operations = [{action: "delete", id: "1"}] } as $result',
	}),
];
