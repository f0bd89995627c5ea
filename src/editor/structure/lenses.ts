import type { Statement } from "../../../grammar/ast.js";
import type { Span } from "../../../grammar/source.js";
import { blockOf, nameOf } from "../../../grammar/tree.js";
import type { EditorDocument } from "../workspace.js";

/** Something that can be run as it is. */
export interface Runnable {
	readonly span: Span;
	readonly kind: "job" | "function";
	readonly name: string;
}

/** Jobs, and functions that need no input. */
export function runnablesOf({ file }: EditorDocument): Runnable[] {
	return file.items.flatMap((item): Runnable[] => {
		if (item.kind !== "Statement" || item.disabled) return [];
		const name = nameOf(item.args[0]);
		if (name === null) return [];
		if (item.name === "run.job") return [{ span: item.nameSpan, kind: "job", name }];
		if (item.name !== "function" || needsInput(item)) return [];
		return [{ span: item.nameSpan, kind: "function", name }];
	});
}

function needsInput(node: Statement): boolean {
	return (blockOf(node, "input")?.items ?? []).some(
		(item) => item.kind === "Column" && !item.disabled && !item.optional && item.type !== "dblink",
	);
}
