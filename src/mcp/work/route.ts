import { type HttpClient, openTraffic, systemHost, type Traffic, type TrafficRoute } from "../../index.js";
import type { Permissions } from "../call.js";

/** What becomes of the requests of a run. */
export interface RouteOptions {
	readonly traffic: Traffic;
	/** The value of OPENAI_BASE_URL; null when it is not set. */
	readonly openaiBaseUrl: string | null;
	readonly permissions: Permissions;
}

/** Opens the way requests take. Without leave to use the network nothing but the stand-in for OpenAI is ever asked. */
export async function openRoute({ traffic, openaiBaseUrl, permissions }: RouteOptions): Promise<TrafficRoute> {
	const network = systemHost().http;
	const open = (client: HttpClient, kind: Traffic): Promise<TrafficRoute> =>
		openTraffic(client, { traffic: kind, recordFile: null, openaiBaseUrl });
	if (permissions.network) return open(network, traffic);
	const refusing = await open(network, { kind: "offline" });
	if (traffic.kind !== "simulate") return traffic.kind === "replay" ? open(network, traffic) : refusing;
	const isApi = ({ url }: { readonly url: string }): boolean => isForOpenAi(url, openaiBaseUrl);
	const gate = (passes: (request: { readonly url: string }) => boolean, client: HttpClient): HttpClient => ({
		send: (request) => (passes(request) ? client : refusing.clientFor(nobody)).send(request),
	});
	// What is for OpenAI goes in, and comes out with the address of the stand-in; anything else passes one gate only.
	const route = await open(
		gate((request) => !isApi(request), network),
		traffic,
	);
	return {
		clientFor: (environment) => gate(isApi, route.clientFor(environment)),
		close: () => route.close(),
	};
}

const nobody = { get: () => undefined, names: () => [] };

function isForOpenAi(url: string, baseUrl: string | null): boolean {
	const hosts = ["https://api.openai.com", ...(baseUrl === null ? [] : [baseUrl])].flatMap((each) =>
		URL.canParse(each) ? [new URL(each).host] : [],
	);
	return URL.canParse(url) && hosts.includes(new URL(url).host);
}
