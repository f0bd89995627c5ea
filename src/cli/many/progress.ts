import { grouped } from "../wording.js";

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
	const parts = [total === null ? grouped(done) : `${grouped(done)} of ${grouped(total)}`];
	if (failed > 0) parts.push(`${grouped(failed)} failed`);
	const rate = ((done - kept) * 1_000) / Math.max(1, milliseconds);
	// The first moments tell nothing.
	if (milliseconds >= 1_000 && rate > 0) {
		parts.push(rate >= 1 ? `${grouped(Math.round(rate))} a second` : `${grouped(Math.round(rate * 60))} a minute`);
		if (total !== null && total > done) parts.push(`${duration((total - done) / rate)} left`);
	}
	if (slowedTo !== null) parts.push(`slowed down to ${grouped(slowedTo)} at a time`);
	return parts.join(" · ");
}

function duration(seconds: number): string {
	if (seconds < 90) return `${Math.ceil(seconds)} s`;
	const minutes = Math.ceil(seconds / 60);
	return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}
