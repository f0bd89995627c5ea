import type { FilterDefinition, QueryFilterDefinition, StatementDefinition } from "../define.js";

/** Definitions that are loaded together, with the first name of one of them that a program uses. */
export interface Group {
	readonly filters: readonly FilterDefinition[];
	readonly queryFilters: readonly QueryFilterDefinition[];
	readonly statements: readonly StatementDefinition[];
}
