import { HttpFailure, type HttpRequest, type HttpResponse } from "../../../host/ports.js";
import { toNumber } from "../../../values/arithmetic.js";
import { textOfBytes } from "../../../values/bytes.js";
import { fatalError, XanoError } from "../../../values/error.js";
import { decodeJson } from "../../../values/json.js";
import { isObject, type Value, type XanoObject } from "../../../values/kinds.js";
import { entriesOf, objectFrom } from "../../../values/object.js";
import { toText } from "../../../values/text.js";
import { isTruthy } from "../../../values/truthy.js";
import type { CallContext, StatementCall } from "../../define.js";
import { requestMethods } from "./attributes.js";
import { payloadOf } from "./payload.js";

/** A request as a statement describes it. */
export interface PreparedRequest {
	readonly sent: HttpRequest;
	/** What `api.request` binds of it. */
	readonly request: XanoObject;
}

/**
 * The request of a statement with the attributes of `api.request`; `params` end up where {@link payloadOf} says.
 *
 * @param name the statement, for messages
 * @throws XanoError for a request that cannot be sent at all
 */
export async function prepareRequest({ context, attributes }: StatementCall, name: string): Promise<PreparedRequest> {
	const method = text(attributes.method, "method", name).toUpperCase();
	if (!requestMethods.includes(method))
		throw fatalError(`${name} does not know the method ${method}`, `Use one of ${requestMethods.join(", ")}.`);
	const headers = headerLines(attributes.headers as Value, name, context);
	const params = attributes.params as Value;
	const address = text(attributes.url, "url", name).trim();
	const declared = headers.find(isContentType)?.[1] ?? "";
	const { url, body, contentType } = await payloadOf(context, method, address, params, declared, () =>
		boundary(context),
	);
	const sent =
		contentType === null
			? headers
			: [...headers.filter((header) => !isContentType(header)), contentTypeHeader(contentType)];
	// Xano's editor writes "" for an empty field.
	const seconds = Number(toNumber((attributes.timeout === "" ? null : (attributes.timeout as Value)) ?? 10));
	return {
		request: objectFrom([
			["url", url],
			["method", method],
			["headers", sent.map(([name, value]) => `${name}: ${value}`)],
			["params", params ?? {}],
		]),
		sent: {
			method,
			url,
			headers: sent,
			body,
			timeoutMilliseconds: Math.min(Math.max(seconds, 0.001), 86_400) * 1000,
			followRedirects: isOn(attributes.follow_location),
			verifyHost: isOn(attributes.verify_host),
			verifyPeer: isOn(attributes.verify_peer),
			...certificate("caCertificate", attributes.ca_certificate),
			...certificate("certificate", attributes.certificate),
			...certificate("privateKey", attributes.private_key),
			...certificate("privateKeyPassphrase", attributes.private_key_pass ?? attributes.certificate_pass),
			maximumResponseBytes: context.limits.responseBytes,
			signal: context.signal,
		},
	};
}

/**
 * `api.request`: waits for the whole answer.
 *
 * @returns `{request, response}`; a transport failure gives status 0 and `response.error`
 * @throws XanoError for a request that cannot be sent at all, and for refused ones (offline, no recorded answer)
 */
export async function sendRequest(call: StatementCall): Promise<Value> {
	const { sent, request } = await prepareRequest(call, "api.request");
	try {
		return { request, response: await responseValue(await call.context.http.send(sent)) };
	} catch (thrown) {
		if (!(thrown instanceof HttpFailure)) throw thrown;
		throwIfRefused(thrown, call.context.signal);
		// The program sees status 0, and nothing says why as clearly as this.
		if (thrown.kind === "too-large") call.context.warn("response-size", thrown.message);
		return {
			request,
			response: { headers: [], result: false, status: 0, error: { code: thrown.code, message: thrown.message } },
		};
	}
}

const refusals: ReadonlySet<HttpFailure["kind"]> = new Set(["offline", "replay-miss", "unmocked", "invalid-url"]);

/**
 * Raises what is no failure of the network: a cancelled run, a refused request, an address that is none.
 *
 * @throws XanoError, or the reason of the signal
 */
export function throwIfRefused(thrown: HttpFailure, signal: AbortSignal): void {
	if (thrown.kind === "aborted" && signal.aborted) throw signal.reason;
	if (!refusals.has(thrown.kind)) return;
	throw new XanoError(thrown.message, {
		help: thrown.kind === "offline" ? "Run without --offline, or with --simulate or --replay FILE." : null,
		cause: thrown,
	});
}

async function responseValue(response: HttpResponse): Promise<XanoObject> {
	const bytes = await response.bytes();
	const received = textOfBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)).replace(/^\uFEFF/, "");
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

function headerLines(value: Value, statement: string, context: CallContext): [string, string][] {
	if (value === null || value === "") return [];
	if (isObject(value) && entriesOf(value).length > 0) {
		context.warn(
			"header-object",
			`\`${statement}\` was given its headers as an object; Xano wants a list of lines: ["Accept: text/html"]`,
		);
	}
	const lines = Array.isArray(value)
		? value
		: isObject(value)
			? entriesOf(value).map(([name, inner]) => `${name}: ${toText(inner)}`)
			: [value];
	return lines
		.filter((line) => line !== null && line !== "")
		.map((line) => {
			const whole = text(line, "headers", statement);
			const colon = whole.indexOf(":");
			if (colon < 1)
				throw fatalError(
					"A header is written `Name: value`",
					`An entry of the \`headers\` of \`${statement}\` has no colon after a name.`,
				);
			const name = whole.slice(0, colon).trim();
			const content = whole.slice(colon + 1).trim();
			if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) || /[\0-\x08\x0a-\x1f\x7f]/.test(content)) {
				throw fatalError(
					"A header holds a character that is not allowed",
					"A name is made of letters, digits and dashes; no line break or other control character may stand in a value.",
				);
			}
			return [name, content];
		});
}

function isContentType([name]: readonly [string, string]): boolean {
	return name.toLowerCase() === "content-type";
}

function contentTypeHeader(value: string): [string, string] {
	return ["Content-Type", value];
}

function boundary({ random }: CallContext): string {
	return `----xano-local-${random.uuid()}`;
}

/** Null counts as left out: a certificate is only trusted unseen when the program says so. */
function isOn(value: Value | undefined): boolean {
	return isTruthy(value ?? true);
}

function certificate<Name extends string>(name: Name, value: Value | undefined): { [key in Name]?: string } {
	return typeof value === "string" && value !== "" ? ({ [name]: value } as { [key in Name]: string }) : {};
}

function text(value: Value | undefined, attribute: string, statement: string): string {
	if (value === null || value === undefined) throw fatalError(`${statement}: \`${attribute}\` is null`, null);
	return toText(value);
}
