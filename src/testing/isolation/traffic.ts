import { access } from "node:fs/promises";
import type { Location } from "../../compile/program.js";
import type { MemoryTape } from "../../host/cassette.js";
import { withBody } from "../../host/http/body.js";
import { type HttpClient, HttpFailure, type HttpRequest, type HttpResponse } from "../../host/ports.js";
import { redactUrl, type Secrets } from "../../host/redact.js";
import { removeCassette } from "./cassette_files.js";
import type { TestClock } from "./clock.js";

/**
 * What becomes of the requests of a test that no mock answers: `refuse` – answered from the test's cassette, or refused;
 * `live` – sent; `update` – sent and recorded; `simulate` – those for OpenAI are answered by the stand-in, all others as
 * with `refuse`.
 */
export type TestTrafficMode = "refuse" | "live" | "update" | "simulate";

export interface TestTrafficOptions {
	readonly mode: TestTrafficMode;
	/** Where the recorded requests of the test stand; asked for with the first request. */
	readonly cassette: () => string;
	/** The client that really sends. */
	readonly network: HttpClient;
	/** What has to be kept out of cassettes and messages. */
	readonly secrets: Secrets;
	/** Stands still while something really goes on outside. */
	readonly clock: Pick<TestClock, "during">;
	/** The value of OPENAI_BASE_URL, for `simulate`; null when it is not set. */
	readonly openaiBaseUrl?: string | null;
	/** The statements of the calls that are going on at this moment, innermost first. */
	readonly callsHere?: () => readonly Location[];
}

/** A request that was not sent. */
export interface RefusedRequest {
	readonly method: string;
	/** Without credentials. */
	readonly url: string;
	/** Why the cassette of the test does not answer it; null when there is no cassette. */
	readonly miss: string | null;
	/** The statements of the calls that led to it, innermost first. */
	readonly calls: readonly Location[];
}

export interface TestTraffic {
	readonly client: HttpClient;
	/** In the order in which they were tried. A test with any of them fails, whatever its program did with the error. */
	readonly refused: readonly RefusedRequest[];
	/**
	 * Ends what the requests needed. With `update` the cassette of a test that passed is written now, as a whole, or
	 * removed when it sent nothing. A test that failed or was ended leaves its cassette as it was: what it recorded may
	 * be half of what it needs, or the refusal of a wrong key.
	 *
	 * @throws XanoError when the cassette cannot be written or removed
	 */
	close(outcome: { readonly passed: boolean }): Promise<void>;
}

/** Sends a request that some calls led to, or answers it in another way. */
type Sender = (request: HttpRequest, calls: readonly Location[]) => Promise<HttpResponse>;

/** Opens the way the requests of one test take; nothing is loaded or looked for before the first one. */
export function testTraffic(options: TestTrafficOptions): TestTraffic {
	const { mode, network, clock, callsHere = () => [] } = options;
	const refused: RefusedRequest[] = [];
	if (mode === "live") return { client: network, refused, close: async () => {} };
	let way: Promise<Way> | null = null;
	const client: HttpClient = {
		send: async (request) => {
			// Asked at once: what follows has been waited for, and its stack leads to nobody.
			const calls = callsHere();
			way ??= clock.during(openWay(mode, options, refused));
			return (await way).send(request, calls);
		},
	};
	return {
		client: standingStill(client, clock),
		refused,
		close: async ({ passed }) => {
			// One that could not be opened has failed the request that wanted it.
			const opened = await way?.catch(() => null);
			await opened?.close?.();
			if (mode !== "update" || !passed) return;
			const tape = opened?.tape;
			if (tape === undefined || tape.isEmpty) await removeCassette(options.cassette());
			else await tape.save(options.cassette());
		},
	};
}

interface Way {
	readonly send: Sender;
	readonly tape?: MemoryTape;
	readonly close?: () => Promise<void>;
}

async function openWay(
	mode: Exclude<TestTrafficMode, "live">,
	options: TestTrafficOptions,
	refused: RefusedRequest[],
): Promise<Way> {
	const { network, secrets, openaiBaseUrl = null } = options;
	switch (mode) {
		case "update": {
			const { MemoryTape, recordingOn } = await import("../../host/cassette.js");
			const tape = new MemoryTape();
			const recorder = recordingOn(network, tape, secrets);
			return { send: (request) => recorder.send(request), tape };
		}
		case "simulate": {
			const [{ startSimulator }, { simulatingClient }, otherwise] = await Promise.all([
				import("../../host/simulator/server.js"),
				import("../../host/simulator/client.js"),
				recordedAnswers(options, refused),
			]);
			// One for each test: it remembers which requests it has refused once.
			const { url, close } = await startSimulator();
			const { host } = new URL(url);
			const send: Sender = (request, calls) => {
				const sent = (each: HttpRequest): Promise<HttpResponse> =>
					isFor(host, each) ? network.send(each) : otherwise(each, calls);
				return simulatingClient({ send: sent }, url, openaiBaseUrl).send(request);
			};
			return { send, close };
		}
		case "refuse":
			return { send: await recordedAnswers(options, refused) };
	}
}

/** Answers from the cassette of the test, if it has one; notes and refuses whatever that does not answer. */
async function recordedAnswers({ cassette, secrets }: TestTrafficOptions, refused: RefusedRequest[]): Promise<Sender> {
	const file = cassette();
	const hasCassette = await access(file).then(
		() => true,
		() => false,
	);
	const player = hasCassette ? (await import("../../host/cassette.js")).replaying(file, secrets) : null;
	return async (request, calls) => {
		const { method } = request;
		const url = redactUrl(request.url, secrets);
		if (player === null) {
			refused.push({ method, url, miss: null, calls });
			throw new HttpFailure("unmocked", `A test sends nothing, and no mock answers this request: ${method} ${url}`);
		}
		try {
			return await player.send(request);
		} catch (thrown) {
			if (!(thrown instanceof HttpFailure) || thrown.kind !== "replay-miss") throw thrown;
			refused.push({ method, url, miss: thrown.message, calls });
			throw new HttpFailure("unmocked", thrown.message, "unmocked", { cause: thrown });
		}
	};
}

function isFor(host: string, { url }: HttpRequest): boolean {
	return URL.canParse(url) && new URL(url).host === host;
}

/** Lets no virtual time pass while a request is under way and while its answer arrives. */
function standingStill(client: HttpClient, clock: Pick<TestClock, "during">): HttpClient {
	return {
		send: async (request) => {
			const response = await clock.during(client.send(request));
			return withBody(response, chunksOf(response.body, clock));
		},
	};
}

async function* chunksOf(
	body: AsyncIterable<Uint8Array>,
	clock: Pick<TestClock, "during">,
): AsyncGenerator<Uint8Array> {
	const chunks = body[Symbol.asyncIterator]();
	let hasEnded = false;
	try {
		for (;;) {
			const { done, value } = await clock.during(chunks.next());
			hasEnded = done === true;
			if (hasEnded) return;
			yield value;
		}
	} finally {
		// A reader that leaves early has to be told on; one that came to the end has nothing left to tell.
		if (!hasEnded) await chunks.return?.();
	}
}
