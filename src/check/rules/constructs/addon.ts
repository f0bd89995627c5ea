import { childOf, isSwitchedOff, statementsOf } from "../../../../grammar/tree.js";
import { rule } from "../../rule.js";

/** The stack of an addon, which is one query. */
export const addon = rule({
	name: "addon",
	kinds: ["addon"],
	create: ({ report }) => ({
		construct: (node) => {
			const stack = childOf(node, "stack");
			if (!stack?.body) return;
			let queries = 0;
			for (const item of statementsOf(stack.body)) {
				if (isSwitchedOff(item)) continue;
				if (item.name === "db.query" && ++queries === 1) continue;
				report({
					code: "addon-stack",
					severity: "warning",
					message:
						item.name === "db.query" ? "an addon asks one query" : `\`${item.name}\` stands in the stack of an addon`,
					span: item.nameSpan,
					why: "An addon is one `db.query`, asked for every row of another; nothing else in it is run.",
					help: "what has to be worked out belongs in the function or query that uses the addon",
				});
				return;
			}
		},
	}),
});
