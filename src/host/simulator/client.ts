import { withBody } from "../http/body.js";
import { type Environment, type HttpClient, HttpFailure, type HttpRequest, type HttpResponse } from "../ports.js";

/** A key for programs that run against the stand-in and have none of their own. */
export const simulatedKey = "sk-simulated";

/** The stand-in for OpenAI takes any key; a program that insists on one gets one. */
export function withSimulatedKey(environment: Environment): Environment {
	const name = "OPENAI_API_KEY";
	if (environment.get(name)) return environment;
	return {
		get: (wanted) => (wanted === name ? simulatedKey : environment.get(wanted)),
		names: () => [...new Set([...environment.names(), name])],
	};
}

/**
 * Sends requests for OpenAI's API to a stand-in, and all others where they want to go. Answers and failures look as if
 * they came from the address that was asked.
 *
 * @param simulatorUrl the `url` of {@link startSimulator}
 * @param baseUrl the value of OPENAI_BASE_URL, when the program is to reach another host than OpenAI's
 */
export function simulatingClient(client: HttpClient, simulatorUrl: string, baseUrl: string | null = null): HttpClient {
	const simulatorHost = new URL(simulatorUrl).host;
	return {
		send: async (request) => {
			const url = URL.canParse(request.url) ? new URL(request.url) : null;
			const path = url && pathInApi(url, baseUrl);
			if (url === null || path === null) return client.send(request);
			const asked = (thrown: unknown): unknown => renamed(thrown, simulatorHost, url.host);
			return sendAs(client, { ...request, url: `${simulatorUrl}/v1${path}${url.search}` }, request.url, asked);
		},
	};
}

async function sendAs(
	client: HttpClient,
	request: HttpRequest,
	url: string,
	asked: (thrown: unknown) => unknown,
): Promise<HttpResponse> {
	const body = async function* (response: HttpResponse): AsyncGenerator<Uint8Array> {
		try {
			yield* response.body;
		} catch (thrown) {
			throw asked(thrown);
		}
	};
	try {
		const response = await client.send(request);
		return withBody({ ...response, url }, body(response));
	} catch (thrown) {
		throw asked(thrown);
	}
}

function renamed(thrown: unknown, from: string, to: string): unknown {
	if (!(thrown instanceof HttpFailure)) return thrown;
	return new HttpFailure(thrown.kind, thrown.message.replaceAll(from, to), thrown.code, { cause: thrown.cause });
}

/** What follows `/v1` in an address of the API; null for other addresses. */
function pathInApi(url: URL, baseUrl: string | null): string | null {
	if (url.host === "api.openai.com") return url.pathname.replace(/^\/v1(?=\/|$)/, "");
	const base = baseUrl !== null && URL.canParse(baseUrl) ? new URL(baseUrl) : null;
	if (base === null || url.host !== base.host) return null;
	const prefix = base.pathname.replace(/\/$/, "");
	return url.pathname.startsWith(`${prefix}/`) ? url.pathname.slice(prefix.length) : null;
}
