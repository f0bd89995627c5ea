import type { HttpFailure } from "../../../host/ports.js";
import { redactMessage } from "../../../host/redact.js";
import { XanoError } from "../../../values/error.js";
import type { Value } from "../../../values/kinds.js";
import { UnusableAnswer } from "./answer.js";
import type { Service } from "./client.js";
import { connectionFailure } from "./retry.js";

/** A refusal as the API reports it, with what other servers leave out as null. */
interface Refusal {
	readonly status: number | null;
	readonly message: string;
	readonly type: string | null;
	readonly code: string | null;
	readonly param: string | null;
}

/** How much of an answer that is no JSON a message quotes, in characters. */
const quotedCharacters = 300;

/**
 * The error a program sees. Its message holds status and message of the API and never the key.
 *
 * @param thrown what the SDK, the HttpClient or the reading of the answer threw
 * @returns `thrown` itself when it is a defect of ours
 */
export function failureToRaise(thrown: unknown, service: Service, model: string): unknown {
	const own = xanoErrorIn(thrown);
	if (own) return own;
	const failure = connectionFailure(thrown);
	if (failure) return connectionError(failure, service);
	if (thrown instanceof UnusableAnswer) return unusable(thrown.message, service, thrown);
	if (thrown instanceof SyntaxError) return unusable("with something that is not JSON", service, thrown);
	const refusal = refusalIn(thrown, service);
	return refusal ? refusalError(refusal, service, model, thrown) : thrown;
}

/** Other doors, such as a recording that cannot be written, raise errors of the language; the SDK wraps them. */
function xanoErrorIn(thrown: unknown): XanoError | null {
	for (let error: unknown = thrown, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth++) {
		if (error instanceof XanoError) return error;
	}
	return null;
}

function connectionError(failure: HttpFailure, service: Service): XanoError {
	return new XanoError(`The request to ${service.name} got no answer: ${redacted(failure.message, service)}`, {
		payload: { status: 0, type: "connection_error", code: failure.code, param: null },
		help: connectionHelp(failure, service),
		cause: failure,
	});
}

function connectionHelp(failure: HttpFailure, service: Service): string | null {
	const place = service.isOpenAi ? "the network" : "OPENAI_BASE_URL and the network";
	switch (failure.kind) {
		case "offline":
			return "Run without --offline, or with --simulate or --replay FILE.";
		case "replay-miss":
			return "Record again with --record FILE, or look what changed in the request.";
		case "dns":
		case "refused":
		case "reset":
		case "network":
			return `Check ${place}.`;
		case "timeout":
			return "Ask for a shorter answer with max_tokens, or try a faster model.";
		case "tls":
			return `Check ${place}: whatever answered there has no certificate for that name.`;
		default:
			return null;
	}
}

function unusable(how: string, service: Service, cause: unknown): XanoError {
	return new XanoError(`${service.name} answered, but ${how}`, {
		payload: { status: 200, type: "invalid_response", code: null, param: null },
		help: service.isOpenAi ? "Try again." : "Check OPENAI_BASE_URL: for most servers it ends in /v1.",
		cause,
	});
}

function refusalIn(thrown: unknown, service: Service): Refusal | null {
	const { status, error, message } = thrown as { status?: unknown; error?: unknown; message?: unknown };
	if (typeof status === "number") return readRefusal(status, service.refusal() ?? "");
	// An error that arrives in the middle of a stream has no status of its own.
	const isStreamed = typeof error === "object" && error !== null;
	return isStreamed
		? { status: null, ...detailsOf(error), message: messageOf(error) ?? String(message ?? "unknown error") }
		: null;
}

/** @param text the body of the answer: OpenAI's `{"error": {…}}`, something like it, or anything at all */
function readRefusal(status: number, text: string): Refusal {
	let body: unknown = null;
	try {
		body = JSON.parse(text);
	} catch {
		const words = text
			.replace(/<(?:script|style)[\s\S]*?<\/(?:script|style)>|<[^>]*>/gi, " ")
			.replace(/\s+/g, " ")
			.trim();
		return { status, ...detailsOf(null), message: words.slice(0, quotedCharacters) || "no explanation" };
	}
	const error = fieldOf(body, "error") ?? body;
	return {
		status,
		...detailsOf(error),
		message: messageOf(error) ?? messageOf(body) ?? (text.slice(0, quotedCharacters) || "no explanation"),
	};
}

function detailsOf(error: unknown): Pick<Refusal, "type" | "code" | "param"> {
	const named = (name: string): string | null => {
		const value = fieldOf(error, name);
		return typeof value === "string" || typeof value === "number" ? String(value) : null;
	};
	return { type: named("type"), code: named("code"), param: named("param") };
}

function messageOf(error: unknown): string | null {
	if (typeof error === "string" && error !== "") return error;
	for (const name of ["message", "detail"]) {
		const value = fieldOf(error, name);
		if (typeof value === "string" && value !== "") return value;
	}
	return null;
}

function fieldOf(value: unknown, name: string): unknown {
	return typeof value === "object" && value !== null && Object.hasOwn(value, name)
		? (value as Record<string, unknown>)[name]
		: undefined;
}

/** Statuses that are statuses of the language as well. */
const codes: Readonly<Record<number, string>> = {
	400: "ERROR_CODE_BAD_REQUEST",
	401: "ERROR_CODE_UNAUTHORIZED",
	403: "ERROR_CODE_ACCESS_DENIED",
	404: "ERROR_CODE_NOT_FOUND",
	429: "ERROR_CODE_TOO_MANY_REQUESTS",
};

function refusalError(refusal: Refusal, service: Service, model: string, cause: unknown): XanoError {
	const { status, type, code, param } = refusal;
	const text = redacted(refusal.message, service);
	const payload: Value = { status, type, code, param };
	const languageCode = codes[status ?? 0];
	return new XanoError(
		status === null ? `${service.name} broke off its answer: ${text}` : `${service.name} answered ${status}: ${text}`,
		{
			...(languageCode && status !== null ? { code: languageCode, status } : {}),
			payload,
			help: refusalHelp(refusal, service, model),
			cause,
		},
	);
}

function refusalHelp({ status, code, type, param }: Refusal, service: Service, model: string): string | null {
	if (code === "insufficient_quota" || type === "insufficient_quota") {
		return "The account behind OPENAI_API_KEY has no credit left; trying again does not help.";
	}
	if (code === "context_length_exceeded")
		return "Send fewer or shorter messages, lower max_tokens, or use a model that takes more.";
	if (status === 401) {
		const place = service.isOpenAi ? "" : ` for ${service.name} (OPENAI_BASE_URL)`;
		return `Check the value of OPENAI_API_KEY${place}: it may be mistyped, revoked, or of another project.`;
	}
	if (status === 403) return `The key may not use ${model}, or not from here. Its project's settings say what it may.`;
	if (status === 404) {
		return service.isOpenAi
			? `Check the name of the model, "${model}", and whether the key may use it.`
			: `Check the name of the model, "${model}", and OPENAI_BASE_URL: for most servers it ends in /v1.`;
	}
	if (status === 429) return "Too many requests or tokens in a short time. Wait a while, or send less at once.";
	if (status === 400 && param !== null) return `The API does not take this \`${param}\`.`;
	if (status === null || status >= 500) return "The trouble is on the other side. Try again later.";
	return null;
}

function redacted(text: string, service: Service): string {
	return redactMessage(text, [["OPENAI_API_KEY", service.key]]);
}
