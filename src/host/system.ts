import { systemClock } from "./clock.js";
import { openEnvironment } from "./environment.js";
import { systemFiles } from "./files.js";
import type { Proxies } from "./http/agents.js";
import { createHttpClient } from "./http/client.js";
import type { Clock, ClosableHttpClient, Environment, Files, Random } from "./ports.js";
import { systemRandom } from "./random.js";

/** The machine's own doors to the outside. */
export interface SystemHost {
	readonly clock: Clock;
	readonly random: Random;
	readonly files: Files;
	/** Honours HTTP_PROXY, HTTPS_PROXY and NO_PROXY of the process environment. */
	readonly http: ClosableHttpClient;
	/** REDIS_URL of the process environment: where the Redis server is; null when it is not set. */
	readonly redisUrl: string | null;
	/**
	 * The `.env` of a folder under the declared names of the process environment.
	 * @throws EnvironmentFileError when there is a `.env` that cannot be used
	 */
	environment(folder: string, declared: ReadonlySet<string>): Promise<Environment>;
}

let host: SystemHost | null = null;

/** Made with the first call; everybody shares it, and with it the open connections. */
export function systemHost(): SystemHost {
	host ??= createSystemHost();
	return host;
}

function createSystemHost(): SystemHost {
	const clock = systemClock();
	return {
		clock,
		random: systemRandom(),
		files: systemFiles(),
		http: lateClient(clock, proxiesIn(process.env)),
		redisUrl: process.env.REDIS_URL ?? null,
		environment: (folder, declared) => openEnvironment({ declared, process: process.env, folder }),
	};
}

/** A client that is made with the first request: most runs send none. */
function lateClient(clock: Clock, proxies: Proxies): ClosableHttpClient {
	let client: ClosableHttpClient | null = null;
	return {
		send: (request) => {
			client ??= createHttpClient({ clock, proxies });
			return client.send(request);
		},
		close: async () => client?.close(),
	};
}

function proxiesIn(variables: NodeJS.ProcessEnv): Proxies {
	const either = (name: string): string | undefined => variables[name.toLowerCase()] ?? variables[name];
	return { http: either("HTTP_PROXY"), https: either("HTTPS_PROXY"), except: either("NO_PROXY") };
}
