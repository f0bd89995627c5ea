import type { RedisReply } from "../../../host/ports.js";
import { parseNumericText } from "../../../values/convert.js";
import { fatalError } from "../../../values/error.js";
import { decodeJson, encodeJson } from "../../../values/json.js";
import type { Value } from "../../../values/kinds.js";
import { toText } from "../../../values/text.js";
import type { StatementCall } from "../../define.js";

/**
 * How Redis, which knows texts only, holds a value. Whatever is stored is read back unchanged: a text is stored as it
 * is, unless it would be taken for JSON; then, and for every other value, its JSON is stored. So `redis-cli` shows
 * plain texts plainly, and an int is what `redis.incr` counts with (our choice; Xano says nothing about it).
 */
export function storedText(value: Value): string {
	if (typeof value === "string" && readJson(value) === undefined) return value;
	// What stands for a byte stays one: as an escape it could not be read back.
	return encodeJson(value).replace(/\\(?:u(dc[89a-f][0-9a-f])|.)/g, (whole, unit?: string) =>
		unit === undefined ? whole : String.fromCharCode(Number.parseInt(unit, 16)),
	);
}

/** The value behind what Redis holds: JSON decoded, anything else as text; false for nothing, as PHP's client has it. */
export function storedValue(reply: RedisReply): Value {
	if (reply === null) return false;
	if (Array.isArray(reply)) return reply.map(storedValue);
	if (typeof reply !== "string") return reply as number | bigint;
	const value = readJson(reply);
	return value === undefined ? reply : value;
}

function readJson(text: string): Value | undefined {
	// Most texts are told by how they begin.
	if (!/^[ \t\n\r]*(?:[{["\d-]|true|false|null)/.test(text)) return undefined;
	try {
		return decodeJson(text);
	} catch {
		return undefined;
	}
}

/** The attribute `key`, or another one that is text. */
export function textOf({ attributes }: StatementCall, name: string): string {
	return toText(attributes[name] ?? null);
}

/**
 * A whole number as Redis takes it. Fractions are cut off; null and "" stand for an attribute that was left out, as in
 * `count = ""` of Xano's own examples.
 *
 * @returns null when it was left out
 * @throws XanoError when it is no number
 */
export function integerOf(call: StatementCall, statement: string, name: string): string | null {
	const value = call.attributes[name] ?? null;
	if (value === null || value === "") return null;
	const number = typeof value === "string" ? parseNumericText(value) : value;
	if (typeof number === "bigint") return number.toString();
	if (typeof number !== "number" || !Number.isFinite(number)) {
		throw fatalError(`${statement} needs a whole number for ${name}`);
	}
	// Beyond 64 bit Redis refuses it, and says so.
	return BigInt(Math.trunc(number)).toString();
}
