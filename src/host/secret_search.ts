import { SecretIndex } from "./secret_index.js";
import { secretPattern, withoutStartOf } from "./spellings.js";

type Secret = readonly [name: string, value: string];

/** Up to so many secrets are looked for all at once; of more, those are picked out first that may be in a text. */
const mostAtOnce = 16;

/** Searches that are kept, each for the secrets that may be in a text. */
const mostPatterns = 256;

/** Finds secrets in texts, however they are spelled there. What is looked for is worked out once. */
export class SecretSearch {
	/** A longer one comes before a shorter one it contains; of two names for the same, the first counts. */
	private readonly secrets: readonly Secret[];
	private readonly sources: (string | undefined)[] = [];
	private readonly patterns = new Map<string, RegExp>();
	private index: SecretIndex | null = null;
	private startIndex: SecretIndex | null = null;

	/** @param shortest characters that a value must have to be looked for */
	constructor(
		private readonly given: readonly Secret[],
		private readonly shortest: number,
	) {
		const names = new Map<string, string>();
		for (const [name, value] of given) if (value.length >= shortest && !names.has(value)) names.set(value, name);
		this.secrets = [...names].map(([value, name]) => [name, value] as const).sort((a, b) => b[1].length - a[1].length);
	}

	/** Whether it looks for exactly these. */
	isFor(secrets: readonly Secret[]): boolean {
		const { given } = this;
		return (
			secrets.length === given.length &&
			secrets.every(([name, value], at) => value === given[at]?.[1] && name === given[at]?.[0])
		);
	}

	/** A text with something else in the place of every secret: what stands in for one is never searched for another. */
	without(text: string, instead: (name: string) => string): string {
		const likely = this.likelyIn(text);
		if (likely.length === 0) return text;
		return text.replace(this.pattern(likely), (...found: unknown[]) => {
			const group = likely.findIndex((_, at) => found[at + 1] !== undefined);
			return instead(this.secrets[likely[group] as number]?.[0] ?? "secret");
		});
	}

	/** The same for the beginnings of secrets within which a long text was cut off. */
	withoutStarts(text: string, instead: (name: string) => string): string {
		if (!text.includes("\u2026")) return text;
		let safe = text;
		for (const at of this.likelyStartsIn(text)) {
			const [name, value] = this.secrets[at] as Secret;
			if (value.length > this.shortest) safe = withoutStartOf(value, safe, instead(name));
		}
		return safe;
	}

	private likelyIn(text: string): readonly number[] {
		const { secrets } = this;
		if (secrets.length <= mostAtOnce) return secrets.map((_, at) => at);
		this.index ??= new SecretIndex(secrets.map(([, value]) => value));
		return this.index.likelyIn(text);
	}

	private likelyStartsIn(text: string): readonly number[] {
		const { secrets } = this;
		if (secrets.length <= mostAtOnce) return secrets.map((_, at) => at);
		this.startIndex ??= new SecretIndex(
			secrets.map(([, value]) => value),
			true,
		);
		return this.startIndex.likelyIn(text);
	}

	private pattern(likely: readonly number[]): RegExp {
		const key = likely.join();
		let pattern = this.patterns.get(key);
		if (pattern === undefined) {
			if (this.patterns.size >= mostPatterns) this.patterns.clear();
			pattern = new RegExp(likely.map((at) => `(${this.source(at)})`).join("|"), "g");
			this.patterns.set(key, pattern);
		}
		return pattern;
	}

	private source(at: number): string {
		let source = this.sources[at];
		if (source === undefined) {
			source = secretPattern((this.secrets[at] as Secret)[1]);
			this.sources[at] = source;
		}
		return source;
	}
}
