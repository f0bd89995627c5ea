import { toNumber } from "../../values/arithmetic.js";
import { fatalError } from "../../values/error.js";
import type { Value } from "../../values/kinds.js";
import type { CallContext, CallerScope } from "../define.js";
import { textArgument } from "../filters/text/coerce.js";
import { runInSandbox, type TaskKind } from "./sandbox.js";

/** A call of user code as a program writes it. */
export interface LambdaCall {
	/** The filter or statement. */
	readonly name: string;
	readonly kind: TaskKind;
	readonly code: Value;
	readonly timeout: Value;
	readonly subject?: Value;
	readonly initial?: Value;
}

/** Seconds code may take when nothing else is said [D]. */
export const defaultTimeout = 10;

/** Characters of an error that a warning repeats. */
const longestShown = 300;

/**
 * What user code gives, handed to `take`; or the text of its error, which on Xano becomes the value [O].
 *
 * @param take makes the result of what the code gave
 * @throws XanoError when the code reaches a limit
 */
export function lambda(
	call: LambdaCall,
	context: CallContext,
	scope: CallerScope,
	take: (given: Value) => Value = (given) => given,
): Value {
	const { name, kind, subject = null, initial = null } = call;
	const code = textArgument(call.code, name, "code");
	const milliseconds = 1000 * secondsOf(call.timeout, name);
	const outcome = runInSandbox({ kind, code, milliseconds, subject, initial }, context, scope);
	if ("value" in outcome) return take(outcome.value);
	const shown = outcome.error.length > longestShown ? `${outcome.error.slice(0, longestShown)}...` : outcome.error;
	context.warn("lambda-error", `The code of \`${name}\` failed, and its error became the value: ${shown}`);
	return outcome.error;
}

function secondsOf(timeout: Value, name: string): number {
	if (timeout === null) return defaultTimeout;
	const seconds = Number(toNumber(timeout, `The timeout of \`${name}\` must be a number of seconds`));
	if (seconds > 0) return seconds;
	throw fatalError(`The timeout of \`${name}\` must be more than 0 seconds`);
}
