import { withoutGroups } from "../../../../grammar/tree.js";
import { rule } from "../../rule.js";

const regexFilters = new Set(["regex_matches", "regex_get_first_match", "regex_get_all_matches"]);
const delimited = /^\s*([/#~@!%])[\s\S]*\1[imsxuADUJ]*\s*$/;

/** Regex filters are given the pattern in front. */
export const reversedRegex = rule({
	name: "reversed-regex",
	create: ({ report, textOf }) => ({
		Pipe: (node) => {
			node.filters.forEach((use, index) => {
				const [argument] = use.args;
				if (use.disabled || !regexFilters.has(use.name) || argument?.kind !== "Text" || !delimited.test(argument.value))
					return;
				const subject = withoutGroups(node.subject);
				if (index > 0 || (subject.kind === "Text" && delimited.test(subject.value))) return;
				report({
					code: "reversed-regex",
					severity: "portability",
					message: `\`${use.name}\` is given the pattern in front and the text as its argument`,
					span: argument,
					help: "let the two change places",
					fix: {
						title: "let them change places",
						edits: [
							{ span: node.subject, text: textOf(argument) },
							{ span: argument, text: isPlain(node.subject.kind) ? textOf(node.subject) : `(${textOf(node.subject)})` },
						],
					},
				});
			});
		},
	}),
});

function isPlain(kind: string): boolean {
	return kind === "Variable" || kind === "Access" || kind === "Text" || kind === "Group";
}
