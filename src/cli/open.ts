import { statSync } from "node:fs";
import { type OpenOptions, openProject, type Project, ProjectError, projectFromText } from "../index.js";
import { UsageError } from "./exit.js";
import { readStandardInput } from "./input.js";

export interface OpenedPath {
	readonly project: Project;
	/** The one function of a single file that has no job: what running the file means. */
	readonly soleFunction: string | null;
}

/**
 * Opens what was named on the command line: a folder, a `.xs` file, or `-` for standard input.
 * @throws UsageError when there is nothing to open
 */
export async function openPath(path: string, options: OpenOptions = {}): Promise<OpenedPath> {
	if (path === "-") {
		const project = projectFromText("<stdin>", await readStandardInput(), process.cwd());
		return { project, soleFunction: soleFunctionOf(project) };
	}
	refuseFlag(path);
	try {
		const project = await openProject(path, options);
		const isFile = statSync(path).isFile();
		return { project, soleFunction: isFile ? soleFunctionOf(project) : null };
	} catch (thrown) {
		throw asUsageError(thrown);
	}
}

/** What went wrong when a path was opened, as the mistake of the call that it is. */
export function asUsageError(thrown: unknown): unknown {
	return thrown instanceof ProjectError ? new UsageError(thrown.message, thrown.help, thrown.code) : thrown;
}

/** @throws UsageError for a path that is a misspelled flag */
export function refuseFlag(path: string): void {
	if (path.startsWith("-"))
		throw new UsageError(`${path} looks like a flag`, "Name a folder or a .xs file.", "flag-as-file");
}

function soleFunctionOf(project: Project): string | null {
	if (project.all("run.job").length > 0) return null;
	const functions = project.all("function");
	return functions.length === 1 ? (functions[0]?.name ?? null) : null;
}
