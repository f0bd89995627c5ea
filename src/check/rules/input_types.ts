import type { Attribute, Column, Statement } from "../../../grammar/ast.js";
import { attributeOf, childOf, enabledItems, statementsOf, withoutGroups } from "../../../grammar/tree.js";
import { findType, inputTypes, suggestType } from "../../catalogue/types/index.js";
import { suggest } from "../../diagnostics/suggest.js";
import { inputOptionSynonyms } from "../../diagnostics/synonyms.js";
import { type Context, rule } from "../rule.js";
import { list, propose, proposeNames } from "../suggestions.js";

const options = ["description", "sensitive", "values", "schema", "table", "size", "override", "visibility", "access"];

/** Declared inputs: types, names, options. */
export const inputDeclarations = rule({
	name: "input-types",
	create: (context) => ({
		construct: (node) => {
			for (const block of statementsOf(node.body).filter(({ name }) => name === "input")) twice(block, context);
		},
		column: (node) => {
			type(node, context);
			shape(node, context);
			fallback(node, context);
			optionsOf(node, context);
		},
	}),
});

/** Two inputs of one name, here or in the schema of one. */
function twice(block: Statement, context: Context): void {
	const first = new Map<string, Column>();
	for (const item of enabledItems(block.body)) {
		if (item.kind !== "Column" || item.name === "") continue;
		const before = first.get(item.name);
		if (!before) first.set(item.name, item);
		else {
			context.report({
				code: "duplicate-input",
				severity: "error",
				message: `there already is an input \`${item.name}\``,
				span: item.nameSpan,
				help: "give one of them another name",
				related: [{ source: context.construct.source, span: before.nameSpan, message: "the first one is here" }],
			});
		}
		const schema = statementsOf(item.body).find(({ name }) => name === "schema");
		if (schema) twice(schema, context);
	}
}

function type(node: Column, { report }: Context): void {
	const place = { start: node.typeSpan.start, end: node.typeSpan.start + node.type.length };
	// A `dblink` stands for the columns of a table and has no name of its own.
	if (node.type === "dblink") return;
	if (node.name === "") {
		report({
			code: "missing-name",
			severity: "error",
			message: "this input has no name",
			span: node,
			help: `write \`text ${node.type}\`, or another type before the name`,
		});
		return;
	}
	if (findType(node.type)) return;
	const isType = (name: string): boolean => findType(name) !== undefined;
	const meant = suggestType(node.type, isType);
	const known = inputTypes.map(({ name }) => name);
	report({
		code: "unknown-type",
		severity: "error",
		message: `there is no type \`${node.type}\``,
		span: place,
		...(meant === "T[]"
			? { help: "a list is written with the type of its elements: `text[]`, `int[]`, `json[]`" }
			: meant === null
				? proposeNames(suggest(node.type, known), [place])
				: {
						help: `did you mean \`${meant}\`?`,
						fix: { title: `write \`${meant}\``, edits: [{ span: place, text: meant }] },
					}),
	});
}

function shape(node: Column, { report }: Context): void {
	if (node.lists.length > 1) {
		report({
			code: "nested-list-type",
			severity: "portability",
			message: "Xano has no lists of lists",
			span: node.typeSpan,
			help: `Xano spells this \`json ${node.name}\``,
		});
	}
	if (node.type === "object" && node.nullable) {
		report({
			code: "nullable-object",
			severity: "portability",
			message: "Xano does not take a `?` behind the type `object`",
			span: node.typeSpan,
			help: `write \`json ${node.name}${node.optional ? "?" : ""}\``,
		});
	}
	if (node.type === "object" && !childOf({ body: node.body } as Statement, "schema")) {
		const place = { start: node.typeSpan.start, end: node.typeSpan.start + node.type.length };
		report({
			code: "object-without-schema",
			severity: "portability",
			message: `Xano wants a \`schema\` in the object \`${node.name}\``,
			span: node,
			help: `for any JSON at all write \`json ${node.name}\``,
			fix: { title: "write `json`", edits: [{ span: place, text: "json" }] },
		});
	}
	if (node.type === "enum" && findOption(node, "values") === null) {
		report({
			code: "enum-without-values",
			severity: "error",
			message: `the enum \`${node.name}\` lists no values`,
			span: node.typeSpan,
			help: `write \`enum ${node.name} { values = ["one", "other"] }\``,
		});
	}
}

function findOption(node: Column, name: string): object | null {
	return (
		attributeOf({ body: node.body } as Statement, name) ??
		node.namedArguments.find((each) => each.name === name) ??
		null
	);
}

function fallback(node: Column, { report }: Context): void {
	if (node.default === null) return;
	const value = withoutGroups(node.default);
	if (value.kind === "Array" || value.kind === "Object") {
		report({
			code: "structured-default",
			severity: "portability",
			message: "Xano takes no list and no object as a default",
			span: node.default,
			help: `write \`${node.type}${node.lists.length > 0 ? "[]" : ""} ${node.name}?\`, and \`$input.${node.name} ?? ${value.kind === "Array" ? "[]" : "{}"}\` where it is read`,
		});
	} else if (node.type === "object") {
		report({
			code: "structured-default",
			severity: "portability",
			message: "Xano takes no default for an object",
			span: node.default,
			help: `leave it out: \`object ${node.name}?\``,
		});
	}
}

function optionsOf(node: Column, context: Context): void {
	const { report, construct } = context;
	for (const item of [...enabledItems(node.body), ...node.namedArguments]) {
		if ("kind" in item && item.kind === "Column") continue;
		if (options.includes(item.name)) continue;
		unknownOption(item, node, context);
	}
	if (!node.body || enabledItems(node.body).length === 0) return;
	const { source } = construct;
	if (source.lineAndColumn(node.body.start).line !== source.lineAndColumn(node.body.end).line) return;
	report({
		code: "inline-input-option",
		severity: "portability",
		message: "Xano wants the options of an input on lines of their own",
		span: node.body,
		help: "put a line break behind `{` and before `}`",
	});
}

function unknownOption(
	item: Attribute | Statement | Column["namedArguments"][number],
	node: Column,
	{ report, textOf }: Context,
): void {
	const span = "nameSpan" in item ? item.nameSpan : { start: item.start, end: item.start + item.name.length };
	const known = options.slice(0, 6);
	const value = "value" in item ? withoutGroups(item.value) : null;
	const written = value ? textOf(value) : "";
	const proposal = propose(item.name, known, [span], { synonyms: inputOptionSynonyms() });
	const help =
		item.name === "default"
			? `write \`${node.type} ${node.name}?=${written}\``
			: item.name === "optional"
				? `write \`${node.type} ${node.name}?\``
				: item.name === "filters" && value?.kind === "Text"
					? `write \`${node.type} ${node.name} filters=${value.value}\``
					: null;
	report({
		code: "unknown-input-option",
		severity: help !== null || proposal.help ? "error" : "warning",
		message: `an input has no option \`${item.name}\``,
		span,
		...(help === null ? (proposal.help ? proposal : { why: `It has ${list(known)}.` }) : { help }),
	});
}
