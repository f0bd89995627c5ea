import { promises, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { File } from "../../grammar/ast.js";
import { type ParseResult, parse } from "../../grammar/parse.js";
import { Source, type SyntaxIssue } from "../../grammar/source.js";

export interface ProjectFile {
	/** Absolute, or a name in angle brackets for text that came another way. */
	readonly path: string;
	readonly source: Source;
	readonly file: File;
	readonly issues: readonly SyntaxIssue[];
}

/** A file, or a folder, whose text could not be had: its source is empty then. */
export interface ReadFile extends ProjectFile {
	readonly problem: { readonly code: string; readonly message: string; readonly help: string } | null;
}

/** How the text of a file becomes a tree; a cache may stand in the parser's place. */
export type Parse = (name: string, text: string) => ParseResult;

const parseAnew: Parse = (name, text) => parse(new Source(name, text));

/** Larger source files are refused unread (our choice: the largest real one seen has 150 kB). */
const largestFile = 32 * 1024 * 1024;

/** Folders that never hold a project's sources. */
const skippedFolders = new Set(["node_modules", ".git", "dist", "coverage"]);

/** Whether a folder of that name is left out when a project is read. */
export function isSkippedFolder(name: string): boolean {
	return skippedFolders.has(name) || name.startsWith(".");
}

/** How the files of a folder are read; what is left out is done anew and named by its path within the folder. */
export interface ReadOptions {
	readonly parse?: Parse | undefined;
	/** What diagnostics call a file or folder with this path. */
	readonly nameOf?: (path: string) => string;
	/** A file that was read before and has not changed since. */
	readonly known?: (path: string) => ReadFile | undefined;
	/** Told of every folder before it is looked into. */
	readonly onFolder?: (path: string) => void;
}

/** Reads every `.xs` file in a folder and the folders in it, by name. What cannot be read is among them, as a problem. */
export async function readFolder(root: string, options: ReadOptions = {}): Promise<ReadFile[]> {
	const nameOf = (path: string): string => relative(root, path).split(sep).join("/");
	return (await Promise.all(await filesIn(root, { nameOf, ...options }))).flat();
}

async function filesIn(
	folder: string,
	options: ReadOptions & { readonly nameOf: (path: string) => string },
): Promise<Promise<ReadFile>[]> {
	const { nameOf, parse, known, onFolder } = options;
	onFolder?.(folder);
	let entries: ReturnType<typeof entriesOf>;
	try {
		entries = entriesOf(folder);
	} catch (thrown) {
		return [Promise.resolve(unreadable(folder, `${nameOf(folder)}/`, "this folder cannot be read", thrown))];
	}
	const files: Promise<ReadFile>[] = [];
	for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) {
			if (!isSkippedFolder(entry.name)) files.push(...(await filesIn(path, options)));
		} else if (entry.name.endsWith(".xs") && (entry.isFile() || entry.isSymbolicLink())) {
			const before = known?.(path);
			files.push(before ? Promise.resolve(before) : readSource(path, nameOf(path), parse));
		}
	}
	return files;
}

const entriesOf = (folder: string) => readdirSync(folder, { withFileTypes: true });

/** @param name what diagnostics call the file */
export async function readSource(path: string, name: string, parse?: Parse): Promise<ReadFile> {
	let bytes: Uint8Array;
	try {
		const found = statSync(path);
		const { size } = found;
		if (size > largestFile) {
			return withProblem(path, name, {
				code: "file-too-large",
				message: `this file has ${Math.round(size / 1024 / 1024)} MB; source files may have ${largestFile / 1024 / 1024}`,
				help: "large data belongs in a JSON file given with --input @file",
			});
		}
		// Small files are read faster than anything could be told that they are there, and never too many are open at once.
		// What is no file, such as a pipe, may keep its reader waiting.
		bytes = found.isFile() ? readFileSync(path) : await promises.readFile(path);
	} catch (thrown) {
		return unreadable(path, name, "this file cannot be read", thrown);
	}
	const text = textOf(bytes);
	if (text !== null) return sourceOf(path, name, text, parse);
	return withProblem(path, name, {
		code: "not-utf-8",
		message: "this file is not UTF-8 text",
		help: "save it with the encoding UTF-8",
	});
}

/** What the bytes say; null when they are no UTF-8 and hold nothing that only a file of another kind has. */
function textOf(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		const text = Buffer.from(bytes).toString("latin1");
		return text.includes("\0") ? text : null;
	}
}

/** Text that has been read already. */
export function sourceOf(path: string, name: string, text: string, parse: Parse = parseAnew): ReadFile {
	const { file, issues } = parse(name, text);
	return { path, source: new Source(name, text), file, issues, problem: null };
}

function unreadable(path: string, name: string, what: string, thrown: unknown): ReadFile {
	return withProblem(path, name, {
		code: "unreadable",
		message: `${what}: ${reasonOf(thrown)}`,
		help: "look at its permissions, and where it leads to when it is a link",
	});
}

function withProblem(path: string, name: string, problem: NonNullable<ReadFile["problem"]>): ReadFile {
	const source = new Source(name, "");
	return {
		path,
		source,
		file: { items: [], dividers: [], semicolons: [], comments: [], start: 0, end: 0 },
		issues: [],
		problem,
	};
}

const reasons: Readonly<Record<string, string>> = {
	EACCES: "permission denied",
	EPERM: "permission denied",
	ELOOP: "its links go round in a circle",
	ENOENT: "it leads to nothing",
	EISDIR: "it is a folder",
	ENAMETOOLONG: "the name is too long",
};

/** Why the system refused a file, in words. */
export function reasonOf(thrown: unknown): string {
	const { code = "unknown reason" } = thrown as NodeJS.ErrnoException;
	return reasons[code] ?? code;
}
