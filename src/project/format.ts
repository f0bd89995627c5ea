import { isAbsolute, relative, resolve, sep } from "node:path";
import { parse } from "../../grammar/parse.js";
import { withLineEnds } from "../../grammar/print/line_ends.js";
import { print } from "../../grammar/print.js";
import { Source } from "../../grammar/source.js";
import { type Diagnostic, syntaxDiagnostic } from "../diagnostics/diagnostic.js";
import { isFolder, noSources } from "./project.js";
import { type ProjectFile, type ReadFile, readFolder, readSource } from "./sources.js";

/** What became of a text: the same program in Xano's layout, or the mistakes that keep it from being read. */
export type Formatted =
	| { readonly text: string; readonly diagnostics: readonly [] }
	| { readonly text: null; readonly diagnostics: readonly Diagnostic[] };

/** A file with what became of its text. */
export interface FormattedFile {
	/** Absolute. */
	readonly path: string;
	/** How messages call the file. */
	readonly name: string;
	readonly before: string;
	readonly formatted: Formatted;
}

/**
 * Lays out a program as Xano's own serializer does. Its meaning, its comments and its line ends stay; a byte order mark
 * goes. A program with mistakes is left alone.
 * @param name how messages call the text
 */
export function format(name: string, text: string): Formatted {
	const source = new Source(name, text);
	return formatted({ source, ...parse(source) });
}

function formatted({ source, file, issues }: Pick<ProjectFile, "source" | "file" | "issues">): Formatted {
	if (issues.length > 0) return { text: null, diagnostics: issues.map((issue) => syntaxDiagnostic(issue, source)) };
	return { text: withLineEnds(print(file, source.text), source.text), diagnostics: [] };
}

/**
 * Formats the files in folders, and files that are named; each once. Nothing is written.
 * @throws ProjectError when a path does not exist or holds no XanoScript
 */
export async function formatFiles(paths: readonly string[]): Promise<FormattedFile[]> {
	const files = new Map<string, ReadFile>();
	for (const path of paths) {
		const absolute = resolve(path);
		const isOne = !(await isFolder(path));
		const found = isOne
			? [files.get(absolute) ?? (await readSource(absolute, nameOf(absolute)))]
			: await readFolder(absolute, { nameOf });
		if (found.length === 0) throw noSources(path);
		for (const file of found) files.set(file.path, file);
	}
	return [...files.values()].map((file) => ({
		path: file.path,
		name: file.source.name,
		before: file.source.text,
		formatted: file.problem ? refused(file, file.problem) : formatted(file),
	}));
}

function refused({ source }: ReadFile, problem: NonNullable<ReadFile["problem"]>): Formatted {
	const { code, message, help } = problem;
	return {
		text: null,
		diagnostics: [{ code, severity: "error", message, source, span: { start: 0, end: 0 }, help }],
	};
}

/** A path as a person in this folder calls it. */
function nameOf(path: string): string {
	const from = relative(process.cwd(), path);
	const shown = from.startsWith("..") || isAbsolute(from) ? path : from;
	return shown.split(sep).join("/");
}
