import { elapsed } from "../../host/elapsed.js";
import { redactHeaders, redactUrl } from "../../host/redact.js";
import type { Message, ModelUse, TracedRequest } from "../trace.js";
import { modelUse } from "./model_use.js";
import type { Redaction } from "./redaction.js";
import type { Exchange } from "./requests.js";

/** Characters of a body that are shown. */
const shownBody = 16 * 1024;

/** A request as it is shown, with what it asked of a model. */
export function writtenRequest(exchange: Exchange, redaction: Redaction): TracedRequest {
	const { event, request, start, end, response, failure, bytes } = exchange;
	const received = textOf(exchange.body);
	const sent = typeof request.body === "string" ? request.body : request.body && textOf([request.body]);
	return {
		event: event < 0 ? null : event,
		method: request.method.toUpperCase(),
		url: redaction.text(redactUrl(request.url, redaction.secrets)),
		status: response?.status ?? null,
		failure,
		start: elapsed(0, start),
		milliseconds: end < 0 ? 0 : elapsed(start, end),
		sent: message(request.headers, sent, byteLength(request.body), redaction),
		received: response && message(response.headers, received, bytes, redaction),
		model: safeUse(modelUse(request.url, sent, received ?? ""), redaction),
	};
}

/** The names in it are texts of the program or of a server, as the bodies are that they stand in. */
function safeUse(use: ModelUse | null, redaction: Redaction): ModelUse | null {
	if (use === null) return null;
	const { requested, answered, finishReasons } = use;
	return {
		...use,
		requested: redaction.text(requested),
		answered: answered === null ? null : redaction.text(answered),
		finishReasons: finishReasons.map((reason) => redaction.text(reason)),
	};
}

function byteLength(body: string | Uint8Array | null): number {
	return body === null ? 0 : typeof body === "string" ? Buffer.byteLength(body) : body.length;
}

function message(
	headers: ReadonlyArray<readonly [string, string]>,
	body: string | null,
	bytes: number,
	redaction: Redaction,
): Message {
	// Secrets are looked for in all there is: half of one would not be found.
	const safe = body === null || body === "" ? null : redaction.text(body);
	const isCut = safe !== null && (safe.length > shownBody || Buffer.byteLength(body ?? "") < bytes);
	return {
		headers: redactHeaders(headers, redaction.secrets).map(([name, value]) => [name, redaction.text(value)]),
		body: isCut ? `${safe.slice(0, shownBody)}…` : safe,
		bytes,
		isCut,
	};
}

/** Null for what is no text. */
function textOf(chunks: readonly Uint8Array[]): string | null {
	const bytes = Buffer.concat(chunks);
	const text = new TextDecoder().decode(bytes);
	// The last character may have been cut in two.
	return /[\0\ufffd](?!$)/.test(text) ? null : text;
}
