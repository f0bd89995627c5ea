import { decodeJson, encodeJson } from "../../values/json.js";
import { isObject, type Value, type XanoObject } from "../../values/kinds.js";
import { getKey } from "../../values/object.js";
import { headerValue } from "../http/headers.js";
import { HttpFailure, type HttpFailureKind, type HttpRequest, type HttpResponse } from "../ports.js";
import { redactHeaders, redactMessage, redactUrl, type Secrets } from "../redact.js";
import { bodyKeys, isRecordedBody, recordedBody } from "./body.js";

/** What a cassette's file begins with; another number means another layout. */
const cassetteVersion = 1;

/** How one request went, as plain data: `request`, then `response`, or `failure` when none came. */
export interface Exchange {
	readonly request: RecordedRequest;
	readonly response: RecordedResponse | null;
	/** Without a response: why none came. With one: why its body ended early. */
	readonly failure: RecordedFailure | null;
}

export interface RecordedRequest {
	readonly method: string;
	readonly url: string;
	readonly headers: readonly (readonly [string, string])[];
	readonly body: Value;
}

export interface RecordedResponse {
	readonly status: number;
	readonly statusText: string;
	readonly httpVersion: string;
	readonly url: string;
	readonly headers: readonly (readonly [string, string])[];
	readonly body: Value;
}

export interface RecordedFailure {
	readonly kind: HttpFailureKind;
	readonly code: string;
	readonly message: string;
}

/** A request without its secrets. Replaying compares requests in this form. */
export function recordRequest(request: HttpRequest, secrets: Secrets): RecordedRequest {
	return {
		method: request.method.toUpperCase(),
		url: redactUrl(request.url, secrets),
		headers: redactHeaders(request.headers, secrets),
		body: recordedBody(request.body, headerValue(request.headers, "content-type") ?? "", secrets),
	};
}

/** An answer without its secrets. */
export function recordResponse(response: HttpResponse, body: Uint8Array, secrets: Secrets): RecordedResponse {
	return {
		status: response.status,
		statusText: response.statusText,
		httpVersion: response.httpVersion,
		url: redactUrl(response.url, secrets),
		headers: redactHeaders(response.headers, secrets),
		body: recordedBody(body, headerValue(response.headers, "content-type") ?? "", secrets),
	};
}

export function recordFailure(failure: HttpFailure, secrets: Secrets): RecordedFailure {
	return { kind: failure.kind, code: failure.code, message: redactMessage(failure.message, secrets) };
}

/** The failure a recorded one stands for. */
export function playFailure(failure: RecordedFailure): HttpFailure {
	return new HttpFailure(failure.kind, failure.message, failure.code);
}

/** One exchange as indented JSON, ready to stand in a cassette's list. */
export function encodeExchange({ request, response, failure }: Exchange): string {
	const entry: XanoObject = {
		request: { ...request, headers: lines(request.headers) },
		...(response ? { response: { ...response, headers: lines(response.headers) } } : {}),
		...(failure ? { failure: { ...failure } } : {}),
	};
	return encodeJson(entry, { pretty: true }).replaceAll("\n", "\n    ");
}

/** The text of a whole cassette. */
export function encodeCassette(exchanges: readonly string[]): string {
	const list = exchanges.map((exchange) => `\n    ${exchange}`).join(",");
	return `{\n  "cassette": ${cassetteVersion},\n  "exchanges": [${list}${list === "" ? "" : "\n  "}]\n}\n`;
}

/**
 * Reads the text of a cassette.
 * @throws Error with a message for the person who edited it
 */
export function decodeCassette(text: string): Exchange[] {
	let file: Value;
	try {
		file = decodeJson(text);
	} catch {
		// Without the parser's error as cause: it is one of the language, and would be taken for the program's own.
		throw new Error("it is not JSON");
	}
	const version = isObject(file) ? getKey(file, "cassette") : undefined;
	if (version === undefined) throw new Error("it is not a cassette: it does not begin with the key `cassette`");
	if (version !== cassetteVersion)
		throw new Error(`it is a cassette of version ${String(version)}, which is unknown here`);
	const exchanges = getKey(file as XanoObject, "exchanges");
	if (!Array.isArray(exchanges)) throw new Error("its `exchanges` are not a list");
	return exchanges.map((each, index) => decodeExchange(each, `exchange ${index + 1}`));
}

function decodeExchange(value: Value, place: string): Exchange {
	const request = part(value, "request");
	const response = part(value, "response");
	const failure = part(value, "failure");
	if (request === null) throw new Error(`${place} has no \`request\``);
	if (response === null && failure === null) throw new Error(`${place} has neither \`response\` nor \`failure\``);
	return {
		request: {
			method: text(request, "method", `${place}, request`),
			url: text(request, "url", `${place}, request`),
			headers: pairs(request),
			body: body(request, `${place}, request`),
		},
		response: response && {
			status: status(response, place),
			statusText: String(getKey(response, "statusText") ?? ""),
			httpVersion: String(getKey(response, "httpVersion") ?? "1.1"),
			url: String(getKey(response, "url") ?? getKey(request, "url")),
			headers: pairs(response),
			body: body(response, `${place}, response`),
		},
		failure: failure && {
			kind: text(failure, "kind", `${place}, failure`) as HttpFailureKind,
			code: String(getKey(failure, "code") ?? ""),
			message: text(failure, "message", `${place}, failure`),
		},
	};
}

function part(value: Value, key: string): XanoObject | null {
	const found = isObject(value) ? (getKey(value, key) ?? null) : null;
	return isObject(found) ? found : null;
}

function text(value: XanoObject, key: string, place: string): string {
	const found = getKey(value, key);
	if (typeof found !== "string") throw new Error(`${place}: \`${key}\` is not a text`);
	return found;
}

function body(message: XanoObject, place: string): Value {
	const found = getKey(message, "body") ?? null;
	if (found === null || isRecordedBody(found)) return found;
	throw new Error(`${place}: \`body\` is not null, and has none of the keys ${bodyKeys.join(", ")}`);
}

function status(response: XanoObject, place: string): number {
	const found = getKey(response, "status");
	if (typeof found === "number" && Number.isInteger(found) && found >= 100 && found <= 599) return found;
	throw new Error(`${place}, response: \`status\` is not a number from 100 to 599`);
}

/** Headers stand as lines, which are easier to read and to edit than lists in a list. */
function lines(headers: readonly (readonly [string, string])[]): Value {
	return headers.map(([name, value]) => `${name}: ${value}`);
}

function pairs(message: XanoObject): [string, string][] {
	const headers = getKey(message, "headers");
	if (!Array.isArray(headers)) return [];
	return headers.map((line) => {
		const written = String(line);
		const colon = written.indexOf(":");
		return colon < 0 ? [written.trim(), ""] : [written.slice(0, colon).trim(), written.slice(colon + 1).trim()];
	});
}
