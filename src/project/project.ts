import { stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Item, Statement } from "../../grammar/ast.js";
import { type Diagnostic, syntaxDiagnostic } from "../diagnostics/diagnostic.js";
import type { Construct } from "./construct.js";
import { jobOf } from "./job.js";
import { type Parse, type ProjectFile, type ReadFile, readFolder, readSource, reasonOf, sourceOf } from "./sources.js";

export type { Construct } from "./construct.js";
export type { ProjectFile } from "./sources.js";

/** A folder of XanoScript, read and indexed. */
export interface Project {
	/** Absolute path of the folder that `.env` and relative paths belong to. */
	readonly root: string;
	readonly files: readonly ProjectFile[];
	readonly constructs: readonly Construct[];
	/**
	 * The construct of that kind and declared name. A single file that was opened alone finds what it does not declare
	 * itself in the project around it.
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

export interface OpenOptions {
	/** Stands in the parser's place, for example to keep trees from run to run; gives what the parser would give. */
	readonly parse?: Parse;
}

/**
 * Reads a project.
 * @param path a folder, or a single `.xs` file
 * @throws ProjectError when the path does not exist or holds no XanoScript
 */
export async function openProject(path: string, { parse }: OpenOptions = {}): Promise<Project> {
	const absolute = resolve(path);
	const found = await stat(absolute).catch((thrown: NodeJS.ErrnoException) => {
		if (thrown.code !== "ENOENT" && thrown.code !== "ENOTDIR")
			throw new ProjectError("unreadable", `${path} cannot be read: ${reasonOf(thrown)}`);
		throw new ProjectError(
			"path-not-found",
			`There is nothing at ${path}`,
			"Give the path of a folder or of a .xs file.",
		);
	});
	if (!found.isDirectory()) return openFile(absolute, parse);
	const files = await readFolder(absolute, parse);
	if (files.length > 0) return indexProject(absolute, files);
	throw new ProjectError(
		"no-sources",
		`There are no .xs files in ${path}`,
		"`xano init` writes a project to start from.",
	);
}

/** Opens one file; the project around it is read only when the file names functions it does not declare. */
async function openFile(path: string, parse: Parse | undefined): Promise<Project> {
	const root = await surroundingProject(path);
	const file = await readSource(path, basename(path), parse);
	const alone = indexProject(root ?? dirname(path), [file]);
	if (root === null || !namesOthers(alone)) return alone;
	const around = indexProject(root, await readFolder(root, parse));
	return { ...alone, around, find: (kind, name) => alone.find(kind, name) ?? around.find(kind, name) };
}

/** Folders that make the one above them a project. */
const projectFolders = new Set(["function", "functions"]);

/** The nearest folder above a file that looks like a project; null when there is none. */
async function surroundingProject(path: string): Promise<string | null> {
	for (let folder = dirname(path), above = dirname(folder); ; folder = above, above = dirname(folder)) {
		const isJob = basename(path) === "run.xs" && folder === dirname(path);
		if (isJob || (await stat(join(folder, "run.xs")).catch(() => null))?.isFile()) return folder;
		if (projectFolders.has(basename(folder))) return above;
		if (above === folder) return null;
	}
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

function indexProject(root: string, files: readonly ReadFile[]): Project {
	const constructs: Construct[] = [];
	const diagnostics: Diagnostic[] = [];
	const index = new Map<string, Construct>();
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
		for (const issue of issues) diagnostics.push(syntaxDiagnostic(issue, source));
		for (const item of file.items) {
			if (item.kind !== "Statement" || item.disabled) continue;
			const construct = { kind: item.name, name: declaredName(item), node: item, source, path };
			constructs.push(construct);
			const key = identityOf(construct);
			const first = index.get(key);
			if (first === undefined) index.set(key, construct);
			// Things without a name are the checker's business.
			else if (construct.name !== "") diagnostics.push(duplicate(construct, first));
		}
	}
	return {
		root,
		files,
		constructs,
		find: (kind, name) => index.get(`${kind} ${name}`),
		all: (kind) => constructs.filter((construct) => construct.kind === kind),
		diagnostics,
	};
}

/** Queries of one name are different ones when their verbs or groups differ. */
function identityOf({ kind, name, node }: Construct): string {
	if (kind !== "query") return `${kind} ${name}`;
	const verb = node.namedArguments.find((argument) => argument.name === "verb")?.value;
	const group = node.body?.items.find((item) => item.kind === "Attribute" && item.name === "api_group");
	const text = (value: unknown): string =>
		JSON.stringify(value ?? null, (key, inner) =>
			key === "start" || key === "end" || key === "raw" ? undefined : inner,
		);
	return `query ${name} ${text(verb)} ${text(group?.kind === "Attribute" ? group.value : null)}`;
}

function declaredName(node: Statement): string {
	const [name] = node.args;
	return name && (name.kind === "Text" || name.kind === "Word") ? name.value : "";
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
