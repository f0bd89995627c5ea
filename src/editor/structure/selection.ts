import type { Span } from "../../../grammar/source.js";
import type { EditorDocument } from "../workspace.js";
import { type Placed, partsOfNode } from "./nodes.js";

/** What stands around a place, from the innermost to the whole file: what a growing selection takes in. */
export function selectionsAt({ file, source }: EditorDocument, offset: number): Span[] {
	const around: Span[] = [{ start: 0, end: source.text.length }];
	const grow = ({ start, end }: Span): void => {
		const last = around.at(-1) as Span;
		const isSmaller = start >= last.start && end <= last.end && end - start < last.end - last.start;
		if (isSmaller && start <= offset && offset <= end) around.push({ start, end });
	};
	let node: Placed | undefined = file;
	while (node !== undefined) {
		grow(node);
		if (node.kind === undefined && "items" in node && node !== file) grow({ start: node.start + 1, end: node.end - 1 });
		if (node.kind === "Text" && node.end - node.start >= 2) grow({ start: node.start + 1, end: node.end - 1 });
		const all: readonly Placed[] = node === file ? file.items : partsOfNode(node);
		const parts: Placed[] = all.filter(({ start, end }) => start <= offset && offset <= end);
		// Where two parts touch, the one behind the place is meant; without one, the one before it.
		node = parts.at(-1);
	}
	for (const comment of file.comments) grow(comment);
	grow(wordAt(source.text, offset));
	return around.reverse();
}

function wordAt(text: string, offset: number): Span {
	let start = offset;
	let end = offset;
	while (start > 0 && /\w/.test(text.charAt(start - 1))) start--;
	while (end < text.length && /\w/.test(text.charAt(end))) end++;
	return { start, end };
}
