import { HttpFailure, type HttpResponse } from "../../host/ports.js";
import { fatalError, XanoError } from "../../values/error.js";
import type { Value } from "../../values/kinds.js";
import type { CallContext } from "../define.js";
import { contentOf, isFileValue, textAt } from "./content.js";
import { readDataUrl } from "./data_url.js";

/** A file with its content, wherever it came from. */
export interface OpenFile {
	/** "" when nothing says it. */
	readonly name: string;
	/** What the sender or the file value says; null when nobody does. */
	readonly mime: string | null;
	readonly bytes: Buffer;
}

/** A file on the web is waited for so long, in milliseconds (our choice). */
const patience = 60_000;

/**
 * Opens what a statement takes for a file: a file value, a base64 data URL, or the address of a file on the web.
 *
 * @throws XanoError when it is none of these, when nothing is there, and when the address gives no file
 */
export async function openFile(context: CallContext, value: Value): Promise<OpenFile> {
	if (typeof value === "string") {
		if (isAddress(value)) return download(context, value);
		const held = readDataUrl(value);
		if (held !== null) return { name: "", ...held };
	}
	const bytes = await contentOf(context, value);
	if (!isFileValue(value)) return { name: "", mime: null, bytes };
	return { name: textAt(value, "name") || textAt(value, "path"), mime: textAt(value, "mime") || null, bytes };
}

/** Whether a text is the address of something on the web. */
export function isAddress(text: string): boolean {
	return /^https?:\/\//i.test(text);
}

async function download({ http, limits, signal }: CallContext, address: string): Promise<OpenFile> {
	let response: HttpResponse;
	let bytes: Uint8Array;
	try {
		response = await http.send({
			method: "GET",
			url: address,
			headers: [],
			body: null,
			timeoutMilliseconds: patience,
			followRedirects: true,
			verifyHost: true,
			verifyPeer: true,
			maximumResponseBytes: limits.responseBytes,
			signal,
		});
		bytes = await response.bytes();
	} catch (thrown) {
		if (!(thrown instanceof HttpFailure)) throw thrown;
		if (thrown.kind === "aborted" && signal.aborted) throw signal.reason;
		throw new XanoError(`The file cannot be fetched: ${thrown.message}`, { cause: thrown });
	}
	if (response.status < 200 || response.status > 299)
		throw fatalError(`The file cannot be fetched: ${new URL(address).host} answers ${response.status}`);
	return { name: nameIn(response.url), mime: mimeIn(response), bytes: Buffer.from(bytes) };
}

function nameIn(address: string): string {
	const last = new URL(address).pathname.split("/").at(-1) ?? "";
	try {
		return decodeURIComponent(last);
	} catch {
		return last;
	}
}

function mimeIn({ headers }: HttpResponse): string | null {
	const [, value = ""] = headers.find(([name]) => name.toLowerCase() === "content-type") ?? [];
	return /^\s*([\w.+-]+\/[\w.+-]+)/.exec(value)?.[1]?.toLowerCase() ?? null;
}
