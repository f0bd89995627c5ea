import { statementSynonyms } from "../../diagnostics/synonyms.js";
import { rule } from "../rule.js";
import { bareName, propose } from "../suggestions.js";

/** Names no statement has, and statements that do not run here. */
export const unknownStatement = rule({
	name: "unknown-statement",
	create: ({ names, catalogue, report }) => ({
		statement: (node, _place, meaning) => {
			if (meaning.kind === "gap") {
				report({
					code: "unsupported-statement",
					severity: "error",
					message: meaning.reason,
					span: node.nameSpan,
					help: `write \`!${node.name}\` to leave it out and run the rest`,
				});
			}
			// Words of a function that stray into its stack have a rule of their own.
			if (meaning.kind !== "unknown" || node.name === "response" || node.name === "input") return;
			if (node.name === "as") {
				report(bareName(node.nameSpan, node.args[0]));
				return;
			}
			const synonyms = statementSynonyms();
			const filter = Object.hasOwn(synonyms, node.name) ? undefined : catalogue.filter(node.name);
			report({
				code: "unknown-statement",
				severity: "error",
				message: `there is no statement \`${node.name}\``,
				span: node.nameSpan,
				...(filter
					? { help: `\`${filter.name}\` is a filter: write it behind a value, as in \`$value|${filter.name}\`` }
					: propose(node.name, names.statements, [node.nameSpan], { synonyms })),
			});
		},
	}),
});
