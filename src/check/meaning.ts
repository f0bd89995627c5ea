import type { Statement } from "../../grammar/ast.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { StatementBlock, StatementDefinition } from "../catalogue/define.js";

/** What the name of a statement stands for. */
export type Meaning =
	| { readonly kind: "statement"; readonly definition: StatementDefinition }
	/** A block of other statements: `if`, `each`, `case`, `stack`. */
	| { readonly kind: "branch"; readonly owners: readonly StatementDefinition[] }
	/** Xano knows it, this version does not run it. */
	| { readonly kind: "gap"; readonly reason: string }
	| { readonly kind: "unknown" };

/** Names of a catalogue, arranged as the rules need them. Made once per check. */
export interface Names {
	meaning(node: Statement): Meaning;
	/** The blocks a statement has, by name. */
	blocks(node: Statement): ReadonlyMap<string, StatementBlock>;
	readonly statements: readonly string[];
	readonly filters: readonly string[];
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
	const unknown: Meaning = { kind: "unknown" };
	return {
		meaning: ({ name }) => {
			const definition = catalogue.statement(name);
			if (definition) return { kind: "statement", definition };
			const branchOf = owners.get(name);
			if (branchOf) return { kind: "branch", owners: branchOf };
			const reason = catalogue.gap(name);
			return reason === null ? unknown : { kind: "gap", reason };
		},
		blocks: ({ name }) => {
			const definition = catalogue.statement(name);
			return (definition && blocks.get(definition)) ?? none;
		},
		statements: catalogue.statements.map(({ name }) => name),
		filters: catalogue.filters.map(({ name }) => name),
	};
}
