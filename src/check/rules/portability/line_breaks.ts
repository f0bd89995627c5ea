import type { Expression } from "../../../../grammar/ast.js";
import type { Span } from "../../../../grammar/source.js";
import { type Context, type ExpressionPlace, rule } from "../../rule.js";
import { parenthesize } from "../../suggestions.js";

/** Expressions that go on in the next line without a bracket around them. */
export const lineBreaks = rule({
	name: "line-breaks",
	create: (context) => {
		let told: Expression | null = null;
		const look = (whole: Expression, between: Span, place: ExpressionPlace): void => {
			if (!place.open || (told && told.start <= whole.start && whole.end <= told.end)) return;
			if (!withoutComments(context.textOf(between)).includes("\n")) return;
			told = whole;
			tell(whole, between, context);
		};
		return {
			Binary: (node, place) => look(node, { start: node.left.end, end: node.right.start }, place),
			Ternary: (node, place) => {
				look(node, { start: node.condition.end, end: node.consequent.start }, place);
				look(node, { start: node.consequent.end, end: node.alternate.start }, place);
			},
		};
	},
});

function tell(whole: Expression, between: Span, { report }: Context): void {
	report({
		code: "line-break-in-expression",
		severity: "portability",
		message: "Xano ends an expression with its line",
		span: between,
		help: "put the whole expression into parentheses",
		fix: parenthesize(whole),
	});
}

function withoutComments(text: string): string {
	return text.replace(/\/\/[^\n]*/g, "");
}
