import { fatalError } from "../../values/error.js";
import { fromJavaScript } from "../../values/interop.js";
import { decodeJson, encodeJson } from "../../values/json.js";
import { isObject, type Value } from "../../values/kinds.js";
import { valuesOf } from "../../values/object.js";
import type { CallContext } from "../define.js";

/**
 * Values cross into JavaScript and back as JSON, as on Xano: undefined and NaN become null, dates their ISO text, and
 * ints beyond 2^53 lose digits, which a warning tells.
 *
 * @throws XanoError when the value is larger than the run's limit, or nested too deeply
 */
export function toSandbox(value: Value, context: CallContext): string {
	const budget = { left: context.limits.size, big: false };
	measure(value, budget);
	if (budget.left < 0) throw tooLarge("What the code is given", context);
	if (budget.big) {
		context.warn("lambda-precision", "An int beyond 9007199254740991 loses its last digits in JavaScript");
	}
	return encodeJson(value);
}

function measure(value: Value, budget: { left: number; big: boolean }): void {
	budget.left -= typeof value === "string" ? value.length + 1 : 1;
	if (typeof value === "bigint") budget.big = true;
	if (typeof value !== "object" || value === null || budget.left < 0) return;
	for (const element of Array.isArray(value) ? value : isObject(value) ? valuesOf(value) : []) measure(element, budget);
}

/** Half of a pair alone, as only a text of bytes has it; `decodeJson` refuses such, as PHP does. */
const loneSurrogate = /\\u[dD][89a-fA-F]/;

/**
 * What the code gave back.
 * @throws XanoError when it is larger than the run's limit, or nested too deeply
 */
export function fromSandbox(json: string, context: CallContext): Value {
	if (json.length > context.limits.size) throw resultTooLarge(context);
	return loneSurrogate.test(json) ? fromJavaScript(JSON.parse(json)) : decodeJson(json);
}

/** The error of code that gives more than the run's limit. */
export function resultTooLarge(context: CallContext): Error {
	return tooLarge("What the code gives", context);
}

function tooLarge(what: string, { limits }: CallContext): Error {
	return fatalError(
		`${what} is larger than ${limits.size.toLocaleString("en-US")} characters`,
		"Raise the limit with --max-size if that is right.",
	);
}
