import { findConstruct } from "../../catalogue/constructs/index.js";
import type { EditorDocument, Workspace } from "../workspace.js";
import { inputsOf } from "./declarations.js";
import { constructAt, constructsIn, findDeclared, mentionAt } from "./places.js";
import { mentionsOf, type PlacedMention } from "./references.js";
import type { Edits, RenamePreparation, RenameResult, TextEdit } from "./results.js";
import type { Mention, XanoSymbol } from "./symbols.js";

/** Whether what stands at a place can be renamed: the stretch of its name, or why not, as a sentence. */
export function prepareRename(workspace: Workspace, path: string, offset: number): RenamePreparation {
	const found = renamedAt(workspace, path, offset);
	if ("refused" in found) return found;
	return { span: found.mention.span, placeholder: found.mention.symbol.name };
}

/**
 * What has to be changed so that the thing at a place has another name and the program still means the same. Files keep
 * their names: they mean nothing.
 * @returns edits by path, or why it cannot be done, as a sentence
 */
export function rename(workspace: Workspace, path: string, offset: number, name: string): RenameResult {
	const found = renamedAt(workspace, path, offset);
	if ("refused" in found) return found;
	const { mention, document } = found;
	if (name === mention.symbol.name) return { edits: new Map() };
	const problem = problemOf(name, mention.symbol, document, workspace);
	if (problem !== null) return { refused: problem };
	return { edits: editsOf(mentionsOf(mention.symbol, document, workspace), name) };
}

type Renamed = { readonly mention: Mention; readonly document: EditorDocument } | { readonly refused: string };

function renamedAt(workspace: Workspace, path: string, offset: number): Renamed {
	const document = workspace.document(path);
	const mention = document && mentionAt(document, offset, workspace);
	if (!document || !mention) return { refused: "Nothing that can be renamed stands here." };
	const problem = fixedName(mention.symbol, workspace) ?? hiddenName(mention.symbol, document, offset, workspace);
	return problem === null ? { mention, document } : { refused: problem };
}

/** Why a name cannot be changed at all; null when it can. */
function fixedName(symbol: XanoSymbol, workspace: Workspace): string | null {
	const { kind, name, owner } = symbol;
	switch (kind) {
		case "variable":
			return null;
		case "environment":
			return `\`${name}\` is set outside of the program: it cannot be renamed here.`;
		case "column":
			return `The column \`${name}\` is also named in stored data, where it cannot be renamed from here.`;
		case "construct":
			return owner && declares(workspace, symbol)
				? null
				: `The ${owner?.kind ?? "name"} \`${name}\` is not declared in this project.`;
		case "input": {
			if (owner === null || !declares(workspace, symbol)) return `The project declares no input \`${name}\`.`;
			const definition = findConstruct(owner.kind);
			if (definition?.inputs?.includes(name)) return `Xano gives the input \`${name}\` its name.`;
			if (owner.kind === "query" && owner.name.includes(`{${name}}`))
				return `\`{${name}}\` is part of the address of this query.`;
			return null;
		}
	}
}

/** Why a change of a name could not be followed: somewhere names are made while the program runs. */
function hiddenName(
	{ kind, name, owner }: XanoSymbol,
	document: EditorDocument,
	offset: number,
	workspace: Workspace,
): string | null {
	if (kind !== "variable" && kind !== "input") return null;
	const own = kind === "variable" ? constructAt(document, offset, workspace)?.hidden : undefined;
	if (own) {
		const found = own.find((each) => each.of === "variables");
		return found
			? `All variables are read at once in line ${lineOf(document, found.span.start)}, and \`${name}\` may be meant there.`
			: null;
	}
	for (const each of workspace.documents()) {
		for (const { hidden } of constructsIn(each, workspace)) {
			const found = hidden.find(
				(one) => one.of === "inputs" && one.owner.kind === owner?.kind && one.owner.name === owner.name,
			);
			if (found) {
				const where = `${each.source.name}, line ${lineOf(each, found.span.start)}`;
				return `The inputs of \`${owner?.name}\` are given or read as one object in ${where}, and \`${name}\` may be meant there.`;
			}
		}
	}
	return null;
}

function lineOf({ source }: EditorDocument, offset: number): number {
	return source.lineAndColumn(offset).line;
}

function declares(workspace: Workspace, symbol: XanoSymbol): boolean {
	for (const document of workspace.documents()) {
		for (const { mentions } of constructsIn(document, workspace)) {
			if (mentions.some((each) => each.role === "declares" && each.symbol.key === symbol.key)) return true;
		}
	}
	return false;
}

const identifier = /^[A-Za-z_]\w*$/;
/** Names that mean something of their own somewhere. */
const reserved = new Set([
	...["input", "output", "response", "auth", "env", "var", "db", "error"],
	...["this", "index", "parent", "result"],
]);

/** Why something cannot have a name; null when it can. */
function problemOf(name: string, symbol: XanoSymbol, document: EditorDocument, workspace: Workspace): string | null {
	switch (symbol.kind) {
		case "variable":
			if (!identifier.test(name)) return notAnIdentifier(name, "variable");
			if (reserved.has(name)) return `\`$${name}\` means something of its own.`;
			return takenVariable(name, symbol, document, workspace);
		case "input":
			if (!identifier.test(name)) return notAnIdentifier(name, "input");
			return takenInput(name, symbol, workspace);
		default:
			return constructProblem(name, symbol, document, workspace);
	}
}

function notAnIdentifier(name: string, kind: string): string {
	const article = /^[aeiou]/.test(kind) ? "an" : "a";
	if (name === "") return `${article === "an" ? "An" : "A"} ${kind} needs a name.`;
	const hint =
		name.startsWith("$") && identifier.test(name.slice(1)) ? ` Write \`${name.slice(1)}\` without the \`$\`.` : "";
	return `\`${name}\` cannot be the name of ${article} ${kind}: letters, digits and \`_\`, and no digit at the beginning.${hint}`;
}

function takenVariable(
	name: string,
	symbol: XanoSymbol,
	document: EditorDocument,
	workspace: Workspace,
): string | null {
	const key = symbol.key.slice(0, symbol.key.length - symbol.name.length) + name;
	for (const { mentions, owner } of constructsIn(document, workspace)) {
		if (mentions.some((each) => each.symbol.key === key))
			return `There already is a variable \`$${name}\` in this ${owner.kind}.`;
	}
	return null;
}

function takenInput(name: string, symbol: XanoSymbol, workspace: Workspace): string | null {
	const { owner } = symbol;
	if (owner === null) return null;
	const declared = findDeclared(workspace, owner);
	if (declared && inputsOf(declared.node).some((column) => column.name === name))
		return `The ${owner.kind} \`${owner.name}\` already has an input \`${name}\`.`;
	const key = symbol.key.slice(0, symbol.key.length - symbol.name.length) + name;
	for (const document of workspace.documents()) {
		for (const { mentions } of constructsIn(document, workspace)) {
			const taken = mentions.find((each) => each.symbol.key === key);
			if (taken === undefined) continue;
			const { line } = document.source.lineAndColumn(taken.span.start);
			return `\`${name}\` is named as an input of \`${owner.name}\` already: ${document.source.name}, line ${line}.`;
		}
	}
	return null;
}

function constructProblem(
	name: string,
	symbol: XanoSymbol,
	document: EditorDocument,
	workspace: Workspace,
): string | null {
	const { owner } = symbol;
	if (owner === null) return null;
	const what = owner.kind;
	if (name.trim() === "") return `A ${what} needs a name.`;
	if (name !== name.trim() || /["'\\`\n\r\t]/.test(name))
		return `\`${name}\` cannot be the name of a ${what}: no quotation marks, backslashes and line ends, no blanks around it.`;
	if (workspace.project.find(what, name)) return `There already is a ${what} \`${name}\`.`;
	if (what === "function" && workspace.catalogue.function(name))
		return `\`${name}\` is the name of a built-in function.`;
	const path = identifier.test(name) ? undefined : mentionsOf(symbol, document, workspace).find(isInPath);
	if (path) {
		const where = `${path.document.source.name}, line ${lineOf(path.document, path.span.start)}`;
		return `\`${name}\` cannot stand in the path of a column, as in ${where}: letters, digits and \`_\` only.`;
	}
	return null;
}

/** `$db.order.id`, `order.id` */
function isInPath({ document: { source }, span }: PlacedMention): boolean {
	return source.text[span.start - 1] === "." || source.text[span.end] === ".";
}

function editsOf(mentions: readonly PlacedMention[], name: string): Edits {
	const edits = new Map<string, TextEdit[]>();
	for (const { document, span, symbol } of mentions) {
		const list = edits.get(document.path) ?? [];
		edits.set(document.path, list);
		const last = list.at(-1);
		if (last && last.span.end > span.start) continue;
		list.push({ span, text: symbol.kind === "construct" ? written(name, document, span.start) : name });
	}
	return edits;
}

/** A name as it may stand at a place: one that is no word needs quotation marks where the old one had none. */
function written(name: string, { source }: EditorDocument, start: number): string {
	const isQuoted = /["']/.test(source.text[start - 1] ?? "");
	return isQuoted || /^[A-Za-z_][\w/]*$/.test(name) ? name : `"${name}"`;
}
