import { Documents } from "../../src/editor/document.js";
import { OpenProject } from "../../src/editor/open_project.js";
import type { EditorDocument, Workspace } from "../../src/editor/workspace.js";

const documents = new Documents();

/** A buffer of that text, after others that have stood in it before. */
export function documentOf(...texts: readonly string[]): EditorDocument {
	let document: EditorDocument | undefined;
	for (const [version, text] of texts.entries())
		document = documents.ofBuffer({ uri: "file:///p/a.xs", path: "/p/a.xs", version, text }, "/p", document);
	if (!document) throw new Error("no text");
	return document;
}

/** A project of these files. */
export function workspaceOf(files: Readonly<Record<string, string>>): Workspace {
	const project = new OpenProject("/p");
	for (const [name, text] of Object.entries(files))
		project.set(
			documents.ofBuffer({ uri: `file:///p/${name}`, path: `/p/${name}`, version: 1, text }, "/p", undefined),
		);
	return project.workspace;
}
