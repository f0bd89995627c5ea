import { editDistance } from "./distance.js";

/** What names of other languages mean here: one thing, or several to choose from. Keys are lower case. */
export type Synonyms = Readonly<Record<string, string | readonly string[]>>;

export interface SuggestOptions {
	readonly synonyms?: Synonyms;
	/** How many at most; 3 when left out. */
	readonly maximum?: number;
}

/**
 * Names an author may have meant by an unknown one, the likeliest first: first what the name means in another language,
 * then what is spelled alike. Case, `_`, `-` and the order of words count little, a shared first or last word much.
 * @param name as written
 * @param candidates every name that could stand there
 * @returns none when nothing is near; a meaning that is a plain name is given only when it is among the candidates
 */
export function suggest(
	name: string,
	candidates: Iterable<string>,
	{ synonyms = {}, maximum = 3 }: SuggestOptions = {},
): string[] {
	const known = [...new Set(candidates)];
	const found = meaningsOf(name, synonyms, new Set(known));
	const written = fold(name);
	// Nobody misspells a name this long, and the work grows with the square of its length.
	if (written === "" || written.length > 80) return found.slice(0, maximum);

	const near: { candidate: string; distance: number }[] = [];
	for (const candidate of known) {
		const distance = distanceBetween(name, candidate);
		if (distance !== null && candidate !== name) near.push({ candidate, distance });
	}
	if (found.length === 0 && near.length === 0)
		return misspelledMeaning(written, synonyms, new Set(known)).slice(0, maximum);
	near.sort(
		(a, b) =>
			a.distance - b.distance ||
			Math.abs(a.candidate.length - name.length) - Math.abs(b.candidate.length - name.length),
	);
	// Beside a sure guess a vague one is only noise; beside a known meaning even a sure one must be all but equal.
	const closest = near[0]?.distance ?? 0;
	const limit = found.length > 0 ? 0.5 : closest === 0 ? 0 : closest + 1;
	for (const { candidate, distance } of near) {
		if (distance <= limit && !found.includes(candidate)) found.push(candidate);
	}
	return found.slice(0, maximum);
}

/**
 * Whether a proposal is what the name means, not only what it looks like: a known word of another language, or the same
 * but for case, `_` and `-`.
 */
export function isSure(name: string, candidate: string, { synonyms = {} }: SuggestOptions = {}): boolean {
	return fold(name) === fold(candidate) || meaningsOf(name, synonyms, new Set([candidate]))[0] === candidate;
}

/** ``did you mean `a`, `b` or `c`?`` — null when there is nothing to propose. */
export function didYouMean(names: readonly string[]): string | null {
	if (names.length === 0) return null;
	const quoted = names.map((name) => (name.includes("`") ? name : `\`${name}\``));
	const last = quoted.pop() as string;
	return `did you mean ${quoted.length === 0 ? last : `${quoted.join(", ")} or ${last}`}?`;
}

function meaningsOf(name: string, synonyms: Synonyms, known: ReadonlySet<string>): string[] {
	const plain = name.toLowerCase();
	const key = [plain, wordsOf(name).join("_"), fold(name)].find((spelling) => Object.hasOwn(synonyms, spelling));
	if (key === undefined) return [];
	const meaning = synonyms[key] as string | readonly string[];
	const all = typeof meaning === "string" ? [meaning] : meaning;
	return all.filter((each) => known.has(each) || !/^[a-z][a-z0-9_.]*$/i.test(each));
}

/** `lenght` is no name of another language, but nearly one. */
function misspelledMeaning(written: string, synonyms: Synonyms, known: ReadonlySet<string>): string[] {
	if (written.length < 6) return [];
	const near = Object.keys(synonyms)
		.map((key) => ({ key, distance: editDistance(written, fold(key), 2) }))
		.filter(({ key, distance }) => key.length >= 6 && distance <= Math.min(2, toleranceOf(key.length)))
		.sort((a, b) => a.distance - b.distance);
	return near[0] ? meaningsOf(near[0].key, synonyms, known) : [];
}

/** How far apart two names are; 0 when only case or underscores differ, null when they have nothing to do with each other. */
function distanceBetween(name: string, candidate: string): number | null {
	const written = fold(name);
	const other = fold(candidate);
	if (written === other) return 0;
	const words = wordsOf(name);
	const otherWords = wordsOf(candidate);
	if (
		words.length > 1 &&
		words.length === otherWords.length &&
		[...words].sort().join(" ") === [...otherWords].sort().join(" ")
	)
		return 0.5;

	const limit = toleranceOf(Math.min(written.length, other.length));
	const edits = editDistance(written, other, limit);
	const distances = edits <= limit ? [edits] : [];
	if (sharesEnd(words, otherWords) || sharesEnd(otherWords, words)) distances.push(1);
	// `substring` for `substr`, `subtract` for `sub`; the family before a dot has to agree.
	const [short, long] = written.length < other.length ? [written, other] : [other, written];
	if (short.length >= 3 && long.startsWith(short) && (short.length * 2 >= long.length || short.length >= 4))
		distances.push(1.5);
	return distances.length === 0 ? null : Math.min(...distances);
}

/** Mistakes that still count as misspelling: one in short names, up to three in long ones. */
function toleranceOf(length: number): number {
	if (length < 3) return 0;
	return length < 6 ? 1 : length < 9 ? 2 : 3;
}

/** Whether the words of one name are the first or last words of the other: `upper` of `to_upper`, `log` of `debug.log`. */
function sharesEnd(few: readonly string[], many: readonly string[]): boolean {
	if (few.length >= many.length || few.join("").length < 3) return false;
	return (
		few.every((word, index) => word === many[index]) ||
		few.every((word, index) => word === many[many.length - few.length + index])
	);
}

/** Words of a name in lower case, whether joined by `_`, `-`, `.`, `/`, spaces or capital letters. */
function wordsOf(name: string): string[] {
	return name
		.replace(/([a-z0-9])([A-Z])/g, "$1 $2")
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter((word) => word !== "");
}

/** A name without case and separators. Dots stay: they separate families. */
function fold(name: string): string {
	return name.toLowerCase().replace(/[_\-\s]/g, "");
}
