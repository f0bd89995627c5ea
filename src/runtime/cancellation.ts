import { setMaxListeners } from "node:events";
import type { Clock } from "../host/ports.js";
import { LimitError } from "./signals.js";

/** A caller's signal that is made when it is first asked for. */
export interface LateSignal {
	/** Whether the run is cancelled; may be asked before there is a signal. */
	readonly aborted: boolean;
	signal(): AbortSignal;
}

/** The signal itself. */
export function abortSignalOf(signal: AbortSignal | LateSignal | undefined): AbortSignal | undefined {
	return signal && "signal" in signal ? signal.signal() : signal;
}

/** What ends one run early: its caller or the time limit, whichever comes first. */
export interface Cancellation {
	/** Aborted by either. It is made when it is first asked for: a run that waits for nothing needs none. */
	readonly signal: AbortSignal;
	/** Whether the caller has cancelled the run, or the signal has been aborted. */
	readonly isCancelled: boolean;
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
 * @param clock by which that is measured until something waits
 */
export function startCancellation(
	caller: AbortSignal | LateSignal | undefined,
	milliseconds: number,
	clock: Pick<Clock, "monotonic">,
): Cancellation {
	const started = clock.monotonic();
	let watch: { readonly controller: AbortController; end(): void } | null = null;
	const watched = (): AbortController => {
		watch ??= startWatch(abortSignalOf(caller), milliseconds, milliseconds - (clock.monotonic() - started));
		return watch.controller;
	};
	return {
		get signal() {
			return watched().signal;
		},
		get isCancelled() {
			return caller?.aborted === true || watch?.controller.signal.aborted === true;
		},
		cancel: () => watched().abort(new LimitError("cancelled", "The run has ended", null)),
		end: () => watch?.end(),
	};
}

function startWatch(caller: AbortSignal | undefined, milliseconds: number, left: number) {
	const controller = new AbortController();
	// Calls of one run may wait side by side, however many there are.
	setMaxListeners(0, controller.signal);
	const cancel = (): void => controller.abort(cancelled(caller as AbortSignal));
	if (caller?.aborted) cancel();
	caller?.addEventListener("abort", cancel, { once: true });
	const wait = Math.min(Math.max(left, 0), longestTimer);
	const timer = setTimeout(() => controller.abort(outOfTime(milliseconds)), wait);
	return {
		controller,
		end: (): void => {
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
