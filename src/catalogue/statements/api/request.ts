import { HttpFailure, type HttpResponse } from "../../../host/ports.js";
import { toNumber } from "../../../values/arithmetic.js";
import { fatalError, XanoError } from "../../../values/error.js";
import { decodeJson, encodeJson } from "../../../values/json.js";
import { isObject, type Value, type XanoObject } from "../../../values/kinds.js";
import { entriesOf, objectFrom } from "../../../values/object.js";
import { toText } from "../../../values/text.js";
import { isTruthy } from "../../../values/truthy.js";
import type { StatementCall } from "../../define.js";
import { formText } from "./form.js";

const methods = new Set(["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"]);

/**
 * `api.request`: query string on GET and HEAD, a form when the Content-Type header says so, otherwise JSON [O].
 * @returns `{request, response}`; a transport failure gives status 0 and `response.error`
 * @throws XanoError for a request that cannot be sent at all, and for refused ones (offline, no recorded answer)
 */
export async function sendRequest(call: StatementCall): Promise<Value> {
	const { context, attributes } = call;
	const method = text(attributes.method, "method").toUpperCase();
	if (!methods.has(method)) throw fatalError(`api.request does not know the method ${method}`, `Use one of ${[...methods].join(", ")}.`);
	const headers = headerLines(attributes.headers as Value);
	const params = attributes.params as Value;
	const address = text(attributes.url, "url").trim();
	const { url, body, contentType } = payload(method, address, params, headers);
	const sent: [string, string][] = [...headers];
	if (contentType !== null && !has(sent, "content-type")) sent.push(["Content-Type", contentType]);
	const seconds = Number(toNumber((attributes.timeout as Value) ?? 10));
	const request = objectFrom([
		["url", url],
		["method", method],
		["headers", sent.map(([name, value]) => `${name}: ${value}`)],
		["params", params ?? {}],
	]);
	try {
		const response = await context.http.send({
			method,
			url,
			headers: sent,
			body,
			timeoutMilliseconds: Math.min(Math.max(seconds, 0.001), 86_400) * 1000,
			followRedirects: isTruthy(attributes.follow_location as Value),
			verifyHost: isTruthy(attributes.verify_host as Value),
			verifyPeer: isTruthy(attributes.verify_peer as Value),
			...certificate("caCertificate", attributes.ca_certificate),
			...certificate("certificate", attributes.certificate),
			...certificate("privateKey", attributes.private_key),
			...certificate("privateKeyPassphrase", attributes.private_key_pass ?? attributes.certificate_pass),
			maximumResponseBytes: context.limits.responseBytes,
			signal: context.signal,
		});
		return { request, response: await responseValue(response) };
	} catch (thrown) {
		if (!(thrown instanceof HttpFailure)) throw thrown;
		return failure(thrown, request, context.signal);
	}
}

function failure(thrown: HttpFailure, request: Value, signal: AbortSignal): Value {
	if (thrown.kind === "aborted" && signal.aborted) throw signal.reason;
	if (thrown.kind === "offline" || thrown.kind === "replay-miss" || thrown.kind === "invalid-url") {
		throw new XanoError(thrown.message, { help: thrown.kind === "offline" ? "Run without --offline, or with --simulate or --replay FILE." : null, cause: thrown });
	}
	return {
		request,
		response: { headers: [], result: false, status: 0, error: { code: thrown.code, message: thrown.message } },
	};
}

async function responseValue(response: HttpResponse): Promise<XanoObject> {
	const bytes = await response.bytes();
	const received = new TextDecoder("utf-8").decode(bytes);
	const statusLine = `HTTP/${response.httpVersion} ${response.status}${response.statusText ? ` ${response.statusText}` : ""}`;
	return {
		headers: [statusLine, ...response.headers.map(([name, value]) => `${name}: ${value}`)],
		result: decoded(received),
		status: response.status,
	};
}

/** JSON when it parses, otherwise the text itself. */
function decoded(received: string): Value {
	if (!/^\s*(?:[[{"\-\d]|true|false|null)/.test(received)) return received;
	try {
		return decodeJson(received);
	} catch {
		return received;
	}
}

interface Payload {
	readonly url: string;
	readonly body: string | null;
	readonly contentType: string | null;
}

function payload(method: string, url: string, params: Value, headers: readonly (readonly [string, string])[]): Payload {
	const empty = params === null || params === "" || (Array.isArray(params) ? params.length === 0 : isObject(params) && entriesOf(params).length === 0);
	if (method === "GET" || method === "HEAD") {
		if (empty || !isObject(params)) return { url: empty ? url : withQuery(url, text(params, "params")), body: null, contentType: null };
		return { url: withQuery(url, formText(params)), body: null, contentType: null };
	}
	if (params === null || params === "") return { url, body: null, contentType: null };
	const declared = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1].toLowerCase() ?? "";
	if (declared.startsWith("application/x-www-form-urlencoded")) {
		return { url, body: isObject(params) || Array.isArray(params) ? formText(params) : text(params, "params"), contentType: null };
	}
	// A text is sent as it is: the author has encoded it.
	if (typeof params === "string") return { url, body: params, contentType: null };
	if (empty && method === "DELETE") return { url, body: null, contentType: null };
	return { url, body: encodeJson(params), contentType: "application/json" };
}

function withQuery(url: string, query: string): string {
	if (query === "") return url;
	const [address, fragment] = url.split("#", 2) as [string, string | undefined];
	const glue = address.includes("?") ? (address.endsWith("?") || address.endsWith("&") ? "" : "&") : "?";
	return `${address}${glue}${query}${fragment === undefined ? "" : `#${fragment}`}`;
}

function headerLines(value: Value): [string, string][] {
	if (value === null || value === "") return [];
	const lines = Array.isArray(value) ? value : isObject(value) ? entriesOf(value).map(([name, inner]) => `${name}: ${toText(inner)}`) : [value];
	return lines
		.filter((line) => line !== null && line !== "")
		.map((line) => {
			const whole = text(line, "headers");
			const colon = whole.indexOf(":");
			if (colon < 1) throw fatalError("A header is written `Name: value`", `This entry of \`headers\` has no colon after a name.`);
			const name = whole.slice(0, colon).trim();
			const content = whole.slice(colon + 1).trim();
			if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) || /[\r\n\0]/.test(content)) {
				throw fatalError("A header holds a character that is not allowed", "Neither line breaks nor blanks may stand in a header's name.");
			}
			return [name, content];
		});
}

function has(headers: readonly (readonly [string, string])[], name: string): boolean {
	return headers.some(([each]) => each.toLowerCase() === name);
}

function certificate<Name extends string>(name: Name, value: Value | undefined): { [key in Name]?: string } {
	return typeof value === "string" && value !== "" ? ({ [name]: value } as { [key in Name]: string }) : {};
}

function text(value: Value | undefined, attribute: string): string {
	if (value === null || value === undefined) throw fatalError(`api.request: \`${attribute}\` is null`, null);
	return toText(value);
}
