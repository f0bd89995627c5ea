import type { Statement } from "../../grammar/ast.js";
import { attributeOf, plainName, targetOf, visitItems, withoutGroups } from "../../grammar/tree.js";
import { findType, type InputDeclaration } from "../catalogue/types/index.js";
import { inputName } from "./borrowing.js";

/**
 * Lists that are passed to an input such as `int[] list` have every element looked at. A variable that is passed again
 * and again remembers how many of its elements, from the first one on, are known to be right, so that only new ones are
 * looked at. `c_x` counts them; while it is more than 0 the variable holds an array.
 */
export type ElementKind = "int" | "number" | "text" | "bool";

/** What the elements of a list input have to be when nothing else is asked of them; null for all other inputs. */
export function elementKind({ type, list, listDepth, filters }: InputDeclaration): ElementKind | null {
	const hasRange = list !== null && (list.minimum !== null || list.maximum !== null);
	if (listDepth !== 1 || hasRange || filters.length > 0) return null;
	return findType(type)?.plain ?? null;
}

/** The variables of a function that remember it, with what their elements are. */
export function checkedVariables(
	node: Statement,
	inputs: readonly InputDeclaration[],
	inputsOf: (callee: string) => readonly InputDeclaration[] | null,
): ReadonlyMap<string, ElementKind> {
	const checked = new Map<string, ElementKind>();
	const note = (name: string, declared: readonly InputDeclaration[] | null, input: string): void => {
		const declaration = declared?.find((each) => each.name === input);
		const kind = declaration ? elementKind(declaration) : null;
		if (kind !== null && !checked.has(name)) checked.set(name, kind);
	};
	visitItems(node.body?.items ?? [], (item) => {
		if (item.kind !== "Statement") return;
		if (item.name === "function.run") {
			const callee = plainName(item.args[0]);
			const given = attributeOf(item, "input");
			const literal = given && withoutGroups(given.value);
			if (callee === null || literal?.kind !== "Object") return;
			for (const { key, value } of literal.entries) {
				const bare = withoutGroups(value);
				if (bare.kind === "Variable" && typeof key === "string") note(bare.name, inputsOf(callee), key);
			}
		} else if (item.name === "var" || item.name === "var.update") {
			const value = attributeOf(item, "value");
			const target = item.args[0] ? targetOf(item.args[0]) : null;
			const input = value ? inputName(value.value) : null;
			if (target?.steps.length === 0 && input !== null) note(target.variable, inputs, input);
		}
	});
	return checked;
}

/** JavaScript's test for an element; texts that are empty and whole numbers beyond 2^53 are left to the binder. */
export function isOfKind(kind: ElementKind, value: unknown): boolean {
	switch (kind) {
		case "int":
			return Number.isSafeInteger(value);
		case "number":
			return typeof value === "number";
		case "text":
			return typeof value === "string" && value !== "";
		case "bool":
			return typeof value === "boolean";
	}
}

/** Looks at the elements that are not known to be right. @returns how many are now; -1 when the binder has to decide */
export function checkElementsFrom(value: unknown, known: number, kind: ElementKind): number {
	if (!Array.isArray(value)) return -1;
	for (let index = known; index < value.length; index++) if (!isOfKind(kind, value[index])) return -1;
	return value.length;
}
