/** How far many runs have got. */
export interface Standing {
	/** Lines with a result. */
	readonly done: number;
	/** All lines; null when nobody knows. */
	readonly total: number | null;
	/** Those of the done ones that failed. */
	readonly failed: number;
	/** Those of the done ones whose result was there before. */
	readonly kept: number;
	/** How many runs are allowed at a time, when these are fewer than was asked for. */
	readonly slowedTo: number | null;
	readonly milliseconds: number;
}

/** The one line of progress: `120 of 500 · 3 failed · 41 a second · 9 s left`. */
export function progressText({ done, total, failed, kept, slowedTo, milliseconds }: Standing): string {
	const parts = [total === null ? number(done) : `${number(done)} of ${number(total)}`];
	if (failed > 0) parts.push(`${number(failed)} failed`);
	const rate = ((done - kept) * 1_000) / Math.max(1, milliseconds);
	// The first moments tell nothing.
	if (milliseconds >= 1_000 && rate > 0) {
		parts.push(rate >= 1 ? `${number(Math.round(rate))} a second` : `${number(Math.round(rate * 60))} a minute`);
		if (total !== null && total > done) parts.push(`${duration((total - done) / rate)} left`);
	}
	if (slowedTo !== null) parts.push(`slowed down to ${number(slowedTo)} at a time`);
	return parts.join(" · ");
}

function number(count: number): string {
	return count.toLocaleString("en-US");
}

function duration(seconds: number): string {
	if (seconds < 90) return `${Math.ceil(seconds)} s`;
	const minutes = Math.ceil(seconds / 60);
	return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}
