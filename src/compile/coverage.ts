import type { Statement } from "../../grammar/ast.js";
import type { Source, Span } from "../../grammar/source.js";

/** What makes a program go one way or another. */
export type ChoiceKind = "conditional" | "switch" | "ternary" | "coalesce" | "loop" | "catch";

/** A statement that is counted. Its span is all of it, or its head when it holds others. */
export interface StatementSite {
	/** Name of the statement; `response` for that of a function. */
	readonly name: string;
	readonly span: Span;
	/** What stands before its block. */
	readonly head: Span;
	/** What its result is bound to; null when it is not. */
	readonly result: Span | null;
	readonly counter: number;
}

/** One of the ways of a choice. */
export interface WaySite {
	readonly name: string;
	/** What runs on that way; for a way that is not written, the place that decides. */
	readonly span: Span;
	readonly isWritten: boolean;
	/** Where the condition of it is written, `if ($x > 1)`; null where there is none. */
	readonly head: Span | null;
	readonly counter: number;
}

/** A place where a function goes one way or another. */
export interface ChoiceSite {
	readonly kind: ChoiceKind;
	readonly span: Span;
	readonly ways: readonly WaySite[];
}

/** What is counted of one function. */
export interface FunctionSites {
	readonly name: string;
	readonly source: Source;
	/** Its name where it is declared. */
	readonly span: Span;
	/** Counts its calls. */
	readonly counter: number;
	readonly statements: readonly StatementSite[];
	readonly choices: readonly ChoiceSite[];
}

/** What a program counts, and the counts so far; they go on for as long as it is used. */
export interface ProgramCoverage {
	readonly functions: readonly FunctionSites[];
	/** One per counter. */
	readonly counts: Float64Array;
}

/** Statements that do nothing themselves: what they hold is counted. */
const uncounted: ReadonlySet<string> = new Set(["comment", "placeholder", "group", "db.transaction"]);

/** Statements that hold others: only their head is their own. */
export const holders: ReadonlySet<string> = new Set([
	"conditional",
	"switch",
	"for",
	"foreach",
	"while",
	"try_catch",
	"util.post_process",
]);

/** A statement without the block of others in it: `foreach ($list)`. */
export function headOf(node: Statement): Span {
	return { start: node.start, end: node.args.at(-1)?.end ?? node.nameSpan.end };
}

/** Code that counts. */
export function counting(counter: number): string {
	return `C[${counter}]++`;
}

/** Gathers what is counted of one function while it is translated. */
export class CoverageSites implements FunctionSites {
	readonly statements: StatementSite[] = [];
	readonly choices: (ChoiceSite & { readonly ways: WaySite[] })[] = [];
	readonly counter: number;
	private counters = 0;
	private readonly known = new Map<object, ChoiceSite & { readonly ways: WaySite[] }>();

	/** @param first number of its first counter in the program */
	constructor(
		readonly name: string,
		readonly source: Source,
		readonly span: Span,
		private readonly first: number,
	) {
		this.counter = this.next();
	}

	/** How many counters it has. */
	get size(): number {
		return this.counters;
	}

	private next(): number {
		return this.first + this.counters++;
	}

	/** Counter of a statement; null for one that only holds others. */
	statement(node: Statement): number | null {
		if (uncounted.has(node.name)) return null;
		const head = headOf(node);
		const { name, result } = node;
		return this.place(holders.has(name) ? head : node, name, head, result && { start: result.start, end: result.end });
	}

	/** Counter of anything else that runs or does not, such as the `response` of a function. */
	place({ start, end }: Span, name: string, head: Span, result: Span | null = null): number {
		const counter = this.next();
		this.statements.push({ name, span: { start, end }, head, result, counter });
		return counter;
	}

	/**
	 * Notes a choice. One that is translated twice is counted as one.
	 * @param node what decides, by which it is known
	 * @returns gives the counter of each way, in their order
	 */
	choice(node: object, kind: ChoiceKind, { start, end }: Span): Ways {
		let site = this.known.get(node);
		if (site === undefined) {
			site = { kind, span: { start, end }, ways: [] };
			this.known.set(node, site);
			this.choices.push(site);
		}
		const { ways } = site;
		let at = 0;
		return (name, span, isWritten = true, head = null) => {
			let way = ways[at];
			if (way === undefined) {
				way = { name, span: { start: span.start, end: span.end }, isWritten, head, counter: this.next() };
				ways.push(way);
			}
			at++;
			return way.counter;
		};
	}
}

/** Gives the counter of the next way of a choice. */
export type Ways = (name: string, span: Span, isWritten?: boolean, head?: Span | null) => number;
