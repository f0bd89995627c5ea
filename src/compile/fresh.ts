import type { Expression } from "../../grammar/ast.js";
import type { Catalogue } from "../catalogue/catalogue.js";

/** Filters that hand out an element of their subject, not the subject itself. */
export const elementFilters: ReadonlySet<string> = new Set(["get", "first", "last", "find"]);

/** Results that hold nothing of what they were made from. */
export const scalarKinds: ReadonlySet<string> = new Set(["text", "int", "number", "bool"]);

export interface HasCatalogue {
	readonly linker: { readonly catalogue: Catalogue };
}

/** Whether nobody else can hold the value of an expression: it was made right here. */
export function isFresh(node: Expression, scope: HasCatalogue): boolean {
	switch (node.kind) {
		case "Array":
		case "Object":
			return true;
		case "Group":
			return isFresh(node.expression, scope);
		case "Ternary":
			return isFresh(node.consequent, scope) && isFresh(node.alternate, scope);
		case "Binary":
			return node.operator === "~" || node.operator === "..";
		case "Pipe": {
			const last = node.filters.filter((filter) => !filter.disabled).at(-1);
			return last ? makesNewContainer(last.name, scope) : isFresh(node.subject, scope);
		}
		default:
			return false;
	}
}

/** Filters whose array or object result is always a new one, never the subject itself (a test holds them to it). */
const newContainerFilters: ReadonlySet<string> = new Set([
	"push",
	"map",
	"split",
	"keys",
	"values",
	"range",
	"entries",
	"set",
]);

function makesNewContainer(name: string, scope: HasCatalogue): boolean {
	const definition = scope.linker.catalogue.filter(name);
	return definition !== undefined && definition.family !== "custom" && newContainerFilters.has(definition.name);
}
