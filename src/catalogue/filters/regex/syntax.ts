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
	readonly mode: "greedy" | "lazy";
}

export interface ReferenceNode {
	readonly kind: "reference";
	/** Several when a name is given twice: the first one that is set counts. */
	groups: readonly number[];
	readonly fold: "exact" | "ascii" | "unicode";
}

/** What a conditional group asks. */
export type Condition = { readonly groups: readonly number[] } | LookNode | "recursion" | "never";

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
	| { readonly kind: "condition"; test: Condition; readonly yes: PatternNode; readonly no: PatternNode }
	/** `\K` */
	| { readonly kind: "keep" }
	| { readonly kind: "never" };

/** A pattern as read. */
export interface ParsedPattern {
	readonly root: PatternNode;
	/** By number; number 0 is not used. Several nodes share a number in a branch reset group. */
	readonly groups: readonly GroupNode[];
	readonly groupCount: number;
	readonly names: ReadonlyMap<string, readonly number[]>;
	/** The flag A. */
	readonly anchored: boolean;
	/** Some groups share a number, in `(?|…)`. */
	readonly sharesNumbers: boolean;
}

/** Whether a node can match without taking a character. */
export function canBeEmpty(node: PatternNode): boolean {
	switch (node.kind) {
		case "character":
		case "set":
		case "never":
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

/**
 * How many characters a node takes, or null when that is not fixed. Lookbehind needs to know.
 *
 * @param groups the groups of the pattern, for calls
 */
export function fixedLength(node: PatternNode, groups: readonly GroupNode[], depth = 0): number | null {
	const inner = (each: PatternNode): number | null => fixedLength(each, groups, depth + 1);
	if (depth > 250) return null;
	switch (node.kind) {
		case "character":
		case "set":
			return 1;
		case "sequence": {
			let sum = 0;
			for (const item of node.items) {
				const length = inner(item);
				if (length === null) return null;
				sum += length;
			}
			return sum;
		}
		case "alternation":
			return sameLength(node.branches.map(inner));
		case "condition":
			return sameLength([inner(node.yes), inner(node.no)]);
		case "group":
		case "atomic":
			return inner(node.body);
		case "repeat": {
			const length = node.minimum === node.maximum ? inner(node.body) : null;
			return length === null ? null : length * node.minimum;
		}
		case "call": {
			const group = groups[node.group];
			return group === undefined ? null : inner(group.body);
		}
		case "reference":
			return null;
		default:
			return 0;
	}
}

function sameLength(lengths: readonly (number | null)[]): number | null {
	const [first = 0] = lengths;
	return lengths.every((length) => length === first) ? first : null;
}

/** The branches of a lookbehind: only at its top may they differ in length. */
export function branchesOf(node: PatternNode): readonly PatternNode[] {
	return node.kind === "alternation" ? node.branches : [node];
}
