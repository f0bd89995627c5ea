import type { FilterDefinition, FunctionDefinition, QueryFilterDefinition, StatementDefinition } from "./define.js";
import { gapSentence } from "./gap.js";

/** Everything that can be named in a program, looked up by name or alias. */
export interface Catalogue {
	filter(name: string): FilterDefinition | undefined;
	/** A filter that only the expressions of a database query know. */
	queryFilter(name: string): QueryFilterDefinition | undefined;
	/** Also those that do not run here; they say so with a `gap`. */
	statement(name: string): StatementDefinition | undefined;
	function(name: string): FunctionDefinition | undefined;
	/** Names of the statements that have a block of that name: `if`, `each`, `case`, `stack`. */
	blockOwners(name: string): readonly string[];
	/** Why a name that Xano knows does not run here yet; null for names it does not know. */
	gap(name: string): string | null;
	readonly filters: readonly FilterDefinition[];
	readonly queryFilters: readonly QueryFilterDefinition[];
	readonly statements: readonly StatementDefinition[];
	readonly functions: readonly FunctionDefinition[];
}

/** What a catalogue is made of. Later entries of the same name replace earlier ones. */
export interface CatalogueParts {
	readonly filters: readonly FilterDefinition[];
	readonly queryFilters?: readonly QueryFilterDefinition[];
	readonly statements: readonly StatementDefinition[];
	readonly functions: readonly FunctionDefinition[];
}

/** Builds the lookups once; names are looked up thousands of times while checking and compiling. */
export function createCatalogue(parts: CatalogueParts): Catalogue {
	const filters = byName(parts.filters);
	const queryFilters = byName(parts.queryFilters ?? []);
	const statements = byName(parts.statements);
	const functions = byName(parts.functions);
	const all = [...new Set(statements.values())];
	return {
		filter: (name) => filters.get(name),
		queryFilter: (name) => queryFilters.get(name),
		statement: (name) => statements.get(name),
		function: (name) => functions.get(name),
		blockOwners: (name) =>
			all.filter(({ blocks = [] }) => blocks.some((block) => block.name === name)).map((owner) => owner.name),
		gap: (name) => {
			const gap = statements.get(name)?.gap ?? (filters.has(name) ? undefined : queryFilters.get(name)?.gap);
			return gap === undefined ? null : gapSentence(name, gap);
		},
		filters: [...new Set(filters.values())],
		queryFilters: [...new Set(queryFilters.values())],
		statements: all,
		functions: [...new Set(functions.values())],
	};
}

function byName<Definition extends { readonly name: string; readonly aliases?: readonly string[] }>(
	definitions: readonly Definition[],
): Map<string, Definition> {
	const map = new Map<string, Definition>();
	for (const definition of definitions) {
		for (const alias of definition.aliases ?? []) if (!map.has(alias)) map.set(alias, definition);
	}
	for (const definition of definitions) map.set(definition.name, definition);
	return map;
}
