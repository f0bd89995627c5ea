import type { Block, Column, Expression, Statement } from "../../../grammar/ast.js";
import { attributeOf, blockOf, childOf, enabledItems } from "../../../grammar/tree.js";

/** Enabled declarations of a block, in order. */
function columnsIn(block: Block | null): Column[] {
	return enabledItems(block).filter((item): item is Column => item.kind === "Column" && item.name !== "");
}

/** The inputs a construct declares. */
export function inputsOf(node: Statement): Column[] {
	return columnsIn(blockOf(node, "input"));
}

/** The columns of a table. */
export function columnsOf(node: Statement): Column[] {
	return columnsIn(blockOf(node, "schema"));
}

/** The fields of an object that a declaration describes; null when it describes none. */
export function fieldsOf(column: Column): Column[] | null {
	for (const item of enabledItems(column.body)) {
		if (item.kind === "Statement" && item.name === "schema") return columnsIn(item.body);
	}
	return null;
}

/** The text of a declaration's option; null when it is not written out. */
export function optionOf(column: Column, name: string): string | null {
	for (const item of enabledItems(column.body)) {
		if (item.kind === "Attribute" && item.name === name && item.value.kind === "Text") return item.value.value;
	}
	return null;
}

/** The values an `enum` allows. */
export function valuesOf(column: Column): string[] {
	for (const item of enabledItems(column.body)) {
		if (item.kind !== "Attribute" || item.name !== "values" || item.value.kind !== "Array") continue;
		return item.value.elements.flatMap(({ value }) =>
			value.kind === "Text" || value.kind === "Word" ? [value.value] : [],
		);
	}
	return [];
}

/** The `description` of a construct or statement; null when it is not written out. */
export function descriptionOf(node: Statement): string | null {
	const value = attributeOf(node, "description")?.value;
	return value?.kind === "Text" && value.value.trim() !== "" ? value.value : null;
}

/** What a construct gives: its `response`, as a property or as the older block. */
export function responseOf(node: Statement): Expression | null {
	const value = attributeOf(node, "response")?.value;
	if (value) return value;
	const block = childOf(node, "response");
	return block === null ? null : (attributeOf(block, "value")?.value ?? null);
}

/** A declaration as it is written, without its options: `text[]? names?`. */
export function declarationText({ type, lists, nullable, name, optional }: Column): string {
	const sizes = lists.map(({ minimum, maximum }) =>
		minimum === null && maximum === null ? "[]" : `[${minimum ?? ""}:${maximum ?? ""}]`,
	);
	return `${type}${sizes.join("")}${nullable ? "?" : ""} ${name}${optional ? "?" : ""}`;
}
