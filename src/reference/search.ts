import type { Entry } from "./entry.js";
import type { Family, Reference } from "./reference.js";

/** What a word is worth by where it is found. */
const worth = { name: 100, part: 60, start: 45, alias: 40, inside: 25, parameter: 15, summary: 12, notes: 3 } as const;

/**
 * Entries in which all the words occur, the best first: in the name, an alias, the family, an argument, the summary or
 * the notes. When there is none, those with most of the words.
 */
export function search({ entries, families }: Reference, words: readonly string[]): Entry[] {
	const kin = new Map(families.flatMap((family) => family.entries.map((entry) => [entry, family] as const)));
	const wanted = words.map((word) => word.toLowerCase()).filter((word) => word !== "");
	const found = entries
		.map((entry) => {
			const index = indexOf(entry, kin.get(entry));
			const points = wanted.map((word) => pointsOf(index, word));
			return {
				entry,
				hits: points.filter((each) => each > 0).length,
				points: points.reduce((sum, each) => sum + each, 0),
			};
		})
		.filter(({ hits }) => hits > 0);
	const most = Math.max(0, ...found.map(({ hits }) => hits));
	// One of several words says little.
	if (most < wanted.length && most < 2) return [];
	return (
		found
			.filter(({ hits }) => hits === most)
			// What does not run here is found, behind everything that does.
			.sort(
				(a, b) =>
					Number(a.entry.gap !== null) - Number(b.entry.gap !== null) ||
					b.points - a.points ||
					a.entry.name.length - b.entry.name.length,
			)
			.map(({ entry }) => entry)
	);
}

interface Index {
	readonly name: string;
	readonly aliases: readonly string[];
	readonly parameters: readonly string[];
	readonly summary: readonly string[];
	readonly notes: readonly string[];
}

function indexOf(entry: Entry, family: Family | undefined): Index {
	return {
		name: entry.name.toLowerCase(),
		aliases: entry.aliases.map((alias) => alias.toLowerCase()),
		parameters: entry.parameters.flatMap(({ name, values }) => [name, ...values]).map((each) => each.toLowerCase()),
		summary: wordsOf(`${entry.summary} ${family?.title ?? ""}`),
		notes: wordsOf(
			[entry.notes ?? "", family?.summary ?? "", ...entry.parameters.map(({ summary }) => summary)].join(" "),
		),
	};
}

function wordsOf(text: string): string[] {
	return text
		.toLowerCase()
		.split(/[^\p{L}\p{N}_$]+/u)
		.filter((word) => word !== "");
}

function pointsOf({ name, aliases, parameters, summary, notes }: Index, word: string): number {
	if (name === word) return worth.name;
	if (aliases.includes(word)) return worth.alias;
	const parts = name.split(/[._]/);
	if (parts.includes(word)) return worth.part;
	if (parts.some((part) => begins(part, word))) return worth.start;
	if (word.length > 2 && [name, ...aliases].some((each) => each.includes(word))) return worth.inside;
	if (parameters.includes(word)) return worth.parameter;
	if (summary.some((each) => means(each, word))) return worth.summary;
	return notes.some((each) => means(each, word)) ? worth.notes : 0;
}

/** Two letters begin too many words. */
function begins(text: string, word: string): boolean {
	return word.length > 2 && text.startsWith(word);
}

/** `array` finds `arrays`, and `sorting` finds `sort`. */
function means(text: string, word: string): boolean {
	return (
		text === word || begins(text, word) || (text.length > 3 && word.startsWith(text) && word.length - text.length < 4)
	);
}
