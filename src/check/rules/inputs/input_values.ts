import type { Attribute, Column, Expression, Statement } from "../../../../grammar/ast.js";
import { attributeOf, enabledItems, withoutGroups } from "../../../../grammar/tree.js";
import { findConstruct } from "../../../catalogue/constructs/index.js";
import { type Context, rule } from "../../rule.js";
import { excerpt, list, propose, replace } from "../../suggestions.js";

/** What an input or a column is declared with: its default and the values of its options. */
export const inputValues = rule({
	name: "input-values",
	create: (context) => ({
		column: (node, place) => {
			link(node, context);
			if (place.role === "input") unusedDefault(node, context);
			constantDefault(node, context);
			fittingDefault(node, context);
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
function link(node: Column, { report, construct }: Context): void {
	if (node.type !== "dblink") return;
	const table = attributeOf({ body: node.body } as Statement, "table");
	const value = table ? withoutGroups(table.value) : null;
	if (value?.kind !== "Text" || value.value === "") {
		report({
			code: table ? "wrong-attribute-value" : "missing-attribute",
			severity: "error",
			message: table ? "`table` is the name of a table" : "`dblink` lacks `table`",
			span: table?.value ?? node.typeSpan,
			help: 'write `dblink { table = "user" }`',
		});
		return;
	}
	if (findConstruct(construct.kind)?.runs !== true) return;
	report({
		code: "unsupported-statement",
		severity: "warning",
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

/** A caller has to give the input, so that its default stands there for nothing. */
function unusedDefault(node: Column, { report, textOf }: Context): void {
	if (node.default === null || node.optional) return;
	const between = { start: node.nameSpan.end, end: node.default.start };
	// Any other sign is a syntax error, whose fix puts this right as well.
	if (textOf(between).trim() !== "=") return;
	report({
		code: "unused-default",
		severity: "warning",
		message: `\`${node.name}\` has to be given, so its default is never used`,
		span: node.default,
		why: "What may be left out has a `?` behind its name, before the `=`.",
		help: `write \`${node.name}?=…\``,
		fix: replace(`write \`${node.name}?=…\``, between, "?="),
	});
}

/** A default the input itself would refuse. */
function fittingDefault(node: Column, { report }: Context): void {
	if (node.default === null || node.lists.length > 0) return;
	const value = withoutGroups(node.default);
	if (value.kind !== "Text" && value.kind !== "Word" && value.kind !== "Number") return;
	const written = String(value.value);
	// Xano's editor writes "" for an empty field.
	if (written === "" || written === "null") return;
	const values = node.type === "enum" ? valuesOf(node) : null;
	const wanted = values
		? values.includes(written)
			? null
			: `one of its values, ${list(values.slice(0, 8), "or")}`
		: wantedFor(node.type, written);
	if (wanted === null) return;
	report({
		code: "wrong-default",
		severity: "warning",
		message: `the default of \`${node.name}\` is not ${wanted}`,
		span: node.default,
		...(values
			? propose(written, values, value.kind === "Text" ? [{ start: value.start + 1, end: value.end - 1 }] : [value])
			: {}),
	});
}

/** What a type takes, when it takes something else than this; null when it fits, or anything may. */
function wantedFor(type: string, written: string): string | null {
	switch (type) {
		case "int":
			return /^[+-]?\d+$/.test(written) ? null : "a whole number";
		case "decimal":
			return Number.isFinite(Number(written)) ? null : "a number";
		case "bool":
			return /^(?:true|false|0|1)$/i.test(written) ? null : "`true` or `false`";
		default:
			return null;
	}
}

/** The values of an enum, when all of them are written out. */
function valuesOf(node: Column): string[] | null {
	const item = attributeOf({ body: node.body } as Statement, "values");
	const value = item ? withoutGroups(item.value) : null;
	if (value?.kind !== "Array" || value.elements.length === 0) return null;
	const texts = value.elements.filter(({ disabled }) => !disabled).map((each) => withoutGroups(each.value));
	return texts.every((each) => each.kind === "Text" || each.kind === "Word") ? texts.map((each) => each.value) : null;
}

/** Two values of an enum that are one. */
function repeated(item: Attribute, { report }: Context): void {
	const value = withoutGroups(item.value);
	if (value.kind !== "Array") return;
	const seen = new Set<string>();
	for (const element of value.elements) {
		const { value: each } = element;
		if (element.disabled || each.kind !== "Text") continue;
		if (seen.has(each.value)) {
			report({
				code: "repeated-value",
				severity: "warning",
				message: `the enum has ${JSON.stringify(excerpt(each.value, 40))} twice`,
				span: each,
				help: "remove one of them",
			});
		}
		seen.add(each.value);
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
			} else repeated(item, context);
			break;
		case "size": {
			const isSize = value.kind === "Number" && Number.isInteger(Number(value.value)) && value.value >= 1;
			if (node.type !== "vector") useless(item.name, "vectors", item.nameSpan, context);
			else if (!isSize) {
				context.report({
					code: "wrong-attribute-value",
					severity: "error",
					message: "the size of a vector is a whole number from 1 on",
					span: item.value,
					help: "write as many as the model gives: `size = 1536`",
				});
			}
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
		severity: "error",
		message: `\`${name}\` does nothing here: only ${owners} have it`,
		span,
	});
}
