/** What a reader set up, kept for the next page where the browser allows it. */
export function remembered(key: string): string | null {
	try {
		return localStorage.getItem(`xano-trace-${key}`);
	} catch {
		// A page that was opened from a file, or in a frame, may have none.
		return null;
	}
}

/** Keeps something for the next page. */
export function remember(key: string, value: string | null): void {
	try {
		if (value === null) localStorage.removeItem(`xano-trace-${key}`);
		else localStorage.setItem(`xano-trace-${key}`, value);
	} catch {
		// It then holds for this page only.
	}
}
