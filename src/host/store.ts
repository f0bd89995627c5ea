import { promises } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { fatalError } from "../values/error.js";
import { makeFolder } from "./folders.js";
import type { Store } from "./ports.js";

/**
 * A store that is a folder; the folder is made with the first write.
 * @param folder absolute path
 */
export function folderStore(folder: string): Store {
	return {
		read: async (path) => {
			const file = await ownFile(folder, path);
			try {
				return new Uint8Array(await promises.readFile(file));
			} catch (error) {
				if (isMissing(error)) return null;
				throw unusable(path, error);
			}
		},
		write: async (path, bytes) => {
			await put(folder, path, bytes, false);
		},
		create: (path, bytes) => put(folder, path, bytes, true),
		append: async (path, bytes) => {
			const file = await ownFile(folder, path);
			try {
				await makeFolder(dirname(file));
				await promises.appendFile(file, bytes, { mode: 0o600 });
			} catch (error) {
				throw unusable(path, error);
			}
		},
		remove: async (path) => {
			const file = await ownFile(folder, path);
			try {
				await promises.rm(file);
				return true;
			} catch (error) {
				if (isMissing(error)) return false;
				throw unusable(path, error);
			}
		},
		urlOf: (path) => pathToFileURL(fileOf(folder, path)).href,
	};
}

let drafts = 0;

/**
 * Writes a file as a whole: first under another name beside it.
 *
 * @param isNew whether an existing file is left alone
 * @returns false when there was one to be left alone
 */
async function put(folder: string, path: string, bytes: Uint8Array, isNew: boolean): Promise<boolean> {
	const file = await ownFile(folder, path);
	// A name of its own, so that two programs that write the same file do not mix.
	const draft = `${file}.${process.pid}-${++drafts}.part`;
	try {
		await makeFolder(dirname(file));
		// The name is taken first: replacing an empty file of one's own harms nobody.
		if (isNew && !(await reserved(file))) return false;
		try {
			await writeWhole(draft, bytes);
			await promises.rename(draft, file);
		} catch (error) {
			if (isNew) await promises.rm(file, { force: true });
			throw error;
		}
		return true;
	} catch (error) {
		// Where even this fails there is no draft: what is wrong has been said already.
		await promises.rm(draft, { force: true }).catch(() => undefined);
		throw unusable(path, error);
	}
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
	const handle = await promises.open(file, "wx", 0o600);
	try {
		await handle.writeFile(bytes);
	} finally {
		await handle.close();
	}
}

/** Whether the name was free; it is taken then, by an empty file. */
async function reserved(file: string): Promise<boolean> {
	try {
		await (await promises.open(file, "wx", 0o600)).close();
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
		throw error;
	}
}

/** A store that lasts as long as the process. */
export function memoryStore(): Store {
	const files = new Map<string, Held>();
	const keyOf = (path: string): string => stepsOf(path).join("/");
	return {
		read: async (path) => {
			const held = files.get(keyOf(path));
			return held ? held.buffer.slice(0, held.length) : null;
		},
		write: async (path, bytes) => {
			files.set(keyOf(path), heldOf(bytes));
		},
		create: async (path, bytes) => {
			const key = keyOf(path);
			if (files.has(key)) return false;
			files.set(key, heldOf(bytes));
			return true;
		},
		append: async (path, bytes) => {
			const key = keyOf(path);
			const held = files.get(key);
			files.set(key, held ? extended(held, bytes) : heldOf(bytes));
		},
		remove: async (path) => files.delete(keyOf(path)),
		urlOf: () => null,
	};
}

/** A file in memory: what it holds stands at the beginning of a buffer that has room for more. */
interface Held {
	readonly buffer: Uint8Array;
	readonly length: number;
}

function heldOf(bytes: Uint8Array): Held {
	// A Buffer's own `slice` does not copy.
	return { buffer: new Uint8Array(bytes), length: bytes.length };
}

/** Doubles the room whenever there is too little of it, so that many small additions cost what they add. */
function extended({ buffer, length }: Held, bytes: Uint8Array): Held {
	const whole = length + bytes.length;
	let larger = buffer;
	if (whole > buffer.length) {
		larger = new Uint8Array(Math.max(whole, 2 * buffer.length));
		larger.set(buffer.subarray(0, length));
	}
	larger.set(bytes, length);
	return { buffer: larger, length: whole };
}

function fileOf(folder: string, path: string): string {
	return join(folder, ...stepsOf(path));
}

/**
 * The file of a path.
 * @throws XanoError where a link stands on the way: one that came with a project could lead out of the store
 */
async function ownFile(folder: string, path: string): Promise<string> {
	let file = folder;
	for (const step of stepsOf(path)) {
		file = join(file, step);
		if (await isLink(file, path)) {
			throw fatalError(`The store cannot use ${path}: a link is in the way`, "The store holds files and folders only.");
		}
	}
	return file;
}

async function isLink(file: string, path: string): Promise<boolean> {
	try {
		return (await promises.lstat(file)).isSymbolicLink();
	} catch (error) {
		if (isMissing(error)) return false;
		throw unusable(path, error);
	}
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
		EEXIST: "a file is in the way",
		ENOTDIR: "a file is in the way",
		EACCES: "access is denied",
		EPERM: "access is denied",
		EROFS: "the disk cannot be written to",
		ENOSPC: "the disk is full",
		ENAMETOOLONG: "the name is too long",
	};
	return fatalError(`The store cannot use ${path}: ${reasons[code] ?? code}`);
}
