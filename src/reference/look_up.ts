import { findType, suggestType } from "../catalogue/types/index.js";
import { findCode } from "../diagnostics/codes.js";
import { type Synonyms, suggest } from "../diagnostics/suggest.js";
import { filterSynonyms, inputFilterSynonyms, statementSynonyms } from "../diagnostics/synonyms.js";
import type { Entry, EntryKind } from "./entry.js";
import type { Family, Reference } from "./reference.js";
import { search } from "./search.js";
import { type Sign, signs } from "./signs.js";

/** What there is about some words. */
export type Answer =
	/** Nothing was asked: everything there is, by family. */
	| { readonly about: "everything"; readonly families: readonly Family[]; readonly gaps: ReadonlyMap<string, string> }
	/** Entries of that name to be shown in full, others that are near, and families called so. */
	| {
			readonly about: "name";
			readonly entries: readonly Entry[];
			readonly also: readonly Entry[];
			readonly families: readonly Family[];
	  }
	| { readonly about: "family"; readonly families: readonly Family[] }
	/** The name is another language's; `advice` is what is written here. */
	| {
			readonly about: "meaning";
			readonly name: string;
			readonly advice: readonly string[];
			readonly entries: readonly Entry[];
	  }
	/** A code of a message. */
	| { readonly about: "code"; readonly code: string; readonly title: string }
	/** An operator, a literal or a variable the language sets. */
	| ({ readonly about: "sign"; readonly sign: string } & Sign)
	/** What a search found, the best first. */
	| { readonly about: "search"; readonly words: readonly string[]; readonly entries: readonly Entry[] }
	| { readonly about: "nothing"; readonly name: string; readonly suggestions: readonly string[] };

/** As many entries of one name are shown in full. */
const shownInFull = 3;

/**
 * Finds what some words are about: a sign of the language, a name or alias, the last part of one (`push` of
 * `array.push`), a block, a family, a code, another language's name, and what a search for the words finds.
 */
export function lookUp(reference: Reference, given: readonly string[]): Answer {
	const sign = signCalled(reference, given.join(" ").trim());
	if (sign !== null) return sign;
	const words = given
		.flatMap((word) => word.split(/\s+/))
		.map(bare)
		.filter((word) => word !== "");
	const [name] = words;
	if (name === undefined) return { about: "everything", families: reference.families, gaps: reference.gaps };
	const whole = words.join(" ");
	return (
		(words.length === 1 ? named(reference, name) : null) ??
		familyCalled(reference, whole) ??
		(words.length === 1 ? special(reference, name) : phrase(reference, words)) ??
		searched(reference, words) ?? {
			about: "nothing",
			name: whole,
			suggestions: suggest(whole, allNames(reference)),
		}
	);
}

/** A name without what stands around it in a program. */
function bare(word: string): string {
	return word.replace(/^[|`"'!]+|(?:[`"':(]|\[\])+$/g, "");
}

/** What is an entry as well is shown as that. */
function signCalled({ entries }: Reference, written: string): Answer | null {
	const sign = signs().get(written);
	if (sign === undefined || entries.some((entry) => namesOf(entry).includes(written))) return null;
	return { about: "sign", sign: written, ...sign };
}

/** Several words that are one name elsewhere: `to json`, `remove duplicates`. */
function phrase(reference: Reference, words: readonly string[]): Answer | null {
	const name = words.join("_").toLowerCase();
	const { advice, entries } = meaningOf(reference, name);
	return entries.length === 0 ? null : { about: "meaning", name: words.join(" "), advice, entries };
}

function named(reference: Reference, name: string): Answer | null {
	const { entries } = reference;
	const exactly = entries.filter((entry) => entry.name === name || entry.aliases.includes(name));
	const lower = name.toLowerCase();
	const exact =
		exactly.length > 0
			? exactly
			: entries.filter((entry) => namesOf(entry).some((each) => each.toLowerCase() === lower));
	const near = entries.filter((entry) => !exact.includes(entry) && isPartOf(entry, lower));
	const inFull = exact.length + near.length <= shownInFull ? [...exact, ...near] : exact;
	if (inFull.length === 0) return near.length === 0 ? null : { about: "search", words: [name], entries: near };
	const meaning = meaningOf(reference, name);
	// What only ends so is rarely meant when the whole word is another language's.
	if (exact.length === 0 && meaning.entries.length > 0 && !meaning.entries.some((entry) => near.includes(entry))) {
		return null;
	}
	// Nearly every name is that of a type somewhere.
	const meant = meaning.entries.filter(
		(entry) => entry.kind !== "type" && !inFull.includes(entry) && !near.includes(entry),
	);
	return {
		about: "name",
		entries: inFull,
		also: [...near.filter((entry) => !inFull.includes(entry)), ...meant],
		families: familiesOf(reference, lower),
	};
}

function namesOf({ name, aliases }: Entry): string[] {
	return [name, ...aliases];
}

/** Whether a name is the last part of an entry's, or one of its blocks. */
function isPartOf({ name, parameters }: Entry, part: string): boolean {
	return (
		name.toLowerCase().endsWith(`.${part}`) || parameters.some((each) => each.role === "block" && each.name === part)
	);
}

function familiesOf({ families }: Reference, name: string): Family[] {
	return families.filter(({ name: own, title }) => own === name || title.toLowerCase() === name);
}

function familyCalled(reference: Reference, name: string): Answer | null {
	const lower = name.toLowerCase();
	const plural: Readonly<Record<string, EntryKind>> = {
		filter: "filter",
		filters: "filter",
		statement: "statement",
		statements: "statement",
		type: "type",
		function: "function",
	};
	const kind = Object.hasOwn(plural, lower) ? plural[lower] : undefined;
	const families = kind
		? reference.families.filter((family) => family.kind === kind)
		: familiesOf(reference, lower.replace(/ /g, "-")).concat(familiesOf(reference, lower));
	return families.length === 0 ? null : { about: "family", families: [...new Set(families)] };
}

function special(reference: Reference, name: string): Answer | null {
	const { advice, entries } = meaningOf(reference, name);
	const code = findCode(name);
	// Codes have names as well, and such a word is rather meant as that of another language.
	if (code && (advice.length === 0 || code.code === name.toUpperCase())) {
		return { about: "code", code: code.code, title: code.title };
	}
	return advice.length === 0 ? null : { about: "meaning", name, advice, entries };
}

/** What a name of another language is called here. */
function meaningOf(reference: Reference, name: string): { advice: string[]; entries: Entry[] } {
	const advice = new Set<string>();
	const entries = new Set<Entry>();
	const look = (kind: EntryKind, synonyms: Synonyms): void => {
		const key = [name.toLowerCase(), snakeCase(name)].find((each) => Object.hasOwn(synonyms, each));
		if (key === undefined) return;
		for (const meaning of [synonyms[key] ?? []].flat()) {
			const found = entriesIn(reference, kind, meaning);
			// A gap is a name, too, but nothing to send anybody to.
			if (found.length === 0 && /^[\w.]+$/.test(meaning)) continue;
			advice.add(meaning);
			for (const entry of found) entries.add(entry);
		}
	};
	look("filter", filterSynonyms());
	look("statement", statementSynonyms());
	look("input filter", inputFilterSynonyms());
	const type = suggestType(name, (each) => findType(each) !== undefined);
	if (type !== null && type !== name) look("type", { [name.toLowerCase()]: type });
	return { advice: [...advice], entries: [...entries] };
}

/** Entries a piece of advice names: `to_upper`, `split:""|reverse`, `` `$list|sort` ``, `text[]`. */
function entriesIn({ entries }: Reference, kind: EntryKind, advice: string): Entry[] {
	const names = advice.split("|").map((part) => /^`?([A-Za-z_][\w.]*)/.exec(part)?.[1]);
	const inPipe = advice.includes("|");
	return entries.filter(
		(entry) => names.includes(entry.name) && (entry.kind === kind || (inPipe && entry.kind === "filter")),
	);
}

function snakeCase(name: string): string {
	return name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
}

function searched(reference: Reference, words: readonly string[]): Answer | null {
	const entries = search(reference, words);
	return entries.length === 0 ? null : { about: "search", words, entries };
}

function allNames({ entries }: Reference): string[] {
	return entries.flatMap(namesOf);
}
