import type { Lines } from "../text.js";
import type { EditorDocument } from "../workspace.js";
import { type Placed, visitNodes } from "./nodes.js";
import { steadyTree } from "./steady.js";

/** Lines (counted from 0) that can be folded away behind the first of them. */
export interface Fold {
	readonly startLine: number;
	readonly endLine: number;
	readonly isComment: boolean;
}

/** What has brackets around it, or quotes. */
const foldable = new Set(["Text", "Array", "Object", "Group"]);

/** Blocks, lists, objects, expressions in brackets, texts and comments of several lines. */
export function foldsOf(document: EditorDocument, lines: Lines): Fold[] {
	const tree = steadyTree(document);
	const found = new Map<number, Fold>();
	const add = (startLine: number, endLine: number, isComment: boolean): void => {
		// Of two that begin in one line the longer one holds the other.
		if (endLine > startLine && (found.get(startLine)?.endLine ?? 0) < endLine)
			found.set(startLine, { startLine, endLine, isComment });
	};
	visitNodes(tree.file, (node) => {
		if (!isFoldable(node)) return;
		const span = tree.place(node);
		if (span === null) return;
		const last = lines.lineOf(Math.max(span.start, span.end - 1));
		const closing = lines.text.slice(lines.lineSpan(last).start, span.end).trim();
		// The line with the closing bracket stays.
		add(lines.lineOf(span.start), closing.length <= 3 ? last - 1 : last, false);
	});
	for (const [first, last] of commentRuns(document, lines)) add(first, last, true);
	return [...found.values()].sort((a, b) => a.startLine - b.startLine);
}

function isFoldable(node: Placed): boolean {
	return node.kind === undefined ? "items" in node && !("comments" in node) : foldable.has(node.kind);
}

/** Comments that have their lines to themselves and follow each other. */
function commentRuns({ file }: EditorDocument, lines: Lines): [number, number][] {
	const runs: [number, number][] = [];
	for (const comment of file.comments) {
		if (comment.trailing) continue;
		const line = lines.lineOf(comment.start);
		const run = runs.at(-1);
		if (run?.[1] === line - 1) run[1] = line;
		else runs.push([line, line]);
	}
	return runs;
}
