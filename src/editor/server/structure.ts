import {
	type CodeLens,
	type DocumentSymbol,
	type FoldingRange,
	FoldingRangeKind,
	type SelectionRange,
	type SelectionRangeParams,
	type SymbolInformation,
	SymbolKind,
	SymbolTag,
	type TextEdit,
} from "vscode-languageserver/node";
import type { Span } from "../../../grammar/source.js";
import type { Edit } from "../../diagnostics/diagnostic.js";
import { foldsOf } from "../structure/folding.js";
import { formattingEdits, rangeFormattingEdits } from "../structure/formatting.js";
import { runnablesOf } from "../structure/lenses.js";
import { selectionsAt } from "../structure/selection.js";
import { type OutlineSymbol, outlineOf, type SymbolSort } from "../structure/symbols.js";
import type { Range } from "../text.js";
import { isFilePath } from "../uris.js";
import type { EditorDocument } from "../workspace.js";
import { commands } from "./capabilities.js";
import { linesIn, placeOf, rangeIn, type Session } from "./session.js";

const symbolKinds: Readonly<Record<SymbolSort, SymbolKind>> = {
	function: SymbolKind.Function,
	job: SymbolKind.Event,
	endpoint: SymbolKind.Interface,
	table: SymbolKind.Struct,
	construct: SymbolKind.Class,
	input: SymbolKind.Field,
	column: SymbolKind.Field,
	variable: SymbolKind.Variable,
	test: SymbolKind.Method,
};

/** More symbols than this are not looked at in a list; typing more of a name makes it shorter. */
const mostSymbols = 500;

export async function documentSymbols(session: Session, uri: string): Promise<DocumentSymbol[] | SymbolInformation[]> {
	const document = (await placeOf(session, uri))?.document;
	if (!document) return [];
	const symbols = outlineOf(document);
	if (session.abilities.symbolTree) return symbols.map((symbol) => treeSymbol(session, document, symbol));
	return symbols.flatMap((symbol) => flatSymbols(session, document, symbol, null));
}

function treeSymbol(session: Session, document: EditorDocument, symbol: OutlineSymbol): DocumentSymbol {
	return {
		name: symbol.name,
		detail: symbol.detail,
		kind: symbolKinds[symbol.sort],
		range: rangeIn(session, document, symbol.span),
		selectionRange: rangeIn(session, document, symbol.nameSpan),
		children: symbol.children.map((child) => treeSymbol(session, document, child)),
		...(symbol.isDisabled ? { tags: [SymbolTag.Deprecated] } : {}),
	};
}

function flatSymbols(
	session: Session,
	document: EditorDocument,
	symbol: OutlineSymbol,
	container: string | null,
): SymbolInformation[] {
	return [
		{
			name: symbol.name,
			kind: symbolKinds[symbol.sort],
			location: { uri: document.uri, range: rangeIn(session, document, symbol.span) },
			...(container === null ? {} : { containerName: container }),
		},
		...symbol.children.flatMap((child) => flatSymbols(session, document, child, symbol.name)),
	];
}

/** Constructs of all projects, and their tests, whose names hold the letters of the query in order. */
export async function workspaceSymbols(session: Session, query: string): Promise<SymbolInformation[]> {
	await session.projects.settled();
	const found: SymbolInformation[] = [];
	for (const project of session.projects.all()) {
		for (const document of project.workspace.documents()) {
			for (const symbol of outlineOf(document)) {
				const { children } = symbol;
				for (const each of [symbol, ...children.filter(({ sort }) => sort === "test")]) {
					if (!isMatch(each.name, query)) continue;
					found.push(...flatSymbols(session, document, { ...each, children: [] }, document.source.name));
					if (found.length >= mostSymbols) return found;
				}
			}
		}
	}
	return found;
}

function isMatch(name: string, query: string): boolean {
	const letters = name.toLowerCase();
	let at = 0;
	for (const letter of query.toLowerCase()) {
		at = letters.indexOf(letter, at);
		if (at < 0) return false;
		at += letter.length;
	}
	return true;
}

export async function foldingRanges(session: Session, uri: string): Promise<FoldingRange[]> {
	const document = (await placeOf(session, uri))?.document;
	if (!document) return [];
	return foldsOf(document, linesIn(session, document)).map(({ startLine, endLine, isComment }) => ({
		startLine,
		endLine,
		...(isComment ? { kind: FoldingRangeKind.Comment } : {}),
	}));
}

export async function selectionRanges(session: Session, params: SelectionRangeParams): Promise<SelectionRange[]> {
	const document = (await placeOf(session, params.textDocument.uri))?.document;
	if (!document) return [];
	const lines = linesIn(session, document);
	return params.positions.map((position) => {
		const spans = selectionsAt(document, lines.offsetAt(position));
		return spans.reduceRight<SelectionRange | null>(
			(parent, span) => ({ range: lines.rangeOf(span), ...(parent ? { parent } : {}) }),
			null,
		) as SelectionRange;
	});
}

export async function codeLenses(session: Session, uri: string): Promise<CodeLens[]> {
	const place = await placeOf(session, uri);
	if (!place) return [];
	const { document } = place;
	// Tests are run by the name of their file.
	const runnables = runnablesOf(document).filter(({ kind, input }) =>
		kind === "test" ? isFilePath(document.path) : input === null || session.options.asksForInput,
	);
	return runnables.map(({ span, kind, name, input }) => ({
		range: rangeIn(session, document, span),
		command: {
			title: `Run ${kind}${input === null ? "" : " with input"}`,
			command: commands.run,
			arguments: [{ uri: document.uri, kind, name, ...(input === null ? {} : { input }) }],
		},
	}));
}

/** @param range the part of the document that is meant; all of it when left out */
export async function formatting(session: Session, uri: string, range?: Range): Promise<TextEdit[]> {
	const document = (await placeOf(session, uri))?.document;
	if (!document) return [];
	const span: Span | null = range ? linesIn(session, document).spanOf(range) : null;
	const edits: Edit[] = span ? rangeFormattingEdits(document, span) : formattingEdits(document);
	return edits.map((edit) => ({ range: rangeIn(session, document, edit.span), newText: edit.text }));
}
