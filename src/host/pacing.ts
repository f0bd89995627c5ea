import { withBody } from "./http/body.js";
import { headerValue } from "./http/headers.js";
import type { Clock, HttpClient, HttpRequest, HttpResponse, Random } from "./ports.js";
import { givenUp, WaitingLine } from "./waiting_line.js";

/** How often a refused request is sent again before the program sees the refusal. */
export const pacedRetries = 5;

/** A longer wait than this is not ours to decide on, in milliseconds: the program sees the refusal. */
const longestWait = 300_000;

export interface PaceOptions {
	readonly clock: Clock;
	readonly random: Random;
	/** How many runs are meant to be under way at a time. */
	readonly most: number;
}

/** How fast many runs may go, as the hosts they ask see it. */
export interface Pace {
	/** How many runs may be under way now: at most what was meant, at least 1. */
	readonly allowed: number;
	/** How often a host has refused a request with the status 429. */
	readonly refusals: number;
	/** Called whenever more runs are allowed than before. */
	onGrowth: () => void;
	/** The client whose requests keep to the pace. */
	through(client: HttpClient): HttpClient;
}

/**
 * A pace that follows the status 429. All requests to a host that refused one wait as long as it asks for (`Retry-After`
 * in seconds or as a date, `retry-after-ms`), otherwise a second, then twice as long each time up to a minute, a little
 * less by chance. What is allowed at a time, runs and requests to such a host, halves with a refusal and grows by one
 * whenever that many answers have come, as TCP does it (additive increase, multiplicative decrease). A refused request
 * is sent again; a refusal that no waiting helps (`x-should-retry: false`, an account without credit) is not.
 */
export function createPace(options: PaceOptions): Pace {
	return new FollowingPace(options);
}

interface Host {
	/** No request before this reading of the clock. */
	until: number;
	/** Whether it has refused requests lately. */
	isStrict: boolean;
	underWay: number;
	readonly line: WaitingLine;
}

class FollowingPace implements Pace {
	allowed: number;
	refusals = 0;
	onGrowth: () => void = () => undefined;
	private readonly hosts = new Map<string, Host>();
	/** Answers since `allowed` last changed. */
	private answers = 0;
	/** Halvings so far: requests that were under way at one of them tell nothing about what came after. */
	private halvings = 0;

	constructor(private readonly options: PaceOptions) {
		this.allowed = options.most;
	}

	through(client: HttpClient): HttpClient {
		return {
			send: (request) => {
				const url = URL.canParse(request.url) ? new URL(request.url) : null;
				// What is no address fails at once.
				return url === null ? client.send(request) : this.send(client, request, url);
			},
		};
	}

	private async send(client: HttpClient, request: HttpRequest, { origin, host: name }: URL): Promise<HttpResponse> {
		const host = this.hostOf(origin);
		for (let tries = 0; ; tries++) {
			await this.admission(host, name, request.signal);
			const { halvings } = this;
			let response: HttpResponse;
			try {
				response = await client.send(request);
			} finally {
				host.underWay--;
				this.admit(host);
			}
			if (response.status !== 429) {
				this.answered();
				return response;
			}
			const { refusal, isFinal } = await readRefusal(response);
			if (isFinal) return refusal;
			this.refusals++;
			if (halvings === this.halvings) this.halve();
			const wait = askedWait(refusal, this.options.clock) ?? this.backOff(tries);
			if (wait > longestWait) return refusal;
			host.isStrict = true;
			host.until = Math.max(host.until, this.options.clock.monotonic() + wait);
			if (tries >= pacedRetries) return refusal;
		}
	}

	private hostOf(origin: string): Host {
		let host = this.hosts.get(origin);
		if (host === undefined) {
			host = { until: Number.NEGATIVE_INFINITY, isStrict: false, underWay: 0, line: new WaitingLine() };
			this.hosts.set(origin, host);
		}
		return host;
	}

	/** Waits until a request may go out, and counts it as under way. */
	private async admission(host: Host, name: string, signal: AbortSignal | undefined): Promise<void> {
		const { clock } = this.options;
		for (;;) {
			const wait = host.until - clock.monotonic();
			if (wait > 0) {
				await clock.sleep(wait, signal).catch(() => {
					// Whoever waits in line behind it would wait for ever.
					this.admit(host);
					throw givenUp(name, signal);
				});
			} else if (host.isStrict && host.underWay >= this.allowed) await host.line.join(name, signal);
			else break;
		}
		host.underWay++;
	}

	private admit(host: Host): void {
		for (let free = this.allowed - host.underWay; free > 0 || !host.isStrict; free--) {
			if (!host.line.call()) return;
		}
	}

	private halve(): void {
		this.halvings++;
		this.answers = 0;
		this.allowed = Math.max(1, Math.floor(this.allowed / 2));
	}

	private answered(): void {
		if (this.allowed >= this.options.most || ++this.answers < this.allowed) return;
		this.answers = 0;
		this.allowed++;
		for (const host of this.hosts.values()) {
			if (this.allowed === this.options.most) host.isStrict = false;
			this.admit(host);
		}
		this.onGrowth();
	}

	private backOff(tries: number): number {
		const wait = Math.min(1_000 * 2 ** tries, 60_000);
		return wait * (1 - this.options.random.integer(0, 250) / 1_000);
	}
}

/** Reads a refusal to its end, which frees the connection; `isFinal` when waiting does not help. */
async function readRefusal(response: HttpResponse): Promise<{ refusal: HttpResponse; isFinal: boolean }> {
	const bytes = await response.bytes();
	const body = async function* (): AsyncGenerator<Uint8Array> {
		if (bytes.length > 0) yield bytes;
	};
	const isFinal =
		headerValue(response.headers, "x-should-retry") === "false" ||
		// An account without credit will not have any in a minute; so OpenAI and those with its API call it.
		Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes("insufficient_quota");
	return { refusal: withBody(response, body()), isFinal };
}

/** Milliseconds the other side asks to wait for; null when it does not say. */
function askedWait({ headers }: HttpResponse, clock: Clock): number | null {
	const milliseconds = headerValue(headers, "retry-after-ms")?.trim() ?? "";
	if (/^\d+(?:\.\d+)?$/.test(milliseconds)) return Number(milliseconds);
	const after = headerValue(headers, "retry-after")?.trim();
	if (!after) return null;
	const seconds = Number(after);
	const wait = Number.isNaN(seconds) ? Date.parse(after) - clock.now() : seconds * 1_000;
	return wait >= 0 ? wait : null;
}
