import type { Statement } from "../../grammar/ast.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { StatementBlock, StatementDefinition } from "../catalogue/define.js";

/** What the name of a statement stands for. */
export type Meaning =
	| { readonly kind: "statement"; readonly definition: StatementDefinition }
	/** A block of other statements, which are named here: `if`, `each`, `case`, `stack`. */
	| { readonly kind: "branch"; readonly owners: readonly string[] }
	| { readonly kind: "unknown" };

/** Names of a catalogue, arranged as the rules need them. Made once per check. */
export interface Names {
	meaning(node: Statement): Meaning;
	/** The blocks a statement has, by name. */
	blocks(node: Statement): ReadonlyMap<string, StatementBlock>;
	readonly statements: readonly string[];
	readonly filters: readonly string[];
	/** Those that only database queries know. */
	readonly queryFilters: readonly string[];
}

/** Arranges the names of a catalogue: lists of all only when a rule asks for them, for then all of it has to be there. */
export function namesOf(catalogue: Catalogue): Names {
	const blocks = new Map<StatementDefinition, ReadonlyMap<string, StatementBlock>>();
	const none: ReadonlyMap<string, StatementBlock> = new Map();
	const meanings = new Map<string, Meaning>();
	const meaningOf = (name: string): Meaning => {
		const definition = catalogue.statement(name);
		if (definition) return { kind: "statement", definition };
		const owners = catalogue.blockOwners(name);
		return owners.length > 0 ? { kind: "branch", owners } : { kind: "unknown" };
	};
	let statements: readonly string[] | undefined;
	let filters: readonly string[] | undefined;
	let queryFilters: readonly string[] | undefined;
	return {
		meaning: ({ name }) => {
			let meaning = meanings.get(name);
			if (meaning === undefined) {
				meaning = meaningOf(name);
				meanings.set(name, meaning);
			}
			return meaning;
		},
		blocks: ({ name }) => {
			const definition = catalogue.statement(name);
			if (!definition?.blocks) return none;
			let own = blocks.get(definition);
			if (own === undefined) {
				own = new Map(definition.blocks.map((block) => [block.name, block]));
				blocks.set(definition, own);
			}
			return own;
		},
		get statements() {
			return (statements ??= catalogue.statements.map(({ name }) => name));
		},
		get filters() {
			return (filters ??= catalogue.filters.map(({ name }) => name));
		},
		get queryFilters() {
			return (queryFilters ??= catalogue.queryFilters.map(({ name }) => name));
		},
	};
}
