import { constructKinds } from "../../constructs.js";
import { fileRule } from "../../rule.js";

/** Constructs that follow one another without a line `---`. */
export const severalConstructs = fileRule({
	name: "several-constructs",
	check: ({ file, report }) => {
		const { items, dividers } = file.file;
		for (let index = 1; index < items.length; index++) {
			const before = items[index - 1];
			const item = items[index];
			if (before?.kind !== "Statement" || item?.kind !== "Statement" || !constructKinds.includes(item.name)) continue;
			if (dividers.some(({ start }) => start >= before.end && start < item.start)) continue;
			report({
				code: "several-constructs",
				severity: "portability",
				message: "Xano keeps one construct per file",
				span: item.nameSpan,
				help: "move it to a file of its own, or put a line `---` before it",
				fix: {
					title: "put a line `---` before it",
					edits: [{ span: { start: item.start, end: item.start }, text: "---\n" }],
				},
			});
			return;
		}
	},
});
