import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeFolder } from "./make_folder.js";

/**
 * The content of a cached file; undefined when there is none, or it cannot be read. It is there twice, and is damaged when
 * both are not the same: damaged code ends the process, and to compare takes a tenth of the time that a checksum takes.
 */
export function readCached(path: string): Buffer | undefined {
	try {
		// Asking is cheaper than an exception.
		if (!existsSync(path)) return undefined;
		const bytes = readFileSync(path);
		const content = bytes.subarray(0, bytes.length / 2);
		return bytes.subarray(content.length).equals(content) ? content : undefined;
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
		makeFolder(dirname(path), 0o700);
		const bytes = Buffer.from(content());
		writeFileSync(temporary, Buffer.concat([bytes, bytes]), { mode: 0o600 });
		renameSync(temporary, path);
	} catch {
		try {
			rmSync(temporary, { force: true });
		} catch {
			// Where it could not be written, there is nothing to remove.
		}
	}
}

/** Removes from a folder what has a certain kind of name, but for so many that were written last. */
export function keepNewest(folder: string, count: number, isMeant: (name: string) => boolean): void {
	try {
		const found = readdirSync(folder)
			.filter(isMeant)
			.map((name) => join(folder, name))
			.map((path) => ({ path, written: statSync(path).mtimeMs }))
			.sort((a, b) => b.written - a.written);
		for (const { path } of found.slice(count)) rmSync(path, { recursive: true, force: true });
	} catch {
		// Somebody else may be removing the same.
	}
}
