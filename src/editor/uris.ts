import { normalize } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * How the house calls what an editor names by a URI: the absolute path of a file, the URI itself for anything else (a
 * new buffer, a side of a comparison).
 */
export function pathOf(uri: string): string {
	if (!uri.startsWith("file:")) return uri;
	try {
		return normalize(fileURLToPath(uri));
	} catch {
		// A host that is not this machine, or no URL at all: it can be read as a buffer only.
		return uri;
	}
}

/** Whether what `pathOf` gave is a file. */
export function isFilePath(path: string): boolean {
	return !/^[a-z][\w+.-]+:/i.test(path);
}

/** The URI of what `pathOf` gave. */
export function uriOf(path: string): string {
	return isFilePath(path) ? pathToFileURL(path).href : path;
}
