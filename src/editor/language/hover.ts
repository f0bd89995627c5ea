import type { Attribute, Column, Expression, Item, Statement } from "../../../grammar/ast.js";
import type { Span } from "../../../grammar/source.js";
import { commonAttributes } from "../../catalogue/common.js";
import { type ConstructPart, findConstruct } from "../../catalogue/constructs/index.js";
import { columnOptions } from "../../catalogue/types/options.js";
import { findCode } from "../../diagnostics/codes.js";
import { signs } from "../../reference/signs.js";
import { kindInWords as parameterInWords } from "../../reference/words.js";
import type { EditorDocument, Workspace } from "../workspace.js";
import { documentationOf, findEntry } from "./documentation.js";
import { hoverOfMention } from "./hover/names.js";
import { code, codeBlock, paragraphs, partMarkdown, prose } from "./markdown.js";
import { calledKind } from "./naming.js";
import { type NodePath, nodePath, touches } from "./node_path.js";
import { constructAt, mentionAt } from "./places.js";
import type { Hover } from "./results.js";

/**
 * What is known about a place: of names of the language what the reference says, of names of the program where they come
 * from and what they hold.
 * @returns null where nothing is named
 */
export function hover(workspace: Workspace, path: string, offset: number): Hover | null {
	const document = workspace.document(path);
	if (document === undefined) return null;
	const comment = document.file.comments.find((each) => touches(each, offset));
	if (comment) return ofComment(comment, offset);
	const found = nodePath(document.file, offset);
	return (
		ofFilter(found, offset, workspace) ??
		ofMention(document, offset, workspace) ??
		ofItem(found, offset, workspace) ??
		ofExpression(found, workspace)
	);
}

/** `// xano-ignore XS401`: what the code means. */
function ofComment({ start, text }: Span & { readonly text: string }, offset: number): Hover | null {
	if (!/^\/\/+\s*xano-ignore\b/.test(text)) return null;
	for (const match of text.matchAll(/[\w-]+/g)) {
		const span = { start: start + match.index, end: start + match.index + match[0].length };
		const entry = touches(span, offset) ? findCode(match[0]) : undefined;
		if (entry === undefined || match[0] === "xano-ignore") continue;
		const markdown = paragraphs(
			`**${entry.code}** ${code(entry.name)}: ${prose(entry.title)}`,
			prose(entry.explanation),
			codeBlock(entry.wrong),
			"instead:",
			codeBlock(entry.right),
		);
		return { markdown, span };
	}
	return null;
}

function ofFilter({ filter, items }: NodePath, offset: number, workspace: Workspace): Hover | null {
	if (filter === null || !touches(filter.nameSpan, offset)) return null;
	const isColumn = items.at(-1)?.kind === "Column";
	const markdown = documentationOf({ kind: isColumn ? "input filter" : "filter", name: filter.name }, workspace);
	return markdown === null ? null : { markdown, span: filter.nameSpan };
}

function ofMention(document: EditorDocument, offset: number, workspace: Workspace): Hover | null {
	const mention = mentionAt(document, offset, workspace);
	if (mention === null) return null;
	const construct = constructAt(document, offset, workspace);
	const markdown = hoverOfMention(mention, construct, document, workspace);
	return markdown === null ? null : { markdown, span: mention.span };
}

function ofItem({ items }: NodePath, offset: number, workspace: Workspace): Hover | null {
	const item = items.at(-1);
	if (item === undefined) return null;
	const outer = items.at(-2) ?? null;
	if (item.kind === "Column") return touches(item.typeSpan, offset) ? ofType(item, workspace) : null;
	if (!touches(item.nameSpan, offset)) return null;
	const markdown =
		item.kind === "Attribute"
			? attributeMarkdown(item, outer, items[0], workspace)
			: statementMarkdown(item, items, workspace);
	return markdown === null ? null : { markdown, span: item.nameSpan };
}

function ofType({ type, typeSpan }: Column, workspace: Workspace): Hover | null {
	const markdown = documentationOf({ kind: "type", name: type }, workspace);
	return markdown === null ? null : { markdown, span: typeSpan };
}

function statementMarkdown(node: Statement, items: readonly Item[], workspace: Workspace): string | null {
	if (items.length === 1) return documentationOf({ kind: "construct", name: node.name }, workspace);
	const outer = items.at(-2);
	if (items.length === 2) {
		const part = partCalled(items[0], node.name);
		if (part) return partMarkdown(part, (items[0] as Statement).name);
	}
	const own = documentationOf({ kind: "statement", name: node.name }, workspace);
	if (own !== null) return own;
	const owner = outer?.kind === "Statement" ? workspace.catalogue.statement(outer.name) : undefined;
	const block = owner?.blocks?.find(({ name }) => name === node.name);
	if (owner === undefined || block === undefined) return null;
	const written = block.head === undefined ? block.name : `${block.name} ${block.head}`;
	return paragraphs(
		codeBlock(`${written} { … }`),
		prose(block.summary ?? "Statements."),
		`Part of ${code(owner.name)}.`,
	);
}

function partCalled(item: Item | undefined, name: string): ConstructPart | undefined {
	return item?.kind === "Statement" ? findConstruct(item.name)?.parts.find((part) => part.name === name) : undefined;
}

function attributeMarkdown(
	{ name }: Attribute,
	outer: Item | null,
	root: Item | undefined,
	workspace: Workspace,
): string | null {
	if (outer === root && root?.kind === "Statement") {
		const part = partCalled(root, name);
		return part ? partMarkdown(part, root.name) : null;
	}
	if (outer?.kind === "Column")
		return optionMarkdown(
			columnOptions.find((option) => option.name === name),
			outer.type,
		);
	if (outer?.kind !== "Statement") return null;
	if (calledKind(outer.name) === null && workspace.catalogue.statement(outer.name) === undefined) return null;
	const entry = findEntry(workspace.reference, "statement", outer.name);
	const parameter = entry?.parameters.find((each) => each.role === "attribute" && each.name === name);
	if (parameter === undefined)
		return optionMarkdown(
			commonAttributes.find((each) => each.name === name),
			"statement",
		);
	return paragraphs(
		codeBlock(`${name} = ${parameter.kind}`),
		prose(parameter.summary),
		`${prose(parameterInWords(parameter))}; of ${code(outer.name)}`,
	);
}

function optionMarkdown(
	option: { readonly name: string; readonly kind: string; readonly summary?: string } | undefined,
	owner: string,
): string | null {
	if (option === undefined) return null;
	return paragraphs(
		codeBlock(`${option.name} = ${option.kind}`),
		prose(option.summary ?? ""),
		owner === "statement" ? "Every statement has it." : null,
	);
}

/** Words and variables that mean something of their own, moments in milliseconds. */
function ofExpression({ expressions }: NodePath, workspace: Workspace): Hover | null {
	const node = expressions.at(-1);
	if (node === undefined) return null;
	const sign = signOf(node);
	const meaning = sign === null ? undefined : signs().get(sign)?.meaning;
	if (meaning !== undefined) return { markdown: prose(meaning), span: node };
	if (node.kind === "Cast") {
		const markdown = documentationOf({ kind: "type", name: node.type }, workspace);
		return markdown === null ? null : { markdown, span: { start: node.start, end: node.start + node.type.length + 1 } };
	}
	return node.kind === "Number" ? ofMoment(node) : null;
}

function signOf(node: Expression): string | null {
	if (node.kind === "Variable") return `$${node.name}`;
	return node.kind === "Word" && /^(?:now|null|true|false)$/.test(node.value) ? node.value : null;
}

/** A number that is a moment of our time in milliseconds. */
function ofMoment({ value, start, end }: Extract<Expression, { kind: "Number" }>): Hover | null {
	if (typeof value !== "number" || !Number.isInteger(value) || value < 6e11 || value > 4e12) return null;
	return { markdown: `As a timestamp: ${code(new Date(value).toISOString())}`, span: { start, end } };
}
