import { type Binder, prepareBinder } from "./binder.js";
import { choiceTypes } from "./choices.js";
import { dateTypes } from "./dates.js";
import type { InputDeclaration } from "./declaration.js";
import type { BindingContext, TypeDefinition } from "./define.js";
import { fileTypes } from "./files.js";
import { geoTypes } from "./geo.js";
import { numberTypes } from "./numbers.js";
import { objectType, structureTypes } from "./structures.js";
import { textTypes } from "./texts.js";

export type { Binder } from "./binder.js";
export { type BindingPorts, createBindingContext } from "./context.js";
export type { InputDeclaration, InputFilterUse } from "./declaration.js";
export type { BindingContext, FilterMode, InputFilterDefinition, TypeDefinition } from "./define.js";
export { findInputFilter, inputFilters } from "./input_filters.js";
export { hashPassword, verifyPassword } from "./password.js";
export { suggestType, typeSynonyms } from "./synonyms.js";

/** Every input type, in the order the documentation shows them. */
export const inputTypes: readonly TypeDefinition[] = [
	...textTypes,
	...numberTypes,
	...choiceTypes,
	...dateTypes,
	objectType(createBinder),
	...structureTypes,
	...fileTypes,
	...geoTypes,
];

let typesByName: ReadonlyMap<string, TypeDefinition> | null = null;

/** The type of exactly this name; undefined when there is none. */
export function findType(name: string): TypeDefinition | undefined {
	typesByName ??= new Map(inputTypes.map((type) => [type.name, type]));
	return typesByName.get(name);
}

/**
 * Prepares the inputs of one construct. Never throws: a declaration that cannot work makes its own bindings fail.
 * @param declarations in the order of the program
 * @param context the outside world as far as binding needs it
 */
export function createBinder(declarations: readonly InputDeclaration[], context: BindingContext): Binder {
	return prepareBinder(declarations, context, findType);
}
