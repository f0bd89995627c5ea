import type { RedisClientType } from "@redis/client";
import { bytesOf, textOfBytes } from "../../values/bytes.js";
import { fatalError } from "../../values/error.js";
import { normalizeInteger } from "../../values/kinds.js";
import type { Clock, ClosableRedis, RedisReply } from "../ports.js";
import { type RedisAddress, readAddress } from "./address.js";
import { connectionFailure, isRefusal, TimeoutError } from "./failures.js";

export interface RedisServerOptions {
	/** `redis://user:password@host:port/database`, or `rediss://` for TLS. */
	readonly url: string;
	readonly clock: Pick<Clock, "sleep">;
	/** Aborted when the run is over; a command that waits is then given up. */
	readonly signal?: AbortSignal;
	/** How long connecting and one command may take together. */
	readonly timeoutMilliseconds?: number;
}

const usualTimeout = 10_000;

/**
 * A Redis server. Nothing is connected before the first command. A command is sent once: when the connection breaks
 * the command fails, for nobody knows whether it was carried out, and the next one connects anew.
 */
export function redisServer(options: RedisServerOptions): ClosableRedis {
	const { clock, signal, timeoutMilliseconds = usualTimeout } = options;
	let connection: Connection | null = null;
	const close = (): void => {
		connection?.end();
		connection = null;
	};
	return {
		close,
		command: async (name, ...args) => {
			signal?.throwIfAborted();
			const address = readAddress(options.url);
			if (connection === null || connection.isBroken) connection = new Connection(address);
			const used = connection;
			try {
				return await within(timeoutMilliseconds, clock, signal, () => used.send([name, ...args]));
			} catch (thrown) {
				if (isRefusal(thrown) && used.isOpen && !thrown.message.startsWith("NOAUTH")) throw fatalError(thrown.message);
				// What is left of the connection may still hold the answer to this command.
				if (connection === used) close();
				if (signal?.aborted) throw signal.reason;
				throw connectionFailure(thrown, address);
			}
		},
	};
}

class Connection {
	private client: RedisClientType | null = null;
	private opening: Promise<RedisClientType> | null = null;
	/** Rejected by the first thing that goes wrong. */
	private failure: Promise<never> | null = null;
	private wasOpen = false;
	private isEnded = false;

	constructor(private readonly address: RedisAddress) {}

	/** Whether the server has let us in. */
	get isOpen(): boolean {
		return this.client?.isReady ?? false;
	}

	/** Whether it was open and is no more: servers end what idles for long. */
	get isBroken(): boolean {
		return this.wasOpen && !this.isOpen;
	}

	async send(words: readonly string[]): Promise<RedisReply> {
		this.opening ??= this.open();
		const client = await this.opening;
		return replyOf(await Promise.race([client.sendCommand(words.map(bytesOf)), this.failure as Promise<never>]));
	}

	end(): void {
		this.isEnded = true;
		if (this.client?.isOpen) this.client.destroy();
	}

	private async open(): Promise<RedisClientType> {
		const { createClient, RESP_TYPES } = await loadClient();
		const { host, port, isSecure, username, password, database } = this.address;
		const client = createClient({
			// The oldest servers know no other; for our commands it says all there is to say.
			RESP: 2,
			socket: { host, port, reconnectStrategy: false, ...(isSecure ? { tls: true as const } : {}) },
			...(username === null ? {} : { username }),
			...(password === null ? {} : { password }),
			...(database === 0 ? {} : { database }),
			disableOfflineQueue: false,
			disableClientInfo: true,
			maintNotifications: "disabled",
			// Integers as text, so that 64-bit ones stay exact.
			commandOptions: { typeMapping: { [RESP_TYPES.NUMBER]: String, [RESP_TYPES.BLOB_STRING]: Buffer } },
		}) as unknown as RedisClientType;
		this.client = client;
		// Of an answer that cannot be read nobody else would hear.
		this.failure = new Promise((_, reject) => client.on("error", reject));
		this.failure.catch(() => undefined);
		// A socket that was being connected when all was ended is not destroyed yet, and would keep the process waiting.
		client.on("connect", () => {
			if (this.isEnded) client.destroy();
		});
		if (this.isEnded) throw new Error("The connection was closed");
		await client.connect();
		this.wasOpen = true;
		return client;
	}
}

type ClientModule = typeof import("@redis/client");

/** In a bundle the exports of the package may show under `default` alone. */
async function loadClient(): Promise<ClientModule> {
	const module = (await import("@redis/client")) as ClientModule & { readonly default?: ClientModule };
	return "createClient" in module ? module : (module as { readonly default: ClientModule }).default;
}

function replyOf(reply: unknown): RedisReply {
	if (Buffer.isBuffer(reply)) return textOfBytes(reply);
	if (Array.isArray(reply)) return reply.map(replyOf);
	if (typeof reply !== "string") return null;
	return /^-?\d+$/.test(reply) ? normalizeInteger(BigInt(reply)) : reply;
}

/**
 * @throws what the work throws, the reason of the signal, or a {@link TimeoutError}
 */
async function within<Result>(
	milliseconds: number,
	clock: Pick<Clock, "sleep">,
	signal: AbortSignal | undefined,
	work: () => Promise<Result>,
): Promise<Result> {
	const done = new AbortController();
	const either = signal ? AbortSignal.any([signal, done.signal]) : done.signal;
	const timeout = clock.sleep(milliseconds, either).then(() => {
		throw new TimeoutError(milliseconds);
	});
	const result = work();
	// Whichever comes second is of no interest any more.
	timeout.catch(() => undefined);
	result.catch(() => undefined);
	try {
		return await Promise.race([result, timeout]);
	} finally {
		done.abort();
	}
}
