import type { Connection, Range, WorkspaceEdit } from "vscode-languageserver/node";
import type { Span } from "../../../grammar/source.js";
import type { Edit } from "../../diagnostics/diagnostic.js";
import type { Checking } from "../checking.js";
import type { Place, Projects } from "../projects.js";
import { type Lines, linesOf, type PositionEncoding } from "../text.js";
import { pathOf } from "../uris.js";
import type { EditorDocument } from "../workspace.js";
import type { InitializationOptions, Settings } from "./settings.js";

/** What the client can do, as far as answers hang on it. */
export interface ClientAbilities {
	readonly encoding: PositionEncoding;
	/** Edits may say which version of a document they are for. */
	readonly versionedEdits: boolean;
	readonly symbolTree: boolean;
	/** Edits of code actions may be made when one has been chosen. */
	readonly lazyActions: boolean;
	readonly snippets: boolean;
	readonly preparesRename: boolean;
	readonly multilineTokens: boolean;
	readonly progress: boolean;
	readonly watchesFiles: boolean;
	readonly changesFolders: boolean;
	readonly pullsSettings: boolean;
	/** Says by itself when a setting changes, once it has been asked to. */
	readonly watchesSettings: boolean;
	readonly tagged: boolean;
	readonly related: boolean;
}

/** Everything the handlers of one connection share. */
export interface Session {
	readonly connection: Connection;
	readonly projects: Projects;
	readonly checking: Checking;
	/** Before `initialize` nobody asks. */
	abilities: ClientAbilities;
	settings: Settings;
	/** What was said at the start. */
	options: InitializationOptions;
	/** The command line, for what runs in a process of its own. */
	readonly program: string;
}

/** The document a request is about, once everything before it has been done. */
export async function placeOf(session: Session, uri: string): Promise<Place | undefined> {
	await session.projects.settled();
	return session.projects.at(pathOf(uri));
}

export function linesIn(session: Session, { source }: EditorDocument): Lines {
	return linesOf(source, session.abilities.encoding);
}

export function rangeIn(session: Session, document: EditorDocument, span: Span): Range {
	return linesIn(session, document).rangeOf(span);
}

/** Changes of documents as the client wants them. */
export function workspaceEdit(
	session: Session,
	changes: Iterable<{ readonly document: EditorDocument; readonly edits: readonly Edit[] }>,
): WorkspaceEdit {
	const all = [...changes].map(({ document, edits }) => ({
		document,
		edits: edits.map(({ span, text }) => ({ range: rangeIn(session, document, span), newText: text })),
	}));
	if (session.abilities.versionedEdits)
		return {
			documentChanges: all.map(({ document: { uri, version }, edits }) => ({ textDocument: { uri, version }, edits })),
		};
	return { changes: Object.fromEntries(all.map(({ document, edits }) => [document.uri, edits])) };
}
