import type { Column, Statement } from "../../../grammar/ast.js";
import type { Span } from "../../../grammar/source.js";
import { nameOf } from "../../../grammar/tree.js";
import { findType } from "../../catalogue/types/index.js";
import { inputsOf, valuesOf } from "../language/declarations.js";
import type { EditorDocument } from "../workspace.js";

/** Something that can be run. */
export interface Runnable {
	readonly span: Span;
	readonly kind: "job" | "function";
	readonly name: string;
	/** The input it needs, as JSON to be filled in; null when it runs as it is. */
	readonly input: string | null;
}

/** Jobs and functions. */
export function runnablesOf({ file }: EditorDocument): Runnable[] {
	return file.items.flatMap((item): Runnable[] => {
		if (item.kind !== "Statement" || item.disabled) return [];
		const name = nameOf(item.args[0]);
		if (name === null) return [];
		if (item.name === "run.job") return [{ span: item.nameSpan, kind: "job", name, input: null }];
		if (item.name !== "function") return [];
		return [{ span: item.nameSpan, kind: "function", name, input: neededInput(item) }];
	});
}

function neededInput(node: Statement): string | null {
	const needed = inputsOf(node).filter(({ optional, type }) => !optional && type !== "dblink");
	if (needed.length === 0) return null;
	return JSON.stringify(Object.fromEntries(needed.map((column) => [column.name, emptyValue(column)])));
}

/** A value of the type of an input, to be typed over. */
function emptyValue(column: Column): unknown {
	if (column.lists.length > 0) return [];
	if (column.type === "enum") return valuesOf(column)[0] ?? "";
	switch (findType(column.type)?.result) {
		case "text":
			return "";
		case "int":
		case "number":
			return 0;
		case "bool":
			return false;
		case "object":
			return {};
		default:
			return null;
	}
}
