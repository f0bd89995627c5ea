import { bytesOf } from "../../../values/bytes.js";
import { encodeJson } from "../../../values/json.js";
import { isObject, type Value } from "../../../values/kinds.js";
import { entriesOf } from "../../../values/object.js";
import { toText } from "../../../values/text.js";
import type { FileContext } from "../../files/content.js";
import { formText } from "./form.js";
import { holdsFile, multipartBody } from "./multipart.js";

/** Where `params` end up: in the address, or as a body of some type. */
export interface Payload {
	readonly url: string;
	readonly body: string | Uint8Array | null;
	/** What the Content-Type header has to say; null to leave it as it is. */
	readonly contentType: string | null;
}

/**
 * `params` as a query on GET and HEAD; otherwise as a form when the Content-Type header says so, as multipart when it
 * says that or when they hold a file, else as JSON [O]. A text is sent as it is: the author has encoded it.
 *
 * @param declared the value of the Content-Type header, "" when there is none
 * @param boundary makes the line between the parts of a multipart body
 */
export async function payloadOf(
	context: FileContext,
	method: string,
	url: string,
	params: Value,
	declared: string,
	boundary: () => string,
): Promise<Payload> {
	const plain = (body: Payload["body"]): Payload => ({ url, body, contentType: null });
	if (method === "GET" || method === "HEAD") {
		const query = isContainer(params) ? formText(params) : toText(params);
		return { url: withQuery(url, query), body: null, contentType: null };
	}
	if (params === null || params === "") return plain(null);
	if (!isContainer(params)) return plain(bytesToSend(toText(params)));
	const type = declared.toLowerCase();
	if (type.startsWith("application/x-www-form-urlencoded")) return plain(formText(params));
	if (type.startsWith("multipart/form-data") || (type === "" && holdsFile(params))) {
		const line = /boundary="?([^";,\s]+)/i.exec(declared)?.[1] ?? boundary();
		return {
			url,
			body: await multipartBody(context, params, line),
			contentType: `multipart/form-data; boundary=${line}`,
		};
	}
	if (method === "DELETE" && isEmpty(params)) return plain(null);
	return { url, body: encodeJson(params), contentType: declared === "" ? "application/json" : null };
}

function isContainer(value: Value): boolean {
	return Array.isArray(value) || isObject(value);
}

function isEmpty(value: Value): boolean {
	return Array.isArray(value) ? value.length === 0 : isObject(value) && entriesOf(value).length === 0;
}

/** Text leaves as UTF-8; only text that stands for other bytes has to be turned into them here. */
function bytesToSend(text: string): string | Uint8Array {
	return /[\udc80-\udcff]/.test(text) ? new Uint8Array(bytesOf(text)) : text;
}

function withQuery(url: string, query: string): string {
	if (query === "") return url;
	const hash = url.indexOf("#");
	const address = hash < 0 ? url : url.slice(0, hash);
	const glue = address.includes("?") ? (/[?&]$/.test(address) ? "" : "&") : "?";
	return `${address}${glue}${query}${hash < 0 ? "" : url.slice(hash)}`;
}
