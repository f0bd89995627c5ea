import type { Expression } from "../../../../grammar/ast.js";
import type { Span } from "../../../../grammar/source.js";
import { isNumericText } from "../../../values/convert.js";
import { rule } from "../../rule.js";

type Binary = Extract<Expression, { kind: "Binary" }>;

const arithmetic = new Set(["+", "-", "*", "/", "%"]);

/** `"Hello " + $name`: the operators of numbers raise "Not numeric." on a text. */
export const textArithmetic = rule({
	name: "text-arithmetic",
	create: ({ report }) => ({
		Binary: (node, { parent }) => {
			if (!arithmetic.has(node.operator)) return;
			// The sum around it is looked at as a whole, and the key of `get` is the matter of another rule.
			if (node.operator === "+" && parent?.kind === "Binary" && parent.operator === "+" && parent.left === node) return;
			if (parent?.kind === "Pipe" && parent.filters.some(({ name, args }) => name === "get" && args[0] === node))
				return;
			const { operands, signs } = chainOf(node);
			const at = operands.findIndex((operand) => operand.kind === "Text" && !isNumericText(operand.value));
			const text = operands[at];
			if (text === undefined) return;
			const joins = node.operator === "+";
			report({
				code: "text-arithmetic",
				severity: "warning",
				message: `\`${node.operator}\` is for numbers, and this is a text`,
				span: text,
				...(joins
					? {
							help: "texts are joined with `~`",
							fix: {
								title: "join with `~`",
								edits: signs.slice(Math.max(at - 1, 0)).map((span) => ({ span, text: "~" })),
							},
						}
					: {}),
			});
		},
	}),
});

/** What a sum adds up, and where its signs stand; the two sides of another operator. */
function chainOf(node: Binary): { readonly operands: readonly Expression[]; readonly signs: readonly Span[] } {
	const operands = [node.right];
	const signs = [node.operatorSpan];
	let left = node.left;
	while (node.operator === "+" && left.kind === "Binary" && left.operator === "+") {
		operands.unshift(left.right);
		signs.unshift(left.operatorSpan);
		left = left.left;
	}
	operands.unshift(left);
	return { operands, signs };
}
