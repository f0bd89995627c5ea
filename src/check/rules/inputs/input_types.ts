import type { Attribute, Block, Column, Statement } from "../../../../grammar/ast.js";
import { attributeOf, childOf, enabledItems, withoutGroups } from "../../../../grammar/tree.js";
import { findType, inputTypes, suggestType } from "../../../catalogue/types/index.js";
import { columnOptions, unexplainedOptions } from "../../../catalogue/types/options.js";
import { suggest } from "../../../diagnostics/suggest.js";
import { inputOptionSynonyms } from "../../../diagnostics/synonyms.js";
import { movedOption } from "../../column_fixes.js";
import { type ColumnPlace, type Context, rule } from "../../rule.js";
import { list, propose, proposeNames } from "../../suggestions.js";

const known = new Set([...columnOptions.map(({ name }) => name), ...unexplainedOptions]);

/** Declared inputs and columns: types, names, options. */
export const inputDeclarations = rule({
	name: "input-types",
	create: (context) => ({
		columns: (block, place) => twice(block, nounFor(place), context),
		column: (node, place) => {
			type(node, place, context);
			shape(node, place, context);
			fallback(node, context);
			optionsOf(node, nounFor(place), context);
		},
	}),
});

/** What a column is called in a sentence; fields of inputs are inputs. */
function nounFor({ role }: ColumnPlace): string {
	return role === "output" ? "field" : role;
}

/** Two inputs of one name. */
function twice(block: Block, noun: string, context: Context): void {
	const first = new Map<string, Column>();
	for (const item of enabledItems(block)) {
		if (item.kind !== "Column" || item.name === "") continue;
		const before = first.get(item.name);
		if (!before) first.set(item.name, item);
		else {
			context.report({
				code: "duplicate-input",
				severity: "error",
				message: `there already is ${noun === "input" ? "an" : "a"} ${noun} \`${item.name}\``,
				span: item.nameSpan,
				help: "give one of them another name",
				related: [{ source: context.construct.source, span: before.nameSpan, message: "the first one is here" }],
			});
		}
	}
}

function type(node: Column, where: ColumnPlace, { report }: Context): void {
	const place = { start: node.typeSpan.start, end: node.typeSpan.start + node.type.length };
	const noun = nounFor(where);
	// A `dblink` stands for the columns of a table and has no name of its own.
	if (node.type === "dblink") {
		if (where.role === "input" && where.parent === null) return;
		report({
			code: "wrong-place",
			severity: "error",
			message: `\`dblink\` stands among ${where.parent === null ? `${noun}s` : "the fields of an object"}`,
			span: place,
			why: "It makes inputs of the columns of a table, directly in an `input` block.",
		});
		return;
	}
	if (node.name === "") {
		report({
			code: "missing-name",
			severity: "error",
			message: `this ${noun} has no name`,
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
			? {
					help: "a list is written with the type of its elements: `text[]`, `int[]`, `json[]`",
					...(node.lists.length === 0
						? {
								fix: {
									title: "write `json[]`",
									edits: [{ span: place, text: "json[]" }],
									applies: "suggested" as const,
								},
							}
						: {}),
				}
			: meant === null
				? proposeNames(suggest(node.type, known), [place])
				: {
						help: `did you mean \`${meant}\`?`,
						fix: { title: `write \`${meant}\``, edits: [{ span: place, text: meant }] },
					}),
	});
}

function shape(node: Column, { parent }: ColumnPlace, { report }: Context): void {
	bounds(node, report);
	if (node.type === "file" && parent !== null) {
		report({
			code: "file-in-object",
			severity: "portability",
			message: "Xano takes no file as the field of an object",
			span: node.typeSpan,
			help: "make it an input of its own",
		});
	}
	if (node.lists.length > 1) {
		report({
			code: "nested-list-type",
			severity: "portability",
			message: "Xano has no lists of lists",
			span: node.typeSpan,
			help: `Xano spells this \`json ${node.name}\``,
		});
	}
	// Xano writes `object[]?` itself.
	if (node.type === "object" && node.nullable && node.lists.length === 0) {
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

/** `text[3:1]`: at least three of at most one. */
function bounds(node: Column, report: Context["report"]): void {
	for (const { minimum, maximum } of node.lists) {
		const isNegative = (minimum ?? 0) < 0 || (maximum ?? 0) < 0;
		if (!isNegative && (minimum === null || maximum === null || minimum <= maximum)) continue;
		report({
			code: "wrong-bounds",
			severity: "error",
			message: isNegative
				? "a list cannot have less than no elements"
				: `no list has at least ${minimum} and at most ${maximum} elements`,
			span: node.typeSpan,
			help: `write \`${node.type}[least:most]\``,
		});
		return;
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

function optionsOf(node: Column, noun: string, context: Context): void {
	const { report, construct, options } = context;
	for (const item of [...enabledItems(node.body), ...node.namedArguments]) {
		if ("kind" in item && item.kind === "Column") continue;
		if (known.has(item.name)) continue;
		unknownOption(item, node, noun, context);
	}
	if (!node.body) return;
	if (node.body.items.length === 0) {
		if (options.strict && node.type !== "dblink" && node.type !== "enum") {
			report({
				code: "empty-options",
				severity: "portability",
				message: `Xano takes no empty braces behind ${noun === "input" ? "an" : "a"} ${noun}`,
				span: node.body,
				help: "remove them",
				fix: { title: "remove them", edits: [{ span: { start: node.body.start, end: node.body.end }, text: "" }] },
			});
		}
		return;
	}
	if (enabledItems(node.body).length === 0) return;
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
	noun: string,
	{ report, textOf, construct }: Context,
): void {
	const span = "nameSpan" in item ? item.nameSpan : { start: item.start, end: item.start + item.name.length };
	const usual = columnOptions.filter(({ types }) => !types?.includes("dblink")).map(({ name }) => name);
	const value = "value" in item ? withoutGroups(item.value) : null;
	const written = value ? textOf(value) : "";
	const proposal = propose(item.name, usual, [span], { synonyms: inputOptionSynonyms() });
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
		severity: "error",
		message: `${noun === "input" ? "an" : "a"} ${noun} has no option \`${item.name}\``,
		span,
		...(help === null ? (proposal.help ? proposal : { why: `It has ${list(usual)}.` }) : { help }),
		...movedOption("value" in item ? item : { ...span, name: item.name }, node, construct.source.text),
	});
}
