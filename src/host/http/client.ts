import type { LookupFunction } from "node:net";
import type { Dispatcher } from "undici";
import { type Clock, type ClosableHttpClient, HttpFailure, type HttpRequest, type HttpResponse } from "../ports.js";
import { createAgents, type Proxies } from "./agents.js";
import { knownEncodings, readBody, tooLarge, withBody } from "./body.js";
import { type Deadline, startDeadline } from "./deadline.js";
import { failureOf } from "./failures.js";
import { headerValue } from "./headers.js";
import { type Hop, maximumRedirects, redirected } from "./redirects.js";

export interface HttpClientOptions {
	/** Measures the time a request may take. */
	readonly clock: Clock;
	readonly proxies?: Proxies;
	/** Replaces the name resolution of the system. */
	readonly lookup?: LookupFunction;
}

/**
 * The real door to the web: redirects, certificates, proxies, compression (gzip, deflate, br), one deadline from the
 * first byte sent to the last received, and a bound for the size of the answer. Every failure is a HttpFailure.
 */
export function createHttpClient(options: HttpClientOptions): ClosableHttpClient {
	const agents = createAgents(options.proxies ?? {}, options.lookup);
	return {
		close: () => agents.close(),
		send: async (request) => {
			let hop = firstHop(request);
			const deadline = startDeadline(options.clock, request.timeoutMilliseconds, request.signal, hop.url.host);
			try {
				for (let redirects = 0; ; redirects++) {
					if (redirects > maximumRedirects) {
						throw new HttpFailure("network", `${hop.url.host} keeps redirecting`, "TOO_MANY_REDIRECTS");
					}
					const dispatcher = await agents.for(request, hop.url);
					const answer = await dispatch(dispatcher, hop, deadline);
					const headers = pairs(answer.headers as unknown as readonly string[]);
					const next = request.followRedirects
						? redirected(hop, answer.statusCode, headerValue(headers, "location"))
						: null;
					if (next === null) return response(answer, headers, hop, request, deadline);
					discard(answer.body);
					hop = next;
				}
			} catch (thrown) {
				deadline.end();
				throw deadline.signal.aborted ? deadline.signal.reason : failureOf(thrown, hop.url, false);
			}
		},
	};
}

/** Headers that describe the connection and not the message: the network layer writes its own. */
const connectionHeaders = new Set([
	"connection",
	"content-length",
	"expect",
	"keep-alive",
	"proxy-connection",
	"te",
	"trailer",
	"transfer-encoding",
	"upgrade",
]);

function firstHop(request: HttpRequest): Hop {
	const url = URL.canParse(request.url) ? new URL(request.url) : null;
	if (url === null || (url.protocol !== "http:" && url.protocol !== "https:") || url.hostname === "") {
		throw new HttpFailure("invalid-url", "The address of a request has to begin with http:// or https:// and a host");
	}
	const headers = request.headers
		.filter(([name]) => !connectionHeaders.has(name.toLowerCase()))
		.map(([name, value]) => [name, encodeHeader(value)] as const);
	const given = new Set(headers.map(([name]) => name.toLowerCase()));
	const added: [string, string][] = [];
	if (!given.has("accept")) added.push(["Accept", "*/*"]);
	if (!given.has("user-agent")) added.push(["User-Agent", "xano-local"]);
	if (!given.has("accept-encoding")) added.push(["Accept-Encoding", "gzip, deflate, br"]);
	if ((url.username !== "" || url.password !== "") && !given.has("authorization")) {
		const credentials = `${decodePart(url.username)}:${decodePart(url.password)}`;
		added.push(["Authorization", `Basic ${Buffer.from(credentials).toString("base64")}`]);
	}
	url.username = "";
	url.password = "";
	return { method: request.method.toUpperCase(), url, headers: [...headers, ...added], body: request.body };
}

function decodePart(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		// A lone percent sign in a password is meant as one.
		return part;
	}
}

/** Headers are bytes; text beyond ASCII goes out as UTF-8, as curl sends it. */
function encodeHeader(value: string): string {
	return Buffer.from(value, "utf8").toString("latin1");
}

function dispatch(dispatcher: Dispatcher, hop: Hop, deadline: Deadline): Promise<Dispatcher.ResponseData> {
	if (deadline.signal.aborted) throw deadline.signal.reason;
	return dispatcher.request({
		origin: hop.url.origin,
		path: `${hop.url.pathname}${hop.url.search}`,
		method: hop.method as Dispatcher.HttpMethod,
		headers: hop.headers.flat(),
		body: hop.body,
		signal: deadline.signal,
		responseHeaders: "raw",
	});
}

function response(
	answer: Dispatcher.ResponseData,
	headers: ReadonlyArray<readonly [string, string]>,
	hop: Hop,
	request: HttpRequest,
	deadline: Deadline,
): HttpResponse {
	const { statusCode: status } = answer;
	const encodings = knownEncodings(headerValue(headers, "content-encoding") ?? "");
	const announced = Number(headerValue(headers, "content-length") ?? 0);
	const isEmpty = hop.method === "HEAD" || status === 204 || status === 304;
	if (!isEmpty && announced > request.maximumResponseBytes) {
		discard(answer.body);
		throw tooLarge(hop.url, request.maximumResponseBytes);
	}
	if (isEmpty) {
		discard(answer.body);
		deadline.end();
	}
	const body = isEmpty ? nothing() : readBody(answer.body, encodings, request.maximumResponseBytes, hop.url, deadline);
	return withBody({ status, statusText: answer.statusText, httpVersion: "1.1", headers, url: hop.url.href }, body);
}

/** Gives up a body that nobody will read. Without a listener its error would end the process. */
function discard(body: Dispatcher.ResponseData["body"]): void {
	if (body.readableEnded) return;
	body.on("error", () => undefined).destroy();
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

function pairs(raw: readonly string[]): [string, string][] {
	const headers: [string, string][] = [];
	for (let at = 0; at + 1 < raw.length; at += 2) headers.push([raw[at] as string, raw[at + 1] as string]);
	return headers;
}
