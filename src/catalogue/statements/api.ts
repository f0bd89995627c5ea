import { type StatementDefinition, statement } from "../define.js";

/** Calls to the outside. The work is in a file of its own that is loaded with the first request. */
export const apiStatements: readonly StatementDefinition[] = [
	statement({
		name: "api.request",
		family: "api",
		summary: "Sends an HTTP request and binds request and response. A status other than 2xx is data, not an error.",
		positional: [],
		attributes: [
			{ name: "url", kind: "text", required: true, summary: "Address, with or without a query string." },
			{
				name: "method",
				kind: "text",
				required: false,
				default: "GET",
				requiredOnXano: "undocumented",
				summary: "GET, POST, PUT, PATCH, DELETE, HEAD or OPTIONS.",
			},
			{ name: "params", kind: "any", required: false, summary: "Query parameters of a GET, otherwise the body." },
			{ name: "headers", kind: "array", required: false, summary: 'Lines such as "Accept: text/html".' },
			{ name: "timeout", kind: "number", required: false, default: 10, summary: "Seconds." },
			{ name: "follow_location", kind: "bool", required: false, default: true, summary: "Follow redirects." },
			{
				name: "verify_host",
				kind: "bool",
				required: false,
				default: true,
				summary: "The certificate has to name the host.",
			},
			{
				name: "verify_peer",
				kind: "bool",
				required: false,
				default: true,
				summary: "The certificate has to be trusted.",
			},
			{ name: "ca_certificate", kind: "text", required: false, summary: "PEM of the authority to trust." },
			{ name: "certificate", kind: "text", required: false, summary: "PEM of the client's certificate." },
			{ name: "certificate_pass", kind: "text", required: false, summary: "Password of the client's certificate." },
			{ name: "private_key", kind: "text", required: false, summary: "PEM of the client's key." },
			{ name: "private_key_pass", kind: "text", required: false, summary: "Password of the client's key." },
		],
		binds: "optional",
		effects: "async",
		evidence: "observed",
		notes:
			"A request that gets no answer does not raise: its status is 0, its result false, and `response.error` says why.",
		examples: [],
		run: async (call) => (await import("./api/request.js")).sendRequest(call),
	}),
];
