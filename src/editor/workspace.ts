import type { File } from "../../grammar/ast.js";
import type { Source } from "../../grammar/source.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { Project } from "../project/project.js";
import type { ReadFile } from "../project/sources.js";
import type { Reference } from "../reference/reference.js";

/** One file as the editor sees it: the text of an open buffer, otherwise what is on the disk. */
export interface EditorDocument extends ReadFile {
	readonly uri: string;
	/** The version of the open buffer; null for a file that is only on the disk. */
	readonly version: number | null;
	/** Text and tree as they were when there was no syntax error last; null when there always has been one. */
	readonly lastGood: { readonly source: Source; readonly file: File } | null;
}

/**
 * One project as language services see it: a snapshot that never changes. `project.files` are the documents. Places
 * that services take and give are offsets in UTF-16 units into `source.text` of a document.
 */
export interface Workspace {
	readonly project: Project;
	/** With the project's own built-ins where they were allowed to be loaded. */
	readonly catalogue: Catalogue;
	/** The catalogue as it is shown to people; made when first asked for. */
	readonly reference: Reference;
	/** Names that the project's `.env` sets; nobody here wants to know their values. */
	readonly environment: readonly string[];
	/** The document of an absolute path, or of the URI of a buffer that is no file. */
	document(path: string): EditorDocument | undefined;
	documents(): Iterable<EditorDocument>;
}
