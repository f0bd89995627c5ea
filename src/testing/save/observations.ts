import { isSame } from "../../catalogue/assertions/same.js";
import type { StatementObserver } from "../../runtime/run.js";
import type { Value } from "../../values/kinds.js";
import { essenceOf } from "./essence.js";
import type { Counts, Use, Uses } from "./uses.js";

/** What a statement did whenever it ran. */
export interface Observation {
	/** Of the statement in its source. */
	readonly offset: number;
	/** What it used at least once, itself or in the functions it called. */
	readonly uses: ReadonlySet<Use>;
	/** What it always gave; null when it gave different values, or once gave none. */
	readonly always: { readonly value: Value } | null;
	/** The same of what programs mostly look at: see {@link essenceOf}. */
	readonly essence: { readonly value: Value } | null;
}

interface Running {
	readonly offset: number;
	readonly depth: number;
	readonly before: Counts;
}

interface Noted {
	readonly offset: number;
	readonly uses: Set<Use>;
	always: { readonly value: Value } | null;
	essence: { readonly value: Value } | null;
}

/** Watches the statements of a function and keeps what those gave that depend on anything but the input. */
export class Observations implements StatementObserver {
	private readonly running: Running[] = [];
	private readonly noted = new Map<number, Noted>();
	/** Statements that ran without using anything, whose values are not kept. */
	private readonly plain = new Set<number>();

	constructor(private readonly uses: Uses) {}

	began(offset: number, depth: number): void {
		// What is still here at this depth was left by an error.
		this.abandon((running) => running.depth >= depth);
		this.running.push({ offset, depth, before: this.uses.now() });
	}

	gave(offset: number, depth: number, value: Value): void {
		if (!this.running.some((running) => running.offset === offset && running.depth === depth)) return;
		this.abandon((running) => running.offset !== offset || running.depth !== depth);
		this.note(this.running.pop() as Running, { value });
	}

	/** What was seen, in the order in which the statements first gave something or failed. */
	all(): Observation[] {
		this.abandon(() => true);
		return [...this.noted.values()];
	}

	private abandon(isLeft: (running: Running) => boolean): void {
		for (let last = this.running.at(-1); last && isLeft(last); last = this.running.at(-1)) {
			this.running.pop();
			this.note(last, null);
		}
	}

	private note({ offset, before }: Running, given: { readonly value: Value } | null): void {
		const after = this.uses.now();
		const used = (Object.keys(after) as Use[]).filter((use) => after[use] > before[use]);
		const known = this.noted.get(offset);
		if (!known) {
			if (used.length === 0) {
				this.plain.add(offset);
				return;
			}
			const always = this.plain.has(offset) ? null : given;
			const essence = always && { value: essenceOf(always.value) };
			this.noted.set(offset, { offset, uses: new Set(used), always, essence });
			return;
		}
		for (const use of used) known.uses.add(use);
		if (known.always && !(given && isEqual(known.always.value, given.value))) known.always = null;
		if (known.essence && !(given && isEqual(known.essence.value, essenceOf(given.value)))) known.essence = null;
	}
}

/** As assertions see it; what is nested too deeply for them equals nothing. */
export function isEqual(left: Value, right: Value): boolean {
	try {
		return isSame(left, right);
	} catch {
		return false;
	}
}
