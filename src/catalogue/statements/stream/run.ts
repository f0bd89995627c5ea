import { constants } from "node:buffer";
import { HttpFailure } from "../../../host/ports.js";
import { textOfBytes } from "../../../values/bytes.js";
import { fatalError, XanoError } from "../../../values/error.js";
import type { Value } from "../../../values/kinds.js";
import { XanoStream } from "../../../values/stream.js";
import { isTruthy } from "../../../values/truthy.js";
import type { CallContext, StatementCall } from "../../define.js";
import { contentOf } from "../../files/content.js";
import { readDataUrl } from "../../files/data_url.js";
import { dialectOf, recordsIn, rowsIn } from "../../filters/encoding/csv.js";
import { prepareRequest, throwIfRefused } from "../api/request.js";
import { chunksIn } from "./chunks.js";
import { valuesOfLines } from "./json_lines.js";

/**
 * `stream.from_csv`
 *
 * @throws XanoError when the value is no file, or separator, enclosure or escape are no single characters
 */
export async function streamCsv({ context, attributes }: StatementCall): Promise<Value> {
	const { separator = null, enclosure = null, escape_char = null } = attributes;
	const dialect = dialectOf("stream.from_csv", [separator, enclosure, escape_char]);
	const text = await textIn(context, attributes.value as Value);
	const isPlain = !isTruthy(attributes.headers ?? true);
	return new XanoStream(() => (isPlain ? rowsIn(text, dialect) : recordsIn(text, dialect)));
}

/**
 * `stream.from_jsonl`
 *
 * @throws XanoError when the value is no file
 */
export async function streamJsonLines({ context, attributes }: StatementCall): Promise<Value> {
	const text = await textIn(context, attributes.value as Value);
	return new XanoStream(() => valuesOfLines(text));
}

/**
 * `stream.from_request`
 *
 * @throws XanoError when there is no whole answer, and for the body of a request that is answered
 */
export async function streamRequest(call: StatementCall): Promise<Value> {
	const { context } = call;
	if ((call.attributes.url ?? null) === null && (call.attributes.format ?? null) !== null)
		throw fatalError(
			"stream.from_request answers no request here, so there is none to stream",
			"Give the address of one to send as `url`; a file is read with stream.from_csv or stream.from_jsonl.",
		);
	const { sent } = await prepareRequest(call, "stream.from_request");
	try {
		const response = await context.http.send(sent);
		const bytes = await response.bytes();
		if (response.status >= 400) {
			context.warn(
				"stream-of-failure",
				`${new URL(sent.url).host} answered ${response.status}; what it says is streamed like any other body`,
			);
		}
		const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		return new XanoStream(() => chunksIn(body));
	} catch (thrown) {
		if (!(thrown instanceof HttpFailure)) throw thrown;
		throwIfRefused(thrown, context.signal);
		throw new XanoError(`stream.from_request got no answer: ${thrown.message}`, {
			help: "`api.request` does not raise then; its response says what went wrong.",
			cause: thrown,
		});
	}
}

/** The text of a file; a text that is no data URL is the content itself. */
async function textIn(context: CallContext, value: Value): Promise<string> {
	if (typeof value === "string" && readDataUrl(value) === null) return value;
	const bytes = await contentOf(context, value);
	if (bytes.length > constants.MAX_STRING_LENGTH) {
		throw fatalError(
			`The file has ${bytes.length.toLocaleString("en-US")} bytes, too many to be read as text`,
			"Split it into several files.",
		);
	}
	return textOfBytes(bytes);
}
