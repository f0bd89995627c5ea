import type { Column, Statement } from "../../grammar/ast.js";
import type { SyntaxIssue } from "../../grammar/source.js";
import { statementsOf } from "../../grammar/tree.js";
import type { ProjectFile } from "../project/project.js";

/*
 * What could not be read is left out of the tree. Whatever then seems to be missing is no second mistake, so nothing is
 * said about it.
 */

/** Whether something in a statement or input itself, not in the statements of its block, could not be read. */
export function isDamaged(node: Statement | Column, { issues }: ProjectFile): boolean {
	return issues.some((issue) => {
		const { start } = issue.span;
		if (!isLost(issue) || start < node.start || start >= node.end) return false;
		return !statementsOf(node.body).some((child) => child.start <= start && start < child.end);
	});
}

/** Whether something is missing in the tree; what is only written differently has been read as what the fix makes of it. */
export function isLost({ unread, fix }: SyntaxIssue): boolean {
	return unread === true || fix === undefined;
}

/** Whether brackets are missing or left over before a place, so that what stands there may be in another block than it seems. */
export function isOutOfStep({ issues }: ProjectFile, offset: number): boolean {
	return issues.some(({ code, fix, span }) => {
		const isBracket = code === "unclosed-bracket" || code === "stray-bracket" || code === "unterminated-text";
		return isBracket && (fix === undefined || fix.applies === "suggested") && span.start < offset;
	});
}

/** Whether a name stands in a line that could not be read as a whole. */
export function isDoubtful(name: string, { issues, source }: ProjectFile): boolean {
	return issues.some((issue) => {
		const { span } = issue;
		if (!isLost(issue)) return false;
		const line = source.lineText(source.lineAndColumn(span.start).line);
		return line.length > 10_000 || new RegExp(`(?<!\\w)${name.replace(/\W/g, "\\$&")}(?!\\w)`).test(line);
	});
}
