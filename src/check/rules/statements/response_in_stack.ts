import type { Item, Statement } from "../../../../grammar/ast.js";
import { enabledItems } from "../../../../grammar/tree.js";
import type { Fix } from "../../../diagnostics/diagnostic.js";
import { isOutOfStep } from "../../damage.js";
import { type Context, rule } from "../../rule.js";
import { excerpt } from "../../suggestions.js";
import { nounOf } from "../../wording.js";

/** `response $value` and `response { … }` */
function asReturn(node: Statement, textOf: Context["textOf"]): { fix?: Fix } {
	const [value] = node.args;
	if (!value || node.args.length > 1 || node.body !== null) return {};
	return {
		fix: {
			title: "leave the function here with `return`",
			edits: [{ span: { start: node.start, end: node.end }, text: `return { value = ${textOf(value)} }` }],
			applies: "suggested",
		},
	};
}

/** Properties between statements, `response` above all. */
export const responseInStack = rule({
	name: "response-in-stack",
	create: ({ report, textOf, construct, file }) => {
		const noun = nounOf(construct.kind);
		/** What ends the function anyway, so that a `return` there leaves nothing out. */
		let last: Item | undefined;
		return {
			stack: (block, owner) => {
				if (owner === null) last = enabledItems(block).at(-1);
			},
			property: (node) => {
				// What every statement takes has a rule of its own.
				if (node.name === "description" || node.name === "disabled" || node.name === "mock") return;
				if (node.name === "response") {
					if (isOutOfStep(file, node.start)) return;
					report({
						code: "response-in-stack",
						severity: "error",
						message: "`response` does not belong in a stack",
						span: node.nameSpan,
						why: `It is a property of the ${noun} and worked out once, when the stack is done.`,
						help: `move it behind the \`stack { … }\`, or leave the ${noun} here with \`return { value = ${excerpt(textOf(node.value), 30)} }\``,
						fix: {
							title: "leave the function here with `return`",
							edits: [
								{ span: { start: node.start, end: node.value.start }, text: "return { value = " },
								{ span: { start: node.value.end, end: node.value.end }, text: " }" },
							],
							...(node === last ? {} : { applies: "suggested" }),
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
					fix: {
						title: "set a variable",
						edits: [
							{
								span: { start: node.start, end: node.value.start },
								text: `var $${node.name.replace(/\W/g, "_")} { value = `,
							},
							{ span: { start: node.value.end, end: node.value.end }, text: " }" },
						],
						applies: "suggested",
					},
				});
			},
			statement: (node) => {
				if (node.name !== "response" && node.name !== "input") return;
				report({
					code: node.name === "response" ? "response-in-stack" : "wrong-place",
					severity: "error",
					message: `\`${node.name}\` does not belong in a stack`,
					span: node.nameSpan,
					help: `move it out of the \`stack { … }\`, directly into the ${noun}`,
					...(node.name === "response" ? asReturn(node, textOf) : {}),
				});
			},
		};
	},
});
