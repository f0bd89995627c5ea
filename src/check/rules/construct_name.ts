import { nameOf } from "../../../grammar/tree.js";
import { rule } from "../rule.js";

/** Functions and jobs are found by their names. */
export const constructName = rule({
	name: "construct-name",
	kinds: ["function", "run.job", "run.service"],
	create: ({ report, construct }) => ({
		construct: (node) => {
			const [name, second] = node.args;
			const { kind } = construct;
			if (nameOf(name) === null || nameOf(name) === "") {
				report({
					code: "missing-construct-name",
					severity: "error",
					message: `this \`${kind}\` has no name`,
					span: name ?? node.nameSpan,
					help: `write \`${kind} "name" { … }\``,
				});
			} else if (second) {
				report({
					code: "wrong-argument",
					severity: "error",
					message: `\`${kind}\` takes one name`,
					span: second,
					help: `write \`${kind} ${JSON.stringify(nameOf(name))} { … }\``,
				});
			}
		},
	}),
});
