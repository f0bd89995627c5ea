import { constructSynonyms } from "../../../diagnostics/synonyms.js";
import type { Project, ProjectFile } from "../../../project/project.js";
import { constructKinds } from "../../constructs.js";
import { isOutOfStep } from "../../damage.js";
import { fileRule } from "../../rule.js";
import { propose } from "../../suggestions.js";

/** What stands at the outermost level of a file: constructs and nothing else. */
export const outermost = fileRule({
	name: "outermost",
	check: ({ file, names, project, report }) => {
		const { items } = file.file;
		if (items.length === 0 && file.issues.length === 0 && isRead(file, project)) {
			report({
				code: "empty-file",
				severity: "warning",
				message: "this file declares nothing",
				span: { start: 0, end: 0 },
				help: "declare a function in it, or remove the file",
			});
		}
		let statements = 0;
		for (const item of items) {
			if (item.disabled || isOutOfStep(file, item.start)) continue;
			if (item.kind === "Attribute") {
				report({
					code: "wrong-place",
					severity: "error",
					message: `\`${item.name}\` stands outside of every construct`,
					span: item.nameSpan,
					why: "At the outermost level of a file stand constructs: functions, jobs, tables and their kin.",
					help: "move it into the braces it belongs to",
				});
			} else if (item.kind === "Statement" && !constructKinds.includes(item.name)) {
				// A file of statements is one mistake.
				const isStatement = names.meaning(item).kind !== "unknown" && item.args[0]?.kind !== "Text";
				if (isStatement && statements++ > 0) continue;
				report({
					code: "unknown-construct",
					severity: "error",
					message: isStatement
						? `the statement \`${item.name}\` stands outside of every function`
						: `a file cannot begin with \`${item.name}\``,
					span: item.nameSpan,
					why: "At the outermost level of a file stand constructs: `function`, `run.job`, `table`, `query`, `task` and their kin.",
					...(isStatement
						? { help: 'statements belong in a stack: `function "name" { input { } stack { … } response = null }`' }
						: propose(item.name, constructKinds, [item.nameSpan], { synonyms: constructSynonyms(), maximum: 1 })),
				});
			}
		}
	},
});

/** Whether a file has been read: of one that cannot be, or is too long, its reader has said so. */
function isRead({ source }: ProjectFile, { diagnostics }: Project): boolean {
	return !diagnostics.some((each) => each.source === source);
}
