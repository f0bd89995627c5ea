import type { Key, TwigValue } from "./values.js";

/** Where the variables of the program around the template are found. */
export interface Surroundings {
	/** A variable of the program, or undefined. */
	lookUp(name: string, isDollar: boolean): TwigValue | undefined;
	/** All of them, for `_context`. */
	all(): Iterable<readonly [string, TwigValue]>;
}

/** Variables of the template. Loops, blocks and arrow functions see those around them and keep theirs to themselves. */
export class Scope {
	readonly own = new Map<string, TwigValue>();

	constructor(private readonly outer: Scope | Surroundings | null) {}

	/** The variable, or undefined when there is none. */
	get(name: string, isDollar: boolean): TwigValue | undefined {
		const value = this.own.get(name);
		if (value !== undefined || this.outer === null) return value;
		return this.outer instanceof Scope ? this.outer.get(name, isDollar) : this.outer.lookUp(name, isDollar);
	}

	set(name: string, value: TwigValue): void {
		this.own.set(name, value);
	}

	/** Everything that is visible from here, the outermost first. */
	all(): Map<Key, TwigValue> {
		const outer = this.outer instanceof Scope ? this.outer.all() : this.outer?.all();
		const visible = new Map<Key, TwigValue>(outer ?? []);
		for (const [name, value] of this.own) visible.set(name, value);
		return visible;
	}

	/** What a loop leaves behind: new values of variables that were there before it. */
	leave(inner: Scope, hidden: ReadonlySet<string>): void {
		for (const [name, value] of inner.own) {
			if (!hidden.has(name) && this.get(name, true) !== undefined) this.set(name, value);
		}
	}
}
