import type { Statement } from "../../grammar/ast.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { StatementBlock, StatementDefinition } from "../catalogue/define.js";

/** What the name of a statement stands for. */
export type Meaning =
	| { readonly kind: "statement"; readonly definition: StatementDefinition }
	/** A block of other statements: `if`, `each`, `case`, `stack`. */
	| { readonly kind: "branch"; readonly owners: readonly StatementDefinition[] }
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

/** Arranges the names of a catalogue. */
export function namesOf(catalogue: Catalogue): Names {
	const owners = new Map<string, StatementDefinition[]>();
	const blocks = new Map<StatementDefinition, ReadonlyMap<string, StatementBlock>>();
	for (const definition of catalogue.statements) {
		if (!definition.blocks) continue;
		blocks.set(definition, new Map(definition.blocks.map((block) => [block.name, block])));
		for (const { name } of definition.blocks) owners.set(name, [...(owners.get(name) ?? []), definition]);
	}
	const none: ReadonlyMap<string, StatementBlock> = new Map();
	const meanings = new Map<string, Meaning>();
	const meaningOf = (name: string): Meaning => {
		const definition = catalogue.statement(name);
		if (definition) return { kind: "statement", definition };
		const branchOf = owners.get(name);
		return branchOf ? { kind: "branch", owners: branchOf } : { kind: "unknown" };
	};
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
			return (definition && blocks.get(definition)) ?? none;
		},
		statements: catalogue.statements.map(({ name }) => name),
		filters: catalogue.filters.map(({ name }) => name),
		queryFilters: catalogue.queryFilters.map(({ name }) => name),
	};
}
