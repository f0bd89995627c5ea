import type { Environment, HttpClient } from "./ports.js";

/** What happens to the requests a program makes. */
export type Traffic =
	| { readonly kind: "live" }
	| { readonly kind: "simulate" }
	| { readonly kind: "offline" }
	| { readonly kind: "replay"; readonly file: string };

export interface TrafficOptions {
	readonly traffic: Traffic;
	/** Where every exchange is written to; null for nowhere. */
	readonly recordFile: string | null;
	/** The value of OPENAI_BASE_URL; null when it is not set. */
	readonly openaiBaseUrl: string | null;
}

/** The way requests take, opened once for a run. */
export interface TrafficRoute {
	/** The client for a run with this environment; its secrets are kept out of what is recorded. */
	clientFor(environment: Environment): HttpClient;
	close(): Promise<void>;
}

/**
 * Opens the way requests take: to the network, to the stand-in for OpenAI, to a recording, or nowhere. Requests to
 * api.openai.com go to OPENAI_BASE_URL when that is set, so that a program with the address written into it can be
 * pointed at a compatible server, too (our choice).
 *
 * @param network the client that really sends
 */
export async function openTraffic(network: HttpClient, options: TrafficOptions): Promise<TrafficRoute> {
	const { traffic, recordFile, openaiBaseUrl } = options;
	const { client, close } = await destination(network, traffic, openaiBaseUrl);
	return {
		close,
		clientFor: (environment) => {
			if (recordFile === null && traffic.kind !== "replay") return client;
			return lazily(async () => {
				const [{ recording, replaying }, { secretsIn }] = await Promise.all([
					import("./cassette.js"),
					import("./redact.js"),
				]);
				const secrets = secretsIn(environment);
				const sent = traffic.kind === "replay" ? replaying(traffic.file, secrets) : client;
				return recordFile === null ? sent : recording(sent, recordFile, secrets);
			});
		},
	};
}

const nothingToClose = async (): Promise<void> => {};

async function destination(
	network: HttpClient,
	traffic: Traffic,
	openaiBaseUrl: string | null,
): Promise<{ client: HttpClient; close: () => Promise<void> }> {
	switch (traffic.kind) {
		case "offline":
		case "replay": {
			const { offlineClient } = await import("./offline.js");
			return { client: offlineClient(), close: nothingToClose };
		}
		case "simulate": {
			const [{ startSimulator }, { simulatingClient }] = await Promise.all([
				import("./simulator/server.js"),
				import("./simulator/client.js"),
			]);
			const simulator = await startSimulator();
			return { client: simulatingClient(network, simulator.url, openaiBaseUrl), close: () => simulator.close() };
		}
		case "live":
			return {
				client: openaiBaseUrl === null ? network : redirectingClient(network, openaiBaseUrl),
				close: nothingToClose,
			};
	}
}

/** Sends requests for OpenAI's own host to another address; all others where they want to go. */
function redirectingClient(client: HttpClient, baseUrl: string): HttpClient {
	const base = baseUrl.replace(/\/+$/, "");
	if (!URL.canParse(base)) return client;
	return {
		send: (request) => {
			const url = URL.canParse(request.url) ? new URL(request.url) : null;
			if (url === null || url.host !== "api.openai.com" || new URL(base).host === url.host) return client.send(request);
			return client.send({ ...request, url: `${base}${url.pathname.replace(/^\/v1(?=\/|$)/, "")}${url.search}` });
		},
	};
}

/** A client that is made with the first request. */
function lazily(make: () => Promise<HttpClient>): HttpClient {
	let made: Promise<HttpClient> | null = null;
	return {
		send: async (request) => {
			made ??= make();
			return (await made).send(request);
		},
	};
}
