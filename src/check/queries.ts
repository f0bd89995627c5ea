import type { Expression } from "../../grammar/ast.js";
import { visitExpression } from "../../grammar/tree.js";

/** Whether an expression of a query depends on a column, so that the database has to work it out. */
export function mentionsColumn(root: Expression): boolean {
	let isColumn = false;
	visitExpression(root, (node) => {
		if (node.kind === "Variable" && node.name === "db") isColumn = true;
	});
	return isColumn;
}
