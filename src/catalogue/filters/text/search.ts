import type { Value } from "../../../values/kinds.js";
import { indexOfCodePoint } from "../../../values/text.js";
import { textArgument, textSubject } from "./coerce.js";

const NOT_ASCII = /[^\0-\x7f]/;

/** Where the lower-case form has another length, the letter stays: positions in the folded text must stay true. */
function foldCharacter(character: string): string {
	const upper = character.toUpperCase();
	const lower = (upper.length === character.length ? upper : character).toLowerCase();
	return lower.length === character.length ? lower : character;
}

/** A text with the differences of case taken out, of the same length (Unicode's simple case folding, as in PHP). */
function foldCase(text: string): string {
	if (!NOT_ASCII.test(text)) return text.toLowerCase();
	let folded = "";
	for (const character of text) folded += foldCharacter(character);
	return folded;
}

/** How a search filter treats one text and the text to look for. */
type Look<Result> = (text: string, search: string) => Result;

/**
 * Runs a search on a subject and its argument.
 *
 * @param name the filter, for messages
 * @param ignoreCase whether both are folded first
 * @throws XanoError when one of them is an array or object
 */
export function search<Result>(
	name: string,
	ignoreCase: boolean,
	look: Look<Result>,
): (subject: Value, search: Value) => Result {
	return (subject, wanted) => {
		const text = textSubject(subject, name);
		const part = textArgument(wanted, name, "search");
		return ignoreCase ? look(foldCase(text), foldCase(part)) : look(text, part);
	};
}

/** The first place of a text inside another in code points, or false [D]. */
export function positionOf(text: string, part: string): number | false {
	const position = indexOfCodePoint(text, part);
	return position < 0 ? false : position;
}
