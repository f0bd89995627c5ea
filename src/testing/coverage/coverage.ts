import type { Source, Span } from "../../../grammar/source.js";

/** How often a statement ran. */
export interface CoveredStatement {
	readonly span: Span;
	readonly count: number;
}

/** One of the ways a program can take at a place. */
export interface CoveredBranch {
	/** What it is, such as `if`, `else` (also the unwritten one), `case`, `default`, `then`, `left of ??`, `body of the loop`. */
	readonly name: string;
	/** What runs on that way; for a way that is not written, the place that decides. */
	readonly span: Span;
	readonly count: number;
}

/** A place where a program goes one way or another. */
export interface CoveredChoice {
	readonly kind: "conditional" | "switch" | "ternary" | "coalesce" | "loop";
	readonly span: Span;
	readonly branches: readonly CoveredBranch[];
}

/** A function and how often it was called. */
export interface CoveredFunction {
	readonly name: string;
	readonly span: Span;
	readonly count: number;
	/** Whether it has tests of its own that can run here. */
	readonly isTested: boolean;
}

export interface CoveredFile {
	readonly source: Source;
	readonly functions: readonly CoveredFunction[];
	readonly statements: readonly CoveredStatement[];
	readonly choices: readonly CoveredChoice[];
}

/** Which statements and branches of the functions of a project ran. */
export interface Coverage {
	/** By name. */
	readonly files: readonly CoveredFile[];
}
