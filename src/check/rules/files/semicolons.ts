import { fileRule } from "../../rule.js";

/** `;` at the end of a line. */
export const semicolons = fileRule({
	name: "semicolons",
	check: ({ file, report }) => {
		for (const span of file.file.semicolons) {
			report({
				code: "semicolon",
				severity: "portability",
				message: "`;` means nothing in XanoScript",
				span,
				help: "remove it: a line ends by itself",
				fix: { title: "remove the `;`", edits: [{ span, text: "" }] },
			});
		}
	},
});
