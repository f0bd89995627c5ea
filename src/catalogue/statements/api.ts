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
		members: [
			{ name: "request.url", kind: "text", summary: "The address that was asked." },
			{ name: "request.method", kind: "text", summary: "The method it was asked with." },
			{ name: "request.headers", kind: "array", summary: "The lines that were sent." },
			{ name: "request.params", kind: "any", summary: "The parameters or body that were sent." },
			{ name: "response.headers", kind: "array", summary: "The lines of the answer, the first one the status line." },
			{ name: "response.result", kind: "any", summary: "What was answered; JSON is decoded." },
			{ name: "response.status", kind: "int", summary: "The status, 0 when there was no answer." },
		],
		mock: "{response: {status: 200, result: {}}}",
		effects: "async",
		evidence: "observed",
		notes:
			"`response` is `{headers, result, status}`: headers are lines, the first one the status line, and a result that is JSON is decoded. `params` go into the address for GET and HEAD, otherwise into the body: as JSON, as a form when the Content-Type says so, as an upload when a file is among them. A request that gets no answer does not raise: its status is 0, its result false (observed), and `response.error` says why. An address that is none, and a method or header that cannot be sent, is an error.",
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
