import type { Block, Column, Expression } from "../../grammar/ast.js";
import type { InputDeclaration } from "../catalogue/types/index.js";
import type { Value } from "../values/kinds.js";
import { constantValue, NotConstant } from "./constants.js";

/** A default of `now` means the moment of the call; it stays a word until then. */
const constants = { now: (): Value => "now", environment: (): Value => null };

/** The declared inputs of a construct, or the columns of a table, as plain data. */
export function declarationsOf(block: Block | null): InputDeclaration[] {
	const declarations: InputDeclaration[] = [];
	for (const item of block?.items ?? [])
		if (item.kind === "Column" && !item.disabled) declarations.push(declarationOf(item));
	return declarations;
}

/** One column as plain data. What is not constant counts as absent; the checker reports it. */
function declarationOf(column: Column): InputDeclaration {
	const [outer] = column.lists;
	const schema = columnBlock(column, "schema");
	const values = attribute(column, "values");
	const size = attribute(column, "size");
	const table = attribute(column, "table");
	const description = attribute(column, "description");
	const fallback = column.default === null ? undefined : constant(column.default);
	return {
		name: column.name,
		type: column.type,
		nullable: column.nullable,
		list: outer ?? null,
		listDepth: column.lists.length,
		optional: column.optional,
		...(fallback === undefined ? {} : { default: fallback }),
		filters: column.filters
			// `@:dbo=36` ties an input to a table's column; that is no check.
			.filter((filter) => !filter.disabled && filter.name !== "@")
			.map((filter) => ({
				name: filter.name,
				args: filter.args.map((argument) => (argument === null ? null : (constant(argument) ?? null))),
			})),
		values: Array.isArray(values) ? values : null,
		schema: schema === null ? null : declarationsOf(schema),
		size: typeof size === "number" ? size : null,
		table: typeof table === "string" ? table : null,
		sensitive: attribute(column, "sensitive") === true,
		description: typeof description === "string" ? description : null,
	};
}

function columnBlock(column: Column, name: string): Block | null {
	for (const item of column.body?.items ?? []) {
		if (item.kind === "Statement" && item.name === name && !item.disabled)
			return item.body ?? { items: [], start: item.start, end: item.end };
	}
	return null;
}

function attribute(column: Column, name: string): Value | undefined {
	for (const item of column.body?.items ?? []) {
		if (item.kind === "Attribute" && item.name === name && !item.disabled) return constant(item.value);
	}
	const named = column.namedArguments.find((argument) => argument.name === name);
	return named ? constant(named.value) : undefined;
}

function constant(node: Expression): Value | undefined {
	if (node.kind === "Word" && node.value === "now") return "now";
	try {
		return constantValue(node, constants);
	} catch (thrown) {
		if (thrown instanceof NotConstant) return undefined;
		throw thrown;
	}
}
