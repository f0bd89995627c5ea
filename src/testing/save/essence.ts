import { isObject, type Value } from "../../values/kinds.js";
import { getKey, hasKey, keysOf, objectFrom } from "../../values/object.js";

/**
 * The answer to a request without the request and the headers, which hardly any program looks at: they hold the time and
 * credentials. Any other value as it is.
 */
export function essenceOf(value: Value): Value {
	if (!isObject(value) || !keysOf(value).every((key) => key === "request" || key === "response")) return value;
	const response = getKey(value, "response");
	if (response === undefined || !isObject(response) || !hasKey(response, "status")) return value;
	const kept = ["status", "result", "error"].filter((key) => hasKey(response, key));
	return objectFrom([["response", objectFrom(kept.map((key) => [key, getKey(response, key) as Value]))]]);
}
