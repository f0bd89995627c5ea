/** The shapes of OTLP as JSON, as far as they are written: opentelemetry-proto, trace/v1 and common/v1. */

export type AnyValue =
	| { readonly stringValue: string }
	| { readonly boolValue: boolean }
	/** 64 bits, and therefore a text. */
	| { readonly intValue: string }
	| { readonly doubleValue: number }
	| { readonly arrayValue: { readonly values: readonly AnyValue[] } };

export interface KeyValue {
	readonly key: string;
	readonly value: AnyValue;
}

export const spanKind = { internal: 1, client: 3 } as const;
export const statusCode = { error: 2 } as const;

export interface SpanEvent {
	readonly timeUnixNano: string;
	readonly name: string;
	readonly attributes: readonly KeyValue[];
}

export interface Span {
	readonly traceId: string;
	readonly spanId: string;
	readonly parentSpanId?: string;
	readonly name: string;
	readonly kind: (typeof spanKind)[keyof typeof spanKind];
	readonly startTimeUnixNano: string;
	readonly endTimeUnixNano: string;
	readonly attributes: readonly KeyValue[];
	readonly events: readonly SpanEvent[];
	readonly status: { readonly code?: (typeof statusCode)["error"]; readonly message?: string };
}

export interface ExportTraceServiceRequest {
	readonly resourceSpans: readonly [
		{
			readonly resource: { readonly attributes: readonly KeyValue[] };
			readonly scopeSpans: readonly [
				{
					readonly scope: { readonly name: string; readonly version: string };
					readonly spans: readonly Span[];
					readonly schemaUrl: string;
				},
			];
			readonly schemaUrl: string;
		},
	];
}

/** A value of an attribute as it is written in code; what is null or undefined is left out. */
export type Plain = string | number | boolean | readonly string[] | null | undefined;

/** Decimals that happen to be whole stay decimals where a convention says `double`. */
export class Double {
	constructor(readonly value: number) {}
}

export function attributes(values: Readonly<Record<string, Plain | Double>>): KeyValue[] {
	return Object.entries(values).flatMap(([key, value]) =>
		value === null || value === undefined ? [] : [{ key, value: anyValue(value) }],
	);
}

function anyValue(value: Exclude<Plain, null | undefined> | Double): AnyValue {
	if (typeof value === "string") return { stringValue: wellFormed(value) };
	if (typeof value === "boolean") return { boolValue: value };
	if (typeof value === "number") return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
	if (value instanceof Double) return { doubleValue: value.value };
	return { arrayValue: { values: value.map((each) => ({ stringValue: wellFormed(each) })) } };
}

/** Half a surrogate pair is no text to a server that reads UTF-8 strictly. */
export function wellFormed(text: string): string {
	return /[\ud800-\udfff]/.test(text) ? text.replace(/\p{Cs}/gu, "\ufffd") : text;
}
