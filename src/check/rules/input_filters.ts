import type { Column, FilterUse } from "../../../grammar/ast.js";
import { findInputFilter, inputFilters } from "../../catalogue/types/index.js";
import { inputFilterSynonyms } from "../../diagnostics/synonyms.js";
import { type Context, rule } from "../rule.js";
import { list, propose } from "../suggestions.js";

/** What stands behind `filters=`. */
export const inputFilterUses = rule({
	name: "input-filters",
	create: (context) => ({
		column: (node) => {
			// `@:dbo=36` is how Xano's own exports note the table an input refers to.
			for (const use of node.filters) if (!use.disabled && use.name !== "@") look(use, node, context);
		},
	}),
});

function look(use: FilterUse, node: Column, { report }: Context): void {
	const definition = findInputFilter(use.name);
	if (!definition) {
		report({
			code: "unknown-input-filter",
			severity: "error",
			message: `inputs have no filter \`${use.name}\``,
			span: use.nameSpan,
			why: "The filters of inputs are others than those of expressions.",
			...propose(
				use.name,
				inputFilters.map(({ name }) => name),
				[use.nameSpan],
				{
					synonyms: inputFilterSynonyms(),
				},
			),
		});
		return;
	}
	const missing = definition.arguments.find((argument, index) => argument.required && !use.args[index]);
	const wrong = use.args.find((argument, index) => {
		const kind = definition.arguments[index]?.kind;
		return (kind === "int" || kind === "number") && argument !== null && !isNumber(argument);
	});
	if (missing?.name === "message") {
		report({
			code: "input-filter-argument",
			severity: "warning",
			message: "without a message `pattern` refuses every value",
			span: use.nameSpan,
			help: 'write `filters=pattern:"…":"message"`, with `""` for an ordinary message',
		});
		return;
	}
	if (missing || wrong) {
		report({
			code: "input-filter-argument",
			severity: "error",
			message: missing
				? `the input filter \`${use.name}\` lacks its argument`
				: `the input filter \`${use.name}\` wants a number`,
			span: wrong ?? use.nameSpan,
			help: `write \`filters=${use.name}:${wantsNumber(definition.arguments[0]?.kind) ? "1" : definition.arguments[0]?.name}\``,
		});
		return;
	}
	if (definition.types.includes(node.type)) return;
	report({
		code: "input-filter-type",
		severity: "warning",
		message: `the input filter \`${use.name}\` does nothing for the type \`${node.type}\``,
		span: use.nameSpan,
		why: `It is for ${list(definition.types)}.`,
	});
}

function wantsNumber(kind: string | undefined): boolean {
	return kind === "int" || kind === "number";
}

function isNumber(argument: NonNullable<FilterUse["args"][number]>): boolean {
	if (argument.kind === "Number") return true;
	if (argument.kind === "Unary") return argument.operand.kind === "Number";
	return (
		(argument.kind === "Text" || argument.kind === "Word") &&
		argument.value.trim() !== "" &&
		Number.isFinite(Number(argument.value))
	);
}
