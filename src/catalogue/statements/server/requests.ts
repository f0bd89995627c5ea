import type { StatementAttribute, StatementDefinition } from "../../define.js";
import { gapStatement } from "../../gap.js";

const common = { family: "util", gap: "server", evidence: "documented", positional: [] } as const;

const encoding: StatementAttribute = {
	name: "encoding",
	kind: "text",
	required: false,
	summary: "How it is read: `json`, `yaml`, `x-www-form-urlencoded`.",
};

const excludeMiddleware: StatementAttribute = {
	name: "exclude_middleware",
	kind: "bool",
	required: false,
	summary: "As it came, without what middleware changed.",
};

/** The request that is answered, and its answer. */
export const requestStatements: readonly StatementDefinition[] = [
	gapStatement({
		...common,
		name: "util.get_input",
		summary: "Binds the body of the request; the older name of `util.get_raw_input`.",
		attributes: [{ ...encoding, requiredOnXano: "undocumented" }, excludeMiddleware],
		binds: "optional",
		example: 'util.get_input { encoding = "json" } as $body',
	}),
	gapStatement({
		...common,
		name: "util.get_raw_input",
		summary: "Binds the body of the request as it came.",
		attributes: [encoding, excludeMiddleware],
		binds: "optional",
		example: 'util.get_raw_input { encoding = "json" exclude_middleware = false } as $body',
	}),
	gapStatement({
		...common,
		name: "util.set_header",
		summary: "Adds a header to the answer.",
		notes: "`add` is what a page of Xano's documentation writes for `append`.",
		attributes: [
			{ name: "value", kind: "text", required: true, summary: "`Name: value`." },
			{
				name: "duplicates",
				kind: "text",
				required: false,
				default: "replace",
				values: ["replace", "append", "add"],
				requiredOnXano: "undocumented",
				summary: "What becomes of a header of the same name.",
			},
		],
		binds: "never",
		example: 'util.set_header { value = "X-Source: cache" duplicates = "replace" }',
	}),
	gapStatement({
		...common,
		name: "api.stream",
		family: "api",
		summary: "Sends a list or a stream to the caller piece by piece.",
		notes: "A page of Xano's documentation gives it `format`, `headers` and `filename`; Xano does not know them.",
		attributes: [
			{ name: "value", kind: "any", required: false, requiredUnless: ["format"], summary: "What to send." },
			...["format", "headers", "filename"].map((name) => ({
				name,
				kind: "any" as const,
				required: false,
				refusedOnXano: true as const,
				summary: "Only in a page of the documentation.",
			})),
		],
		binds: "optional",
		example: "api.stream { value = [1, 2, 3] }",
	}),
];
