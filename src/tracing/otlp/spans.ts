import type { TraceReading } from "../reading.js";
import type { TraceEvent } from "../trace.js";
import { codeAttributes, exceptionAttributes, logAttributes, requestSpan } from "./conventions.js";
import type { Ids } from "./ids.js";
import { attributes, type KeyValue, type Span, type SpanEvent, spanKind, statusCode, wellFormed } from "./wire.js";

export interface SpanOptions {
	/** Statements and passes that took less have no span, unless they sent a request or failed. */
	readonly shortest: number;
	/** Every event has a span. */
	readonly everything: boolean;
	/** Spans have what models were sent and answered, and what functions were given and gave back. */
	readonly contents: boolean;
}

/** The run as spans, each after the one it is in: the run itself, calls, what took long, and requests. */
export function spansOf(reading: TraceReading, ids: Ids, options: SpanOptions): Span[] {
	const { trace, durations } = reading;
	const { events, logs, outcome, requests, subject } = trace;
	const began = BigInt(Date.parse(trace.startedAt)) * 1_000_000n;
	const nanoseconds = (milliseconds: number): string => String(began + BigInt(Math.round(milliseconds * 1_000_000)));
	const run = ids.next();
	/** The span of every event: its own one, or that of what it is in. */
	const spanIds: string[] = [];
	const failing = new Set(reading.failing);
	const notes = new Map<string, SpanEvent[]>();
	const spans: Span[] = [];

	const note = (spanId: string, at: number, name: string, noted: readonly KeyValue[]): void => {
		const event = { timeUnixNano: nanoseconds(at), name, attributes: noted };
		const known = notes.get(spanId);
		if (known) known.push(event);
		else notes.set(spanId, [event]);
	};
	const add = (
		spanId: string,
		parentSpanId: string | null,
		start: number,
		milliseconds: number,
		what: Pick<Span, "name" | "kind" | "attributes" | "status">,
	): void => {
		spans.push({
			traceId: ids.trace,
			spanId,
			...(parentSpanId === null ? {} : { parentSpanId }),
			startTimeUnixNano: nanoseconds(start),
			endTimeUnixNano: nanoseconds(start + milliseconds),
			...what,
			name: wellFormed(what.name) || "unnamed",
			events: [],
		});
	};

	const status = outcome.kind === "failed" ? { code: statusCode.error, message: outcome.message } : {};
	add(run, null, 0, trace.milliseconds, {
		name: `${subject.kind} ${subject.name}`,
		kind: spanKind.internal,
		attributes: attributes({ "xano.subject.kind": subject.kind, "xano.subject.name": subject.name }),
		status,
	});
	events.forEach((event, at) => {
		const around = event.parent < 0 ? run : (spanIds[event.parent] as string);
		if (!isSpan(event, durations[at] as number, options)) {
			spanIds[at] = around;
			return;
		}
		const spanId = ids.next();
		spanIds[at] = spanId;
		add(spanId, around, event.start, durations[at] as number, {
			...eventSpan(reading, event, options.contents),
			status: event.failed !== true ? {} : failing.has(at) ? status : { code: statusCode.error },
		});
	});
	for (const request of requests) {
		const around = request.event === null ? run : (spanIds[request.event] ?? run);
		add(ids.next(), around, request.start, request.milliseconds, requestSpan(request, options.contents));
	}
	for (const log of logs)
		note(log.event === null ? run : (spanIds[log.event] ?? run), log.at, "log", logAttributes(log));
	if (outcome.kind === "failed") {
		const innermost = reading.failing.at(-1);
		const ended = innermost === undefined ? trace.milliseconds : endOf(events[innermost], durations[innermost]);
		note(spanIds[innermost ?? -1] ?? run, ended, "exception", exceptionAttributes(outcome));
	}
	return spans.map((span) => ({ ...span, events: notes.get(span.spanId) ?? [] }));
}

function endOf(event: TraceEvent | undefined, milliseconds = 0): number {
	return (event?.start ?? 0) + milliseconds;
}

function isSpan(event: TraceEvent, milliseconds: number, { shortest, everything }: SpanOptions): boolean {
	if (everything || event.kind === "call" || event.failed === true) return true;
	return milliseconds >= shortest || (event.requests?.length ?? 0) > 0;
}

function eventSpan(
	{ trace }: TraceReading,
	event: TraceEvent,
	withContents: boolean,
): Pick<Span, "name" | "kind" | "attributes"> {
	const { functions, sites, sources } = trace;
	const called = event.kind === "call" ? functions[event.function ?? -1] : undefined;
	const site = event.kind === "call" ? undefined : sites[event.site];
	const within = called ?? functions[site?.function ?? -1];
	const place = codeAttributes(
		within?.name,
		sources[within?.source ?? -1]?.path,
		site?.line ?? within?.line,
		site?.column,
	);
	const title =
		event.kind === "pass" ? `pass of ${site?.title ?? "a loop"}` : (called?.name ?? site?.title ?? event.kind);
	const contents = Object.fromEntries(
		(withContents ? (event.inputs ?? []) : []).map(({ name, value }) => [`xano.input.${name}`, value.text]),
	);
	return {
		name: title,
		kind: spanKind.internal,
		attributes: [
			...place,
			...attributes({
				"xano.statement.name": event.kind === "statement" ? site?.name : null,
				"xano.branch": event.branch,
				"xano.loop.pass": event.pass,
				"xano.loop.passes": event.passes,
				...contents,
				"xano.result": withContents ? event.result?.text : null,
			}),
		],
	};
}
