import { chmod, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { UsageError } from "./exit.js";

const reasons: Readonly<Record<string, string>> = {
	EACCES: "access is denied",
	EPERM: "access is denied",
	EROFS: "nothing can be written there",
	ENOSPC: "the disk is full",
	ENOENT: "it is gone",
};

/**
 * Puts a new text in the place of a file, at once or not at all. Its mode stays, and a link goes on leading to it.
 * @param before the text the new one was made of
 * @throws UsageError when the file holds another text by now, or cannot be written
 */
export async function replaceFile(path: string, name: string, before: string, after: string): Promise<void> {
	let temporary: string | null = null;
	try {
		const real = await realpath(path);
		if (!(await readFile(real)).equals(Buffer.from(before)))
			throw new UsageError(`${name} has changed meanwhile and is left as it is`, "Run the same command again.");
		const { mode } = await stat(real);
		temporary = join(dirname(real), `.${basename(real)}.${process.pid}.tmp`);
		await writeFile(temporary, after, { mode, flag: "wx" });
		// What the process may not give to new files is taken away by writeFile.
		await chmod(temporary, mode);
		await rename(temporary, real);
	} catch (thrown) {
		if (temporary !== null) await rm(temporary, { force: true }).catch(() => undefined);
		if (thrown instanceof UsageError) throw thrown;
		const { code = "unknown reason" } = thrown as NodeJS.ErrnoException;
		throw new UsageError(`${name} cannot be written: ${reasons[code] ?? code}`);
	}
}
