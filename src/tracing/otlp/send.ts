import { type Clock, type HttpClient, HttpFailure, type HttpResponse, type Random } from "../../host/ports.js";
import type { Trace } from "../trace.js";
import { randomBytes } from "./ids.js";
import { type OtlpOptions, otlpRequest, tracesPath } from "./request.js";

export interface SendOptions extends Omit<OtlpOptions, "random"> {
	readonly random: Pick<Random, "bytes">;
	/** For waiting before a second and third attempt. */
	readonly clock: Pick<Clock, "sleep">;
	/** As in `OTEL_EXPORTER_OTLP_HEADERS`: `key=value` with commas between, values percent-encoded. */
	readonly headers?: string | undefined;
	/** For one attempt; OpenTelemetry's 10 seconds unless given. */
	readonly timeoutMilliseconds?: number;
	readonly signal?: AbortSignal;
}

/** What came of it: how many spans were taken, and why not all of them where that is so. */
export interface Sent {
	readonly spans: number;
	readonly failure: string | null;
}

/** OTLP/HTTP, "Failures": nothing else is to be sent again. */
const retryable = new Set([429, 502, 503, 504]);
const attempts = 3;
const longestWait = 5_000;

/** An answer says little; one that is longer is no answer to this. */
const longestAnswer = 1_000_000;

/**
 * Sends a trace to an OpenTelemetry collector, or whatever else speaks OTLP/HTTP with JSON. Never throws: a run is not
 * worse for not having been reported.
 *
 * @param url of the server as in `OTEL_EXPORTER_OTLP_ENDPOINT`, or of its `/v1/traces` itself
 */
export async function sendTrace(trace: Trace, url: string, http: HttpClient, options: SendOptions): Promise<Sent> {
	const address = tracesUrl(url);
	if (address === null) return { spans: 0, failure: "The address of the collector is no http:// or https:// URL" };
	const headers = headersFrom(options.headers);
	if (typeof headers === "string") return { spans: 0, failure: headers };
	const { bodies, spans } = otlpRequest(trace, { ...options, random: options.random.bytes(randomBytes) });
	let rejected = 0;
	let said: string | null = null;
	for (const body of bodies) {
		const outcome = await sendBody(body, address, headers, trace.writtenBy, http, options);
		if ("failure" in outcome) return { spans: 0, failure: `${shownUrl(address)} ${outcome.failure}` };
		rejected += outcome.rejected;
		said ??= outcome.message;
	}
	if (rejected === 0) return { spans, failure: null };
	const why = said === null ? "" : `: ${said}`;
	return { spans: spans - rejected, failure: `${shownUrl(address)} rejected ${rejected} of ${spans} spans${why}` };
}

/**
 * Where traces go: the address itself when it ends with `/v1/traces`, which is added otherwise.
 *
 * @returns null for what is no address of HTTP
 */
export function tracesUrl(url: string): URL | null {
	if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
	const address = new URL(url);
	const path = address.pathname.replace(/\/+$/, "");
	address.pathname = path.endsWith(tracesPath) ? path : path + tracesPath;
	return address;
}

/** Names may be written in any case; what has no `=` is not a header. */
function headersFrom(text = ""): [string, string][] | string {
	const headers: [string, string][] = [];
	for (const pair of text.split(",")) {
		if (pair.trim() === "") continue;
		const equals = pair.indexOf("=");
		const name = pair.slice(0, Math.max(0, equals)).trim();
		const value = decoded(pair.slice(equals + 1).trim());
		// The text is not shown: it most likely holds a key.
		if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) || /[\r\n\0]/.test(value))
			return "The headers for the collector are not written as name=value,name=value";
		headers.push([name.toLowerCase(), value]);
	}
	return headers;
}

function decoded(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}

/** Without a password, and without a key in the query. */
function shownUrl({ origin, pathname }: URL): string {
	return origin + pathname;
}

type BodyOutcome = { readonly failure: string } | { readonly rejected: number; readonly message: string | null };

async function sendBody(
	body: string,
	url: URL,
	headers: readonly (readonly [string, string])[],
	writtenBy: string,
	http: HttpClient,
	{ clock, signal, timeoutMilliseconds = 10_000 }: SendOptions,
): Promise<BodyOutcome> {
	for (let attempt = 1; ; attempt++) {
		let response: HttpResponse;
		let text: string;
		try {
			response = await http.send({
				method: "POST",
				url: url.href,
				headers: [["content-type", "application/json"], ["user-agent", writtenBy.replace(" ", "/")], ...headers],
				body,
				timeoutMilliseconds,
				followRedirects: false,
				verifyHost: true,
				verifyPeer: true,
				maximumResponseBytes: longestAnswer,
				...(signal === undefined ? {} : { signal }),
			});
			text = new TextDecoder().decode(await response.bytes());
			if (!retryable.has(response.status) || attempt === attempts) return outcomeOf(response, text);
			await clock.sleep(waitOf(response, attempt), signal);
		} catch (thrown) {
			if (thrown instanceof HttpFailure) return { failure: `did not answer: ${thrown.message}` };
			return { failure: `was not reached: ${thrown instanceof Error ? thrown.message : String(thrown)}` };
		}
	}
}

/** As long as the server asks for, within reason; else longer with every attempt. */
function waitOf({ headers }: HttpResponse, attempt: number): number {
	const asked = Number(headers.find(([name]) => name.toLowerCase() === "retry-after")?.[1] ?? Number.NaN);
	return Math.min(longestWait, Number.isFinite(asked) && asked >= 0 ? asked * 1_000 : 250 * 2 ** attempt);
}

/** ExportTraceServiceResponse, or a Status with what went wrong. */
function outcomeOf({ status }: HttpResponse, text: string): BodyOutcome {
	const answer = answerOf(text);
	if (status < 200 || status > 299) {
		const message = typeof answer.message === "string" && answer.message !== "" ? `: ${answer.message}` : "";
		return { failure: `answered ${status}${message}` };
	}
	const partial = answer.partialSuccess as { rejectedSpans?: unknown; errorMessage?: unknown } | undefined;
	const rejected = Number(partial?.rejectedSpans ?? 0);
	const message = partial?.errorMessage;
	return {
		rejected: Number.isSafeInteger(rejected) && rejected > 0 ? rejected : 0,
		message: typeof message === "string" && message !== "" ? message : null,
	};
}

function answerOf(text: string): Readonly<Record<string, unknown>> {
	try {
		const answer: unknown = JSON.parse(text);
		return typeof answer === "object" && answer !== null ? (answer as Record<string, unknown>) : {};
	} catch {
		// Some servers answer in a form of their own; that they took it is in the status.
		return {};
	}
}
