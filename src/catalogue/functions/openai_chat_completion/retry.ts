import { HttpFailure } from "../../../host/ports.js";
import type { CallContext } from "../../define.js";

/** A longer wait than this is not ours to decide on, in milliseconds. */
const longestWait = 60_000;

/**
 * Tries again what may succeed later: after connection failures and the statuses 408, 409, 429 and 5xx, at most as often
 * as the run's limits allow. Waits as long as the other side asks for, otherwise half a second, then twice as long each
 * time up to eight seconds, a little less by chance. The rules are those of the official SDK; its own waits, however,
 * could be neither cancelled nor measured by the run's clock, and it does not try again after a cut answer.
 *
 * @param mayRetry asked before each further try
 */
export async function retrying<Result>(
	context: CallContext,
	mayRetry: () => boolean,
	attempt: () => Promise<Result>,
): Promise<Result> {
	for (let tries = 0; ; tries++) {
		try {
			return await attempt();
		} catch (thrown) {
			if (tries >= context.limits.retries || context.signal.aborted || !mayRetry() || !isTransient(thrown))
				throw thrown;
			const wait = askedWait(thrown, context) ?? backOff(tries, context);
			if (wait > longestWait) throw thrown;
			await context.clock.sleep(wait, context.signal);
		}
	}
}

/** The connection failure behind an error of the SDK, or the error itself. */
export function connectionFailure(thrown: unknown): HttpFailure | null {
	for (let error: unknown = thrown, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth++) {
		if (error instanceof HttpFailure) return error;
	}
	return null;
}

const transientKinds = new Set(["dns", "refused", "timeout", "reset", "network"]);

function isTransient(thrown: unknown): boolean {
	const failure = connectionFailure(thrown);
	if (failure) return transientKinds.has(failure.kind);
	const told = header(thrown, "x-should-retry");
	if (told !== null) return told === "true";
	const { status, code } = thrown as { status?: unknown; code?: unknown };
	// An account without credit will not have any in a second.
	if (typeof status !== "number" || code === "insufficient_quota") return false;
	return status === 408 || status === 409 || status === 429 || status >= 500;
}

/** Milliseconds the other side asks to wait for; null when it does not. */
function askedWait(thrown: unknown, context: CallContext): number | null {
	const milliseconds = Number.parseFloat(header(thrown, "retry-after-ms") ?? "");
	if (milliseconds >= 0) return milliseconds;
	const after = header(thrown, "retry-after");
	if (after === null) return null;
	const seconds = Number(after);
	const wait = Number.isNaN(seconds) ? Date.parse(after) - context.clock.now() : seconds * 1000;
	return wait >= 0 ? wait : null;
}

function backOff(tries: number, context: CallContext): number {
	const wait = Math.min(500 * 2 ** tries, 8_000);
	return wait * (1 - context.random.integer(0, 250) / 1000);
}

function header(thrown: unknown, name: string): string | null {
	const { headers } = thrown as { headers?: unknown };
	return headers instanceof Headers ? headers.get(name) : null;
}
