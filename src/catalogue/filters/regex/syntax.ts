/** What a position must be like. */
export type PositionTest =
	/** `\A`, and `^` without the flag m */
	| "start"
	/** `^` with the flag m */
	| "line-start"
	/** `\z`, and `$` with the flag D */
	| "end"
	/** `\Z`, and `$`: the end, or before a line feed that ends the text */
	| "final-end"
	/** `$` with the flag m */
	| "line-end"
	| "word-boundary"
	| "no-word-boundary"
	/** `\G`: where the search began */
	| "search-start";

export interface LookNode {
	readonly kind: "look";
	readonly ahead: boolean;
	readonly negative: boolean;
	readonly body: PatternNode;
}

/** A capturing group. `body` is set once it has been read, for the group may call itself. */
export interface GroupNode {
	readonly kind: "group";
	readonly index: number;
	body: PatternNode;
}

export interface RepeatNode {
	readonly kind: "repeat";
	readonly body: PatternNode;
	readonly minimum: number;
	/** Infinity for none. */
	readonly maximum: number;
	readonly mode: "greedy" | "lazy" | "possessive";
}

export interface ReferenceNode {
	readonly kind: "reference";
	/** Several when a name is given twice: the first one that is set counts. */
	groups: readonly number[];
	readonly fold: "exact" | "ascii" | "unicode";
}

/** What a conditional group asks. */
export type Condition =
	| { readonly kind: "set"; groups: readonly number[] }
	/** Whether the group, or with null any group or the whole pattern, is being called. */
	| { readonly kind: "called"; group: number | null }
	| { readonly kind: "known"; readonly holds: boolean }
	| LookNode;

/** What steers the search for other ways to match. */
export type Verb = "accept" | "commit" | "prune" | "skip" | "then";

export type PatternNode =
	| { readonly kind: "character"; readonly code: number }
	/** One character out of a set, written as a class of a JavaScript pattern with the flag v. */
	| { readonly kind: "set"; readonly source: string }
	| { readonly kind: "sequence"; readonly items: readonly PatternNode[] }
	| { readonly kind: "alternation"; readonly branches: readonly PatternNode[] }
	| GroupNode
	| { readonly kind: "atomic"; readonly body: PatternNode }
	| LookNode
	| RepeatNode
	| { readonly kind: "position"; readonly test: PositionTest; readonly word: string }
	| ReferenceNode
	/** The pattern of a group, or for 0 the whole pattern, once more. */
	| { readonly kind: "call"; group: number }
	| { readonly kind: "condition"; readonly test: Condition; readonly yes: PatternNode; readonly no: PatternNode }
	/** `\X` */
	| { readonly kind: "grapheme" }
	/** `\K` */
	| { readonly kind: "keep" }
	| { readonly kind: "verb"; readonly verb: Verb }
	| { readonly kind: "never" };

/** A pattern as read. */
export interface ParsedPattern {
	readonly root: PatternNode;
	/** By number; number 0 is not used. Of several that share a number in `(?|…)`, the first. */
	readonly groups: readonly (GroupNode | undefined)[];
	readonly groupCount: number;
	readonly names: ReadonlyMap<string, readonly number[]>;
	/** The flag A. */
	readonly anchored: boolean;
}

/** Whether a node can match without taking a character. */
export function canBeEmpty(node: PatternNode): boolean {
	switch (node.kind) {
		case "character":
		case "set":
		case "never":
		case "grapheme":
			return false;
		case "sequence":
			return node.items.every(canBeEmpty);
		case "alternation":
			return node.branches.some(canBeEmpty);
		case "group":
		case "atomic":
			return canBeEmpty(node.body);
		case "repeat":
			return node.minimum === 0 || canBeEmpty(node.body);
		case "condition":
			return canBeEmpty(node.yes) || canBeEmpty(node.no);
		default:
			return true;
	}
}

/** Longest lookbehind there may be. */
const LONGEST_LOOKBEHIND = 65_535;

/**
 * Measures how many characters nodes take; lookbehind needs to know.
 *
 * @param groups the groups of the pattern, for calls
 * @returns a function that gives null when the length is not fixed
 */
export function lengthMeasure(groups: ParsedPattern["groups"]): (node: PatternNode) => number | null {
	// Each group is measured once; while that is under way it has no fixed length, for it would contain itself.
	const known = new Map<GroupNode, number | null>();
	const measure = (node: PatternNode): number | null => {
		switch (node.kind) {
			case "character":
			case "set":
				return 1;
			case "sequence": {
				let sum = 0;
				for (const item of node.items) {
					const length = measure(item);
					if (length === null) return null;
					sum += length;
				}
				return sum <= LONGEST_LOOKBEHIND ? sum : null;
			}
			case "alternation":
				return sameLength(node.branches.map(measure));
			case "condition":
				if (node.test.kind === "known") return measure(node.test.holds ? node.yes : node.no);
				return sameLength([measure(node.yes), measure(node.no)]);
			case "atomic":
				return measure(node.body);
			case "group": {
				const length = known.get(node);
				if (length !== undefined) return length;
				known.set(node, null);
				const measured = measure(node.body);
				known.set(node, measured);
				return measured;
			}
			case "repeat": {
				if (node.body.kind === "look") return 0;
				const length = node.minimum === node.maximum ? measure(node.body) : null;
				if (length === null) return null;
				return length * node.minimum <= LONGEST_LOOKBEHIND ? length * node.minimum : null;
			}
			case "call": {
				const group = groups[node.group];
				return group === undefined ? null : measure(group);
			}
			case "reference":
			case "grapheme":
				return null;
			default:
				return 0;
		}
	};
	return measure;
}

function sameLength(lengths: readonly (number | null)[]): number | null {
	const [first = 0] = lengths;
	return lengths.every((length) => length === first) ? first : null;
}

/** The branches of a lookbehind: only at its top may they differ in length. */
export function branchesOf(node: PatternNode): readonly PatternNode[] {
	return node.kind === "alternation" ? node.branches : [node];
}
