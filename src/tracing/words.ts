import type { TracedRequest } from "./trace.js";

/** A time as people read it, in eight columns at most: `3 µs`, `0.25 ms`, `120 ms`, `1.24 s`, `125 s`, `12.5 min`. */
export function time(milliseconds: number): string {
	const microseconds = Math.round(milliseconds * 1_000);
	if (microseconds < 100) return `${microseconds} µs`;
	if (milliseconds < 9.95) return `${milliseconds.toFixed(milliseconds < 0.995 ? 2 : 1)} ms`;
	if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`;
	const seconds = milliseconds / 1_000;
	if (seconds < 59.95) return `${seconds.toFixed(seconds < 9.995 ? 2 : 1)} s`;
	if (seconds < 599.5) return `${Math.round(seconds)} s`;
	return `${(seconds / 60).toFixed(seconds < 5_997 ? 1 : 0)} min`;
}

/** `512 B`, `1.5 kB`, `3.2 MB`. */
export function bytes(count: number): string {
	if (count < 1_000) return `${count} B`;
	if (count < 999_950) return `${(count / 1_000).toFixed(1)} kB`;
	return `${(count / 1_000_000).toFixed(1)} MB`;
}

/** US dollars with two significant digits at least, for most requests cost less than a cent: `$0.0009`, `$1.25`. */
export function dollars(amount: number): string {
	if (amount === 0) return "$0";
	const digits = Math.min(8, Math.max(2, 1 - Math.floor(Math.log10(amount))));
	const text = amount.toFixed(digits);
	return `$${digits > 2 ? text.replace(/0+$/, "") : text}`;
}

/** Whether a request went wrong: no whole answer came, or one with a status of 400 or above. */
export function isFailed({ failure, status }: TracedRequest): boolean {
	return failure !== null || (status ?? 0) >= 400;
}
