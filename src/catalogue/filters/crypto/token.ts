import { bytesOf, textOfBytes } from "../../../values/bytes.js";
import { fatalError, XanoError } from "../../../values/error.js";
import { decodeJson, encodeJson } from "../../../values/json.js";
import { isObject, type Value, type XanoObject } from "../../../values/kinds.js";
import { copyObject, getKey, hasKey, setKey } from "../../../values/object.js";
import type { CallContext } from "../../define.js";
import { checkLength, describeKind } from "../subject.js";
import { decodeBase64Url, encodeBase64Url } from "./base64url.js";

/** Header members that change how a token is read, beyond what is read here. */
const notSupported = ["crit", "b64"] as const;

/**
 * The protected header of a new token, as its part: what the program gives, then what the token needs, which wins.
 *
 * @throws XanoError when the header asks for something that is not supported
 */
export function writeHeader(given: XanoObject, needed: Readonly<Record<string, Value>>): string {
	let header = copyObject(given);
	for (const [name, value] of Object.entries(needed)) header = setKey(header, name, value);
	refuseOptions(header);
	return encodeBase64Url(bytesOf(encodeJson(header)));
}

function refuseOptions(header: XanoObject): void {
	for (const name of notSupported) {
		if (hasKey(header, name)) throw fatalError(`Tokens with the header ${name} are not supported`);
	}
}

/**
 * The parts of a token in compact form, taken apart but proved in nothing.
 *
 * @param count how many parts there must be
 * @throws XanoError when the value is no such text
 */
export function partsOf(context: CallContext, token: Value, count: 3 | 5): readonly string[] {
	const name = count === 3 ? "JWS" : "JWE";
	if (typeof token !== "string") throw fatalError(`The ${name} token must be a text, not ${describeKind(token)}`);
	checkLength(context, token.length);
	const parts = token.trim().split(".", 6);
	if (parts.length === count) return parts;
	const other = parts.length === 8 - count ? ` It looks like a ${count === 3 ? "JWE" : "JWS"} token.` : "";
	throw fatalError(`The token is no ${name}: it needs ${count} parts with dots between them`, `Is it cut off?${other}`);
}

/** The bytes of one part. */
export function bytesOfPart(part: string): Buffer {
	const bytes = decodeBase64Url(part);
	if (bytes === null) throw fatalError("The token is malformed", "One of its parts is not base64url.");
	return bytes;
}

/**
 * The header of a token.
 *
 * @param wanted the algorithms the program asked for; those of the token are never trusted
 * @throws XanoError when the header is unreadable or names others
 */
export function readHeader(part: string, wanted: Readonly<Record<string, string>>): XanoObject {
	const header = parsed(textOfBytes(bytesOfPart(part)));
	if (!isObject(header)) throw fatalError("The token is malformed", "Its header is no JSON object.");
	for (const [name, algorithm] of Object.entries(wanted)) {
		const actual = getKey(header, name);
		if (actual === algorithm) continue;
		const shown = typeof actual === "string" ? actual.slice(0, 40) : "nothing readable";
		throw fatalError(
			`The token is not made with ${algorithm}`,
			`Its header says ${JSON.stringify(shown)} for ${name}. What a token says of itself is not trusted: name the algorithm.`,
		);
	}
	refuseOptions(header);
	return header;
}

function parsed(text: string): Value {
	try {
		return decodeJson(text);
	} catch (error) {
		if (error instanceof XanoError) return null;
		throw error;
	}
}
