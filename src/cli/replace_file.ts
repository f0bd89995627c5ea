import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { exitCodes, UsageError } from "./exit.js";

const reasons: Readonly<Record<string, string>> = {
	EACCES: "access is denied",
	EPERM: "access is denied",
	EROFS: "nothing can be written there",
	ENOSPC: "the disk is full",
	ENOENT: "it is gone",
};

/** How many files this process has begun to write: no two of them have one name. */
let written = 0;

/** A file and the text that is to stand in it. */
export interface Replacement {
	readonly path: string;
	/** How messages call the file. */
	readonly name: string;
	/** The text the new one was made of. */
	readonly before: string;
	readonly after: string;
}

let waitsForCtrlC = false;

/**
 * Puts a new text in the place of a file, at once or not at all. Its mode stays, and a link goes on leading to it. All
 * in one stretch, which Ctrl-C cannot come between: no unfinished file stays behind.
 * @param named the paths of the command line: nothing else, and nothing outside of them, is written
 * @throws UsageError when the file holds another text by now, lies elsewhere, or cannot be written
 */
export function replaceFile({ path, name, before, after }: Replacement, named: readonly string[]): void {
	if (!waitsForCtrlC) process.on("SIGINT", () => process.exit(exitCodes.interrupted));
	waitsForCtrlC = true;
	let temporary: string | null = null;
	try {
		const real = realpathSync(path);
		if (!isWithin(real, named))
			throw new UsageError(`${name} is a link to ${real} and is left as it is`, "Name that file to change it.");
		const held = readFileSync(real);
		// Another link to it has come first.
		if (held.equals(Buffer.from(after))) return;
		if (!held.equals(Buffer.from(before)))
			throw new UsageError(`${name} has changed meanwhile and is left as it is`, "Run the same command again.");
		const { mode } = statSync(real);
		temporary = join(dirname(real), `.${basename(real)}.${process.pid}-${++written}.tmp`);
		writeFileSync(temporary, after, { mode, flag: "wx" });
		// What the process may not give to new files is taken away by writeFileSync.
		chmodSync(temporary, mode);
		renameSync(temporary, real);
	} catch (thrown) {
		if (temporary !== null) rmSync(temporary, { force: true });
		if (thrown instanceof UsageError) throw thrown;
		const { code = "unknown reason" } = thrown as NodeJS.ErrnoException;
		throw new UsageError(`${name} cannot be written: ${reasons[code] ?? code}`);
	}
}

/** A project of somebody else may hold links to whatever its user may write. */
function isWithin(real: string, named: readonly string[]): boolean {
	return named.some((path) => {
		const place = realpathSync(path);
		return real === place || real.startsWith(place.endsWith(sep) ? place : place + sep);
	});
}
