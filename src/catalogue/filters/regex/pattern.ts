import { compileProgram } from "./compiler.js";
import { readDelimited } from "./delimiters.js";
import { namesByNumber } from "./group_table.js";
import { Matcher } from "./matcher.js";
import { parsePattern } from "./parser.js";
import type { Program } from "./program.js";
import { StepBudget } from "./step_budget.js";

const LARGEST_CACHE = 200;
/** Longer patterns are made by programs, and rarely the same twice. */
const LONGEST_CACHED = 2_000;

/** One match: its text and those of its groups; undefined for a group that took no part. */
export interface Match {
	readonly start: number;
	readonly end: number;
	readonly texts: readonly (string | undefined)[];
}

const known = new Map<string, Pattern>();

/**
 * The pattern of a text with delimiters and flags.
 *
 * @throws XanoError saying what is wrong with it
 */
export function delimitedPattern(text: string): Pattern {
	const before = known.get(text);
	if (before !== undefined) return before;
	const { body, flags } = readDelimited(text);
	const pattern = plainPattern(body, flags);
	if (text.length > LONGEST_CACHED) return pattern;
	if (known.size >= LARGEST_CACHE) known.clear();
	known.set(text, pattern);
	return pattern;
}

/** The pattern of a text without delimiters. */
export function plainPattern(body: string, flags = ""): Pattern {
	const parsed = parsePattern({ body, flags });
	return new Pattern(compileProgram(parsed), namesByNumber(parsed));
}

/** A compiled pattern; `delimitedPattern` and `plainPattern` make one. */
export class Pattern {
	constructor(
		private readonly program: Program,
		/** Names of groups by number. */
		readonly names: ReadonlyMap<number, string>,
	) {}

	/** How many groups it has, not counting the whole. */
	get groupCount(): number {
		return this.program.groupCount;
	}

	matches(subject: string): boolean {
		return this.matcher(subject).find(0, false);
	}

	first(subject: string): Match | null {
		const matcher = this.matcher(subject);
		return matcher.find(0, false) ? this.read(matcher, subject) : null;
	}

	/** All matches one after the other; after an empty one, one that is not empty is tried at the same place (PHP). */
	*all(subject: string): Generator<Match> {
		const matcher = this.matcher(subject);
		let from = 0;
		let afterEmpty = false;
		while (from <= subject.length) {
			if (matcher.find(from, afterEmpty)) {
				const match = this.read(matcher, subject);
				yield match;
				afterEmpty = match.end <= match.start || match.end <= from;
				from = Math.max(match.end, from);
			} else if (afterEmpty) {
				const code = subject.codePointAt(from);
				from += code !== undefined && code > 0xffff ? 2 : 1;
				afterEmpty = false;
			} else return;
		}
	}

	private matcher(subject: string): Matcher {
		return new Matcher(this.program, subject, new StepBudget(subject.length));
	}

	private read(matcher: Matcher, subject: string): Match {
		const { slots } = matcher;
		const texts: (string | undefined)[] = [];
		for (let group = 0; group <= this.program.groupCount; group++) {
			const end = slots[2 * group + 1] as number;
			texts.push(end < 0 ? undefined : subject.slice(slots[2 * group], end));
		}
		return { start: slots[0] as number, end: slots[1] as number, texts };
	}
}
