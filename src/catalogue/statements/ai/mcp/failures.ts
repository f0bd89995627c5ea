import { HttpFailure } from "../../../../host/ports.js";
import { redactMessage } from "../../../../host/redact.js";
import { XanoError } from "../../../../values/error.js";
import type { CallContext } from "../../../define.js";
import type { ServerAddress } from "./server_address.js";
import type { Refusal, Wire } from "./wire.js";

/** How much of an answer a message quotes, in characters. */
const quotedCharacters = 300;

/** The SDK's own code for an answer that took too long; no server sends it. */
const requestTimeout = -32001;

/**
 * The error a program sees of a session that went wrong. Its message names the host and never the token.
 *
 * @param thrown what the SDK or the work with it threw
 */
export function failureToRaise(thrown: unknown, context: CallContext, server: ServerAddress, wire: Wire): unknown {
	if (context.signal.aborted) return context.signal.reason;
	if (thrown instanceof XanoError) return thrown;
	const failure = wire.failure();
	// Other doors, such as a recording that cannot be written, raise errors of the language.
	if (failure instanceof XanoError) return failure;
	const refusal = wire.refusal();
	if (failure instanceof HttpFailure && refusal === null) return connectionError(failure, server);
	if (refusal !== null) return refusalError(refusal, server, thrown);
	const { code } = thrown as { code?: unknown };
	if (code === requestTimeout && isProtocolError(thrown)) {
		return new XanoError(`${server.url.host} took too long to answer`, { help: otherWay(server), cause: thrown });
	}
	if (isProtocolError(thrown)) {
		return new XanoError(`${server.url.host} answered: ${shown(protocolMessage(thrown), server)}`, { cause: thrown });
	}
	return new XanoError(`What answers at ${server.url.host} does not speak MCP at this address`, {
		help: otherWay(server),
		cause: thrown,
	});
}

/** Whether the other side refused in the words of the protocol. */
export function isProtocolError(thrown: unknown): thrown is Error & { readonly code: number } {
	return thrown instanceof Error && thrown.name === "McpError";
}

/** What a server said, without what the SDK puts in front of it. */
export function protocolMessage(error: Error): string {
	return error.message.replace(/^MCP error -?\d+: /, "");
}

/** A text of the other side in a message: short, in one line, without the token. */
export function shown(text: string, server: ServerAddress): string {
	const line = redactMessage(text, [["bearer_token", server.token]])
		.replace(/\s+/g, " ")
		.trim();
	return line.length > quotedCharacters ? `${line.slice(0, quotedCharacters)}…` : line;
}

function connectionError(failure: HttpFailure, server: ServerAddress): XanoError {
	return new XanoError(`The MCP server gave no answer: ${shown(failure.message, server)}`, {
		payload: { status: 0, code: failure.code },
		help: connectionHelp(failure, server),
		cause: failure,
	});
}

function connectionHelp(failure: HttpFailure, server: ServerAddress): string | null {
	switch (failure.kind) {
		case "offline":
			return "Run without --offline, or with --replay FILE.";
		case "replay-miss":
			return "Record again with --record FILE, or look what changed in the request.";
		case "dns":
		case "refused":
		case "reset":
		case "network":
			return "Check `url`, and whether the server runs.";
		case "tls":
			return "Check `url`: whatever answered there has no certificate for that name.";
		case "timeout":
			return otherWay(server);
		default:
			return null;
	}
}

/** Statuses that are statuses of the language as well. */
const codes: Readonly<Record<number, string>> = {
	400: "ERROR_CODE_BAD_REQUEST",
	401: "ERROR_CODE_UNAUTHORIZED",
	403: "ERROR_CODE_ACCESS_DENIED",
	404: "ERROR_CODE_NOT_FOUND",
	429: "ERROR_CODE_TOO_MANY_REQUESTS",
};

function refusalError({ status, text }: Refusal, server: ServerAddress, cause: unknown): XanoError {
	const said = shown(wordsOf(text), server);
	const code = codes[status];
	return new XanoError(`${server.url.host} answered ${status}${said === "" ? "" : `: ${said}`}`, {
		...(code === undefined ? {} : { code, status }),
		payload: { status },
		help: refusalHelp(status, server),
		cause,
	});
}

function refusalHelp(status: number, server: ServerAddress): string | null {
	if (status === 401 || status === 403) {
		return server.token === ""
			? "The server wants a `bearer_token`."
			: "Check the value of `bearer_token`: it may be mistyped, revoked, or of another server.";
	}
	if (status === 429) return "Too many requests in a short time. Wait a while.";
	if (status >= 500) return "The trouble is on the other side. Try again later.";
	if (status < 400) return "The server moved to another host: put its new address into `url`.";
	return otherWay(server);
}

function otherWay({ type }: ServerAddress): string {
	return type === "sse"
		? 'Check `url`; newer servers want `connection_type = "stream"` and an address that often ends in /mcp.'
		: 'Check `url`; older servers want `connection_type = "sse"` and an address that often ends in /sse.';
}

/** What a body says: the message in JSON of any shape people use, or the text without its markup. */
function wordsOf(text: string): string {
	try {
		const body = JSON.parse(text) as unknown;
		return messageIn(body) ?? text;
	} catch {
		return text.replace(/<(script|style)[^<]*<\/\1[^<>]*>|<[^<>]*>/gi, " ");
	}
}

function messageIn(body: unknown): string | null {
	if (typeof body !== "object" || body === null) return null;
	for (const name of ["error_description", "message", "error", "detail"]) {
		const value: unknown = Object.hasOwn(body, name) ? (body as Record<string, unknown>)[name] : undefined;
		if (typeof value === "string" && value !== "") return value;
		const inner = messageIn(value);
		if (inner !== null) return inner;
	}
	return null;
}
