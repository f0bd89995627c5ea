import { z } from "zod";

const hex = (digits: number) =>
	z
		.string()
		.regex(new RegExp(`^[0-9a-f]{${digits}}$`))
		.refine((id) => !/^0+$/.test(id));
const nanoseconds = z.string().regex(/^\d+$/);

const scalar = z.union([
	z.strictObject({ stringValue: z.string().refine((text) => !/\p{Cs}/u.test(text)) }),
	z.strictObject({ boolValue: z.boolean() }),
	z.strictObject({ intValue: z.string().regex(/^-?\d+$/) }),
	z.strictObject({ doubleValue: z.number() }),
]);
const value = z.union([scalar, z.strictObject({ arrayValue: z.strictObject({ values: z.array(scalar) }) })]);
const attributes = z
	.array(z.strictObject({ key: z.string().min(1), value }))
	.refine((list) => new Set(list.map(({ key }) => key)).size === list.length, "keys are unique");

const span = z
	.strictObject({
		traceId: hex(32),
		spanId: hex(16),
		parentSpanId: hex(16).optional(),
		name: z.string().min(1),
		kind: z.int().min(1).max(5),
		startTimeUnixNano: nanoseconds,
		endTimeUnixNano: nanoseconds,
		attributes,
		events: z.array(z.strictObject({ timeUnixNano: nanoseconds, name: z.string().min(1), attributes })),
		status: z.strictObject({ code: z.int().min(0).max(2).optional(), message: z.string().optional() }),
	})
	.refine((each) => BigInt(each.endTimeUnixNano) >= BigInt(each.startTimeUnixNano), "ends after it began");

/** ExportTraceServiceRequest as JSON, as strictly as a server may read it (opentelemetry-proto 1.x). */
const request = z.strictObject({
	resourceSpans: z.array(
		z.strictObject({
			resource: z.strictObject({ attributes }),
			scopeSpans: z.array(
				z.strictObject({
					scope: z.strictObject({ name: z.string().min(1), version: z.string() }),
					spans: z.array(span),
					schemaUrl: z.url(),
				}),
			),
			schemaUrl: z.url(),
		}),
	),
});

export interface ReadSpan {
	readonly id: string;
	readonly traceId: string;
	readonly parent: string | null;
	readonly name: string;
	readonly kind: number;
	readonly start: bigint;
	readonly end: bigint;
	readonly attributes: Readonly<Record<string, unknown>>;
	readonly events: readonly { readonly name: string; readonly at: bigint; readonly attributes: object }[];
	readonly status: { readonly code?: number | undefined; readonly message?: string | undefined };
}

/** What a server understands of the body of a request. */
export function readBody(body: string): { resource: Readonly<Record<string, unknown>>; spans: ReadSpan[] } {
	const [resourceSpans] = request.parse(JSON.parse(body)).resourceSpans;
	if (resourceSpans === undefined) throw new Error("There is no resource");
	return {
		resource: plain(resourceSpans.resource.attributes),
		spans: resourceSpans.scopeSpans.flatMap(({ spans }) =>
			spans.map((each) => ({
				id: each.spanId,
				traceId: each.traceId,
				parent: each.parentSpanId ?? null,
				name: each.name,
				kind: each.kind,
				start: BigInt(each.startTimeUnixNano),
				end: BigInt(each.endTimeUnixNano),
				attributes: plain(each.attributes),
				events: each.events.map(({ name, timeUnixNano, attributes: of }) => ({
					name,
					at: BigInt(timeUnixNano),
					attributes: plain(of),
				})),
				status: each.status,
			})),
		),
	};
}

function plain(list: z.infer<typeof attributes>): Record<string, unknown> {
	return Object.fromEntries(list.map(({ key, value: of }) => [key, plainValue(of)]));
}

function plainValue(of: z.infer<typeof value>): unknown {
	if ("intValue" in of) return Number(of.intValue);
	if ("arrayValue" in of) return of.arrayValue.values.map(plainValue);
	return Object.values(of)[0];
}
