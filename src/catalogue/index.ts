import { type Catalogue, createCatalogue } from "./catalogue.js";
import type { Builtin } from "./define.js";
import { allFilters } from "./filters/index.js";
import { queryFilters } from "./filters/query.js";
import { builtinFunctions } from "./functions/index.js";
import { allStatements } from "./statements/index.js";

/**
 * The one visible list of everything a program can name, with what a project or an application adds to it.
 *
 * @param builtins additions; one that has the name of an existing entry replaces it
 */
export function defaultCatalogue(builtins: readonly Builtin[] = []): Catalogue {
	return createCatalogue({
		filters: [...allFilters, ...builtins.filter((each) => each.kind === "filter").map((each) => each.definition)],
		queryFilters,
		statements: allStatements,
		functions: [
			...builtinFunctions,
			...builtins.filter((each) => each.kind === "function").map((each) => each.definition),
		],
	});
}
