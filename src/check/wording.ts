/** What a construct is called in a sentence: plain words stand as they are, the others between backticks. */
export function nounOf(kind: string): string {
	return /^[a-z]+$/.test(kind) ? kind : `\`${kind}\``;
}

/** The same with its article: `an agent`, ``a `table_trigger` ``. */
export function withArticle(kind: string): string {
	return `${/^[aeiou]/.test(kind) ? "an" : "a"} ${nounOf(kind)}`;
}
