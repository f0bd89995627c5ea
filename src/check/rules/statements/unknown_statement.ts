import { branchSynonyms, statementSynonyms } from "../../../diagnostics/synonyms.js";
import { rule } from "../../rule.js";
import { rewrittenStatement } from "../../statement_rewrites.js";
import { bareName, propose } from "../../suggestions.js";

/** Names no statement has. */
export const unknownStatement = rule({
	name: "unknown-statement",
	create: ({ names, catalogue, report, construct }) => ({
		statement: (node, { parent }, meaning) => {
			// Words of a function that stray into its stack have a rule of their own.
			if (meaning.kind !== "unknown" || node.name === "response" || node.name === "input") return;
			if (node.name === "as") {
				report(bareName(node.nameSpan, node.args[0]));
				return;
			}
			// Where a statement has blocks only, one of these is meant before anything else.
			const branches = parent ? [...names.blocks(parent).keys()] : [];
			const branch = branches.includes("stack")
				? {}
				: propose(node.name, branches, [node.nameSpan], { synonyms: branchSynonyms() });
			const synonyms = statementSynonyms();
			const filter = Object.hasOwn(synonyms, node.name) ? undefined : catalogue.filter(node.name);
			report({
				code: "unknown-statement",
				severity: "error",
				message: `there is no statement \`${node.name}\``,
				span: node.nameSpan,
				...((branch.help === undefined ? null : branch) ??
					rewrittenStatement(node, construct.source.text) ??
					(filter
						? { help: `\`${filter.name}\` is a filter: write it behind a value, as in \`$value|${filter.name}\`` }
						: propose(node.name, names.statements, [node.nameSpan], { synonyms }))),
			});
		},
	}),
});
