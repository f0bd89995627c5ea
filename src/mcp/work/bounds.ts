/** Answers go into the context of a model: longer texts than these, in characters, are cut or left out. */
export const longestText = 20_000;
export const longestValue = 20_000;
export const longestProgram = 200_000;
/** So many logs, requests and warnings are answered. */
export const mostEntries = 200;
const longestLine = 4_000;

/** The beginning of a text, with a note of how much more there is. */
export function cut(text: string, longest = longestText): string {
	if (text.length <= longest) return text;
	// Never in the middle of a character.
	const end = /[\uD800-\uDBFF]/.test(text[longest - 1] as string) ? longest - 1 : longest;
	return `${text.slice(0, end)}… (${(text.length - end).toLocaleString("en-US")} more characters)`;
}

/** A text that is one of many. */
export function cutLine(text: string): string {
	return cut(text, longestLine);
}

/** The first of many, and the note of those that are left out. */
export function first<Entry>(
	entries: readonly Entry[],
	what: string,
	most = mostEntries,
): { readonly kept: readonly Entry[]; readonly notes: readonly string[] } {
	if (entries.length <= most) return { kept: entries, notes: [] };
	return {
		kept: entries.slice(0, most),
		notes: [`Of ${entries.length.toLocaleString("en-US")} ${what} the first ${most} are shown.`],
	};
}
