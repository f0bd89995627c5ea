import type { Source, Span } from "../../../grammar/source.js";
import type { ChoiceKind } from "../../compile/coverage.js";

/** How often a statement ran. */
export interface CoveredStatement {
	/** All of it; its head when it holds other statements, such as `foreach ($list)`. */
	readonly span: Span;
	readonly count: number;
}

/** One of the ways a program can take at a place. */
export interface CoveredBranch {
	/**
	 * What it is: `if`, `elseif`, `else`, `case`, `default`, `then`, `left of ??`, `right of ??`, `body of the loop`,
	 * `no pass`, `catch`.
	 */
	readonly name: string;
	/** What runs on that way; for a way that is not written, the place that decides. */
	readonly span: Span;
	/** Whether something is written for it: not so for what happens without an `else` or a `default`, or without a pass. */
	readonly isWritten: boolean;
	/** How often it was taken; for the body of a loop, its passes. */
	readonly count: number;
}

/** A place where a program goes one way or another. */
export interface CoveredChoice {
	readonly kind: ChoiceKind;
	readonly span: Span;
	readonly branches: readonly CoveredBranch[];
}

/** A function and how often it was called. */
export interface CoveredFunction {
	readonly name: string;
	/** Its name where it is declared. */
	readonly span: Span;
	readonly count: number;
	/** Whether it has tests of its own that can run here. */
	readonly isTested: boolean;
}

export interface CoveredFile {
	/** Absolute, or a name in angle brackets for text that came another way. */
	readonly path: string;
	readonly source: Source;
	/** These and what follows in the order in which they stand in the file. */
	readonly functions: readonly CoveredFunction[];
	readonly statements: readonly CoveredStatement[];
	readonly choices: readonly CoveredChoice[];
}

/** Which statements and branches of the functions of a project ran. */
export interface Coverage {
	/** By name. */
	readonly files: readonly CoveredFile[];
}
