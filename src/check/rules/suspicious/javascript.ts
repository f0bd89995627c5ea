import type { Expression, FilterUse, Statement } from "../../../../grammar/ast.js";
import { attributeOf, withoutGroups } from "../../../../grammar/tree.js";
import type { FilterDefinition, StatementDefinition } from "../../../catalogue/define.js";
import type { Edit } from "../../../diagnostics/diagnostic.js";
import { type Context, rule } from "../../rule.js";

/** JavaScript where an expression belongs, and JavaScript that gives nothing. */
export const javascript = rule({
	name: "javascript",
	create: (context) => ({
		statement: (node, _place, meaning) => {
			if (meaning.kind === "statement") insteadOfElements(node, meaning.definition, context);
			const code = node.name === "api.lambda" && node.result ? attributeOf(node, "code")?.value : null;
			if (code) withoutReturn(code, context);
		},
		Pipe: ({ filters }) => {
			for (const use of filters) {
				const definition = use.disabled ? undefined : context.catalogue.filter(use.name);
				if (!definition) continue;
				for (const [index, { kind, name }] of definition.arguments.entries()) {
					const argument = use.args[index];
					if (!argument) continue;
					if (kind === "expression") insteadOfExpression(use, argument, definition, context);
					else if (definition.family === "lambda" && name === "code") withoutReturn(argument, context);
				}
			}
		},
	}),
});

const returns = /^\s*return\b|\breturn\b[\s\S]*[$;]/;
const arrow = /^\s*(?:async\s*)?(?:\([^()]*\)|[\w$]+)\s*=>/;

function isJavaScript(text: string): boolean {
	return returns.test(text) || arrow.test(text);
}

/** `|map:"return $this * 2"`: the text itself is what each element becomes. */
function insteadOfExpression(
	use: FilterUse,
	argument: Expression,
	{ name }: FilterDefinition,
	{ report, catalogue, textOf }: Context,
): void {
	const text = withoutGroups(argument);
	if (text.kind !== "Text" || !isJavaScript(text.value)) return;
	const lambda = `lambda_${name}`;
	const fix = returns.test(text.value) && catalogue.filter(lambda) ? renamed(use, lambda, textOf) : null;
	report({
		code: "javascript-text",
		severity: "warning",
		message: `\`${use.name}\` takes an expression, and this is JavaScript in a text`,
		span: argument,
		why: "The text is not run: it is the value for every element.",
		help: catalogue.filter(lambda)
			? `write \`|${lambda}:${lambda === "lambda_reduce" ? '0:"return …"' : '"return …"'}\`, or an expression such as \`|${name}:$$ …\``
			: `write an expression, such as \`|${name}:$$ …\``,
		...(fix ? { fix: { title: `write \`${lambda}\``, edits: fix } } : {}),
	});
}

/** `array.map ($list) { by = "return $this * 2" }` */
function insteadOfElements(node: Statement, { attributes }: StatementDefinition, { report }: Context): void {
	for (const { name, perElement } of attributes) {
		const written = perElement ? attributeOf(node, name)?.value : null;
		const text = written ? withoutGroups(written) : null;
		if (text?.kind !== "Text" || !isJavaScript(text.value)) continue;
		report({
			code: "javascript-text",
			severity: "warning",
			message: `\`${name}\` takes an expression, and this is JavaScript in a text`,
			span: text,
			why: "The text is not run: it is the value for every element.",
			help: `write an expression, such as \`${name} = $this …\`, or use the filter \`|lambda_map:"return …"\``,
		});
	}
}

/** The filter that runs JavaScript, its arguments in its order; null when they are not all there. */
function renamed(use: FilterUse, lambda: string, textOf: Context["textOf"]): readonly Edit[] | null {
	const name: Edit = { span: use.nameSpan, text: lambda };
	const [code, initial] = use.args;
	if (lambda !== "lambda_reduce") return use.args.length === 1 ? [name] : null;
	if (!code || initial === null || use.args.length > 2) return null;
	// `reduce` has its initial value last, or none, which is 0.
	const span = { start: code.start, end: initial?.end ?? code.end };
	return [name, { span, text: `${initial ? textOf(initial) : "0"}:${textOf(code)}` }];
}

/** Code without `return` gives null, whatever it calculates. */
function withoutReturn(code: Expression, { report }: Context): void {
	const text = withoutGroups(code);
	if (text.kind !== "Text" || text.value.trim() === "" || /\b(?:return|throw)\b/.test(text.value)) return;
	report({
		code: "lambda-without-return",
		severity: "warning",
		message: "this code has no `return`, so it gives null",
		span: code,
		help: "write `return` before what it is to give",
	});
}
