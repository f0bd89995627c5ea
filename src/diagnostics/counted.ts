/**
 * A whole number as people read it: `1,234,567`. What JavaScript has for this loads what it knows of languages first, which
 * takes as long as a short run.
 */
export function grouped(count: number): string {
	return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** `1 request`, `1,234 requests`. */
export function counted(count: number, noun: string, several = `${noun}s`): string {
	return `${grouped(count)} ${count === 1 ? noun : several}`;
}
