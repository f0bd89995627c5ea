import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fatalError } from "../values/error.js";
import type { Store } from "./ports.js";

/**
 * A store that is a folder; the folder is made with the first write.
 * @param folder absolute path
 */
export function folderStore(folder: string): Store {
	return {
		read: async (path) => {
			const file = fileOf(folder, path);
			try {
				return new Uint8Array(await readFile(file));
			} catch (error) {
				if (isMissing(error)) return null;
				throw unusable(path, error);
			}
		},
		write: async (path, bytes) => {
			const file = fileOf(folder, path);
			// A name of its own, so that two programs that write the same file do not mix.
			const draft = `${file}.${process.pid}-${++drafts}.part`;
			try {
				await mkdir(dirname(file), { recursive: true });
				const handle = await open(draft, "wx", 0o600);
				try {
					await handle.writeFile(bytes);
				} finally {
					await handle.close();
				}
				await rename(draft, file);
			} catch (error) {
				await rm(draft, { force: true });
				throw unusable(path, error);
			}
		},
		remove: async (path) => {
			const file = fileOf(folder, path);
			try {
				await rm(file);
				return true;
			} catch (error) {
				if (isMissing(error)) return false;
				throw unusable(path, error);
			}
		},
	};
}

let drafts = 0;

/** A store that lasts as long as the process. */
export function memoryStore(): Store {
	const files = new Map<string, Uint8Array>();
	const keyOf = (path: string): string => stepsOf(path).join("/");
	return {
		read: async (path) => files.get(keyOf(path))?.slice() ?? null,
		write: async (path, bytes) => {
			files.set(keyOf(path), bytes.slice());
		},
		remove: async (path) => files.delete(keyOf(path)),
	};
}

function fileOf(folder: string, path: string): string {
	return join(folder, ...stepsOf(path));
}

/** The steps of a path, none of which can lead anywhere but down. */
function stepsOf(path: string): string[] {
	const steps = path.split("/").filter((step) => step !== "");
	const isPlain = (step: string): boolean => step !== "." && step !== ".." && !/[\\\0:]/.test(step);
	if (steps.length === 0 || !steps.every(isPlain)) {
		throw fatalError(`${JSON.stringify(path)} is no path of a stored file`, "A path cannot lead out of the store.");
	}
	return steps;
}

function isMissing(error: unknown): boolean {
	const { code } = error as NodeJS.ErrnoException;
	return code === "ENOENT" || code === "ENOTDIR";
}

function unusable(path: string, error: unknown): Error {
	const { code = "unknown reason" } = error as NodeJS.ErrnoException;
	const reasons: Readonly<Record<string, string>> = {
		EISDIR: "it is a folder",
		EACCES: "access is denied",
		EPERM: "access is denied",
		EROFS: "the disk cannot be written to",
		ENOSPC: "the disk is full",
		ENAMETOOLONG: "the name is too long",
	};
	return fatalError(`The store cannot use ${path}: ${reasons[code] ?? code}`);
}
