import type { CatalogueParts } from "../catalogue.js";
import { allFilters } from "../filters/index.js";
import { queryFilters } from "../filters/query.js";
import { builtinFunctions } from "../functions/index.js";
import { allStatements } from "../statements/index.js";

/** Everything there is, in the order the documentation shows it. */
export function allDefinitions(): CatalogueParts {
	return { filters: allFilters, queryFilters, statements: allStatements, functions: builtinFunctions };
}
