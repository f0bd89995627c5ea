import type { StatementAttribute } from "../../define.js";

/** What a request may be; any case will do. */
export const requestMethods: readonly string[] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/** What describes a request, of every statement that sends one. */
export const requestAttributes: readonly StatementAttribute[] = [
	{ name: "url", kind: "text", required: true, summary: "Address, with or without a query string." },
	{
		name: "method",
		kind: "text",
		required: false,
		default: "GET",
		requiredOnXano: "undocumented",
		usual: requestMethods,
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
];
