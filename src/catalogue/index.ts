import { type Catalogue, createCatalogue } from "./catalogue.js";
import type { Builtin } from "./define.js";
import { allDefinitions } from "./groups/all.js";
import { lateCatalogue } from "./groups/late.js";

/**
 * Everything a program can name, with what a project or an application adds to it.
 *
 * @param builtins additions; one that has the name of an existing entry replaces it
 */
export function defaultCatalogue(builtins: readonly Builtin[] = []): Catalogue {
	if (builtins.length === 0) return lateCatalogue();
	const { filters, statements, functions, ...others } = allDefinitions();
	return createCatalogue({
		...others,
		filters: [...filters, ...builtins.filter((each) => each.kind === "filter").map((each) => each.definition)],
		statements,
		functions: [...functions, ...builtins.filter((each) => each.kind === "function").map((each) => each.definition)],
	});
}
