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
}
