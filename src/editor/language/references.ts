import type { EditorDocument, Workspace } from "../workspace.js";
import { constructsIn, mentionAt } from "./places.js";
import type { Highlight, Location } from "./results.js";
import type { Mention, XanoSymbol } from "./symbols.js";

/** A mention with the document it stands in. */
export interface PlacedMention extends Mention {
	readonly document: EditorDocument;
}

/** Everywhere something is named: a variable in its construct, everything else in all documents. In the order of the text. */
export function mentionsOf(
	symbol: XanoSymbol,
	document: EditorDocument,
	workspace: Workspace,
): readonly PlacedMention[] {
	const found: PlacedMention[] = [];
	for (const each of symbol.kind === "variable" ? [document] : workspace.documents()) {
		for (const { mentions } of constructsIn(each, workspace)) {
			for (const mention of mentions) if (mention.symbol.key === symbol.key) found.push({ ...mention, document: each });
		}
	}
	return found;
}

/**
 * Everywhere the thing at a place is named.
 * @param withDeclarations also the places that declare or set it
 * @returns empty where nothing is named
 */
export function references(
	workspace: Workspace,
	path: string,
	offset: number,
	withDeclarations = true,
): readonly Location[] {
	return mentionsAt(workspace, path, offset)
		.filter(({ role }) => withDeclarations || role !== "declares")
		.map(({ document, span }) => ({ path: document.path, span }));
}

/** Everywhere in the same document where the thing at a place is named. */
export function highlights(workspace: Workspace, path: string, offset: number): readonly Highlight[] {
	return mentionsAt(workspace, path, offset)
		.filter(({ document }) => document.path === path)
		.map(({ span, role }) => ({ span, writes: role !== "reads" }));
}

/** Where the thing at a place is declared; of a variable every place that sets it. */
export function definition(workspace: Workspace, path: string, offset: number): readonly Location[] {
	const mentions = mentionsAt(workspace, path, offset).filter(({ disabled }) => !disabled);
	const declared = mentions.filter(({ role }) => role === "declares");
	// `array.push $list` of a list that nothing sets is all there is.
	const places = declared.length > 0 ? declared : mentions.filter(({ role }) => role === "writes");
	return places.map(({ document, span }) => ({ path: document.path, span }));
}

function mentionsAt(workspace: Workspace, path: string, offset: number): readonly PlacedMention[] {
	const document = workspace.document(path);
	const mention = document && mentionAt(document, offset, workspace);
	return document && mention ? mentionsOf(mention.symbol, document, workspace) : [];
}
