import {
	type CompletionItem,
	CompletionItemKind,
	type CompletionList,
	type CompletionParams,
	type DocumentHighlight,
	DocumentHighlightKind,
	type Hover,
	InsertTextFormat,
	LSPErrorCodes,
	MarkupKind,
	type PrepareRenameResult,
	type Location as ProtocolLocation,
	type ReferenceParams,
	type RenameParams,
	ResponseError,
	type SignatureHelp,
	type TextDocumentPositionParams,
	type WorkspaceEdit,
} from "vscode-languageserver/node";
import {
	type Completion,
	type CompletionKind,
	complete,
	type DocumentationKey,
	definition,
	highlights,
	hover,
	type Location,
	prepareRename,
	references,
	rename,
	resolveCompletion,
	signature,
} from "../language/index.js";
import type { Place } from "../projects.js";
import type { Workspace } from "../workspace.js";
import { linesIn, placeOf, rangeIn, type Session, workspaceEdit } from "./session.js";

/** A place in a document, as the language services take it. */
interface Asked extends Place {
	readonly workspace: Workspace;
	readonly path: string;
	readonly offset: number;
}

async function asked(
	session: Session,
	{ textDocument, position }: TextDocumentPositionParams,
): Promise<Asked | undefined> {
	const place = await placeOf(session, textDocument.uri);
	if (!place) return undefined;
	const { project, document } = place;
	const offset = linesIn(session, document).offsetAt(position);
	return { ...place, workspace: project.workspace, path: document.path, offset };
}

export async function hoverAt(session: Session, params: TextDocumentPositionParams): Promise<Hover | null> {
	const at = await asked(session, params);
	const found = at ? hover(at.workspace, at.path, at.offset) : null;
	if (!at || !found) return null;
	return {
		contents: { kind: MarkupKind.Markdown, value: found.markdown },
		range: rangeIn(session, at.document, found.span),
	};
}

const completionKinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
	construct: CompletionItemKind.Keyword,
	statement: CompletionItemKind.Function,
	property: CompletionItemKind.Property,
	block: CompletionItemKind.Keyword,
	value: CompletionItemKind.Value,
	keyword: CompletionItemKind.Keyword,
	filter: CompletionItemKind.Method,
	variable: CompletionItemKind.Variable,
	input: CompletionItemKind.Field,
	member: CompletionItemKind.Field,
	column: CompletionItemKind.Field,
	function: CompletionItemKind.Function,
	table: CompletionItemKind.Struct,
	type: CompletionItemKind.TypeParameter,
	environment: CompletionItemKind.Constant,
};

/** What a proposal needs to be looked up when it is looked at. */
interface CompletionData {
	readonly uri: string;
	readonly key: DocumentationKey;
}

export async function completions(session: Session, params: CompletionParams): Promise<CompletionList> {
	const at = await asked(session, params);
	if (!at) return { isIncomplete: false, items: [] };
	const found = complete(at.workspace, at.path, at.offset);
	return { isIncomplete: false, items: found.map((each) => completionItem(session, at, each)) };
}

function completionItem(session: Session, { document }: Place, each: Completion): CompletionItem {
	const isSnippet = each.isSnippet && session.abilities.snippets;
	return {
		label: each.label,
		kind: completionKinds[each.kind],
		...(each.detail === "" ? {} : { detail: each.detail }),
		...(each.documentation === null ? {} : { documentation: markdown(each.documentation) }),
		...(each.resolve === null ? {} : { data: { uri: document.uri, key: each.resolve } satisfies CompletionData }),
		textEdit: {
			range: rangeIn(session, document, each.span),
			newText: each.isSnippet && !isSnippet ? withoutTabStops(each.text) : each.text,
		},
		insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
		filterText: each.filterText,
		sortText: each.sortText,
		...(each.deprecated ? { deprecated: true } : {}),
		...(each.continues && session.options.suggestCommand !== ""
			? { command: { title: "Propose more", command: session.options.suggestCommand } }
			: {}),
	};
}

/** A snippet for clients that know none: what its tab stops would be filled with stays. */
function withoutTabStops(snippet: string): string {
	return snippet
		.replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, "$1")
		.replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, "$1")
		.replace(/(?<!\\)\$(?:\d+|\{\d+\})/g, "")
		.replace(/\\([$}\\])/g, "$1");
}

/** Adds its documentation to a proposal. */
export async function resolveItem(session: Session, item: CompletionItem): Promise<CompletionItem> {
	const { uri, key } = (item.data ?? {}) as Partial<CompletionData>;
	const place = uri === undefined || key === undefined ? undefined : await placeOf(session, uri);
	const text = place && key ? resolveCompletion(place.project.workspace, key) : null;
	return text === null ? item : { ...item, documentation: markdown(text) };
}

function markdown(value: string): { kind: MarkupKind; value: string } {
	return { kind: MarkupKind.Markdown, value };
}

export async function signatureAt(session: Session, params: TextDocumentPositionParams): Promise<SignatureHelp | null> {
	const at = await asked(session, params);
	const found = at ? signature(at.workspace, at.path, at.offset) : null;
	if (!found) return null;
	return {
		signatures: [
			{
				label: found.label,
				documentation: markdown(found.documentation),
				parameters: found.parameters.map(({ label, documentation }) => ({
					label: [label.start, label.end],
					documentation: markdown(documentation),
				})),
			},
		],
		activeSignature: 0,
		// Behind the last one: none is marked.
		activeParameter: found.active ?? found.parameters.length,
	};
}

export async function definitions(session: Session, params: TextDocumentPositionParams): Promise<ProtocolLocation[]> {
	const at = await asked(session, params);
	return at ? locations(session, at.workspace, definition(at.workspace, at.path, at.offset)) : [];
}

export async function referencesAt(session: Session, params: ReferenceParams): Promise<ProtocolLocation[]> {
	const at = await asked(session, params);
	if (!at) return [];
	const found = references(at.workspace, at.path, at.offset, params.context.includeDeclaration);
	return locations(session, at.workspace, found);
}

function locations(session: Session, workspace: Workspace, found: readonly Location[]): ProtocolLocation[] {
	return found.flatMap(({ path, span }) => {
		const document = workspace.document(path);
		return document ? [{ uri: document.uri, range: rangeIn(session, document, span) }] : [];
	});
}

export async function highlightsAt(session: Session, params: TextDocumentPositionParams): Promise<DocumentHighlight[]> {
	const at = await asked(session, params);
	if (!at) return [];
	return highlights(at.workspace, at.path, at.offset).map(({ span, writes }) => ({
		range: rangeIn(session, at.document, span),
		kind: writes ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
	}));
}

/** @throws ResponseError that says why the place cannot be renamed */
export async function renameRange(
	session: Session,
	params: TextDocumentPositionParams,
): Promise<PrepareRenameResult | null> {
	const at = await asked(session, params);
	if (!at) return null;
	const prepared = prepareRename(at.workspace, at.path, at.offset);
	if ("refused" in prepared) throw refusal(prepared.refused);
	return { range: rangeIn(session, at.document, prepared.span), placeholder: prepared.placeholder };
}

/** @throws ResponseError that says why it cannot be done */
export async function renameAt(session: Session, params: RenameParams): Promise<WorkspaceEdit | null> {
	const at = await asked(session, params);
	if (!at) return null;
	const result = rename(at.workspace, at.path, at.offset, params.newName);
	if ("refused" in result) throw refusal(result.refused);
	const changes = [...result.edits].flatMap(([path, edits]) => {
		const document = at.workspace.document(path);
		return document ? [{ document, edits }] : [];
	});
	return workspaceEdit(session, changes);
}

function refusal(reason: string): ResponseError {
	return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}
