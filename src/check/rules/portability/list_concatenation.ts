import { kindOf } from "../../kinds.js";
import { rule } from "../../rule.js";

/** `~` between lists. */
export const listConcatenation = rule({
	name: "list-concatenation",
	create: (context) => ({
		Binary: (node) => {
			if (node.operator !== "~") return;
			if (kindOf(node.left, context) !== "array" && kindOf(node.right, context) !== "array") return;
			context.report({
				code: "list-concatenation",
				severity: "portability",
				message: "`~` joins texts on Xano; nobody has shown that it joins lists",
				span: node.operatorSpan,
				help: "write `$list|merge:$other`, or `$list|push:$element` for one element",
			});
		},
	}),
});
