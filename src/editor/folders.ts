import { statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import { isSkippedFolder } from "../project/sources.js";

/** More folders than this are not looked through: somebody has opened a whole disk. */
const mostFolders = 50_000;

/** Every `.xs` file in a folder and the folders in it. What cannot be read is left out. */
export async function sourcesIn(root: string): Promise<{ readonly paths: string[]; readonly complete: boolean }> {
	const paths: string[] = [];
	const pending = [root];
	let folders = 0;
	for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
		if (++folders > mostFolders) return { paths, complete: false };
		for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
			const path = join(folder, entry.name);
			if (entry.isDirectory()) {
				if (!isSkippedFolder(entry.name)) pending.push(path);
			} else if (entry.name.endsWith(".xs") && (entry.isFile() || entry.isSymbolicLink())) paths.push(path);
		}
	}
	return { paths, complete: true };
}

/** Whether a path is in a folder. */
export function isInside(path: string, folder: string): boolean {
	return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

const functionFolders = ["function", "functions"];

/**
 * Finds the project of a file: the nearest folder above it with a `run.xs` or a `function` folder, otherwise the
 * workspace folder it is in. Outside of all workspace folders the file has to be in the `function` folder itself, as for
 * `xano check FILE`. Looks at the disk once for each folder.
 */
export class ProjectFinder {
	private readonly seen = new Map<string, boolean>();

	constructor(private readonly workspaceFolders: readonly string[]) {}

	/** The workspace folder a path is in, the innermost of several; null for none. */
	workspaceFolder(path: string): string | null {
		let found: string | null = null;
		for (const folder of this.workspaceFolders) {
			if (isInside(path, folder) && folder.length > (found?.length ?? -1)) found = folder;
		}
		return found;
	}

	/** The folder of the project; null for a file that belongs to none. */
	rootOf(path: string): string | null {
		const last = this.workspaceFolder(path);
		for (let folder = dirname(path), above = dirname(folder); ; folder = above, above = dirname(folder)) {
			if (this.has(join(folder, "run.xs"), false)) return folder;
			if (last !== null) {
				if (functionFolders.some((name) => this.has(join(folder, name), true))) return folder;
			} else if (functionFolders.includes(basename(folder))) return above;
			if (folder === last || above === folder) return last;
		}
	}

	private has(path: string, isFolder: boolean): boolean {
		let known = this.seen.get(path);
		if (known === undefined) {
			known = isThere(path, isFolder);
			this.seen.set(path, known);
		}
		return known;
	}
}

function isThere(path: string, isFolder: boolean): boolean {
	try {
		return statSync(path).isDirectory() === isFolder;
	} catch {
		return false;
	}
}
