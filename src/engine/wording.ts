/** Names one after the other; of very many the first. */
export function list(names: readonly string[]): string {
	const shown = names.slice(0, 12);
	return shown.join(", ") + (names.length > shown.length ? `, and ${names.length - shown.length} more` : "");
}

/** With a capital letter at its beginning. */
export function sentence(text: string | null): string | null {
	return text === null ? null : text.charAt(0).toUpperCase() + text.slice(1);
}
