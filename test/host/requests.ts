import { onTestFinished } from "vitest";
import { createHttpClient, type HttpClientOptions } from "../../src/host/http/client.js";
import { type HttpClient, HttpFailure, type HttpRequest, type HttpResponse } from "../../src/host/ports.js";
import { stillClock } from "./clocks.js";

/** A request with everything that is not given left as programs usually have it. */
export function requestTo(url: string, given: Partial<HttpRequest> = {}): HttpRequest {
	return {
		method: "GET",
		url,
		headers: [],
		body: null,
		timeoutMilliseconds: 10_000,
		followRedirects: true,
		verifyHost: true,
		verifyPeer: true,
		maximumResponseBytes: 10_000_000,
		...given,
	};
}

/** The real client, on a clock on which no time passes unless another one is given. */
export function openClient(options: Partial<HttpClientOptions> = {}): HttpClient {
	const client = createHttpClient({ clock: stillClock(), ...options });
	onTestFinished(() => client.close());
	return client;
}

/** The failure a request or the reading of its answer ends with. */
export async function failureOf(action: () => Promise<unknown>): Promise<HttpFailure> {
	try {
		await action();
	} catch (thrown) {
		if (thrown instanceof HttpFailure) return thrown;
		throw thrown;
	}
	throw new Error("the request succeeded");
}

export async function textOf(response: HttpResponse): Promise<string> {
	return new TextDecoder().decode(await response.bytes());
}

/** A client that answers without any network, and keeps what it was asked. */
export function answering(
	answer: (request: HttpRequest, count: number) => { status?: number; headers?: [string, string][]; body?: string },
): HttpClient & { readonly requests: HttpRequest[] } {
	const requests: HttpRequest[] = [];
	return {
		requests,
		send: async (request) => {
			requests.push(request);
			const { status = 200, headers = [], body = "" } = answer(request, requests.length);
			const bytes = new TextEncoder().encode(body);
			return {
				status,
				statusText: status === 200 ? "OK" : "",
				httpVersion: "1.1",
				headers,
				url: request.url,
				body: (async function* () {
					yield bytes;
				})(),
				bytes: async () => bytes,
			};
		},
	};
}
