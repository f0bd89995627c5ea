import type { Column, Statement } from "../../../grammar/ast.js";
import type { Span } from "../../../grammar/source.js";
import { nameOf, statementsOf } from "../../../grammar/tree.js";
import { findType } from "../../catalogue/types/index.js";
import { inputsOf, valuesOf } from "../language/declarations.js";
import type { EditorDocument } from "../workspace.js";

/** Something that can be run. */
export interface Runnable {
	readonly span: Span;
	readonly kind: "job" | "function" | "test";
	readonly name: string;
	/** The input it needs, as JSON to be filled in; null when it runs as it is. */
	readonly input: string | null;
}

/** Jobs, functions and their tests. */
export function runnablesOf({ file }: EditorDocument): Runnable[] {
	return file.items.flatMap((item): Runnable[] => {
		if (item.kind !== "Statement" || item.disabled) return [];
		const name = nameOf(item.args[0]);
		if (name === null) return [];
		if (item.name === "run.job") return [{ span: item.nameSpan, kind: "job", name, input: null }];
		if (item.name !== "function") return [];
		return [{ span: item.nameSpan, kind: "function", name, input: neededInput(item) }, ...testsOf(item, name)];
	});
}

/** They are called as `xano test -t` finds them: two functions of a file may have tests of the same name. */
function testsOf(node: Statement, functionName: string): Runnable[] {
	return statementsOf(node.body).flatMap((item): Runnable[] => {
		const name = item.name === "test" ? nameOf(item.args[0]) : null;
		return name === null ? [] : [{ span: item.nameSpan, kind: "test", name: `${functionName} > ${name}`, input: null }];
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
