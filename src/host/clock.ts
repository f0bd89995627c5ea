import type { Clock } from "./ports.js";

/** The longest wait a JavaScript timer can hold, in milliseconds; beyond it timers fire at once. */
const longestTimer = 2 ** 31 - 1;

/** The machine's own clock. */
export function systemClock(): Clock {
	return {
		now: () => Date.now(),
		monotonic: () => performance.now(),
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
		const handle = setTimeout(() => {
			signal?.removeEventListener("abort", stop);
			resolve();
		}, milliseconds);
		signal?.addEventListener("abort", stop, { once: true });
	});
}
