import type { Outcome, Trace, TracedLog, TracedRequest } from "../trace.js";
import { isFailed } from "../words.js";
import { messageAttributes } from "./messages.js";
import { attributes, Double, type KeyValue, type Span, spanKind, statusCode } from "./wire.js";

/**
 * What OpenTelemetry's semantic conventions call things. The names of generative AI are still in development there:
 * these are those since 1.37, which knows `gen_ai.provider.name`.
 */
export const schemaUrl = "https://opentelemetry.io/schemas/1.37.0";

/** Methods of RFC 9110 and RFC 5789; a name that is none of them has no place in a span's name. */
const knownMethods = new Set(["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"]);

/** The part of a span that says what a request was. */
export function requestSpan(
	request: TracedRequest,
	withContents: boolean,
): Pick<Span, "name" | "kind" | "attributes" | "status"> {
	const { model, status, failure } = request;
	const isKnown = knownMethods.has(request.method);
	const errorType = status !== null && status >= 400 ? String(status) : failure === null ? null : "_OTHER";
	const common = { ...serverOf(request.url), "error.type": errorType };
	return {
		name: model === null ? (isKnown ? request.method : "HTTP") : `${model.operation} ${model.requested}`,
		kind: spanKind.client,
		attributes:
			model === null
				? attributes({
						"http.request.method": isKnown ? request.method : "_OTHER",
						"http.request.method_original": isKnown ? null : request.method,
						"url.full": request.url,
						"http.response.status_code": status,
						...common,
					})
				: [
						...attributes({
							"gen_ai.operation.name": model.operation,
							"gen_ai.provider.name": model.provider,
							"gen_ai.request.model": model.requested,
							"gen_ai.response.model": model.answered,
							"gen_ai.request.temperature": model.temperature === null ? null : new Double(model.temperature),
							"gen_ai.request.max_tokens": model.maximumTokens,
							"gen_ai.response.finish_reasons": model.finishReasons.length === 0 ? null : model.finishReasons,
							"gen_ai.usage.input_tokens": model.promptTokens,
							"gen_ai.usage.output_tokens": model.completionTokens,
							"xano.cost": model.cost === null ? null : new Double(model.cost),
							...common,
						}),
						...(withContents ? messageAttributes(request) : []),
					],
		// What the status code tells need not be told again.
		status: isFailed(request) ? { code: statusCode.error, ...(failure === null ? {} : { message: failure }) } : {},
	};
}

function serverOf(url: string): { "server.address"?: string; "server.port"?: number } {
	if (!URL.canParse(url)) return {};
	const { hostname, port, protocol } = new URL(url);
	if (hostname === "") return {};
	const usual = protocol === "http:" ? 80 : 443;
	return { "server.address": hostname.replace(/^\[|\]$/g, ""), "server.port": port === "" ? usual : Number(port) };
}

/** Where something stands in a program. */
export function codeAttributes(
	functionName: string | undefined,
	file: string | undefined,
	line: number | undefined,
	column?: number,
): KeyValue[] {
	return attributes({
		"code.function.name": functionName,
		"code.file.path": file,
		"code.line.number": file === undefined ? null : line,
		"code.column.number": file === undefined ? null : column,
	});
}

/** The attributes of an event named `exception`. */
export function exceptionAttributes({ code, message, frames }: Extract<Outcome, { kind: "failed" }>): KeyValue[] {
	const stack = frames.map(({ function: of, file, line, column }) => `    at ${of} (${file}:${line}:${column})`);
	return attributes({
		"exception.type": code,
		"exception.message": message,
		"exception.stacktrace": stack.length === 0 ? null : [`${code}: ${message}`, ...stack].join("\n"),
	});
}

/** The attributes of an event named `log`; there is no convention for what a program logs about its span. */
export function logAttributes({ value, file, line }: TracedLog): KeyValue[] {
	return [...attributes({ "xano.log.value": value.text }), ...codeAttributes(undefined, file, line)];
}

/** What sent the spans, and for what. */
export function resourceAttributes({ writtenBy }: Trace, service: string | undefined): KeyValue[] {
	const [name = writtenBy, version] = writtenBy.split(" ");
	return attributes({
		"service.name": service ?? name,
		"telemetry.sdk.name": name,
		"telemetry.sdk.language": "nodejs",
		"telemetry.sdk.version": version,
	});
}
