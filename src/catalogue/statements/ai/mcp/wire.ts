import { type Fetch, fetchOf } from "../../../../host/fetch.js";
import { type HttpClient, HttpFailure, type HttpRequest } from "../../../../host/ports.js";
import type { CallContext } from "../../../define.js";

/** How an MCP server is talked to: messages answer by answer, or all answers in one event stream (the older way). */
export type ConnectionType = "stream" | "sse";

/** An answer that is none of the protocol. */
export interface Refusal {
	readonly status: number;
	readonly text: string;
}

/** The requests of one session. */
export interface Wire {
	readonly fetch: Fetch;
	/** The failure of the network behind whatever the SDK says, or null. */
	failure(): unknown;
	/** The last answer, when it refused; otherwise null. */
	refusal(): Refusal | null;
	/** Gives up what is still being received, and waits until it has been let go. */
	close(): Promise<void>;
}

/** As long as the SDK waits for an answer, in milliseconds. */
const longestRequest = 60_000;

/** For the request that ends a session: its result is in hand already, in milliseconds. */
const longestFarewell = 5_000;

/** Stands in a recording where a session gave up an event stream; played again it is no failure. */
const ownEnd = "NOT_READ";

/** How long a request of this run may take, in milliseconds. */
export function requestMilliseconds({ limits }: CallContext): number {
	return Math.min(longestRequest, limits.milliseconds);
}

/**
 * A `fetch` for the SDK that goes through the run's HttpClient and lets nothing happen that a recording could not play
 * again: no event stream is opened that nobody reads, none is opened anew, and every other body is read to its end.
 *
 * @param onEnd called after the event stream that answers a question has ended and cannot be taken up again
 */
export function openWire(context: CallContext, type: ConnectionType, onEnd: (question: unknown) => void): Wire {
	const closing = new AbortController();
	const signal = AbortSignal.any([context.signal, closing.signal]);
	const bodies: Promise<void>[] = [];
	let failure: unknown = null;
	let refusal: Refusal | null = null;
	let isOpened = false;
	const note = (thrown: unknown): void => {
		const isOwnEnd = thrown instanceof HttpFailure && thrown.code === ownEnd;
		if (!closing.signal.aborted && !isOwnEnd) failure ??= thrown;
	};
	const client = noting(context.http, { note, onEnd }, bodies);
	const fetchFor = (timeoutMilliseconds: number): Fetch =>
		fetchOf(client, { timeoutMilliseconds, maximumResponseBytes: context.limits.responseBytes });
	const send = fetchFor(requestMilliseconds(context));
	const sayGoodbye = fetchFor(longestFarewell);
	return {
		fetch: async (input, init = {}) => {
			const method = init.method ?? "GET";
			if (method === "GET" && type === "stream" && !new Headers(init.headers).has("last-event-id"))
				return new Response(null, { status: 405 });
			// This status keeps an event source from trying again.
			if (method === "GET" && type === "sse" && isOpened) return new Response(null, { status: 204 });
			const response = await (method === "DELETE" ? sayGoodbye : send)(input, { ...init, signal });
			if (response.ok) refusal = null;
			if (response.ok && isEventStream(response.headers)) {
				isOpened ||= method === "GET";
				return response;
			}
			const text = await response.text();
			if (!response.ok && method !== "DELETE") refusal = { status: response.status, text };
			return withText(response, text);
		},
		failure: () => failure,
		refusal: () => refusal,
		close: async () => {
			closing.abort(new HttpFailure("reset", "The recorded program stopped reading here", ownEnd));
			let timer: NodeJS.Timeout | undefined;
			const patience = new Promise<void>((resolve) => {
				timer = setTimeout(resolve, longestFarewell);
			});
			// A reader that went away without a word must not hold up the run.
			await Promise.race([Promise.all(bodies), patience]);
			clearTimeout(timer);
		},
	};
}

function isEventStream(headers: Headers): boolean {
	return /^text\/event-stream\b/i.test(headers.get("content-type") ?? "");
}

function withText(response: Response, text: string): Response {
	const { status, statusText, headers } = response;
	return new Response([101, 204, 205, 304].includes(status) ? null : text, { status, statusText, headers });
}

interface Listener {
	note(thrown: unknown): void;
	onEnd(question: unknown): void;
}

/** Tells the failures of a client, those in the middle of a body too, and when each body that is read has ended. */
function noting(client: HttpClient, { note, onEnd }: Listener, bodies: Promise<void>[]): HttpClient {
	return {
		send: async (request) => {
			try {
				const response = await client.send(request);
				const body = untilEnd(response.body, bodies, note);
				const isAnswer =
					request.method === "POST" &&
					isEventStream(new Headers(response.headers.map(([name, value]) => [name, value])));
				return { ...response, body: isAnswer ? noticing(body, () => onEnd(idIn(request))) : body };
			} catch (thrown) {
				note(thrown);
				throw thrown;
			}
		},
	};
}

async function* untilEnd(
	body: AsyncIterable<Uint8Array>,
	bodies: Promise<void>[],
	note: (thrown: unknown) => void,
): AsyncGenerator<Uint8Array> {
	let end = (): void => undefined;
	bodies.push(
		new Promise((resolve) => {
			end = resolve;
		}),
	);
	try {
		yield* body;
	} catch (thrown) {
		note(thrown);
		throw thrown;
	} finally {
		end();
	}
}

/** Tells when a body has ended, unless it names a place to go on from, as the events of a stream may do. */
async function* noticing(body: AsyncIterable<Uint8Array>, onEnd: () => void): AsyncGenerator<Uint8Array> {
	let isResumable = false;
	for await (const chunk of body) {
		isResumable ||= /(?:^|\n)id:/.test(Buffer.from(chunk).toString("latin1"));
		yield chunk;
	}
	// What has arrived is looked at first.
	if (!isResumable) setImmediate(onEnd);
}

/** The id of the question in a request; undefined when it asks nothing. */
function idIn({ body }: HttpRequest): unknown {
	return typeof body === "string" ? (JSON.parse(body) as { id?: unknown }).id : undefined;
}
