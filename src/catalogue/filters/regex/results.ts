import type { Value } from "../../../values/kinds.js";
import { objectFrom } from "../../../values/object.js";
import type { Pattern } from "./pattern.js";

/**
 * What `preg_match` gives: the whole match, then the groups. Groups that took no part are "", those at the end are left
 * out. Named groups are there under their name too, which makes it an object. Without a match it is empty.
 */
export function firstMatch(pattern: Pattern, subject: string): Value {
	const match = pattern.first(subject);
	if (match === null) return [];
	const last = match.texts.findLastIndex((text) => text !== undefined);
	return named(pattern, match.texts.slice(0, last + 1));
}

/** What `preg_match_all` gives: the list of whole matches, then one list for each group. */
export function allMatches(pattern: Pattern, subject: string, check: (count: number) => void): Value {
	const lists: string[][] = Array.from({ length: pattern.groupCount + 1 }, () => []);
	for (const match of pattern.all(subject)) {
		for (const [group, list] of lists.entries()) list.push(match.texts[group] ?? "");
		check((lists[0] as string[]).length);
	}
	return named(pattern, lists);
}

function named(pattern: Pattern, parts: readonly (string | string[] | undefined)[]): Value {
	if (!parts.some((_, group) => pattern.names.has(group))) return parts.map((part) => part ?? "");
	const entries = new Map<string, Value>();
	for (const [group, part] of parts.entries()) {
		const name = pattern.names.get(group);
		// Of several groups of one name, one that took part counts.
		if (name !== undefined && (part !== undefined || !entries.has(name))) entries.set(name, part ?? "");
		entries.set(String(group), part ?? "");
	}
	return objectFrom(Array.from(entries));
}

/** Replaces every match; the size of the result is checked while it grows. */
export function replaceMatches(
	pattern: Pattern,
	replacement: string,
	subject: string,
	check: (length: number) => void,
): string {
	const parts = readReplacement(replacement);
	const pieces: string[] = [];
	let length = 0;
	const add = (piece: string): void => {
		length += piece.length;
		check(length);
		pieces.push(piece);
	};
	let done = 0;
	for (const match of pattern.all(subject)) {
		add(subject.slice(done, match.start));
		for (const part of parts) add(typeof part === "string" ? part : (match.texts[part] ?? ""));
		done = match.end;
	}
	add(subject.slice(done));
	return pieces.join("");
}

/** A replacement as literal texts and numbers of groups: `$1`, `${1}` and `\1`, up to two digits; `\\` and `\$` escape. */
export function readReplacement(replacement: string): (string | number)[] {
	const parts: (string | number)[] = [];
	let literal = "";
	const pieces = /\\[\\$]|\$\{(\d{1,2})\}|[$\\](\d{1,2})|./gs;
	for (const [piece, braced, bare] of replacement.matchAll(pieces)) {
		const group = braced ?? bare;
		if (group === undefined) literal += piece.length === 2 && piece.startsWith("\\") ? piece.slice(1) : piece;
		else {
			if (literal !== "") parts.push(literal);
			literal = "";
			parts.push(Number(group));
		}
	}
	if (literal !== "") parts.push(literal);
	return parts;
}
