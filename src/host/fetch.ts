import { type HttpClient, HttpFailure, type HttpResponse } from "./ports.js";

export interface FetchOptions {
	/** For one request with its whole answer, in milliseconds; 0 for no limit. */
	readonly timeoutMilliseconds: number;
	/** Of one answer, in bytes. */
	readonly maximumResponseBytes: number;
}

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * A function like the web's `fetch` that sends through a HttpClient, so that libraries built on `fetch` go through the
 * same door as everything else: recorded, replayed, limited, refused when offline. Answers stream.
 *
 * Where `fetch` rejects with a TypeError that hides the cause, this rejects with the HttpFailure itself; a cancelled
 * request rejects with the signal's reason, as in `fetch`.
 */
export function fetchOf(client: HttpClient, options: FetchOptions): Fetch {
	return async (input, init) => {
		const { method, url, headers, body, signal } = await requestParts(input, init);
		try {
			const response = await client.send({
				method,
				url,
				headers,
				body,
				...options,
				followRedirects: init?.redirect !== "manual",
				verifyHost: true,
				verifyPeer: true,
				...(signal ? { signal } : {}),
			});
			return webResponse(response, signal);
		} catch (thrown) {
			throw cancellation(thrown, signal);
		}
	};
}

interface RequestParts {
	readonly method: string;
	readonly url: string;
	readonly headers: readonly (readonly [string, string])[];
	readonly body: string | Uint8Array | null;
	readonly signal: AbortSignal | null;
}

async function requestParts(input: string | URL | Request, init: RequestInit = {}): Promise<RequestParts> {
	const { body } = init;
	const isPlain = body === undefined || body === null || typeof body === "string" || body instanceof Uint8Array;
	if (!(input instanceof Request) && isPlain) {
		return {
			method: init.method?.toUpperCase() ?? "GET",
			url: String(input),
			headers: [...new Headers(init.headers)],
			body: body ?? null,
			signal: init.signal ?? null,
		};
	}
	// Forms, blobs and streams: the platform's own Request knows how to turn each into bytes and a Content-Type.
	const request = new Request(input, { ...init, duplex: "half" } as RequestInit);
	return {
		method: request.method,
		url: request.url,
		headers: [...request.headers],
		body: request.body === null ? null : new Uint8Array(await request.arrayBuffer()),
		signal: init.signal ?? request.signal,
	};
}

function webResponse(response: HttpResponse, signal: AbortSignal | null): Response {
	const hasBody = ![101, 204, 205, 304].includes(response.status);
	const web = new Response(hasBody ? webStream(response.body, signal) : null, {
		status: response.status,
		statusText: response.statusText,
		headers: response.headers.map(([name, value]) => [name, value]),
	});
	Object.defineProperty(web, "url", { value: response.url });
	return web;
}

function webStream(body: AsyncIterable<Uint8Array>, signal: AbortSignal | null): ReadableStream<Uint8Array> {
	const iterator = body[Symbol.asyncIterator]();
	return new ReadableStream<Uint8Array>({
		pull: async (controller) => {
			try {
				const next = await iterator.next();
				if (next.done) controller.close();
				else controller.enqueue(next.value);
			} catch (thrown) {
				controller.error(cancellation(thrown, signal));
			}
		},
		cancel: async () => {
			await iterator.return?.();
		},
	});
}

function cancellation(thrown: unknown, signal: AbortSignal | null): unknown {
	const isCancelled = thrown instanceof HttpFailure && thrown.kind === "aborted" && signal?.aborted;
	return isCancelled ? signal.reason : thrown;
}
