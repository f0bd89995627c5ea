import { Script } from "node:vm";
import { asLimit } from "./errors.js";

const slot = Symbol.for("xano-local.interruptible");

let script: Script | null = null;

/**
 * Calls something so that Ctrl-C ends it even in the middle of a loop that never lets a signal handler run. Handlers
 * for SIGINT are out of work meanwhile; what the call leaves to do asynchronously is theirs again.
 *
 * @throws LimitError "cancelled" when it was interrupted, and whatever the call throws
 */
export function interruptible<Result>(work: () => Result): Result {
	Object.defineProperty(globalThis, slot, { value: work, configurable: true, enumerable: false });
	try {
		script ??= new Script('globalThis[Symbol.for("xano-local.interruptible")]()');
		return script.runInThisContext({ breakOnSigint: true, displayErrors: false }) as Result;
	} catch (thrown) {
		throw asLimit(thrown) ?? thrown;
	} finally {
		Reflect.deleteProperty(globalThis, slot);
	}
}
