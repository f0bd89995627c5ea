import type { Column, Statement } from "../../grammar/ast.js";
import { statementsOf } from "../../grammar/tree.js";
import type { ProjectFile } from "../project/project.js";

/*
 * What could not be read is left out of the tree. Whatever then seems to be missing is no second mistake, so nothing is
 * said about it.
 */

/** Whether something in a statement or input itself, not in the statements of its block, could not be read. */
export function isDamaged(node: Statement | Column, { issues }: ProjectFile): boolean {
	return issues.some(({ span: { start } }) => {
		if (start < node.start || start >= node.end) return false;
		return !statementsOf(node.body).some((child) => child.start <= start && start < child.end);
	});
}

/** Whether a name stands in a line that could not be read as a whole. */
export function isDoubtful(name: string, { issues, source }: ProjectFile): boolean {
	return issues.some(({ span }) => {
		const line = source.lineText(source.lineAndColumn(span.start).line);
		return line.length > 10_000 || new RegExp(`(?<!\\w)${name.replace(/\W/g, "\\$&")}(?!\\w)`).test(line);
	});
}
