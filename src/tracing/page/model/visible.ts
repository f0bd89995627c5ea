/** Characters that show nothing, move what is around them, or turn its direction. */
const hidden =
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2060-\u2069\ufeff\ud800-\udfff]/u;
const allHidden = new RegExp(hidden, "gu");

/** A text in which nothing is hidden: what cannot be seen, or would reorder the text around it, is written as an escape. */
export function visible(text: string): string {
	if (!hidden.test(text)) return text;
	return text.replace(allHidden, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
