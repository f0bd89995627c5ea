import { XanoError } from "../values/error.js";
import { errorTypeOf } from "../values/error_types.js";
import { encodeJson } from "../values/json.js";
import type { Value } from "../values/kinds.js";
import { objectFrom } from "../values/object.js";
import { toText } from "../values/text.js";
import { LimitError, MisuseError, StopSignal } from "./signals.js";

/** Raises what a `precondition` whose condition does not hold raises. */
export function preconditionFailed(type: Value, message: Value, payload: Value): never {
	const kind = errorTypeOf(type);
	throw new XanoError(message === null || message === "" ? kind.message : plainText(message), {
		code: kind.code,
		status: kind.status,
		payload,
	});
}

/** `throw { name = … value = … }`: keeps name and value for `$error`. */
export function throwError(name: Value, value: Value): never {
	throw new XanoError(plainText(value), {
		code: "ERROR_CODE_THROWN_ERROR",
		errorName: name === null ? null : plainText(name),
		result: value,
	});
}

function plainText(value: Value): string {
	return typeof value === "object" && value !== null ? encodeJson(value) : toText(value);
}

/**
 * The `$error` of a `catch` block.
 * @throws what no program may catch: limits, cancellation, `debug.stop`, defects
 */
export function caughtError(thrown: unknown): Value {
	const error = asXanoError(thrown);
	return objectFrom([
		["code", error.code],
		["message", error.message],
		["name", error.errorName],
		["result", error.result ?? error.payload],
	]);
}

/** What no `finally` of a program may overrule with a `return` or `break`; null for the program's own errors. */
export function unstoppable(thrown: unknown): unknown {
	return thrown instanceof XanoError ? null : thrown;
}

/** Gives a program's own error back, and throws on everything else. */
function asXanoError(thrown: unknown): XanoError {
	if (thrown instanceof XanoError) return thrown;
	const limit = asLimit(thrown);
	throw limit ?? thrown;
}

/** What the JavaScript engine says when a program has gone too deep or a text has grown too long, as a limit. */
export function asLimit(thrown: unknown): LimitError | null {
	if (thrown instanceof LimitError) return thrown;
	if (thrown instanceof StopSignal || thrown instanceof MisuseError) return null;
	if ((thrown as NodeJS.ErrnoException | null)?.code === "ERR_SCRIPT_EXECUTION_INTERRUPTED")
		return new LimitError("cancelled", "The run was interrupted", null);
	if (!(thrown instanceof RangeError)) return null;
	const limit = /call stack/i.test(thrown.message)
		? new LimitError("call-depth", "Functions call each other too deeply", "A recursion needs a case that ends it.")
		: /string length|array length|allocation|size exceeded/i.test(thrown.message)
			? new LimitError("size", "A text or array grew too large", "Look for a loop that keeps adding to it.")
			: null;
	if (limit && thrown.stack) limit.stack = thrown.stack;
	return limit;
}
