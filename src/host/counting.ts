import { withBody } from "./http/body.js";
import { type Clock, type HttpClient, HttpFailure, type HttpFailureKind, type HttpResponse } from "./ports.js";
import { redactUrl } from "./redact.js";

/** One request of a run, for its summary. */
export interface RequestRecord {
	readonly method: string;
	/** Without credentials. */
	readonly url: string;
	/** 0 when no answer came. */
	readonly status: number;
	/** Why no answer came, or why it ended early; null when all went well. */
	readonly failure: HttpFailureKind | null;
	/** From sending the request to the end of what was read of its answer. */
	readonly milliseconds: number;
	/** Received and decompressed so far. */
	readonly bytes: number;
}

type MutableRecord = { -readonly [Key in keyof RequestRecord]: RequestRecord[Key] };

/** Notes every request that goes through. A record is complete once its answer has been read. */
export function countingClient(
	client: HttpClient,
	clock: Clock,
): { readonly client: HttpClient; readonly records: readonly RequestRecord[] } {
	const records: MutableRecord[] = [];
	const counting: HttpClient = {
		send: async (request) => {
			const started = clock.monotonic();
			const record: MutableRecord = {
				method: request.method,
				url: redactUrl(request.url, []),
				status: 0,
				failure: null,
				milliseconds: 0,
				bytes: 0,
			};
			records.push(record);
			const note = (): void => {
				record.milliseconds = clock.monotonic() - started;
			};
			try {
				const response = await client.send(request);
				record.status = response.status;
				note();
				return counted(response, record, note);
			} catch (thrown) {
				note();
				record.failure = failureKind(thrown);
				throw thrown;
			}
		},
	};
	return { client: counting, records };
}

function counted(response: HttpResponse, record: MutableRecord, note: () => void): HttpResponse {
	const body = async function* (): AsyncGenerator<Uint8Array> {
		try {
			for await (const chunk of response.body) {
				record.bytes += chunk.length;
				yield chunk;
			}
		} catch (thrown) {
			record.failure = failureKind(thrown);
			throw thrown;
		} finally {
			note();
		}
	};
	return withBody(response, body());
}

function failureKind(thrown: unknown): HttpFailureKind {
	return thrown instanceof HttpFailure ? thrown.kind : "network";
}
