import { sleepersOf } from "./clock.js";
import { HttpFailure } from "./ports.js";

/** Requests that wait until they may be sent, first come, first served. */
export class WaitingLine {
	private readonly waiting = new Set<() => void>();

	/**
	 * Waits to be called.
	 * @param host what the request is to, for the failure's message
	 * @throws HttpFailure "aborted" when the request is given up meanwhile
	 */
	join(host: string, signal: AbortSignal | undefined): Promise<void> {
		return new Promise((resolve, reject) => {
			if (signal?.aborted) {
				reject(givenUp(host, signal));
				return;
			}
			const leavers = signal && sleepersOf(signal);
			const called = (): void => {
				leavers?.delete(leave);
				resolve();
			};
			const leave = (): void => {
				this.waiting.delete(called);
				reject(givenUp(host, signal));
			};
			this.waiting.add(called);
			leavers?.add(leave);
		});
	}

	/**
	 * Calls the one that has waited longest.
	 * @returns false when nobody waits
	 */
	call(): boolean {
		for (const called of this.waiting) {
			this.waiting.delete(called);
			called();
			return true;
		}
		return false;
	}
}

/** The failure of a request whose caller no longer wants an answer. */
export function givenUp(host: string, signal: AbortSignal | undefined): HttpFailure {
	return new HttpFailure("aborted", `The request to ${host} was cancelled`, "ABORT_ERR", { cause: signal?.reason });
}
