import { decodeJson, encodeJson } from "../../values/json.js";
import { isObject, type Value } from "../../values/kinds.js";
import { entriesOf, getKey, hasKey, objectFrom } from "../../values/object.js";
import { isSecretField, redacted, redactForm, redactText, type Secrets } from "../redact.js";

/**
 * A body the way a cassette holds it: null, `{json: …}`, `{text: "…"}`, `{lines: ["…"]}` for text of several lines, or
 * `{base64: "…"}` for what is no text. Secrets are replaced.
 *
 * @param contentType decides about forms and multipart boundaries; JSON is recognised by itself
 */
export function recordedBody(body: string | Uint8Array | null, contentType: string, secrets: Secrets): Value {
	if (body === null || body.length === 0) return null;
	const decoded = typeof body === "string" ? body : utf8(body);
	if (decoded === null) {
		const binary = redactText(Buffer.from(body as Uint8Array).toString("latin1"), secrets);
		return { base64: Buffer.from(binary, "latin1").toString("base64") };
	}
	const text = redactText(withFixedBoundary(decoded, contentType), secrets);
	const json = jsonIn(text);
	if (json !== null) return { json: withoutSecretFields(json) };
	if (/^application\/x-www-form-urlencoded/i.test(contentType)) return { text: redactForm(text) };
	return text.includes("\n") ? { lines: text.split("\n") } : { text };
}

/** The forms in which a cassette holds a body. */
export const bodyKeys = ["json", "text", "lines", "base64"] as const;

/** Whether a value is a body the way {@link recordedBody} gives one. */
export function isRecordedBody(value: Value): boolean {
	return isObject(value) && bodyKeys.some((key) => hasKey(value, key));
}

/** The bytes of a recorded body. JSON comes back without its blanks. */
export function playedBody(body: Value): Uint8Array {
	if (body === null || !isObject(body)) return new Uint8Array();
	const json = getKey(body, "json");
	if (json !== undefined) return bytesOf(encodeJson(json));
	const base64 = getKey(body, "base64");
	if (typeof base64 === "string") return new Uint8Array(Buffer.from(base64, "base64"));
	const lines = getKey(body, "lines");
	return bytesOf(Array.isArray(lines) ? lines.join("\n") : String(getKey(body, "text") ?? ""));
}

/** A recorded body as one line of text, the same for JSON objects that differ in the order of their keys only. */
export function comparable(body: Value): string {
	if (body === null || !isObject(body)) return "";
	const json = getKey(body, "json");
	if (json !== undefined) return encodeJson(sorted(json));
	const lines = getKey(body, "lines");
	return Array.isArray(lines) ? lines.join("\n") : String(getKey(body, "text") ?? getKey(body, "base64") ?? "");
}

function bytesOf(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

function utf8(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return null;
	}
}

/** Boundaries are drawn anew for every request. */
function withFixedBoundary(text: string, contentType: string): string {
	const boundary = /^multipart\/.*boundary="?([^";]+)/i.exec(contentType)?.[1];
	return boundary === undefined ? text : text.replaceAll(boundary, "boundary");
}

function jsonIn(text: string): Value {
	if (!/^\s*[[{]/.test(text)) return null;
	try {
		return decodeJson(text);
	} catch {
		return null;
	}
}

function withoutSecretFields(value: Value): Value {
	if (Array.isArray(value)) return value.map(withoutSecretFields);
	if (!isObject(value)) return value;
	return objectFrom(
		entriesOf(value).map(([key, inner]) => {
			const hidden = isSecretField(key) && typeof inner === "string" && inner !== "" && !inner.includes("«redacted:");
			return [key, hidden ? redacted(key) : withoutSecretFields(inner)] as const;
		}),
	);
}

function sorted(value: Value): Value {
	if (Array.isArray(value)) return value.map(sorted);
	if (!isObject(value)) return value;
	const entries = entriesOf(value).map(([key, inner]) => [key, sorted(inner)] as const);
	return objectFrom(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
