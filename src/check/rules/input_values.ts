import type { Attribute, Column, Expression } from "../../../grammar/ast.js";
import { enabledItems, withoutGroups } from "../../../grammar/tree.js";
import { type Context, rule } from "../rule.js";

/** What an input is declared with: its default and the values of its options. */
export const inputValues = rule({
	name: "input-values",
	create: (context) => ({
		column: (node) => {
			link(node, context);
			constantDefault(node, context);
			for (const item of enabledItems(node.body)) {
				if (item.kind === "Attribute") option(item, node, context);
				else if (item.kind === "Statement" && item.name === "schema" && node.type !== "object") {
					useless(item.name, "objects", item.nameSpan, context);
				}
			}
		},
	}),
});

/** `dblink` stands for the columns of a table; there are no tables here. */
function link(node: Column, { report }: Context): void {
	if (node.type !== "dblink") return;
	report({
		code: "unsupported-statement",
		severity: "error",
		message: "`dblink` does not run here: it needs a database, which this version does not have",
		span: node.typeSpan,
		help: "declare the columns of the table as inputs",
	});
}

/** Whether the value is known without running anything. */
function isConstant(node: Expression): boolean {
	switch (node.kind) {
		case "Text":
		case "Number":
		case "Timestamp":
		case "Word":
			return true;
		case "Unary":
			return node.operator === "-" && node.operand.kind === "Number";
		case "Array":
			return node.elements.every(({ value }) => isConstant(value));
		case "Object":
			return node.entries.every(({ key, value }) => typeof key === "string" && isConstant(value));
		case "Group":
			return isConstant(node.expression);
		default:
			return false;
	}
}

function constantDefault(node: Column, { report }: Context): void {
	if (node.default === null) return;
	const value = withoutGroups(node.default);
	if (!isConstant(value)) {
		report({
			code: "computed-default",
			severity: "error",
			message: "the default of an input is a value that is written out",
			span: node.default,
			help: `write \`${node.type} ${node.name}?\`, and \`$input.${node.name} ?? …\` where it is read`,
		});
	}
}

function option(item: Attribute, node: Column, context: Context): void {
	const value = withoutGroups(item.value);
	switch (item.name) {
		case "description":
			if (value.kind !== "Text") writtenOut(item, "a text that is written out", context);
			break;
		case "sensitive":
			if (value.kind !== "Word" || (value.value !== "true" && value.value !== "false"))
				writtenOut(item, "`true` or `false`", context);
			break;
		case "values":
			if (node.type !== "enum") useless(item.name, "enums", item.nameSpan, context);
			else if (value.kind !== "Array") {
				context.report({
					code: "wrong-attribute-value",
					severity: "error",
					message: "the values of an enum are a list",
					span: item.value,
					help: 'write `values = ["one", "other"]`',
				});
			} else if (value.elements.some(({ value: element }) => element.kind !== "Text" && element.kind !== "Word")) {
				writtenOut(item, "a list of texts", context);
			}
	}
}

function writtenOut(item: Attribute, wanted: string, { report }: Context): void {
	report({
		code: "written-out",
		severity: "portability",
		message: `Xano wants ${wanted} for \`${item.name}\``,
		span: item.value,
	});
}

function useless(name: string, owners: string, span: Attribute["nameSpan"], { report }: Context): void {
	report({
		code: "unknown-input-option",
		severity: "warning",
		message: `\`${name}\` does nothing here: only ${owners} have it`,
		span,
	});
}
