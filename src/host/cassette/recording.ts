import { rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fatalError } from "../../values/error.js";
import { secretsOfExchange } from "../credentials.js";
import { makeFolder } from "../folders.js";
import { withBody } from "../http/body.js";
import { type HttpClient, HttpFailure, type HttpResponse } from "../ports.js";
import type { Secrets } from "../redact.js";
import {
	type Exchange,
	encodeCassette,
	encodeExchange,
	recordFailure,
	recordRequest,
	recordResponse,
} from "./exchange.js";

/**
 * Sends requests on and writes every exchange to a cassette, a file of JSON that people can read and edit. The file is
 * replaced as a whole after each exchange, so it is valid at any moment; what it held before is lost with the first
 * request. Secrets never reach it. Cancelled requests are not recorded.
 *
 * @throws (from `send`) XanoError when the file cannot be written; nothing has been sent then
 */
export function recording(client: HttpClient, file: string, known: Secrets): HttpClient {
	return recordingOn(client, new FileTape(file), known);
}

/** Like {@link recording}, on any tape. */
export function recordingOn(client: HttpClient, tape: Tape, known: Secrets): HttpClient {
	return {
		send: async (request) => {
			await tape.open();
			const index = tape.reserve();
			const secrets = secretsOfExchange(request, known);
			const recorded = recordRequest(request, secrets);
			const keep = (exchange: Omit<Exchange, "request">): Promise<void> =>
				tape.keep(index, { request: recorded, ...exchange });
			let response: HttpResponse;
			try {
				response = await client.send(request);
			} catch (thrown) {
				if (isRecordable(thrown)) await keep({ response: null, failure: recordFailure(thrown, secrets) });
				throw thrown;
			}
			return withBody(
				response,
				recordedWhileRead(response, (body, failure) =>
					keep({
						response: recordResponse(response, body, secrets),
						failure: failure && recordFailure(failure, secrets),
					}),
				),
			);
		},
	};
}

function isRecordable(thrown: unknown): thrown is HttpFailure {
	return thrown instanceof HttpFailure && thrown.kind !== "aborted";
}

/** A reader of an endless body who has read enough cancels it with the failure that stands for the rest of it. */
function reasonOf(thrown: unknown): unknown {
	const isCancelled = thrown instanceof HttpFailure && thrown.kind === "aborted";
	return isCancelled && thrown.cause instanceof HttpFailure ? thrown.cause : thrown;
}

/** Passes the body on as it arrives, and keeps it once it has ended in whatever way. */
async function* recordedWhileRead(
	response: HttpResponse,
	keep: (body: Uint8Array, failure: HttpFailure | null) => Promise<void>,
): AsyncGenerator<Uint8Array> {
	const chunks: Uint8Array[] = [];
	// Stands until the end is reached: a reader that leaves early must not leave a body that looks whole.
	let failure: HttpFailure | null = new HttpFailure("reset", "The recorded program stopped reading here", "NOT_READ");
	let isCancelled = false;
	try {
		for await (const chunk of response.body) {
			chunks.push(chunk);
			yield chunk;
		}
		failure = null;
	} catch (thrown) {
		const told = reasonOf(thrown);
		if (isRecordable(told)) failure = told;
		else isCancelled = true;
		throw thrown;
	} finally {
		if (!isCancelled) await keep(new Uint8Array(Buffer.concat(chunks)), failure);
	}
}

/** What exchanges are kept on. They stand in the order in which their requests were sent. */
export interface Tape {
	/** @throws XanoError when nothing could be kept */
	open(): Promise<void>;
	/** Holds the place for a request that is about to be sent. */
	reserve(): number;
	keep(index: number, exchange: Exchange): Promise<void>;
}

/** A tape that is written to its file only when it is saved. */
export class MemoryTape implements Tape {
	private readonly exchanges: (string | null)[] = [];

	async open(): Promise<void> {}

	reserve(): number {
		return this.exchanges.push(null) - 1;
	}

	async keep(index: number, exchange: Exchange): Promise<void> {
		this.exchanges[index] = encodeExchange(exchange);
	}

	get isEmpty(): boolean {
		return this.exchanges.every((exchange) => exchange === null);
	}

	/** @throws XanoError when the file cannot be written; what stood there before stands there still */
	async save(file: string): Promise<void> {
		await makeFolderOf(file);
		await writeCassette(file, this.exchanges);
	}
}

/** The file being written. */
class FileTape implements Tape {
	private readonly exchanges: (string | null)[] = [];
	private opened: Promise<void> | null = null;
	private written: Promise<void> = Promise.resolve();
	/** The write that has not begun yet; it will hold everything kept until it does. */
	private waiting: Promise<void> | null = null;

	constructor(private readonly file: string) {}

	/** Writes an empty cassette, so that a place that cannot be written to is noticed before anything is sent. */
	open(): Promise<void> {
		this.opened ??= makeFolderOf(this.file).then(() => this.write());
		return this.opened;
	}

	reserve(): number {
		return this.exchanges.push(null) - 1;
	}

	keep(index: number, exchange: Exchange): Promise<void> {
		this.exchanges[index] = encodeExchange(exchange);
		this.waiting ??= this.written = this.written
			.catch(() => undefined)
			.then(() => {
				this.waiting = null;
				return this.write();
			});
		return this.waiting;
	}

	private write(): Promise<void> {
		return writeCassette(this.file, this.exchanges);
	}
}

async function writeCassette(file: string, exchanges: readonly (string | null)[]): Promise<void> {
	const temporary = `${file}.${process.pid}.tmp`;
	const complete = exchanges.filter((exchange) => exchange !== null);
	try {
		await writeFile(temporary, encodeCassette(complete), { mode: 0o600 });
		await rename(temporary, file);
	} catch (thrown) {
		await rm(temporary, { force: true }).catch(() => undefined);
		throw unwritable(file, thrown);
	}
}

function makeFolderOf(file: string): Promise<void> {
	return makeFolder(dirname(file)).catch((thrown) => {
		throw unwritable(file, thrown);
	});
}

function unwritable(file: string, thrown: unknown): Error {
	const reason = (thrown as NodeJS.ErrnoException).code ?? "unknown reason";
	return fatalError(
		`The recording ${file} cannot be written (${reason})`,
		"Choose a file in a folder that can be written to.",
	);
}
