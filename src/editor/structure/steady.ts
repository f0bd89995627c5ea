import type { File, Statement } from "../../../grammar/ast.js";
import type { Span } from "../../../grammar/source.js";
import type { EditorDocument } from "../workspace.js";

/** A tree, and where its parts stand in the text as it is; null for parts that are gone. */
export interface SteadyTree {
	readonly file: File;
	place(span: Span): Span | null;
}

/**
 * The tree an outline is made of. While something is being typed a bracket may be open, and the constructs behind it
 * are read as parts of the one before; then it is the tree of the last text that was whole, moved to where its parts
 * stand now.
 */
export function steadyTree(document: EditorDocument): SteadyTree {
	const { file, issues, lastGood, source } = document;
	const current: SteadyTree = { file, place: (span) => span };
	if (issues.length === 0 || lastGood === null) return current;
	const changed = changeBetween(lastGood.source.text, source.text);
	const place = ({ start, end }: Span): Span | null => {
		const moved = { start: changed.move(start, "start"), end: changed.move(end, "end") };
		return moved.end >= moved.start ? moved : null;
	};
	const there = new Set(file.items.map(nameOf));
	const isLost = lastGood.file.items.some((item) => {
		const isUntouched = item.end <= changed.start || item.start >= changed.end;
		return isUntouched && !there.has(nameOf(item));
	});
	return isLost ? { file: lastGood.file, place } : current;
}

function nameOf(item: File["items"][number]): string {
	if (item.kind !== "Statement") return `${item.kind} ${item.name}`;
	const [name]: Statement["args"] = item.args;
	return `${item.name} ${name?.kind === "Text" || name?.kind === "Word" ? name.value : ""}`;
}

interface Change extends Span {
	/** Where an offset of the old text is in the new one; inside what changed it is taken to its edge. */
	move(offset: number, edge: "start" | "end"): number;
}

/** The one stretch of the old text outside of which both texts are the same. */
function changeBetween(before: string, after: string): Change {
	const shorter = Math.min(before.length, after.length);
	let start = 0;
	while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
	let rest = 0;
	while (
		rest < shorter - start &&
		before.charCodeAt(before.length - 1 - rest) === after.charCodeAt(after.length - 1 - rest)
	)
		rest++;
	const end = before.length - rest;
	const newEnd = after.length - rest;
	return {
		start,
		end,
		move: (offset, edge) => {
			if (offset <= start) return offset;
			if (offset >= end) return offset - end + newEnd;
			return edge === "start" ? start : newEnd;
		},
	};
}
