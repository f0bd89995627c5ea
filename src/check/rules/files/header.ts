import type { Item } from "../../../../grammar/ast.js";
import type { Source, Span } from "../../../../grammar/source.js";
import { fileRule } from "../../rule.js";

/** The comment before a construct, and the empty lines that part it from it. */
export const header = fileRule({
	name: "header",
	check: ({ file, report }) => {
		const { comments, dividers, items } = file.file;
		for (const item of items) {
			const section = dividers.findLast((divider) => divider.end <= item.start)?.end ?? 0;
			const before = items.findLast((other) => other.end <= item.start);
			if (before !== undefined && before.start >= section) continue;
			const leading = comments.filter((comment) => comment.start >= section && comment.end <= item.start);
			const last = leading.at(-1);
			if (!last) continue;
			const gap = emptyLines(file.source, last, item);
			if (gap === null) continue;
			report({
				code: "blank-line-after-header",
				severity: "portability",
				message: `Xano's validator refuses the empty ${gap.count === 1 ? "line" : "lines"} between this comment and \`${nameOf(item)}\``,
				span: last,
				help: gap.count === 1 ? `remove the empty line ${gap.line}` : `remove the empty lines from line ${gap.line} on`,
				fix: { title: "remove the empty lines", edits: [{ span: gap.span, text: "" }] },
			});
		}
	},
});

function nameOf(item: Item): string {
	return item.kind === "Column" ? item.type : item.name;
}

function emptyLines(source: Source, comment: Span, item: Span): { span: Span; line: number; count: number } | null {
	const first = source.lineAndColumn(comment.end).line + 1;
	const next = source.lineAndColumn(item.start).line;
	if (next <= first) return null;
	return {
		span: { start: source.lineSpan(first).start, end: source.lineSpan(next).start },
		line: first,
		count: next - first,
	};
}
