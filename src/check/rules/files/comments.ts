import type { Expression } from "../../../../grammar/ast.js";
import type { Span } from "../../../../grammar/source.js";
import { expressionsOf, partsOf, visitItems } from "../../../../grammar/tree.js";
import { fileRule } from "../../rule.js";

/** Comments where Xano's validator does not expect them. */
export const comments = fileRule({
	name: "comments",
	check: ({ file, options, report }) => {
		if (file.file.comments.length === 0) return;
		const literals = outermostLiterals(file.file.items);
		let literal = 0;
		for (const comment of file.file.comments) {
			while (literal < literals.length && (literals[literal] as Span).end <= comment.start) literal++;
			const around = literals[literal];
			// The documented example of a job has comments behind its values: those are mentioned only when asked.
			if (comment.trailing) {
				if (!options.strict) continue;
				report({
					code: "comment-after-code",
					severity: "portability",
					message: "Xano's validator wants comments on lines of their own",
					span: comment,
					help: "move it to the line before",
				});
			} else if (around && around.start < comment.start) {
				report({
					code: "comment-in-value",
					severity: "portability",
					message: "Xano's validator does not expect a comment inside a value",
					span: comment,
					help: "move it to a line of its own before the statement",
				});
			}
		}
	},
});

/** Lists and objects that stand in no other, in the order of the text. */
function outermostLiterals(items: Parameters<typeof visitItems>[0]): Span[] {
	const found: Span[] = [];
	visitItems(items, (item) => {
		const pending: Expression[] = expressionsOf(item);
		for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
			if (node.kind === "Array" || node.kind === "Object") found.push(node);
			else pending.push(...partsOf(node));
		}
	});
	return found.sort((a, b) => a.start - b.start);
}
