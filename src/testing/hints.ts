import { shown } from "../catalogue/assertions/define.js";
import { keysInWords } from "../catalogue/assertions/difference.js";
import { suggest } from "../diagnostics/suggest.js";
import type { RunError } from "../engine/errors.js";
import { XanoError } from "../values/error.js";
import { isObject, type Value, type XanoObject } from "../values/kinds.js";
import { getKey, hasKey, isEmptyObject, keysOf } from "../values/object.js";

/**
 * What to say of an assertion about a key that the response does not have, instead of advice that is for programs.
 * @param message of the error the assertion ended with
 * @returns null when it is about something else
 */
export function missingKeyHelp(message: string, response: Value): string | null {
	const found = /^Unable to locate var: response((?:\.\w+|\[\d+\])*)\.(\w+)$/.exec(message);
	if (found === null) return null;
	const [, path = "", key = ""] = found;
	const holder = valueAt(response, path);
	if (holder === undefined || !isObject(holder)) return null;
	const [near] = suggest(key, keysOf(holder), { maximum: 1 });
	const keys = isEmptyObject(holder) ? "it is empty" : `it has ${keysInWords(holder)}`;
	const there = near === undefined ? `; ${keys}` : `: did you mean ${shown(near)}?`;
	const end = near === undefined ? "." : "";
	return `$response${path} has no key ${shown(key)}${there}${end} Of a key that is not to be there \`expect.to_not_be_defined\` speaks.`;
}

/**
 * What a test gave as the input its function refused.
 * @returns null when the error is about something else, or says itself what there was
 */
export function refusedInputHelp({ cause, frames }: RunError, given: XanoObject): string | null {
	// Of an error further inside, another call gave the input.
	if (!(cause instanceof XanoError) || cause.help !== null || frames.length > 1) return null;
	if (cause.code !== "ERROR_CODE_INPUT_ERROR" || !isObject(cause.payload)) return null;
	const path = getKey(cause.payload, "param");
	if (typeof path !== "string") return null;
	const value = valueAt(given, `.${path}`);
	return value === undefined ? `The test gives no \`${path}\`.` : `The test gives ${shown(value)} as \`${path}\`.`;
}

function valueAt(value: Value, path: string): Value | undefined {
	let at: Value | undefined = value;
	for (const [, key, index] of path.matchAll(/\.([^.[\]]+)|\[(\d+)\]/g)) {
		if (at === undefined) return undefined;
		if (Array.isArray(at)) at = at[Number(index ?? key)];
		else if (isObject(at) && hasKey(at, (key ?? index) as string)) at = getKey(at, (key ?? index) as string);
		else return undefined;
	}
	return at;
}
