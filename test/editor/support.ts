import { Documents } from "../../src/editor/document.js";
import type { EditorDocument } from "../../src/editor/workspace.js";

const documents = new Documents();

/** A buffer of that text, after others that have stood in it before. */
export function documentOf(...texts: readonly string[]): EditorDocument {
	let document: EditorDocument | undefined;
	for (const [version, text] of texts.entries())
		document = documents.ofBuffer({ uri: "file:///p/a.xs", path: "/p/a.xs", version, text }, "/p", document);
	if (!document) throw new Error("no text");
	return document;
}
