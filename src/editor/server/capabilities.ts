import {
	type ClientCapabilities,
	CodeActionKind,
	type ServerCapabilities,
	TextDocumentSyncKind,
} from "vscode-languageserver/node";
import { tokenModifiers, tokenTypes } from "../structure/tokens.js";
import type { PositionEncoding } from "../text.js";
import type { ClientAbilities } from "./session.js";

export const fixAllKind = `${CodeActionKind.SourceFixAll}.xano`;
export const commands = { run: "xano.run", explain: "xano.explain" } as const;

/** What the answers to a client hang on. */
export function abilitiesOf({ general, textDocument, window, workspace }: ClientCapabilities): ClientAbilities {
	return {
		encoding: encodingFor(general?.positionEncodings ?? []),
		versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
		symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
		lazyActions: textDocument?.codeAction?.resolveSupport?.properties.includes("edit") === true,
		snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
		preparesRename: textDocument?.rename?.prepareSupport === true,
		multilineTokens: textDocument?.semanticTokens?.multilineTokenSupport === true,
		progress: window?.workDoneProgress === true,
		watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
		changesFolders: workspace?.workspaceFolders === true,
		pullsSettings: workspace?.configuration === true,
		watchesSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
		tagged: textDocument?.publishDiagnostics?.tagSupport !== undefined,
		related: textDocument?.publishDiagnostics?.relatedInformation === true,
	};
}

/** The first of the client's encodings, in its order, that is one of ours. */
function encodingFor(offered: readonly string[]): PositionEncoding {
	for (const encoding of offered) if (encoding === "utf-8" || encoding === "utf-16") return encoding;
	return "utf-16";
}

/** What the server can do. */
export function capabilitiesFor({ encoding, preparesRename }: ClientAbilities): ServerCapabilities {
	return {
		positionEncoding: encoding,
		textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
		hoverProvider: true,
		completionProvider: { triggerCharacters: ["$", "|", ".", ":", '"', "="], resolveProvider: true },
		signatureHelpProvider: { triggerCharacters: ["|", ":"], retriggerCharacters: [":"] },
		definitionProvider: true,
		referencesProvider: true,
		documentHighlightProvider: true,
		renameProvider: preparesRename ? { prepareProvider: true } : true,
		codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: true },
		codeLensProvider: { resolveProvider: false },
		documentFormattingProvider: true,
		documentRangeFormattingProvider: true,
		documentSymbolProvider: true,
		workspaceSymbolProvider: true,
		foldingRangeProvider: true,
		selectionRangeProvider: true,
		semanticTokensProvider: {
			legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
			full: { delta: true },
			range: true,
		},
		executeCommandProvider: { commands: Object.values(commands) },
		workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
	};
}
