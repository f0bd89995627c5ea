import { readTrace } from "../reading.js";
import type { Trace } from "../trace.js";
import { resourceAttributes, schemaUrl } from "./conventions.js";
import { idsFrom } from "./ids.js";
import { type SpanOptions, spansOf } from "./spans.js";
import type { ExportTraceServiceRequest } from "./wire.js";

/** Where a server takes traces, by OTLP's own rule. */
export const tracesPath = "/v1/traces";

/** Spans of one body at most, and about as many characters. */
const largest = { spans: 512, characters: 2_000_000 } as const;

export interface OtlpOptions extends Partial<SpanOptions> {
	/** What ids follow from: at least 24 random bytes. */
	readonly random: Uint8Array;
	/** `service.name` of the resource; the name of this program unless given. */
	readonly service?: string | undefined;
}

export interface OtlpRequest {
	readonly path: typeof tracesPath;
	/** Each an `ExportTraceServiceRequest` as JSON: a large trace is more than one. */
	readonly bodies: readonly string[];
	/** Of all bodies together. */
	readonly spans: number;
}

/**
 * A trace as OTLP/HTTP with JSON (opentelemetry-proto, and the JSON encoding of OTLP: ids as hexadecimal digits, 64-bit
 * numbers as texts). There is a span for the run, for every call and request, and for the statements and passes that
 * took a millisecond or failed; logs and the error are events of spans. What models were sent and answered is
 * left out unless `contents` is set, as the conventions ask.
 */
export function otlpRequest(trace: Trace, options: OtlpOptions): OtlpRequest {
	const { random, service, shortest = 1, everything = false, contents = false } = options;
	const spans = spansOf(readTrace(trace), idsFrom(random), { shortest, everything, contents });
	const [name = "", version = ""] = trace.writtenBy.split(" ");
	const resource = { attributes: resourceAttributes(trace, service) };
	const bodies = batched(spans.map((span) => JSON.stringify(span))).map((batch) => {
		const request: ExportTraceServiceRequest = {
			resourceSpans: [{ resource, scopeSpans: [{ scope: { name, version }, spans: [], schemaUrl }], schemaUrl }],
		};
		// Spans are many: they are made text once, when it is decided how many fit into a body.
		return JSON.stringify(request).replace('"spans":[]', () => `"spans":[${batch.join(",")}]`);
	});
	return { path: tracesPath, bodies, spans: spans.length };
}

function batched(spans: readonly string[]): string[][] {
	const batches: string[][] = [];
	let batch: string[] = [];
	let characters = 0;
	for (const span of spans) {
		if (batch.length > 0 && (batch.length === largest.spans || characters + span.length > largest.characters)) {
			batches.push(batch);
			batch = [];
			characters = 0;
		}
		batch.push(span);
		characters += span.length;
	}
	return [...batches, batch];
}
