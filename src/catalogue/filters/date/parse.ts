import { type Draft, emptyDraft } from "./draft.js";
import { resolve } from "./resolve.js";
import { allRules, type Rule } from "./rules.js";
import type { TimeZone } from "./zones.js";

/** No date takes more characters; a longer text is refused unread. */
const LONGEST_DATE = 500;

/** Characters that may stand anywhere between the parts of a date; the NUL is the end of the text. */
const FILLER = " .,\t\n\0";

/** Reads as much of the text as belongs together; the length of what was read, or 0 when it can be no date. */
function readToken(draft: Draft, text: string, position: number): number {
	let longest = 0;
	let found: Rule | null = null;
	let groups: Record<string, string> = {};
	for (const rule of allRules()) {
		rule.pattern.lastIndex = position;
		const match = rule.pattern.exec(text);
		if (match === null || match[0].length <= longest) continue;
		longest = match[0].length;
		found = rule;
		groups = match.groups ?? {};
	}
	if (found === null) return FILLER.includes(text.charAt(position)) ? 1 : 0;
	return found.read(draft, groups) ? longest : 0;
}

/**
 * Reads a date as PHP's `strtotime` does: ISO 8601, RFC 2822, American, European and many other forms, `@seconds`, and
 * relative phrases such as `+1 week 2 days`, `first monday of january 2025` or `tomorrow noon`.
 *
 * @param zone the zone the text is meant in when it names none
 * @param now milliseconds since 1970 that relative phrases count from
 * @returns milliseconds since 1970, or null when the text is no date
 */
export function readDateText(text: string, zone: TimeZone, now: number): number | null {
	const draft = readDraft(text);
	return draft && resolve(draft, zone, now);
}

/**
 * Moves a moment as PHP's `modify` does. It differs from {@link readDateText} where a text names a date and no time: the
 * time of day stays.
 *
 * @param zone the zone the moment is looked at in
 * @param moment milliseconds since 1970
 * @returns milliseconds since 1970, or null when the text is no date
 */
export function moveMoment(text: string, zone: TimeZone, moment: number): number | null {
	const draft = readDraft(text);
	return draft && resolve(draft, zone, moment, true);
}

function readDraft(text: string): Draft | null {
	if (text === "" || text.length > LONGEST_DATE) return null;
	const plain = `${text.replace(/^[ \t\n\r\v\f]+|[ \t\n\r\v\f]+$/g, "")}\0`;
	const draft = emptyDraft();
	let position = 0;
	while (position < plain.length) {
		const length = readToken(draft, plain, position);
		if (length === 0) return null;
		position += length;
	}
	return draft;
}
