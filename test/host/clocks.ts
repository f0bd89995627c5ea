import type { Clock } from "../../src/host/ports.js";

export interface TestClock extends Clock {
	/** Every sleep that was asked for, in milliseconds. */
	readonly sleeps: number[];
}

/** A clock whose sleeps are over at once and which counts them. */
export function instantClock(start = 0): TestClock {
	const sleeps: number[] = [];
	let now = start;
	return {
		sleeps,
		now: () => now,
		monotonic: () => now - start,
		sleep: async (milliseconds, signal) => {
			signal?.throwIfAborted();
			sleeps.push(milliseconds);
			now += milliseconds;
		},
	};
}

/** A clock on which no time passes: its sleeps end only when they are aborted, or when all of them are woken. */
export function stillClock(): TestClock & { wake(): void; readonly waiting: number } {
	const sleeps: number[] = [];
	const sleepers = new Set<() => void>();
	return {
		sleeps,
		get waiting() {
			return sleepers.size;
		},
		now: () => 0,
		monotonic: () => 0,
		sleep: (milliseconds, signal) =>
			new Promise((resolve, reject) => {
				sleeps.push(milliseconds);
				sleepers.add(resolve);
				signal?.addEventListener("abort", () => {
					sleepers.delete(resolve);
					reject(signal.reason);
				});
			}),
		wake: () => {
			for (const resolve of sleepers) resolve();
			sleepers.clear();
		},
	};
}
