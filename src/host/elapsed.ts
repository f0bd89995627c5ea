/** Milliseconds between two readings of a clock, to the microsecond: what lies beyond is noise. */
export function elapsed(from: number, to: number): number {
	return Math.round((to - from) * 1_000) / 1_000;
}
