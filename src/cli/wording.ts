/** A time as people read it. */
export function duration(milliseconds: number): string {
	if (milliseconds < 1_000) return `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`;
	return `${(milliseconds / 1_000).toFixed(1)} s`;
}

/**
 * A whole number as people read it: `1,234,567`. The library knows the same, and is not there for every command; what
 * JavaScript has for this takes as long as a short run when it is first called.
 */
export function grouped(count: number): string {
	return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** `1 request`, `1,234 requests`. */
export function counted(count: number, noun: string, several = `${noun}s`): string {
	return `${grouped(count)} ${count === 1 ? noun : several}`;
}

/** As a shell takes it for one argument. */
export function shellArgument(text: string): string {
	if (/^[\w./-]+$/.test(text) && !text.startsWith("-")) return text;
	return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}
