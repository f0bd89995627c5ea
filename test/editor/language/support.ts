import { defaultCatalogue } from "../../../src/catalogue/index.js";
import { applyEdits } from "../../../src/diagnostics/fix.js";
import type { Edits, Location } from "../../../src/editor/language/results.js";
import type { EditorDocument, Workspace } from "../../../src/editor/workspace.js";
import { indexProject } from "../../../src/project/project.js";
import { sourceOf } from "../../../src/project/sources.js";
import { createReference } from "../../../src/reference/reference.js";

export const catalogue = defaultCatalogue();
const reference = createReference(catalogue);

/** The cursor in the texts of these tests; no XanoScript has it. */
const cursorMark = "‸";

/** A workspace of texts by path; `before` are texts as they were when they could be read. */
export function workspaceOf(
	files: Readonly<Record<string, string>>,
	before: Readonly<Record<string, string>> = {},
	environment: readonly string[] = [],
): Workspace {
	const documents = new Map<string, EditorDocument>();
	for (const [path, text] of Object.entries(files)) {
		const read = sourceOf(path, path, text);
		const former = before[path] === undefined ? null : sourceOf(path, path, before[path]);
		const lastGood = read.issues.length === 0 ? read : former;
		documents.set(path, { ...read, uri: `file://${path}`, version: 1, lastGood });
	}
	return {
		project: indexProject("/", [...documents.values()]),
		catalogue,
		reference,
		environment,
		document: (path) => documents.get(path),
		documents: () => documents.values(),
	};
}

/** A text without its mark, and the place of the mark. */
export function marked(text: string): { readonly text: string; readonly offset: number } {
	const offset = text.indexOf(cursorMark);
	if (offset < 0) throw new Error("there is no cursor in this text");
	return { text: text.replace(cursorMark, ""), offset };
}

/** A workspace in which one of the texts has a cursor. */
export function withCursor(
	files: string | Readonly<Record<string, string>>,
	before: Readonly<Record<string, string>> = {},
): { readonly workspace: Workspace; readonly path: string; readonly offset: number } {
	const all = typeof files === "string" ? { "main.xs": files } : files;
	const [path] = Object.entries(all).find(([, text]) => text.includes(cursorMark)) ?? [];
	if (path === undefined) throw new Error("there is no cursor in these texts");
	const { text, offset } = marked(all[path] as string);
	return { workspace: workspaceOf({ ...all, [path]: text }, before), path, offset };
}

/** Statements as the stack of a function. */
export function inStack(statements: string, inputs = ""): string {
	return `function "example" {\n  input {\n    ${inputs}\n  }\n\n  stack {\n    ${statements}\n  }\n\n  response = null\n}\n`;
}

/** Texts after edits. */
export function applied(workspace: Workspace, edits: Edits): Record<string, string> {
	const after: Record<string, string> = {};
	for (const document of workspace.documents()) {
		after[document.path] = applyEdits(document.source.text, edits.get(document.path) ?? []);
	}
	return after;
}

/** Where locations are, with the text that stands there: `main.xs:3 total`. */
export function shown(workspace: Workspace, locations: readonly Location[]): string[] {
	return locations.map(({ path, span }) => {
		const source = workspace.document(path)?.source;
		return `${path}:${source?.lineAndColumn(span.start).line} ${source?.text.slice(span.start, span.end)}`;
	});
}

/** A snippet as tests show it: `⟨1⟩` is a place, `⟨1:text⟩` one with a proposal, `⟨1|a,b⟩` a choice; the rest is as it is put in. */
export function readable(snippet: string): string {
	const parts = /\\([\\$}])|\$\{(\d+)(?:([:|])((?:\\.|[^\\}])*?)\|?)?\}|\$(\d+)/g;
	return snippet.replace(parts, (_all, escaped, number, sign = "", text = "", plain) => {
		if (escaped !== undefined) return escaped;
		return `⟨${number ?? plain}${sign}${text.replace(/\\(.)/g, "$1")}⟩`;
	});
}
