import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** The content of a cached file; undefined when there is none, or it cannot be read. */
export function readCached(path: string): Buffer | undefined {
	try {
		return readFileSync(path);
	} catch {
		return undefined;
	}
}

/**
 * Replaces a cached file as a whole. A cache is a convenience: when it cannot be written, nothing is, and nobody is told.
 *
 * @param content made only when it is about to be written
 */
export function writeCached(path: string, content: () => string | Uint8Array): void {
	const temporary = `${path}.${process.pid}`;
	try {
		makeFolder(dirname(path), 4);
		writeFileSync(temporary, content(), { mode: 0o600 });
		renameSync(temporary, path);
	} catch {
		try {
			rmSync(temporary, { force: true });
		} catch {
			// Where it could not be written, there is nothing to remove.
		}
	}
}

/**
 * Makes a folder and what is missing above it, a few levels at most. Node's own way to do that never ends where the
 * system answers every attempt with "not found", as /proc does.
 */
function makeFolder(path: string, levels: number): void {
	try {
		mkdirSync(path, { mode: 0o700 });
	} catch (thrown) {
		const { code } = thrown as NodeJS.ErrnoException;
		if (code === "EEXIST") return;
		if (code !== "ENOENT" || levels === 0) throw thrown;
		makeFolder(dirname(path), levels - 1);
		mkdirSync(path, { mode: 0o700 });
	}
}
