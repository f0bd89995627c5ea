import { readFile } from "node:fs/promises";
import { secretsOfExchange } from "../credentials.js";
import { tooLarge, withBody } from "../http/body.js";
import { type HttpClient, HttpFailure } from "../ports.js";
import type { Secrets } from "../redact.js";
import { comparable, playedBody } from "./body.js";
import {
	decodeCassette,
	type Exchange,
	playFailure,
	type RecordedFailure,
	type RecordedRequest,
	recordRequest,
} from "./exchange.js";
import { missMessage } from "./miss.js";

/**
 * Answers requests from a cassette and sends nothing. A request is answered when method, address and body are those
 * of a recorded one, secrets aside and whatever the order of JSON keys; equal requests get their answers in the order
 * in which they were recorded, each once.
 *
 * @param file read with the first request
 * @param secrets those of this run, which may have other values than when recording
 * @throws (from `send`) HttpFailure "replay-miss" for any other request; its message shows the closest recorded one
 */
export function replaying(file: string, secrets: Secrets = []): HttpClient {
	let player: Promise<HttpClient> | null = null;
	return {
		send: async (request) => {
			player ??= openCassette(file).then((exchanges) => playing(exchanges, file, secrets));
			return (await player).send(request);
		},
	};
}

/**
 * Like {@link replaying}, from exchanges that are there already.
 * @param name what messages call the recording
 * @param onPlayed told of every exchange that answers a request
 */
export function playing(
	exchanges: readonly Exchange[],
	name: string,
	secrets: Secrets,
	onPlayed: (exchange: Exchange) => void = () => {},
): HttpClient {
	const waiting = new Map<string, Exchange[]>();
	for (const exchange of exchanges) {
		const key = keyOf(exchange.request);
		const same = waiting.get(key);
		if (same) same.push(exchange);
		else waiting.set(key, [exchange]);
	}
	return {
		send: async (request) => {
			if (request.signal?.aborted)
				throw new HttpFailure("aborted", "The request was cancelled", "ABORT_ERR", { cause: request.signal.reason });
			const asked = recordRequest(request, secretsOfExchange(request, secrets));
			const exchange = waiting.get(keyOf(asked))?.shift();
			if (exchange === undefined) {
				const recorded = exchanges.map((each) => each.request);
				throw new HttpFailure("replay-miss", missMessage(name, asked, recorded, keyOf));
			}
			onPlayed(exchange);
			const { response, failure } = exchange;
			if (response === null) throw playFailure(failure as RecordedFailure);
			const body = playedBody(response.body);
			if (body.length > request.maximumResponseBytes)
				throw tooLarge(new URL(request.url), request.maximumResponseBytes);
			return withBody(response, played(body, failure));
		},
	};
}

async function openCassette(file: string): Promise<Exchange[]> {
	return readFile(file, "utf8")
		.then(decodeCassette)
		.catch((thrown: NodeJS.ErrnoException) => {
			const reason = thrown.code === "ENOENT" ? "there is no such file" : (thrown.code ?? thrown.message);
			throw new HttpFailure("replay-miss", `The recording ${file} cannot be played: ${reason}`, "replay-miss", {
				cause: thrown,
			});
		});
}

function keyOf(request: RecordedRequest): string {
	return `${request.method} ${request.url}\n${comparable(request.body)}`;
}

async function* played(body: Uint8Array, failure: RecordedFailure | null): AsyncGenerator<Uint8Array> {
	if (body.length > 0) yield body;
	if (failure) throw playFailure(failure);
}
