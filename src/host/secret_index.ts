import { type Spelling, spellingsOf } from "./spellings.js";

/** Characters by which secrets are picked out, where one has so many that are written in one way only. */
const usual = 4;

/** With one of these begins whatever else stands for a character that is no letter and no digit. */
const escapes: readonly string[] = ["%", "\\", "&", "+", "-", "_"];

/**
 * Picks out of very many secrets those that may be in a text: of each spelling some characters are known that stand in it
 * whatever it is escaped for. One search for a thousand secrets takes seconds, most texts hold none of them.
 */
export class SecretIndex {
	/** Which secrets have a spelling with these characters, by the characters. */
	private readonly written = new Map<string, number[]>();
	/** The same where capital letters count as small ones. */
	private readonly caseless = new Map<string, number[]>();
	private readonly lengths: readonly number[];

	/** @param starts whether only what they begin with is in the text */
	constructor(secrets: readonly string[], starts = false) {
		const spellings = secrets.map((secret) => spellingsOf(secret, starts));
		const counts = new Map<string, number>();
		for (const each of spellings)
			for (const { text } of each) for (const part of partsOf(text)) counts.set(part, (counts.get(part) ?? 0) + 1);
		for (const [index, each] of spellings.entries())
			for (const spelling of each)
				for (const sign of signsOf(spelling, counts))
					add(spelling.caseless ? this.caseless : this.written, sign, index);
		const signs = [...this.written.keys(), ...this.caseless.keys()];
		this.lengths = [...new Set(signs.map(({ length }) => length))];
	}

	/** Indexes of the secrets, in their order. */
	likelyIn(text: string): number[] {
		const found = new Set<number>();
		this.look(text, this.written, found);
		this.look(text.toLowerCase(), this.caseless, found);
		return [...found].sort((a, b) => a - b);
	}

	private look(text: string, signs: ReadonlyMap<string, readonly number[]>, found: Set<number>): void {
		for (const length of this.lengths)
			for (let at = 0; at + length <= text.length; at++)
				for (const index of signs.get(text.slice(at, at + length)) ?? []) found.add(index);
	}
}

function add(signs: Map<string, number[]>, sign: string, index: number): void {
	const known = signs.get(sign);
	if (known === undefined) signs.set(sign, [index]);
	else if (known.at(-1) !== index) known.push(index);
}

/** Characters of which some stand in a text that holds this spelling: those that the fewest others have, too. */
function signsOf({ text }: Spelling, counts: ReadonlyMap<string, number>): readonly string[] {
	let best: string | null = null;
	for (const part of partsOf(text))
		if (best === null || (counts.get(part) as number) < (counts.get(best) as number)) best = part;
	if (best !== null) return [best];
	const [first = ""] = text;
	return [first, ...Buffer.from(first).toString("latin1").slice(0, 1), ...escapes];
}

/** The stretches of letters and digits in a spelling, four by four; shorter ones where there are no such. */
function partsOf(text: string): string[] {
	const runs = text.match(/[A-Za-z0-9]+/g) ?? [];
	const length = Math.min(usual, Math.max(0, ...runs.map((run) => run.length)));
	const parts: string[] = [];
	for (const run of runs)
		for (let at = 0; length > 0 && at + length <= run.length; at++) parts.push(run.slice(at, at + length));
	return parts;
}
