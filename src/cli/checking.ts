import { isAbsolute, relative, sep } from "node:path";
import {
	createEngine,
	type Diagnostic,
	type FixedFile,
	loadBuiltins,
	projectFromText,
	type ReadOptions,
	type Selection,
	selectFiles,
} from "../index.js";
import { readStandardInput } from "./input.js";
import { asUsageError, refuseFlag } from "./open.js";

/** What was found in the named files. */
export interface Checked {
	readonly diagnostics: readonly Diagnostic[];
	/** How many files were looked at. */
	readonly files: number;
	/** Those that fixes would change; what was found is then what is left after them. */
	readonly fixed: readonly FixedFile[];
	/** Whether there were errors before the fixes. */
	readonly hadErrors: boolean;
}

/** How the paths are looked at. */
export interface LookOptions {
	readonly strict: boolean;
	readonly fix: boolean;
}

/**
 * Opens what was named: folders, files, and `-` for standard input.
 * @throws UsageError when there is nothing to open
 */
export async function openPaths(paths: readonly string[], options: ReadOptions = {}): Promise<Selection[]> {
	const named = [...new Set(paths)].filter((path) => path !== "-");
	for (const path of named) refuseFlag(path);
	try {
		const selections = await selectFiles(named, { nameOf: shownPath, ...options });
		if (paths.includes("-")) {
			const project = projectFromText("<stdin>", await readStandardInput(), process.cwd());
			selections.push({ project, files: new Set(project.files), read: [] });
		}
		return selections;
	} catch (thrown) {
		throw asUsageError(thrown);
	}
}

/** A path as a person in this folder calls it. */
export function shownPath(path: string): string {
	const from = relative(process.cwd(), path);
	const shown = from.startsWith("..") || isAbsolute(from) ? path : from;
	return sep === "/" ? shown : shown.split(sep).join("/");
}

/** Checks what was opened, and works out the fixes where they are wanted. Nothing is written. */
export async function lookAt(selections: readonly Selection[], { strict, fix }: LookOptions): Promise<Checked> {
	const diagnostics: Diagnostic[] = [];
	const fixed: FixedFile[] = [];
	let files = 0;
	let hadErrors = false;
	for (const selection of selections) {
		const { project, files: named } = selection;
		const builtins = await loadBuiltins(project.root);
		const engine = createEngine({ project, builtins });
		files += named.size;
		const found = engine.check({ strict, files: named });
		hadErrors ||= counted(found, strict).some(({ severity }) => severity === "error");
		const changes = fix ? engine.fix({ strict, files: named }) : null;
		if (changes === null || changes.files.length === 0) {
			diagnostics.push(...found);
			continue;
		}
		fixed.push(...changes.files);
		const paths = new Set([...named].map(({ path }) => path));
		const left = new Set(changes.project.files.filter(({ path }) => paths.has(path)));
		diagnostics.push(...createEngine({ project: changes.project, builtins }).check({ strict, files: left }));
	}
	return { diagnostics: counted(inOrder(diagnostics), strict), files, fixed, hadErrors };
}

/** By file and place: what the reader of a project says and what the checker says stand side by side. */
function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
	return [...diagnostics].sort(
		(a, b) => compareNames(a.source.name, b.source.name) || a.span.start - b.span.start || a.span.end - b.span.end,
	);
}

function compareNames(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** With `--strict` portability warnings count as errors. */
function counted(diagnostics: readonly Diagnostic[], strict: boolean): Diagnostic[] {
	return diagnostics.map((diagnostic) =>
		strict && diagnostic.severity === "portability" ? { ...diagnostic, severity: "error" } : diagnostic,
	);
}
