import type { Span } from "../../../grammar/source.js";
import type { XanoToken } from "../../../grammar/tokens.js";
import * as T from "../../../grammar/tokens.js";
import { inputTypes } from "../../catalogue/types/index.js";
import type { EditorDocument, Workspace } from "../workspace.js";
import { type CompletionContext, completion } from "./complete/context.js";
import { filterCompletions, inputFilterCompletions } from "./complete/filters.js";
import { itemCompletions, tailCompletions } from "./complete/items.js";
import { memberCompletions } from "./complete/members.js";
import { asCompletion, keyCompletions, mayBind, valueCompletions } from "./complete/values.js";
import { variableCompletions } from "./complete/variables.js";
import { documentationOf } from "./documentation.js";
import { levelsAt } from "./levels.js";
import { constructAt, formerConstruct } from "./places.js";
import type { Completion, DocumentationKey } from "./results.js";
import { rolesOf } from "./roles.js";
import { standpointAt } from "./standpoint.js";

/**
 * What may be written at a place, whatever state the text around it is in.
 * @param path of a document of the workspace
 * @param offset of the cursor, in UTF-16 units
 * @returns nothing within comments, and in texts only names and the values of closed sets
 */
export function complete(workspace: Workspace, path: string, offset: number): readonly Completion[] {
	const document = workspace.document(path);
	if (document === undefined) return [];
	const context = contextAt(document, offset, workspace);
	return context === null ? [] : completionsIn(context);
}

/** The documentation of a proposal, as Markdown; null when there is none. */
export function resolveCompletion(workspace: Workspace, key: DocumentationKey): string | null {
	return documentationOf(key, workspace);
}

const wordCharacter = /\w/;

function contextAt(document: EditorDocument, offset: number, workspace: Workspace): CompletionContext | null {
	const { text } = document.source;
	const at = Math.min(Math.max(offset, 0), text.length);
	let start = at;
	while (start > 0 && wordCharacter.test(text[start - 1] as string)) start--;
	if (/\d/.test(text[start] ?? "") && start < at) return null;
	const levels = levelsAt(document.source, start);
	if (levels.word === null) return null;
	const roles = rolesOf(levels, workspace.catalogue);
	const construct = constructAt(document, at, workspace);
	const former = construct === null ? null : formerConstruct(document, construct.owner, workspace);
	return {
		workspace,
		document,
		offset: at,
		levels,
		roles,
		span: replaced(levels.word, start, at, text),
		construct,
		former,
		standpoint: standpointAt(levels, roles, construct ?? former, text, workspace),
	};
}

/** The word around a cursor: of a text everything between its quotation marks, of a statement its whole dotted name. */
function replaced(word: XanoToken, start: number, offset: number, text: string): Span {
	if (word.tokenType === T.Text && word.startOffset < start) {
		const from = word.startOffset + 1;
		const mark = text[word.startOffset] as string;
		let end = offset;
		while (end < text.length && text[end] !== mark && text[end] !== "\n" && text[end] !== "\r") end++;
		// A mark that is missing may be that of a text further on.
		const isClosed = text[end] === mark && /^[\w ./@{}-]*$/.test(text.slice(offset, end));
		return { start: from, end: isClosed ? end : offset };
	}
	const isDotted = word.tokenType === T.StatementName;
	const from = isDotted ? Math.min(word.startOffset, start) : start;
	let end = offset;
	while (end < text.length && (wordCharacter.test(text[end] as string) || (isDotted && text[end] === "."))) end++;
	return { start: from, end };
}

function completionsIn(context: CompletionContext): readonly Completion[] {
	const { levels, document } = context;
	const word = levels.word as XanoToken;
	const { innermost } = levels;
	if (isNewName(innermost.current)) return [];
	switch (word.tokenType) {
		case T.Text:
			// A heredoc holds no names.
			return document.source.text.startsWith(word.image.slice(0, 1).repeat(3), word.startOffset)
				? []
				: valueCompletions(context, word);
		case T.Variable:
			return variableCompletions(context, "$");
		case T.VariableMember:
			return variableCompletions(context, "$").filter(({ text }) => !text.endsWith("."));
		case T.Member:
			return memberCompletions(context);
		case T.Filter:
			return filterCompletions(context);
		case T.ColumnFilters:
			return inputFilterCompletions(context);
		case T.ColumnType:
			return isBehind(context) ? afterColumn(context) : typeCompletions(context);
		case T.StatementName:
			if (isBehind(context)) {
				if (mayBind(innermost.current, context)) return [asCompletion(context)];
				const tail = tailCompletions(context);
				if (tail.length > 0) return tail;
			}
			return itemCompletions(context);
		case T.Word:
			return wordCompletions(context);
		default:
			return [];
	}
}

/**
 * Whether a variable gets its name here, behind `as` or `var`. Names that are there already would only be put in instead
 * of a new one that begins like them.
 */
function isNewName(current: readonly XanoToken[]): boolean {
	const [head] = current;
	if (current.at(-1)?.tokenType === T.As) return true;
	return current.length === 1 && head?.tokenType === T.StatementName && head.payload === "var";
}

/** A bare word: a key, an argument, an option of a declaration, or a value. */
function wordCompletions(context: CompletionContext): readonly Completion[] {
	const { levels } = context;
	const { innermost } = levels;
	const { current } = innermost;
	const last = current.at(-1);
	if (innermost.kind === "object" && current.length === 0) return keyCompletions(context);
	if (innermost.kind === "columns" && current[0]?.tokenType === T.ColumnType && last?.tokenType !== T.ColumnDefault) {
		return afterColumn(context);
	}
	const inHead = current[0]?.tokenType === T.StatementName;
	if (inHead || last === undefined || expectsValue.has(last.tokenType)) return valueCompletions(context, null);
	return [];
}

/** Tokens behind which a value stands. */
const expectsValue = new Set([
	T.AttributeName,
	T.ObjectKey,
	T.KeyColon,
	T.NamedArgument,
	T.ColumnDefault,
	T.ArgumentColon,
	T.ArgumentOperator,
	T.BinaryOperator,
	T.UnaryOperator,
	T.Assign,
	T.TernaryQuestion,
	T.TernaryColon,
	T.Spread,
	T.Cast,
]);

/** Whether the cursor stands behind an item on the same line. */
function isBehind({ levels, document, span }: CompletionContext): boolean {
	const last = levels.innermost.current.at(-1);
	return last !== undefined && !document.source.text.slice(last.end, span.start).includes("\n");
}

/** What may stand behind a declaration's type and name. */
function afterColumn(context: CompletionContext): Completion[] {
	const { current } = context.levels.innermost;
	if (current.length < 2 || current.some(({ tokenType }) => tokenType === T.ColumnFilters)) return [];
	return [completion({ label: "filters=", kind: "keyword", rank: 0, continues: true }, context)];
}

function typeCompletions(context: CompletionContext): Completion[] {
	return inputTypes.map(({ name, summary }, index) =>
		completion({ label: name, kind: "type", detail: summary, resolve: { kind: "type", name }, rank: index }, context),
	);
}
