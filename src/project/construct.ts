import type { Statement } from "../../grammar/ast.js";
import type { Source } from "../../grammar/source.js";

/** One thing a project declares: a function, a job, a table, … */
export interface Construct {
	/** The word it begins with: `function`, `run.job`, `table`. */
	readonly kind: string;
	/** The declared name; file names mean nothing. */
	readonly name: string;
	readonly node: Statement;
	readonly source: Source;
	readonly path: string;
	/**
	 * Variables that are set before its stack begins and are looked at after it: those of a session, whose entries follow
	 * each other. Left out, all of its variables are its own.
	 */
	readonly opened?: ReadonlySet<string>;
}
