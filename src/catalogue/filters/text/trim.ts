import { fatalError } from "../../../values/error.js";
import type { Value } from "../../../values/kinds.js";
import { describeKind } from "../subject.js";
import { textArgument, textSubject } from "./coerce.js";

/** What PHP's `trim` strips when it is given no characters. */
const WHITE_SPACE: ReadonlySet<string> = new Set([" ", "\n", "\r", "\t", "\v", "\0"]);

/**
 * The characters a mask stands for. `a..z` is a range, as in PHP; a range that runs backwards or lacks an end stands
 * for its own characters.
 */
function charactersOf(mask: string): ReadonlySet<string> {
	if (mask === "") return WHITE_SPACE;
	const points = Array.from(mask);
	const characters = new Set<string>();
	for (let i = 0; i < points.length; i++) {
		const first = points[i] as string;
		const last = points[i + 1] === "." && points[i + 2] === "." ? points[i + 3] : undefined;
		const from = first.codePointAt(0) as number;
		const to = last?.codePointAt(0) ?? -1;
		if (to < from) {
			characters.add(first);
			continue;
		}
		for (let code = from; code <= to; code++) characters.add(String.fromCodePoint(code));
		i += 3;
	}
	return characters;
}

/** The whole character that ends before a UTF-16 offset. */
function characterBefore(text: string, end: number): string {
	const pair =
		end > 1 && (text.charCodeAt(end - 1) & 0xfc00) === 0xdc00 && (text.charCodeAt(end - 2) & 0xfc00) === 0xd800;
	return text.slice(end - (pair ? 2 : 1), end);
}

function strip(text: string, characters: ReadonlySet<string>, left: boolean, right: boolean): string {
	let start = 0;
	let end = text.length;
	while (left && start < end) {
		const character = String.fromCodePoint(text.codePointAt(start) as number);
		if (!characters.has(character)) break;
		start += character.length;
	}
	while (right && end > start) {
		const character = characterBefore(text, end);
		if (!characters.has(character)) break;
		end -= character.length;
	}
	return text.slice(start, end);
}

type Trimming = "trim" | "ltrim" | "rtrim";

/**
 * Strips characters from the ends of one text.
 *
 * @param name says from which ends
 * @param mask the characters; "" for white space
 */
export function stripText(name: Trimming, text: string, mask: string): string {
	return strip(text, charactersOf(mask), name !== "rtrim", name !== "ltrim");
}

/**
 * `trim`, `ltrim` and `rtrim`: strips characters from the ends of a text, or of every text of a list [D].
 *
 * @param name the filter, which also says from which ends
 * @param mask the characters; "" or null for white space
 * @throws XanoError when the subject is an object, or a list that holds anything but single values
 */
export function trimText(name: Trimming, subject: Value, mask: Value): Value {
	const characters = charactersOf(textArgument(mask, name, "mask"));
	const one = (text: string): string => strip(text, characters, name !== "rtrim", name !== "ltrim");
	if (!Array.isArray(subject)) return one(textSubject(subject, name));
	return subject.map((element) => {
		if (typeof element !== "object" || element === null) return one(textSubject(element, name));
		throw fatalError(
			`\`${name}\` strips the texts of a list, which cannot hold ${describeKind(element)}`,
			"Choose the texts first, for example with `|map:`.",
		);
	});
}
