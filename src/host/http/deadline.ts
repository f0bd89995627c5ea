import { type Clock, HttpFailure } from "../ports.js";

/** Ends a request when its time is up or its caller gives up. The signal's reason is the HttpFailure to report. */
export interface Deadline {
	readonly signal: AbortSignal;
	/** Gives the request up for a reason of our own. */
	abort(failure: HttpFailure): void;
	/** The request is over: lets go of the timer and of the caller's signal. */
	end(): void;
}

/**
 * @param milliseconds for the whole request, from the first byte sent to the last received; 0 for no limit
 * @param caller aborted when the caller no longer wants an answer
 */
export function startDeadline(
	clock: Clock,
	milliseconds: number,
	caller: AbortSignal | undefined,
	host: string,
): Deadline {
	const request = new AbortController();
	const timer = new AbortController();
	const cancel = (): void =>
		request.abort(
			new HttpFailure("aborted", `The request to ${host} was cancelled`, "ABORT_ERR", { cause: caller?.reason }),
		);
	if (caller?.aborted) cancel();
	else caller?.addEventListener("abort", cancel, { once: true });
	if (milliseconds > 0) {
		clock.sleep(milliseconds, timer.signal).then(
			() =>
				request.abort(
					new HttpFailure("timeout", `${host} did not answer within ${seconds(milliseconds)}`, "ETIMEDOUT"),
				),
			() => undefined,
		);
	}
	return {
		signal: request.signal,
		abort: (failure) => request.abort(failure),
		end: () => {
			timer.abort();
			caller?.removeEventListener("abort", cancel);
		},
	};
}

function seconds(milliseconds: number): string {
	return milliseconds === 1000 ? "1 second" : `${milliseconds / 1000} seconds`;
}
