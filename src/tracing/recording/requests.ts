import { withBody } from "../../host/http/body.js";
import { type HttpClient, HttpFailure, type HttpRequest, type HttpResponse } from "../../host/ports.js";

/** Bytes of a body that are kept; what is shown of it is decided later, and how many tokens it cost is read from it. */
const keptBytes = 256 * 1024;

/** Requests of which more than that there were is kept. */
const mostExchanges = 10_000;

/** A request and what came of it, while the run goes on. */
export interface Exchange {
	event: number;
	readonly request: HttpRequest;
	readonly start: number;
	end: number;
	response: HttpResponse | null;
	failure: string | null;
	/** The beginning of the answer's body. */
	readonly body: Uint8Array[];
	/** Of all of it. */
	bytes: number;
}

/** Where requests are kept. */
export interface ExchangeTape {
	readonly exchanges: Exchange[];
	now(): number;
}

/**
 * A client that keeps what goes through it.
 * @param begins asked, before a request is kept, in which event that is
 */
export function watchedClient(client: HttpClient, tape: ExchangeTape, begins: () => number): HttpClient {
	return {
		send: async (request) => {
			if (tape.exchanges.length >= mostExchanges) return client.send(request);
			const event = begins();
			const start = tape.now();
			const exchange: Exchange = { event, request, start, end: -1, response: null, failure: null, body: [], bytes: 0 };
			tape.exchanges.push(exchange);
			try {
				const response = await client.send(request);
				exchange.response = response;
				exchange.end = tape.now();
				return withBody(response, watchedBody(response, exchange, tape));
			} catch (thrown) {
				exchange.end = tape.now();
				exchange.failure = failureOf(thrown);
				throw thrown;
			}
		},
	};
}

async function* watchedBody(
	response: HttpResponse,
	exchange: Exchange,
	tape: ExchangeTape,
): AsyncGenerator<Uint8Array> {
	try {
		for await (const chunk of response.body) {
			const room = keptBytes - exchange.bytes;
			if (room > 0) exchange.body.push(chunk.slice(0, room));
			exchange.bytes += chunk.length;
			yield chunk;
		}
	} catch (thrown) {
		exchange.failure = failureOf(thrown);
		throw thrown;
	} finally {
		exchange.end = tape.now();
	}
}

function failureOf(thrown: unknown): string {
	return thrown instanceof HttpFailure ? thrown.kind : "network";
}
