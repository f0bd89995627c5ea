import type { Column, FilterUse } from "../../../../grammar/ast.js";
import { findInputFilter, inputFilters } from "../../../catalogue/types/index.js";
import type { Fix } from "../../../diagnostics/diagnostic.js";
import { inputFilterSynonyms } from "../../../diagnostics/synonyms.js";
import { withoutInputFilter } from "../../column_fixes.js";
import { type Context, rule } from "../../rule.js";
import { list, propose } from "../../suggestions.js";

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

/** Types for which Xano's parser knows the filters, and refuses the others. */
const refusing = new Set(["text", "int", "decimal", "password", "enum", "json", "file"]);

function look(use: FilterUse, node: Column, { report, construct }: Context): void {
	const definition = findInputFilter(use.name);
	if (!definition) {
		const own = counted(use, node, construct.source.text);
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
			...own,
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
		severity: refusing.has(node.type) ? "error" : "warning",
		message: `the input filter \`${use.name}\` does nothing for the type \`${node.type}\``,
		span: use.nameSpan,
		why: `It is for ${list(definition.types)}.`,
	});
}

/** Filters that say what is so anyway, and those that count: of a list its type tells the length. */
function counted(use: FilterUse, node: Column, text: string): { help?: string; fix?: Fix } {
	const at = node.filters.indexOf(use);
	const leaving = withoutInputFilter(at, node, text);
	if (/^(?:required|not_?null|non_?empty|not_?empty|presence)$/i.test(use.name) && node.lists.length === 0) {
		const optional = node.optional ? "; leave the `?` behind its name out, too" : "";
		return { help: `leave it out: an input without \`?\` behind its name is required${optional}`, fix: leaving };
	}
	const [argument] = use.args;
	const isMinimum = /^(?:min_?(?:count|items|length)|non_?empty|not_?empty)$/i.test(use.name);
	if (!isMinimum && !/^max_?(?:count|items|length)$/i.test(use.name)) return {};
	const count = argument?.kind === "Number" ? String(argument.value) : isMinimum && !argument ? "1" : null;
	if (node.lists.length !== 1 || count === null || node.lists[0]?.minimum !== null || node.lists[0]?.maximum !== null)
		return {};
	const type = `${node.type}[${isMinimum ? `${count}:` : `:${count}`}]${node.nullable ? "?" : ""}`;
	return {
		help: `the length of a list stands in its type: \`${type} ${node.name}\``,
		fix: { title: `write \`${type}\``, edits: [{ span: node.typeSpan, text: type }, ...leaving.edits] },
	};
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
