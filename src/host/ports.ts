/** The doors to the outside. The rest of the house knows only these shapes. */

export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Milliseconds from an arbitrary start, never going back. */
	monotonic(): number;
	/** Resolves after that many milliseconds, rejects when the signal is aborted. */
	sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
	/**
	 * Like `sleep`, for a limit to work that goes on meanwhile. A clock whose sleeps are over at once must not cut that
	 * work short, and has one of its own; for every other it is left out.
	 */
	deadline?(milliseconds: number, signal?: AbortSignal): Promise<void>;
	/** Told of time that code took for passed without waiting for it; only clocks that can be moved have it. */
	skip?(milliseconds: number): void;
}

export interface Random {
	bytes(count: number): Uint8Array;
	/** A whole number between both bounds, both included. */
	integer(minimum: number, maximum: number): number;
	/** A version-4 UUID. */
	uuid(): string;
}

export interface HttpRequest {
	readonly method: string;
	readonly url: string;
	readonly headers: ReadonlyArray<readonly [string, string]>;
	readonly body: string | Uint8Array | null;
	readonly timeoutMilliseconds: number;
	readonly followRedirects: boolean;
	readonly verifyHost: boolean;
	readonly verifyPeer: boolean;
	readonly caCertificate?: string;
	readonly certificate?: string;
	readonly privateKey?: string;
	readonly privateKeyPassphrase?: string;
	readonly maximumResponseBytes: number;
	readonly signal?: AbortSignal;
}

export interface HttpResponse {
	readonly status: number;
	readonly statusText: string;
	/** `1.1`, `2` */
	readonly httpVersion: string;
	readonly headers: ReadonlyArray<readonly [string, string]>;
	/** After redirects. */
	readonly url: string;
	readonly body: AsyncIterable<Uint8Array>;
	bytes(): Promise<Uint8Array>;
}

export interface HttpClient {
	/** @throws HttpFailure when no response arrived */
	send(request: HttpRequest): Promise<HttpResponse>;
}

/** A client that keeps connections open between requests. Idle ones do not keep the process alive. */
export interface ClosableHttpClient extends HttpClient {
	/** Ends every connection, also those in use. */
	close(): Promise<void>;
}

export type HttpFailureKind =
	| "dns"
	| "refused"
	| "timeout"
	| "reset"
	| "tls"
	| "aborted"
	| "too-large"
	| "offline"
	| "replay-miss"
	| "unmocked"
	| "invalid-url"
	| "network";

/** No response arrived; `kind` says why, `code` is the system's word for it. */
export class HttpFailure extends Error {
	override readonly name = "HttpFailure";
	constructor(
		readonly kind: HttpFailureKind,
		message: string,
		readonly code: string = kind,
		options?: { cause?: unknown },
	) {
		super(message, options);
	}
}

export interface Environment {
	get(name: string): string | undefined;
	names(): readonly string[];
}

/**
 * The project's own place for what its programs store: files, mails, keys. Paths are relative and use `/`; what would
 * lead out of the store is refused with a XanoError.
 */
export interface Store {
	/** @returns null when there is nothing at that path */
	read(path: string): Promise<Uint8Array | null>;
	/** Writes all of it or nothing; folders on the way are made. */
	write(path: string, bytes: Uint8Array): Promise<void>;
	/**
	 * Like `write`, but only when there is nothing at that path, whoever else writes at the same time.
	 * @returns whether it was written
	 */
	create(path: string, bytes: Uint8Array): Promise<boolean>;
	/** Adds to the end of a file; without one it begins one. */
	append(path: string, bytes: Uint8Array): Promise<void>;
	/** @returns whether there was something to remove */
	remove(path: string): Promise<boolean>;
	/** Where a person finds the file, as a URL; null where only programs do. */
	urlOf(path: string): string | null;
}

/** Integers are numbers as far as those are exact, 64-bit ones beyond. */
export type RedisReply = string | number | bigint | null | readonly RedisReply[];

/** A Redis server, or what stands in for one. */
export interface Redis {
	/**
	 * Sends one command, such as `SET`, with its arguments.
	 * @throws XanoError what the server refuses, or that it cannot be reached
	 */
	command(name: string, ...args: readonly string[]): Promise<RedisReply>;
}

/** A connection that is made with the first command. */
export interface ClosableRedis extends Redis {
	/** Ends it at once; the next command would connect anew. */
	close(): void;
}

export interface Files {
	readText(path: string): Promise<string>;
	readBytes(path: string): Promise<Uint8Array>;
}
