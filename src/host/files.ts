import { promises } from "node:fs";
import { resolve } from "node:path";
import { fatalError, type XanoError } from "../values/error.js";
import type { Files } from "./ports.js";

/**
 * The machine's file system.
 *
 * @param folder where relative paths start; the working directory when left out
 */
export function systemFiles(folder: string = process.cwd()): Files {
	const read = (path: string): Promise<Buffer> =>
		promises.readFile(resolve(folder, path)).catch((error: NodeJS.ErrnoException) => {
			throw unreadable(path, error);
		});
	return {
		readText: async (path) => new TextDecoder("utf-8").decode(await read(path)),
		readBytes: async (path) => new Uint8Array(await read(path)),
	};
}

function unreadable(path: string, error: NodeJS.ErrnoException): XanoError {
	const reasons: Readonly<Record<string, string>> = {
		ENOENT: "there is no such file",
		EISDIR: "it is a folder",
		EACCES: "access is denied",
		EPERM: "access is denied",
	};
	return fatalError(`The file ${path} cannot be read: ${reasons[error.code ?? ""] ?? error.code ?? "unknown reason"}`);
}
