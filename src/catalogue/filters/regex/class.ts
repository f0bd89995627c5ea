import { foldedRange } from "./folding.js";
import { type PatternReader, readEscapedCharacter, readOctal, readPropertyName } from "./reader.js";
import { escapedSet, posixSet, propertySet, range } from "./sets.js";

/** The flags a class depends on. */
export interface ClassFlags {
	readonly caseless: boolean;
	readonly utf: boolean;
	/** 2 when blanks in a class mean nothing. */
	readonly extended: 0 | 1 | 2;
}

const POSIX = /\[:(\^?)([a-z]*):\]/y;
const BLANKS = /[ \t]+/y;
const OTHER_POSIX = /\[([.=])[^\]]*\1\]/y;

/** `\d`, `\p{L}` and their like as the inside of a class, or undefined for any other escape. */
export function readSetEscape(reader: PatternReader, letter: string, flags: ClassFlags): string | undefined {
	const lower = letter.toLowerCase();
	if (lower === "p") {
		const { name, negative } = readPropertyName(reader);
		const set = propertySet(name);
		if (set === undefined) throw reader.failure(`there is no property "${name}"`);
		return negative === (letter === "p") ? `[^${set}]` : set;
	}
	const set = escapedSet(lower, flags.utf);
	return set === undefined || letter === lower ? set : `[^${set}]`;
}

/**
 * Reads a class whose opening bracket has been taken.
 *
 * @returns a class of a JavaScript pattern with the flag v
 * @throws XanoError when it is never closed, or a range or a name is wrong
 */
export function readClass(reader: PatternReader, flags: ClassFlags): string {
	const negative = reader.accepts("^");
	let source = "";
	let first = true;
	while (first || !reader.accepts("]")) {
		if (flags.extended === 2 && reader.match(BLANKS)) continue;
		if (reader.atEnd) throw reader.failure('a class has no closing "]"', 'A "[" itself is written "\\[".');
		const item = readItem(reader, flags);
		first = false;
		if (item === null) continue;
		if (typeof item === "string") {
			source += item;
			refuseRange(reader);
			continue;
		}
		const end = readRangeEnd(reader, flags);
		if (end !== null && end < item) throw reader.failure("a range in a class runs backwards");
		source += flags.caseless ? foldedRange(item, end ?? item, flags.utf) : range(item, end ?? item);
	}
	return `[${negative ? "^" : ""}${source}]`;
}

/** One item: a character, the inside of a class, or null for nothing (`\E`). */
function readItem(reader: PatternReader, flags: ClassFlags): number | string | null {
	if (reader.next === "[") {
		const posix = reader.match(POSIX);
		if (posix) {
			const set = posixSet(posix[2] as string, flags.utf, flags.caseless);
			if (set === undefined) throw reader.failure(`there is no class "[:${posix[2]}:]"`);
			return posix[1] === "^" ? `[^${set}]` : set;
		}
		if (reader.match(OTHER_POSIX)) throw reader.failure("collating elements are not supported");
	}
	const character = reader.take();
	return character === "\\" ? readEscape(reader, flags) : (character.codePointAt(0) as number);
}

function readEscape(reader: PatternReader, flags: ClassFlags): number | string | null {
	const letter = reader.take();
	if (letter === "Q") return readQuoted(reader, flags);
	if (letter === "E") return null;
	if (letter === "b") return 8;
	const set = readSetEscape(reader, letter, flags);
	if (set !== undefined) return set;
	if (letter >= "1" && letter <= "9" && letter.length === 1) {
		reader.position--;
		const octal = readOctal(reader);
		if (octal !== undefined) return octal;
		// \8 and \9 stand for themselves.
		return reader.take().charCodeAt(0);
	}
	const code = readEscapedCharacter(reader, letter);
	if (code !== undefined) return code;
	throw reader.failure(
		letter === "" ? "a class ends with a backslash" : `"\\${letter}" means nothing in a class`,
		letter === "" ? null : "Backslashes that are meant literally are doubled.",
	);
}

/** Between `\Q` and `\E` every character stands for itself. */
function readQuoted(reader: PatternReader, flags: ClassFlags): string | null {
	const end = reader.text.indexOf("\\E", reader.position);
	const quoted = reader.text.slice(reader.position, end < 0 ? undefined : end);
	reader.position += quoted.length + (end < 0 ? 0 : 2);
	if (quoted === "") return null;
	const codes = Array.from(quoted, (character) => character.codePointAt(0) as number);
	return codes.map((code) => (flags.caseless ? foldedRange(code, code, flags.utf) : range(code, code))).join("");
}

/** The end of a range that begins with the item just read; null when it is no range. */
function readRangeEnd(reader: PatternReader, flags: ClassFlags): number | null {
	skipNothing(reader, flags);
	if (reader.next !== "-" || reader.text.charAt(reader.position + 1) === "]") return null;
	const start = reader.position;
	reader.position++;
	skipNothing(reader, flags);
	if (reader.text.charAt(reader.position) === "]") {
		reader.position = start;
		return null;
	}
	if (reader.atEnd) return null;
	const end = readItem(reader, flags);
	if (typeof end === "number") return end;
	if (end === null) {
		reader.position = start;
		return null;
	}
	throw reader.failure("a range in a class must end with a character");
}

/** Skips what means nothing in a class: `\E`, and with the flag xx blanks. */
function skipNothing(reader: PatternReader, flags: ClassFlags): void {
	while (reader.accepts("\\E") || (flags.extended === 2 && reader.match(BLANKS)));
}

/** After a set such as `\d` a hyphen can only be the last character. */
function refuseRange(reader: PatternReader): void {
	if (reader.next !== "-") return;
	const behind = reader.text.charAt(reader.position + 1);
	if (behind !== "]" && behind !== "") {
		throw reader.failure(
			"a range in a class must begin with a character",
			'A "-" itself goes to the end of the class.',
		);
	}
}
