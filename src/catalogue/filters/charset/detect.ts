import { fatalError } from "../../../values/error.js";
import { type Charset, findCharset, whyUnknown } from "./charsets.js";
import { decode } from "./convert.js";

/** What mbstring tries when it is told nothing. */
const DEFAULT_ORDER = ["ASCII", "UTF-8"];

/**
 * The encoding of a name.
 *
 * @throws XanoError when there is none, or it is not available here
 */
export function charsetOf(name: string): Charset {
	const found = findCharset(name);
	if (found !== null) return found;
	const { message, help } = whyUnknown(name);
	throw fatalError(message, help);
}

/**
 * The encodings of a list: names between commas; "auto" and nothing mean ASCII and UTF-8.
 *
 * @throws XanoError for an unknown name
 */
export function charsetsOf(list: string): readonly Charset[] {
	const names = list.split(",").map((name) => name.trim());
	const given = names.filter((name) => name !== "").flatMap((name) => (/^auto$/i.test(name) ? DEFAULT_ORDER : [name]));
	// Once each: every one of them means reading the whole text.
	return [...new Set((given.length === 0 ? DEFAULT_ORDER : given).map(charsetOf))];
}

/** How unlikely a text is to be meant: mbstring counts rare characters more than usual ones. */
function unlikeliness(text: string): number {
	let score = 0;
	for (const character of text) {
		const code = character.codePointAt(0) as number;
		if (code > 0xffff) score += 40;
		else if (code >= 0x21 && code <= 0x2f) score += 6;
		else if (isRare(character, code)) score += 30;
		else score += 1;
	}
	return score;
}

/**
 * Stands for mbstring's table of rare characters: control characters, unassigned ones, and those that UTF-8 is full of
 * when it is read as Windows-1252.
 */
function isRare(character: string, code: number): boolean {
	if (code < 0x20) return code !== 9 && code !== 10 && code !== 13;
	if (code < 0x7f) return false;
	return (code >= 0x80 && code < 0xa0) || /[\p{C}\u0178\u0192\u02c6\u02dc\u2020\u2021\u2030]/u.test(character);
}

/** The byte at which a reader notices that bytes mean nothing; their number when only the end shows it. */
function noticedAt(bytes: Buffer, { form, name }: Charset, firstError: number): number {
	if (firstError < 0) return Number.POSITIVE_INFINITY;
	if (form === "wide") return Math.min(firstError + (/^(?:UTF-16|UCS-2)/.test(name) ? 1 : 3), bytes.length);
	if (form !== "utf-8") return firstError;
	for (let end = firstError + 1; end <= bytes.length; end++) {
		const reader = new TextDecoder("utf-8", { ignoreBOM: true });
		if (reader.decode(bytes.subarray(firstError, end), { stream: true }) !== "") return end - 1;
	}
	return bytes.length;
}

/**
 * Which of some encodings bytes are most likely in (mbstring's rule since PHP 8.1). Reading stops where at most one
 * encoding still fits; of several that fit to the end, the one whose text looks most usual is taken.
 *
 * @returns null when none fits
 */
export function detect(bytes: Buffer, candidates: readonly Charset[]): Charset | null {
	const read = candidates.map((charset) => {
		const { text, firstError } = decode(bytes, charset);
		return { charset, text, end: noticedAt(bytes, charset, firstError) };
	});
	const ends = read.map(({ end }) => end).sort((left, right) => right - left);
	// Where the second longest reading ends, one is left; a single candidate is believed after its first byte.
	const stop = ends.length > 1 ? (ends[1] as number) : 0;
	const fitting = read.filter(({ end }) => end > stop || end === Number.POSITIVE_INFINITY);
	let best: Charset | null = null;
	let bestScore = Number.POSITIVE_INFINITY;
	for (const { charset, text } of fitting) {
		// Without a byte 0, two or four bytes a character make rare ones.
		const weight = charset.form === "wide" && !bytes.includes(0) ? 30 : 1;
		const score = fitting.length === 1 ? 0 : unlikeliness(text) * weight;
		if (score >= bestScore) continue;
		[best, bestScore] = [charset, score];
	}
	return best;
}
