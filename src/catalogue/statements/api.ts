import { type StatementDefinition, statement } from "../define.js";
import { requestAttributes } from "./api/attributes.js";

/** Calls to the outside. The work is in a file of its own that is loaded with the first request. */
export const apiStatements: readonly StatementDefinition[] = [
	statement({
		name: "api.request",
		family: "api",
		summary: "Sends an HTTP request and binds request and response. A status other than 2xx is data, not an error.",
		positional: [],
		attributes: [
			...requestAttributes,
			{
				name: "async",
				kind: "bool",
				required: false,
				summary: "True to go on at once: what is bound is an id for `await`; written out, not computed.",
			},
		],
		binds: "optional",
		effects: "async",
		evidence: "observed",
		notes:
			"A request that gets no answer does not raise: its status is 0, its result false, and `response.error` says why.",
		examples: [
			{
				code: 'api.request { url = "https://example.com/items" method = "GET" params = {q: "tea"} } as $call\nresponse = {status: $call.response.status, asked: $call.request.url}',
				result: '{"status": 200, "asked": "https://example.com/items?q=tea"}',
			},
			{
				code: 'api.request { url = "https://example.com/missing" method = "POST" params = {name: "tea"} timeout = 30 } as $call\nprecondition ($call.response.status == 200) { error_type = "notfound" error = "The other side says no: " ~ $call.response.status }',
				result: "error: The other side says no: 404",
			},
		],
		run: async (call) => (await import("./api/request.js")).sendRequest(call),
	}),
];
