import { HttpFailure, type HttpFailureKind } from "../ports.js";

const kinds: Readonly<Record<string, HttpFailureKind>> = {
	ENOTFOUND: "dns",
	EAI_AGAIN: "dns",
	EAI_FAIL: "dns",
	EAI_NODATA: "dns",
	ECONNREFUSED: "refused",
	ECONNRESET: "reset",
	ECONNABORTED: "reset",
	EPIPE: "reset",
	UND_ERR_SOCKET: "reset",
	UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "reset",
	ETIMEDOUT: "timeout",
	UND_ERR_CONNECT_TIMEOUT: "timeout",
	UND_ERR_HEADERS_TIMEOUT: "timeout",
	UND_ERR_BODY_TIMEOUT: "timeout",
	EPROTO: "tls",
	HOSTNAME_MISMATCH: "tls",
	DEPTH_ZERO_SELF_SIGNED_CERT: "tls",
	SELF_SIGNED_CERT_IN_CHAIN: "tls",
	UND_ERR_PRX_TLS: "tls",
};

const tlsCode = /^(?:ERR_TLS_|ERR_SSL_|ERR_OSSL_|CERT_|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_)/;

/** What zlib says of a body that is not what its header promises. */
const compressionCode = /^(?:Z_|ERR__ERROR_|ERR_PADDING|ERR__)/;

/**
 * Turns whatever the network layer threw into the one failure the rest of the house knows. The message names host and
 * port, never path or query: they may hold secrets.
 *
 * @param url the address that was asked
 * @param begun whether the head of an answer had arrived
 */
export function failureOf(thrown: unknown, url: URL, begun: boolean): HttpFailure {
	if (thrown instanceof HttpFailure) return thrown;
	const { code, message } = innermost(thrown);
	const where = url.host;
	const options = { cause: thrown };
	const kind = kinds[code] ?? (tlsCode.test(code) ? "tls" : "network");
	switch (kind) {
		case "dns":
			return new HttpFailure(kind, `The host ${url.hostname} could not be found`, code, options);
		case "refused":
			return new HttpFailure(kind, `Nothing accepts connections at ${where}`, code, options);
		case "timeout":
			return new HttpFailure(kind, `The connection to ${where} timed out`, code, options);
		case "reset":
			return new HttpFailure(
				kind,
				begun
					? `${where} closed the connection in the middle of its answer`
					: `${where} closed the connection without an answer`,
				code,
				options,
			);
		case "tls":
			return new HttpFailure(kind, `No secure connection to ${where}: ${tlsReason(code, message)}`, code, options);
		default:
			if (compressionCode.test(code)) {
				return new HttpFailure(kind, `The answer of ${where} is not compressed the way it says`, code, options);
			}
			return new HttpFailure(
				kind,
				`The request to ${where} failed: ${networkReason(code, message)}`,
				code || kind,
				options,
			);
	}
}

/** Some errors come wrapped: those of a proxy, and those of a host with several addresses. */
function innermost(thrown: unknown): { readonly code: string; readonly message: string } {
	let error = thrown as { code?: unknown; name?: unknown; message?: unknown; cause?: unknown; errors?: unknown };
	for (let depth = 0; depth < 4; depth++) {
		const next = Array.isArray(error?.errors) ? error.errors[0] : error?.cause;
		const known = typeof error?.code === "string" && error.code !== "UND_ERR_ABORTED";
		if (known || typeof next !== "object" || next === null) break;
		error = next;
	}
	// The parser's errors do not always say which rule was broken.
	const fallback = error?.name === "HTTPParserError" ? "HPE_INVALID" : "";
	return {
		code: typeof error?.code === "string" ? error.code : fallback,
		message: typeof error?.message === "string" ? error.message : String(thrown),
	};
}

function tlsReason(code: string, message: string): string {
	switch (code) {
		case "DEPTH_ZERO_SELF_SIGNED_CERT":
		case "SELF_SIGNED_CERT_IN_CHAIN":
			return "its certificate is self-signed";
		case "UNABLE_TO_VERIFY_LEAF_SIGNATURE":
		case "UNABLE_TO_GET_ISSUER_CERT":
		case "UNABLE_TO_GET_ISSUER_CERT_LOCALLY":
			return "its certificate comes from an unknown authority";
		case "CERT_HAS_EXPIRED":
			return "its certificate has expired";
		case "CERT_NOT_YET_VALID":
			return "its certificate is not valid yet";
		case "ERR_TLS_CERT_ALTNAME_INVALID":
		case "HOSTNAME_MISMATCH":
			return "its certificate is for another host";
		case "ERR_SSL_WRONG_VERSION_NUMBER":
		case "EPROTO":
			return "the server does not speak TLS there";
		default:
			return firstLine(message);
	}
}

function networkReason(code: string, message: string): string {
	if (code === "EHOSTUNREACH" || code === "ENETUNREACH" || code === "ENETDOWN") return "the host cannot be reached";
	if (code.startsWith("HPE_")) return "what came back is not HTTP";
	if (code === "UND_ERR_HEADERS_OVERFLOW") return "the headers of the answer are too large";
	return firstLine(message);
}

function firstLine(message: string): string {
	return (message.split("\n", 1)[0] as string).slice(0, 200) || "unknown reason";
}
