import { rule } from "../../rule.js";
import { replace } from "../../suggestions.js";

/** Statements under another name than Xano's. */
export const localNames = rule({
	name: "local-names",
	create: ({ report }) => ({
		statement: (node, _place, meaning) => {
			if (meaning.kind !== "statement") return;
			const { definition } = meaning;
			if (definition.name !== node.name) {
				report({
					code: "local-statement",
					severity: "portability",
					message: `Xano calls this statement \`${definition.name}\``,
					span: node.nameSpan,
					help: `write \`${definition.name}\``,
					fix: replace(`write \`${definition.name}\``, node.nameSpan, definition.name),
				});
			} else if (definition.portability !== undefined && definition.family !== "expect") {
				report({
					code: "local-statement",
					severity: "portability",
					message: definition.portability,
					span: node.nameSpan,
				});
			}
		},
	}),
});
