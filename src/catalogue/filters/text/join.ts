import { scratch } from "./scratch.js";

/** JavaScript joins shorter lists faster. */
const fewest = 1024;

/** JavaScript joins longer texts faster: up to so many characters of an element and a separator, on average. */
const longestOnAverage = 8;

/** How many elements are joined at once. With more of them JavaScript takes longer, even with the joining of what comes. */
const joinedAtOnce = 1024;

/**
 * Texts as one, as JavaScript joins them. Many short ones are written side by side, character by character.
 * @param length what the texts and as many separators have together
 */
export function join(texts: readonly string[], between: string, length: number): string {
	if (texts.length <= fewest) return texts.join(between);
	return (
		(length <= texts.length * longestOnAverage ? joinShort(texts, between, length) : null) ?? joinLong(texts, between)
	);
}

/** @returns null when not all of it is ASCII */
function joinShort(texts: readonly string[], between: string, length: number): string | null {
	const bytes = scratch(length);
	let all = 0;
	let at = 0;
	for (let index = 0; index < texts.length; index++) {
		const text = texts[index] as string;
		for (let position = 0; position < text.length; position++) {
			const character = text.charCodeAt(position);
			all |= character;
			bytes[at++] = character;
		}
		for (let position = 0; position < between.length; position++) {
			const character = between.charCodeAt(position);
			all |= character;
			bytes[at++] = character;
		}
	}
	return all > 0x7f ? null : bytes.toString("latin1", 0, length - between.length);
}

function joinLong(texts: readonly string[], between: string): string {
	const parts: string[] = [];
	for (let from = 0; from < texts.length; from += joinedAtOnce)
		parts.push(texts.slice(from, from + joinedAtOnce).join(between));
	return parts.join(between);
}
