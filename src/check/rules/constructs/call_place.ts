import { findConstruct } from "../../../catalogue/constructs/index.js";
import { rule } from "../../rule.js";
import { withArticle } from "../../wording.js";

/** Statements that are for workflow tests, and those that are for tools as well. */
const forTests = new Set(["function.call", "addon.call", "middleware.call", "trigger.call", "workflow_test.call"]);
const forTools = new Set(["api.call", "task.call", "tool.call"]);

/** Calls of whole constructs where Xano does not know them. */
export const callPlace = rule({
	name: "call-place",
	create: ({ construct, report }) => {
		const calls = findConstruct(construct.kind)?.calls;
		return {
			statement: (node) => {
				const isForTools = forTools.has(node.name);
				if (calls === "test" || (calls === "tool" && isForTools) || !(isForTools || forTests.has(node.name))) return;
				report({
					code: "call-outside-test",
					severity: "portability",
					message: `\`${node.name}\` stands in ${withArticle(construct.kind)}`,
					span: node.nameSpan,
					why: `Xano knows it in ${isForTools ? "tools and workflow tests" : "workflow tests"} only.`,
					...(node.name === "function.call" ? { help: "a function is called by `function.run`" } : {}),
				});
			},
		};
	},
});
