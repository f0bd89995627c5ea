import type { FilterDefinition, FunctionDefinition, StatementDefinition } from "./define.js";

/** Everything that can be named in a program, looked up by name or alias. */
export interface Catalogue {
	filter(name: string): FilterDefinition | undefined;
	statement(name: string): StatementDefinition | undefined;
	function(name: string): FunctionDefinition | undefined;
	/** Why a name that Xano knows does not run here yet; null for names it does not know. */
	gap(name: string): string | null;
	readonly filters: readonly FilterDefinition[];
	readonly statements: readonly StatementDefinition[];
	readonly functions: readonly FunctionDefinition[];
}

/** What a catalogue is made of. Later entries of the same name replace earlier ones. */
export interface CatalogueParts {
	readonly filters: readonly FilterDefinition[];
	readonly statements: readonly StatementDefinition[];
	readonly functions: readonly FunctionDefinition[];
	readonly gaps: ReadonlyMap<string, string>;
}

/** Builds the lookups once; names are looked up thousands of times while checking and compiling. */
export function createCatalogue(parts: CatalogueParts): Catalogue {
	const filters = byName(parts.filters);
	const statements = byName(parts.statements);
	const functions = byName(parts.functions);
	return {
		filter: (name) => filters.get(name),
		statement: (name) => statements.get(name),
		function: (name) => functions.get(name),
		gap: (name) => parts.gaps.get(name) ?? null,
		filters: [...new Set(filters.values())],
		statements: [...new Set(statements.values())],
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
