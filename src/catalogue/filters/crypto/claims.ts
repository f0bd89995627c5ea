import { bytesOf, textOfBytes } from "../../../values/bytes.js";
import { strictEquals } from "../../../values/compare.js";
import { parseNumericText } from "../../../values/convert.js";
import { fatalError, XanoError } from "../../../values/error.js";
import { decodeJson, encodeJson } from "../../../values/json.js";
import { isNumber, isObject, type Value, type XanoObject } from "../../../values/kinds.js";
import { copyObject, entriesOf, getKey, isEmptyObject, setKey } from "../../../values/object.js";
import type { CallContext } from "../../define.js";
import { describeKind } from "../subject.js";

/** The present moment as claims count it. */
function secondsNow(context: CallContext): number {
	return Math.floor(context.clock.now() / 1000);
}

/**
 * An argument that Xano types as JSON: an object, the JSON text of one, or nothing at all for the empty object.
 *
 * @param what the argument as the message names it
 * @throws XanoError for every other value
 */
export function objectArgument(value: Value, what: string): XanoObject {
	const given = typeof value === "string" ? valueOfJson(value) : value;
	if (isObject(given)) return given;
	if (given === null || given === "" || (Array.isArray(given) && given.length === 0)) return {};
	throw fatalError(`${what} must be an object, not ${describeKind(given)}`, "`{}` is the empty one.");
}

/** A count of seconds that cannot be negative. What is none is not shown: it could be a key in the wrong place. */
function secondsOf(value: Value, what: string): number {
	const number = typeof value === "string" ? parseNumericText(value) : (value ?? 0);
	if (typeof number !== "number" && typeof number !== "bigint") {
		throw fatalError(`${what} must be a number of seconds, not ${describeKind(value)}`);
	}
	if (number < 0) throw fatalError(`${what} must not be negative`);
	return Math.trunc(Number(number));
}

/**
 * The payload of a new token as the bytes of its JSON. With a time to live the claims get `iat`, `nbf` and `exp` [O].
 *
 * @param ttl seconds; 0 for a token that does not expire
 * @throws XanoError when the payload is no object and is to expire, or holds bytes that JSON cannot carry
 */
export function writePayload(context: CallContext, payload: Value, ttl: Value, builtin: string): Buffer {
	const seconds = secondsOf(ttl, `The ttl of \`${builtin}\``);
	const json = encodeJson(seconds === 0 ? payload : timed(payload, secondsNow(context), seconds));
	if (hasLoneSurrogate(json)) {
		throw fatalError("A token cannot hold raw bytes", "Write them with `|base64_encode` into the claims.");
	}
	return bytesOf(json);
}

/** JSON writes half of a surrogate pair, which raw bytes are made of, as an escape that cannot be read again. */
function hasLoneSurrogate(json: string): boolean {
	if (!/\\ud[89a-f]/.test(json)) return false;
	try {
		decodeJson(json);
		return false;
	} catch (error) {
		if (error instanceof XanoError) return true;
		throw error;
	}
}

function timed(payload: Value, now: number, seconds: number): XanoObject {
	if (!isObject(payload)) {
		throw fatalError("Only claims can have a ttl", `The payload is ${describeKind(payload)}, not an object.`);
	}
	let claims = copyObject(payload);
	for (const [name, value] of [
		["iat", now],
		["nbf", now],
		["exp", now + seconds],
	] as const) {
		claims = setKey(claims, name, value);
	}
	return claims;
}

/**
 * The payload of a token that has proved genuine: the value of its JSON, or a text when it is none.
 *
 * @param expected claims that must be there, with the same values
 * @param drift by how many seconds the clock of the issuer may be off
 * @throws XanoError when the token is expired or not valid yet, or a claim is not as expected
 */
export function readPayload(
	context: CallContext,
	bytes: Buffer,
	expected: Value,
	drift: Value,
	builtin: string,
): Value {
	const payload = valueOfJson(textOfBytes(bytes));
	const now = secondsNow(context);
	const tolerance = secondsOf(drift, `The timeDrift of \`${builtin}\``);
	if (isObject(payload)) {
		const expiry = momentOf(payload, "exp");
		if (expiry !== null && now >= expiry + tolerance) {
			throw fatalError(
				"The token is expired",
				`Its exp is ${expiry}, and it is ${now} now. timeDrift allows for clocks that differ.`,
			);
		}
		const start = momentOf(payload, "nbf");
		if (start !== null && now < start - tolerance) {
			throw fatalError(
				"The token is not valid yet",
				`Its nbf is ${start}, and it is ${now} now. timeDrift allows for clocks that differ.`,
			);
		}
	}
	checkClaims(payload, objectArgument(expected, `The check_claims of \`${builtin}\``));
	return payload;
}

function valueOfJson(text: string): Value {
	try {
		return decodeJson(text);
	} catch (error) {
		if (error instanceof XanoError) return text;
		throw error;
	}
}

function momentOf(claims: XanoObject, name: string): number | null {
	const value = getKey(claims, name);
	if (value === undefined || value === null) return null;
	if (isNumber(value)) return Number(value);
	throw fatalError(`The claim ${name} of the token is no number of seconds`);
}

function checkClaims(payload: Value, expected: XanoObject): void {
	if (isEmptyObject(expected)) return;
	for (const [name, wanted] of entriesOf(expected)) {
		const claim = isObject(payload) ? getKey(payload, name) : undefined;
		if (claim === undefined) throw fatalError(`The token has no claim ${JSON.stringify(name)}`);
		// A token may be meant for several audiences (RFC 7519, section 4.1.3).
		const isAmong = name === "aud" && Array.isArray(claim) && claim.some((each) => strictEquals(each, wanted));
		if (!isAmong && !strictEquals(claim, wanted)) {
			throw fatalError(`The claim ${JSON.stringify(name)} of the token is not the expected one`);
		}
	}
}
