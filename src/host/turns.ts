import type { HttpClient, HttpRequest, HttpResponse } from "./ports.js";
import { WaitingLine } from "./waiting_line.js";

/** How many requests may be under way to one host at a time unless the caller says otherwise. */
export const defaultConnections = 64;

interface Host {
	underWay: number;
	readonly line: WaitingLine;
}

/**
 * Lets so many requests at a time to one host; the others wait for their turn, and their own time limit begins with it.
 * A program may start thousands of requests at once, more than servers accept connections or a process may have open.
 */
export class Turns {
	private readonly hosts = new Map<string, Host>();

	/** @param each requests at a time, for each host */
	constructor(private readonly each: number) {}

	/** The client whose requests take turns, with those of all others that were made here. */
	through(client: HttpClient): HttpClient {
		return {
			send: async (request) => {
				const origin = originOf(request);
				// What is no address fails at once.
				if (origin === null) return client.send(request);
				const end = await this.begin(origin, request.signal);
				try {
					return untilRead(await client.send(request), end);
				} catch (thrown) {
					end();
					throw thrown;
				}
			},
		};
	}

	/** @returns how to end the turn; once is enough, and more does no harm */
	private async begin({ origin, host: name }: URL, signal: AbortSignal | undefined): Promise<() => void> {
		let host = this.hosts.get(origin);
		if (host === undefined) {
			host = { underWay: 0, line: new WaitingLine() };
			this.hosts.set(origin, host);
		}
		const { line } = host;
		if (host.underWay < this.each) host.underWay++;
		else await line.join(name, signal);
		let ended = false;
		return () => {
			if (ended) return;
			ended = true;
			// Whoever is called takes over the place.
			if (line.call() || --host.underWay > 0) return;
			this.hosts.delete(origin);
		};
	}
}

function originOf({ url }: HttpRequest): URL | null {
	return URL.canParse(url) ? new URL(url) : null;
}

/**
 * A turn lasts until the answer is read as a whole. One that is read in pieces may be kept unread for as long as another
 * request waits, so its turn ends where it begins.
 */
function untilRead(response: HttpResponse, end: () => void): HttpResponse {
	let isWhole = false;
	setImmediate(() => {
		if (!isWhole) end();
	});
	return {
		...response,
		bytes: () => {
			isWhole = true;
			return response.bytes().finally(end);
		},
	};
}
