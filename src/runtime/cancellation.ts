import { setMaxListeners } from "node:events";
import { LimitError } from "./signals.js";

/** The signal of one run: aborted by its caller or by the time limit, whichever comes first. */
export interface Cancellation {
	readonly signal: AbortSignal;
	/** Ends what is still going on. */
	cancel(): void;
	/** Stops watching; to be called when the run has ended. */
	end(): void;
}

/** Timers cannot wait longer, in milliseconds. */
const longestTimer = 2_147_483_647;

/**
 * Watches the caller's signal and the wall time.
 *
 * @param milliseconds how long the run may take
 */
export function startCancellation(caller: AbortSignal | undefined, milliseconds: number): Cancellation {
	const controller = new AbortController();
	// Calls of one run may wait side by side, however many there are.
	setMaxListeners(0, controller.signal);
	const cancel = (): void => controller.abort(cancelled(caller as AbortSignal));
	if (caller?.aborted) cancel();
	caller?.addEventListener("abort", cancel, { once: true });
	const timer = setTimeout(() => controller.abort(outOfTime(milliseconds)), Math.min(milliseconds, longestTimer));
	return {
		signal: controller.signal,
		cancel: () => controller.abort(new LimitError("cancelled", "The run has ended", null)),
		end: () => {
			clearTimeout(timer);
			caller?.removeEventListener("abort", cancel);
		},
	};
}

/** The error a run ends with that took too long. */
export function outOfTime(milliseconds: number): LimitError {
	const seconds = milliseconds / 1000;
	return new LimitError(
		"time",
		`The run took longer than ${seconds} ${seconds === 1 ? "second" : "seconds"}`,
		"Give it more time with --timeout SECONDS.",
	);
}

/** The error a run ends with when its caller cancels it. */
export function cancelled(signal: AbortSignal): LimitError {
	const { reason } = signal;
	if (reason instanceof LimitError) return reason;
	return new LimitError("cancelled", "The run was cancelled", null);
}
