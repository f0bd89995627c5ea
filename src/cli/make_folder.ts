import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and what is missing above it, at once. It is what the host's `makeFolder` is to programs, for what the
 * command line writes before it has loaded anything else. Node's own way to do that never ends where the system answers
 * every attempt with "not found", as Linux does below /proc.
 * @param mode who may do what with the folders that are made
 * @throws the error of the system
 */
export function makeFolder(path: string, mode = 0o777): void {
	try {
		makeOne(path, mode);
	} catch (thrown) {
		const above = dirname(path);
		if ((thrown as NodeJS.ErrnoException).code !== "ENOENT" || above === path) throw thrown;
		makeFolder(above, mode);
		makeOne(path, mode);
	}
}

function makeOne(path: string, mode: number): void {
	try {
		mkdirSync(path, { mode });
	} catch (thrown) {
		// It may be there, or another program may have made it meanwhile.
		if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw thrown;
	}
}
