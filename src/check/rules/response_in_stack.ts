import { rule } from "../rule.js";
import { excerpt } from "../suggestions.js";

/** Properties between statements, `response` above all. */
export const responseInStack = rule({
	name: "response-in-stack",
	create: ({ report, textOf }) => ({
		property: (node) => {
			// What every statement takes has a rule of its own.
			if (node.name === "description" || node.name === "disabled" || node.name === "mock") return;
			if (node.name === "response") {
				report({
					code: "response-in-stack",
					severity: "error",
					message: "`response` does not belong into a stack",
					span: node.nameSpan,
					why: "It is a property of the function and worked out once, when the stack is done.",
					help: `move it behind the \`stack { … }\`, or leave the function here with \`return { value = ${excerpt(textOf(node.value), 30)} }\``,
					fix: {
						title: "leave the function here with `return`",
						edits: [
							{ span: { start: node.start, end: node.value.start }, text: "return { value = " },
							{ span: { start: node.value.end, end: node.value.end }, text: " }" },
						],
					},
				});
				return;
			}
			report({
				code: "wrong-place",
				severity: "error",
				message: `\`${node.name} = …\` stands between statements`,
				span: node.nameSpan,
				why: "Properties belong to the statement in whose braces they stand; here are only statements.",
				help: `to set a variable write \`var $${node.name.replace(/\W/g, "_")} { value = ${excerpt(textOf(node.value), 30)} }\``,
			});
		},
		statement: (node) => {
			if (node.name !== "response" && node.name !== "input") return;
			report({
				code: node.name === "response" ? "response-in-stack" : "wrong-place",
				severity: "error",
				message: `\`${node.name}\` does not belong into a stack`,
				span: node.nameSpan,
				help: `move it out of the \`stack { … }\`, directly into the function`,
			});
		},
	}),
});
