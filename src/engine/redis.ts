import type { Clock, ClosableRedis, Environment, Redis } from "../host/ports.js";
import { embeddedRedis } from "../host/redis/embedded.js";
import { redisServer } from "../host/redis/server.js";
import { systemHost } from "../host/system.js";
import type { EngineOptions } from "./options.js";

/** Where the `redis.*` statements of an engine's runs go. */
export class RedisChoice {
	private embedded: Redis | null = null;

	constructor(
		private readonly options: EngineOptions,
		private readonly clock: Clock,
	) {}

	/**
	 * The one of the host, the server of REDIS_URL, or the store inside the engine, which all runs share.
	 * @param signal aborted when the run is given up
	 */
	forRun(environment: Environment, signal: () => AbortSignal): ClosableRedis {
		const given = this.options.host?.redis;
		if (given) return { command: (name, ...args) => given.command(name, ...args), close: () => undefined };
		const url = environment.get("REDIS_URL") ?? (this.options.env ? null : systemHost().redisUrl);
		if (url) return redisServer({ url, clock: this.clock, signal: signal() });
		const command: Redis["command"] = (name, ...args) => {
			// Made with the first command: most programs send none.
			this.embedded ??= embeddedRedis(this.clock);
			return this.embedded.command(name, ...args);
		};
		return { command, close: () => undefined };
	}
}
