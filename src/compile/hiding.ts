import type { InputDeclaration } from "../catalogue/types/index.js";
import { isObject, type Value } from "../values/kinds.js";
import { getKey } from "../values/object.js";
import type { FunctionScope } from "./scope.js";

/** The run that is told. */
type Told = { readonly hides?: (value: Value) => void };

/** Code that tells what the `sensitive` inputs of a function are given, where somebody wants to know; none where it has none. */
export function hiding(scope: FunctionScope, declarations: readonly InputDeclaration[]): string[] {
	return declarations.filter(holdsSensitive).map((declaration) => {
		const given = `${scope.constant(declaration)}, ${scope.inputs.get(declaration.name)}`;
		return `if (R.hides) ${scope.support("hideSensitive")}(R, ${given});`;
	});
}

/**
 * Tells what is sensitive of an input: all of it, or fields of it.
 * @param value what the input is given; undefined for nothing
 */
export function hideSensitive(run: Told, declaration: InputDeclaration, value: Value | undefined): void {
	if (value === undefined) return;
	if (declaration.sensitive) {
		run.hides?.(value);
		return;
	}
	if (Array.isArray(value)) {
		for (const element of value) hideSensitive(run, declaration, element);
		return;
	}
	if (!isObject(value)) return;
	for (const field of (declaration.schema ?? []).filter(holdsSensitive))
		hideSensitive(run, field, getKey(value, field.name));
}

function holdsSensitive({ sensitive, schema }: InputDeclaration): boolean {
	return sensitive || (schema?.some(holdsSensitive) ?? false);
}
