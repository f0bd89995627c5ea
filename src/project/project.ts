import { readdirSync, type Stats, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Item } from "../../grammar/ast.js";
import { type Diagnostic, syntaxDiagnostic } from "../diagnostics/diagnostic.js";
import type { Construct } from "./construct.js";
import { declaredName, identityOf } from "./identity.js";
import { jobOf } from "./job.js";
import {
	type ProjectFile,
	type ReadFile,
	type ReadOptions,
	readFolder,
	readSource,
	reasonOf,
	sourceOf,
} from "./sources.js";

export type { Construct } from "./construct.js";
export type { ProjectFile } from "./sources.js";

/** A folder of XanoScript, read and indexed. */
export interface Project {
	/** Absolute path of the folder that `.env` and relative paths belong to. */
	readonly root: string;
	readonly files: readonly ProjectFile[];
	readonly constructs: readonly Construct[];
	/**
	 * The construct of that kind and declared name; of several queries of one name the first. A single file that was
	 * opened alone finds what it does not declare itself in the project around it.
	 */
	find(kind: string, name: string): Construct | undefined;
	/** For a single file that needs it: the project around it, this file included. */
	readonly around?: Project;
	all(kind: string): readonly Construct[];
	/** Syntax errors, unreadable files, duplicate names. */
	readonly diagnostics: readonly Diagnostic[];
}

/** The path cannot be opened as a project. */
export class ProjectError extends Error {
	override readonly name = "ProjectError";
	constructor(
		readonly code: string,
		message: string,
		readonly help: string | null = null,
	) {
		super(message);
	}
}

/**
 * How a project is read. `parse` stands in the parser's place, for example to keep trees from run to run; it gives what the
 * parser would give.
 */
export type OpenOptions = Pick<ReadOptions, "parse" | "onFolder">;

/**
 * Reads a project.
 * @param path a folder, or a single `.xs` file
 * @throws ProjectError when the path does not exist or holds no XanoScript
 */
export async function openProject(path: string, options: OpenOptions = {}): Promise<Project> {
	const absolute = resolve(path);
	if (!(await isFolder(path))) return openFile(absolute, options);
	const files = await readFolder(absolute, options);
	if (files.length > 0) return indexProject(absolute, files);
	throw noSources(path);
}

/** @throws ProjectError when there is nothing at the path */
export async function isFolder(path: string): Promise<boolean> {
	let found: Stats;
	try {
		found = statSync(resolve(path));
	} catch (thrown) {
		const { code } = thrown as NodeJS.ErrnoException;
		if (code !== "ENOENT" && code !== "ENOTDIR")
			throw new ProjectError("unreadable", `${path} cannot be read: ${reasonOf(thrown)}`);
		throw new ProjectError(
			"path-not-found",
			`There is nothing at ${path}`,
			"Give the path of a folder or of a .xs file.",
		);
	}
	return found.isDirectory();
}

/** What is said about a folder without a program in it. */
export function noSources(path: string): ProjectError {
	return new ProjectError(
		"no-sources",
		`There are no .xs files in ${path}`,
		"`xano init` writes a project to start from.",
	);
}

/** Opens one file; the project around it is read only when the file names functions it does not declare. */
async function openFile(path: string, options: OpenOptions): Promise<Project> {
	const root = await surroundingProject(path);
	options.onFolder?.(dirname(path));
	const file = await readSource(path, basename(path), options.parse);
	const alone = indexProject(root ?? dirname(path), [file]);
	if (root === null || !namesOthers(alone)) return alone;
	return within(indexProject(root, await readFolder(root, options)), alone);
}

function within(around: Project, alone: Project): Project {
	return { ...alone, around, find: (kind, name) => alone.find(kind, name) ?? around.find(kind, name) };
}

/**
 * The same project with other texts in some of its files.
 * @param texts new texts by path
 */
export function withTexts(project: Project, texts: ReadonlyMap<string, string>): Project {
	const files = project.files.map((file): ReadFile => {
		const text = texts.get(file.path);
		return text === undefined ? { problem: null, ...file } : sourceOf(file.path, file.source.name, text);
	});
	const changed = indexProject(project.root, files);
	return project.around ? within(withTexts(project.around, texts), changed) : changed;
}

/** Folders that make the one above them a project. */
export const projectFolders: ReadonlySet<string> = new Set(["function", "functions"]);

/** The nearest folder above a file that looks like a project; null when there is none. */
export async function surroundingProject(path: string): Promise<string | null> {
	for (let folder = dirname(path), above = dirname(folder); ; folder = above, above = dirname(folder)) {
		// A stray file there makes no project of everything below.
		if (folder !== dirname(path) && isSharedFolder(folder)) return null;
		const isJob = basename(path) === "run.xs" && folder === dirname(path);
		if (isJob || isFile(join(folder, "run.xs"))) return folder;
		if (projectFolders.has(basename(folder))) return above;
		if (above === folder) return null;
	}
}

/**
 * Whether a folder is meant as a project where nobody has said so: it has a job, functions, or any file of XanoScript.
 * Nobody wants all below the folder they live in to be read.
 */
export function looksLikeProject(path: string): boolean {
	const folder = resolve(path);
	if (isFile(join(folder, "run.xs"))) return true;
	if (isSharedFolder(folder)) return false;
	try {
		const entries = readdirSync(folder, { withFileTypes: true });
		return entries.some((entry) => (entry.isDirectory() ? projectFolders.has(entry.name) : entry.name.endsWith(".xs")));
	} catch {
		return false;
	}
}

function isFile(path: string): boolean {
	try {
		return statSync(path).isFile();
	} catch {
		return false;
	}
}

/** The folder of a person or of everybody, in which anything may lie. */
function isSharedFolder(folder: string): boolean {
	const { homedir, tmpdir } = process.getBuiltinModule("node:os");
	return folder === homedir() || folder === tmpdir();
}

function namesOthers(project: Project): boolean {
	for (const construct of project.constructs) {
		if (construct.kind === "run.job" || construct.kind === "run.service") {
			const { main, pre, post } = jobOf(construct);
			for (const step of [main, pre, post]) if (step && !project.find("function", step.functionName)) return true;
		}
		const pending: Item[] = [...(construct.node.body?.items ?? [])];
		for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
			if (item.kind !== "Statement" || item.disabled) continue;
			const [name] = item.args;
			const isCall = item.name === "function.run" && (name?.kind === "Text" || name?.kind === "Word");
			if (isCall && !project.find("function", name.value)) return true;
			if (item.body) pending.push(...item.body.items);
		}
	}
	return false;
}

/**
 * Makes a project of text that is no file: standard input, an editor's buffer, a test.
 * @param name what diagnostics call it
 * @param root the folder that `.env` belongs to
 */
export function projectFromText(name: string, text: string, root: string): Project {
	return indexProject(root, [sourceOf(name, name, text)]);
}

/** A project without a file: a session that begins with nothing. */
export function emptyProject(root: string): Project {
	return indexProject(resolve(root), []);
}

/**
 * Makes a project of files that have been read: what they declare, by kind and name.
 * @param root absolute path of the folder that `.env` and relative paths belong to
 */
export function indexProject(root: string, files: readonly ReadFile[]): Project {
	const constructs: Construct[] = [];
	const diagnostics: Diagnostic[] = [];
	const byIdentity = new Map<string, Construct>();
	const byName = new Map<string, Construct>();
	const byKind = new Map<string, Construct[]>();
	for (const { path, source, file, issues, problem } of files) {
		if (problem)
			diagnostics.push({
				code: problem.code,
				severity: "error",
				message: problem.message,
				source,
				span: { start: 0, end: 0 },
				help: problem.help,
			});
		const said = new Set<string>();
		for (const issue of issues) {
			// The same mistake may be met on two ways through the text.
			const place = `${issue.code} ${issue.span.start} ${issue.span.end}`;
			if (!said.has(place)) diagnostics.push(syntaxDiagnostic(issue, source));
			said.add(place);
		}
		for (const item of file.items) {
			if (item.kind !== "Statement" || item.disabled) continue;
			const construct = { kind: item.name, name: declaredName(item), node: item, source, path };
			constructs.push(construct);
			const ofKind = byKind.get(construct.kind);
			if (ofKind) ofKind.push(construct);
			else byKind.set(construct.kind, [construct]);
			const name = `${construct.kind} ${construct.name}`;
			if (!byName.has(name)) byName.set(name, construct);
			const identity = identityOf(item, source.name);
			if (identity === null) continue;
			const first = byIdentity.get(identity);
			if (first === undefined) byIdentity.set(identity, construct);
			// Things without a name are the checker's business.
			else if (construct.name !== "") diagnostics.push(duplicate(construct, first));
		}
	}
	return {
		root,
		files,
		constructs,
		find: (kind, name) => byName.get(`${kind} ${name}`),
		all: (kind) => byKind.get(kind) ?? [],
		diagnostics,
	};
}

function duplicate(construct: Construct, first: Construct): Diagnostic {
	return {
		code: "duplicate-name",
		severity: "error",
		message: `there already is a ${construct.kind} ${JSON.stringify(construct.name)}`,
		source: construct.source,
		span: construct.node.args[0] ?? construct.node.nameSpan,
		help: "give one of them another name",
		related: [
			{ source: first.source, span: first.node.args[0] ?? first.node.nameSpan, message: "the first one is here" },
		],
	};
}
