import type { Readable } from "node:stream";
import type * as Zlib from "node:zlib";
import { HttpFailure, type HttpResponse } from "../ports.js";
import type { Deadline } from "./deadline.js";
import { failureOf } from "./failures.js";

/**
 * The body of an answer, decompressed and counted while it arrives. Once read, given up or failed, the deadline ends.
 *
 * @param encodings the values of Content-Encoding in the order they were applied
 * @param maximumBytes of the decompressed body, so that a small archive cannot fill the memory
 */
export async function* readBody(
	raw: Readable,
	encodings: readonly string[],
	maximumBytes: number,
	url: URL,
	deadline: Deadline,
): AsyncGenerator<Uint8Array, void, undefined> {
	let received = 0;
	try {
		for await (const chunk of await decompressed(raw, encodings)) {
			received += (chunk as Buffer).length;
			if (received > maximumBytes) throw tooLarge(url, maximumBytes);
			yield chunk as Buffer;
		}
	} catch (thrown) {
		throw deadline.signal.aborted ? deadline.signal.reason : failureOf(thrown, url, true);
	} finally {
		deadline.end();
		raw.destroy();
	}
}

/** The failure of an answer that is larger than the caller is willing to read. */
export function tooLarge(url: URL, maximumBytes: number): HttpFailure {
	return new HttpFailure(
		"too-large",
		`The answer of ${url.host} has more than ${maximumBytes.toLocaleString("en-US")} bytes`,
	);
}

async function decompressed(raw: Readable, encodings: readonly string[]): Promise<AsyncIterable<unknown>> {
	if (encodings.length === 0) return raw;
	const zlib = await import("node:zlib");
	return [...encodings]
		.reverse()
		.reduce<AsyncIterable<unknown>>((stream, encoding) => unpack(stream, encoding, zlib), raw);
}

async function* unpack(stream: AsyncIterable<unknown>, encoding: string, zlib: typeof Zlib): AsyncGenerator<Buffer> {
	const iterator = stream[Symbol.asyncIterator]();
	const first = await iterator.next();
	// An empty body is none, whatever it claims to be packed with.
	if (first.done) return;
	const rest = async function* (): AsyncGenerator<Buffer> {
		yield first.value as Buffer;
		for (;;) {
			const next = await iterator.next();
			if (next.done) return;
			yield next.value as Buffer;
		}
	};
	const unpacker = unpackerFor(encoding, first.value as Buffer, zlib);
	// The loop below sees every error of the pipeline; the callback only keeps it from being raised twice.
	process.getBuiltinModule("node:stream").pipeline(rest, unpacker, () => undefined);
	yield* unpacker as AsyncIterable<Buffer>;
}

/** Flushing as data arrives keeps streamed answers streaming; the end still has to be a proper one. */
function unpackerFor(
	encoding: string,
	first: Buffer,
	zlib: typeof Zlib,
): Zlib.Gunzip | Zlib.Inflate | Zlib.BrotliDecompress {
	const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH } = zlib.constants;
	if (encoding === "br") return zlib.createBrotliDecompress({ flush: BROTLI_OPERATION_FLUSH });
	if (encoding === "gzip") return zlib.createGunzip({ flush: Z_SYNC_FLUSH });
	// Some servers send `deflate` without the zlib header the standard asks for.
	const hasHeader = ((first[0] ?? 0) & 0x0f) === 8;
	return hasHeader ? zlib.createInflate({ flush: Z_SYNC_FLUSH }) : zlib.createInflateRaw({ flush: Z_SYNC_FLUSH });
}

/**
 * The encodings a body has to be unpacked from; none when one of them is unknown here, the body is then given as it is.
 *
 * @param header the value of Content-Encoding
 */
export function knownEncodings(header: string): readonly string[] {
	const encodings = header
		.split(",")
		.map((name) => name.trim().toLowerCase().replace(/^x-/, ""))
		.filter((name) => name !== "" && name !== "identity");
	return encodings.every((name) => name === "gzip" || name === "deflate" || name === "br") ? encodings : [];
}

/** The same answer with another body, which may be read once: as it arrives, or as one piece. */
export function withBody(
	response: Omit<HttpResponse, "body" | "bytes">,
	body: AsyncIterable<Uint8Array>,
): HttpResponse {
	const { status, statusText, httpVersion, headers, url } = response;
	let whole: Promise<Uint8Array> | null = null;
	return { status, statusText, httpVersion, headers, url, body, bytes: () => (whole ??= collect(body)) };
}

/** All of a body as one piece. */
async function collect(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of body) chunks.push(chunk);
	return chunks.length === 1 ? (chunks[0] as Uint8Array) : new Uint8Array(Buffer.concat(chunks));
}
