import type { Expression } from "../../../../grammar/ast.js";
import type { Span } from "../../../../grammar/source.js";
import { resultTargetOf } from "../../../../grammar/tree.js";
import { type Context, rule } from "../../rule.js";

/** What stands after `as`. */
export const resultVariable = rule({
	name: "result-variable",
	create: (context) => ({
		statement: (node, _place, meaning) => {
			// Without a block the name of an element stands where a result would.
			if (meaning.kind === "branch" && node.result && node.name !== "each") unexpected(node.name, node.result, context);
			if (meaning.kind !== "statement") return;
			const { definition } = meaning;
			if (node.result && definition.bindsInPages) bindsNothing(node.name, node.result, context);
			else if (node.result && definition.binds === "never") unexpected(node.name, node.result, context);
			else if (node.result && resultTargetOf(node.result) === null) notWritable(node.result, context);
			else if (node.result && definition.clause && context.options.strict && !isPlain(node.result))
				notPlain(node.name, node.result, context);
			else if (!node.result && definition.bindsOnXano && context.options.strict) {
				context.report({
					code: "required-on-xano",
					severity: "portability",
					message: `Xano wants \`as $x\` behind every \`${node.name}\``,
					span: node.nameSpan,
					help: "add `as $taken` behind it",
				});
			} else if (!node.result && !node.binding && definition.binds !== "never" && definition.effects === "pure") {
				context.report({
					code: "missing-result-variable",
					severity: "warning",
					message: `nothing keeps the result of \`${node.name}\``,
					span: node.nameSpan,
					help: "add `as $result` behind it",
				});
			}
		},
	}),
});

/** `$name` or `$var.name`. */
function isPlain(node: Expression): boolean {
	const target = resultTargetOf(node);
	return node.kind !== "Pipe" && target !== null && target.steps.length === 0;
}

function notPlain(name: string, span: Span, { report }: Context): void {
	report({
		code: "plain-variable",
		severity: "portability",
		message: `Xano wants a variable without path or filters behind \`as\` of \`${name}\``,
		span,
		help: "bind a variable, and take from it what is needed afterwards",
	});
}

function unexpected(name: string, span: { start: number; end: number }, { report }: Context): void {
	report({
		code: "unexpected-result-variable",
		severity: "error",
		message: `\`${name}\` has no result that could be kept`,
		span,
		help: "remove `as` and the variable",
	});
}

/** Xano's pages write it, and its editor refuses it. */
function bindsNothing(name: string, span: Span, { options, report }: Context): void {
	if (!options.strict) return;
	report({
		code: "unknown-on-xano",
		severity: "portability",
		message: `\`${name}\` binds nothing on Xano`,
		span,
		why: "A page of its documentation shows it with a result.",
	});
}

function notWritable(span: { start: number; end: number }, { report }: Context): void {
	report({
		code: "wrong-argument",
		severity: "error",
		message: "`as` takes a variable",
		span,
		help: "write `as $result`",
	});
}
