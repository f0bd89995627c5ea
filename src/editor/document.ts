import { relative, sep } from "node:path";
import { parse } from "../../grammar/parse.js";
import { Source } from "../../grammar/source.js";
import { type Parse, type ReadFile, readSource } from "../project/sources.js";
import { isFilePath } from "./uris.js";
import type { EditorDocument } from "./workspace.js";

/** What the text of an open buffer is known as. */
export interface Buffer {
	readonly uri: string;
	/** See `pathOf`. */
	readonly path: string;
	readonly version: number;
	readonly text: string;
}

/** Longer texts are not read: every change would take seconds (our choice: the largest real file seen has 150 kB). */
const longestText = 2_000_000;

/** Parses documents; one of them counts how often. */
export class Documents {
	/** How many texts have been parsed: every change of a text costs one. */
	parses = 0;

	private readonly parse: Parse = (name, text) => {
		this.parses++;
		return parse(new Source(name, text));
	};

	/** @param before the document as it was, for what it remembers; undefined for a new one */
	ofBuffer({ uri, path, version, text }: Buffer, root: string, before: EditorDocument | undefined): EditorDocument {
		if (before?.source.text === text && before.problem === null) return { ...before, uri, version };
		const name = nameIn(root, path);
		if (text.length > longestText) return remembering(tooLong(path, name, text), uri, version, undefined);
		const { file, issues } = this.parse(name, text);
		return remembering({ path, source: new Source(name, text), file, issues, problem: null }, uri, version, before);
	}

	/** What the disk holds now. A file that cannot be read is a document with a problem. */
	async ofFile(path: string, uri: string, root: string, before: EditorDocument | undefined): Promise<EditorDocument> {
		const read = await readSource(path, nameIn(root, path), (name, text) =>
			before?.source.text === text ? before : this.parse(name, text),
		);
		return remembering(read, uri, null, before);
	}
}

function tooLong(path: string, name: string, text: string): ReadFile {
	const size = (text.length / 1_000_000).toFixed(1);
	return {
		path,
		source: new Source(name, text),
		file: { items: [], dividers: [], semicolons: [], comments: [], start: 0, end: 0 },
		issues: [],
		problem: {
			code: "file-too-large",
			message: `this file has ${size} million characters; an editor is helped with up to ${longestText / 1_000_000}`,
			help: "`xano check` reads larger ones; large data belongs in a JSON file given with --input @file",
		},
	};
}

function remembering(
	read: ReadFile,
	uri: string,
	version: number | null,
	before: EditorDocument | undefined,
): EditorDocument {
	const isGood = read.issues.length === 0 && read.problem === null;
	const lastGood = isGood ? { source: read.source, file: read.file } : (before?.lastGood ?? null);
	return { ...read, uri, version, lastGood };
}

/** How messages call a file: from the root of its project on. */
function nameIn(root: string, path: string): string {
	return isFilePath(path) ? relative(root, path).split(sep).join("/") : path;
}
