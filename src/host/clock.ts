import type { Clock } from "./ports.js";

/** The longest wait a JavaScript timer can hold, in milliseconds; beyond it timers fire at once. */
const longestTimer = 2 ** 31 - 1;

/** The machine's own clock. */
export function systemClock(): Clock {
	return {
		now: () => Date.now(),
		monotonic: () => {
			// `performance` is a module of Node's of its own, and takes a millisecond to load.
			const [seconds, nanoseconds] = process.hrtime();
			return seconds * 1_000 + nanoseconds / 1_000_000;
		},
		sleep: async (milliseconds, signal) => {
			for (let left = Math.max(0, milliseconds); ; left -= longestTimer) {
				await timer(Math.min(left, longestTimer), signal);
				if (left <= longestTimer) return;
			}
		},
	};
}

function timer(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
	return new Promise((resolve, reject) => {
		if (signal?.aborted) {
			reject(signal.reason);
			return;
		}
		const stop = (): void => {
			clearTimeout(handle);
			reject(signal?.reason);
		};
		const sleepers = signal && sleepersOf(signal);
		const handle = setTimeout(() => {
			sleepers?.delete(stop);
			resolve();
		}, milliseconds);
		sleepers?.add(stop);
	});
}

const sleeping = new WeakMap<AbortSignal, Set<() => void>>();

/** What a signal wakes. A single listener serves all: adding one looks through those that are there. */
export function sleepersOf(signal: AbortSignal): Set<() => void> {
	let sleepers = sleeping.get(signal);
	if (sleepers === undefined) {
		const waked = new Set<() => void>();
		signal.addEventListener("abort", () => waked.forEach((stop) => void stop()), { once: true });
		sleeping.set(signal, waked);
		sleepers = waked;
	}
	return sleepers;
}
