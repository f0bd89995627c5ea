import { fileRule } from "../../rule.js";

/** `value = $n // 2`: in Python a division, here a comment. */
export const commentDivision = fileRule({
	name: "comment-division",
	check: ({ file, report }) => {
		for (const { text, trailing, start, end } of file.file.comments) {
			const match = trailing ? /^\/\/ ?(\d+(?:\.\d+)?|\$[A-Za-z_][\w.]*)\)?\s*$/.exec(text) : null;
			if (!match) continue;
			const line = file.source.lineSpan(file.source.lineAndColumn(start).line);
			const before = file.source.text.slice(line.start, start);
			const left = /=\s*([^="]*[\w)\]])\s*$/.exec(before)?.[1];
			if (left === undefined) continue;
			report({
				code: "comment-division",
				severity: "warning",
				message: "`//` begins a comment, so this is no division",
				span: { start, end },
				help: `a division without its rest is \`(${left} / ${match[1]})|floor\``,
			});
		}
	},
});
