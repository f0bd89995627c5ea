import type { Expression, Statement } from "../../../grammar/ast.js";
import type { Span } from "../../../grammar/source.js";
import type { Mention, Owner } from "./symbols.js";

/** What a variable holds after it has been set somewhere. */
export type Given =
	| { readonly kind: "value"; readonly expression: Expression }
	/** What a statement binds, with the filters behind `as`. */
	| { readonly kind: "result"; readonly statement: Statement }
	/** What it held before, changed in place: `array.push`. */
	| { readonly kind: "change" }
	/** An element of what a loop goes through, or the number of its pass. */
	| { readonly kind: "element"; readonly loop: Statement | null };

/** One place that sets a variable. */
export interface Assignment {
	readonly span: Span;
	/** From here on it is set. */
	readonly from: number;
	/** null where that cannot be told. */
	readonly given: Given | null;
	/** What was written within it: `a` and `b` of `var.update $x.a.b`. */
	readonly path: readonly string[];
	/** The outermost loop around it: what is set further down in it was set in an earlier pass. */
	readonly loop: Span | null;
}

/** Inputs that are given or read as one object, or all variables at once: `input = $data`, `$input[$key]`, `$var`. */
export interface HiddenNames {
	readonly of: "inputs" | "variables";
	/** The construct whose inputs or variables they are. */
	readonly owner: Owner;
	readonly span: Span;
}

/** One construct of a file with everything it names. */
export interface ConstructMentions {
	readonly node: Statement;
	readonly owner: Owner;
	readonly mentions: readonly Mention[];
	/** Places where names are made while the program runs: a change of one cannot be followed through them. */
	readonly hidden: readonly HiddenNames[];
	/** Variables by name, in the order they are set. */
	readonly assignments: ReadonlyMap<string, readonly Assignment[]>;
}
