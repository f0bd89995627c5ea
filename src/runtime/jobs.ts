import type { Clock } from "../host/ports.js";
import { fatalError, XanoError } from "../values/error.js";
import type { Value } from "../values/kinds.js";

/** Calls of one run that were started without waiting for them. */
export class Jobs {
	private readonly started = new Map<string, { readonly result: Promise<Value>; collected: boolean }>();

	/**
	 * Starts a call; it begins, and goes on, whenever the others wait.
	 * @param id by which its result is asked for
	 */
	start(id: string, call: () => Value | Promise<Value>): void {
		// Not at once: calls that start calls without end would go deeper and deeper.
		const result = Promise.resolve().then(call);
		// Whoever asks for the result gets the error; until then it has to be kept.
		result.catch(() => {});
		this.started.set(id, { result, collected: false });
	}

	/**
	 * The results of some calls in the order asked for.
	 * @throws XanoError "Async timeout" for an unknown id and when the time is up [observed]; what a call itself raised
	 */
	async results(ids: readonly string[], milliseconds: number, clock: Clock, signal: AbortSignal): Promise<Value[]> {
		const jobs = ids.map((id) => {
			const job = this.started.get(id);
			if (job === undefined) throw asyncTimeout(unknownId);
			job.collected = true;
			return job;
		});
		const all = Promise.all(jobs.map(({ result }) => result));
		const finished = await Promise.race([all.then(() => true), new Promise(setImmediate)]);
		if (finished === true) return all;
		const over = new AbortController();
		const either = AbortSignal.any([over.signal, signal]);
		const time = clock.deadline?.(milliseconds, either) ?? clock.sleep(milliseconds, either);
		try {
			return await Promise.race([
				all,
				time.then(() => {
					throw asyncTimeout("The calls go on. Give them more time with `timeout`.");
				}),
			]);
		} finally {
			over.abort();
			time.catch(() => {});
		}
	}

	/**
	 * Waits for what nobody has waited for.
	 * @param onFailure told of the errors that nobody will see
	 */
	async settle(onFailure: (error: XanoError) => void): Promise<void> {
		// A call may start others.
		for (const job of this.started.values()) {
			try {
				await job.result;
			} catch (thrown) {
				if (!(thrown instanceof XanoError)) throw thrown;
				if (!job.collected) onFailure(thrown);
				// Where calls outlive the run that started them, it has been said once.
				job.collected = true;
			}
		}
	}

	get isEmpty(): boolean {
		return this.started.size === 0;
	}
}

const unknownId =
	"No call of this run has the id. In a test, a call with a mock is not started: give `await` a mock as well.";

function asyncTimeout(help: string): XanoError {
	return fatalError("Async timeout", help);
}
