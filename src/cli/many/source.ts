import { createReadStream, fstatSync, openSync, realpathSync } from "node:fs";
import type { Readable } from "node:stream";
import { UsageError } from "../exit.js";
import { linesIn } from "./lines.js";

/** Where the inputs come from. */
export interface Source {
	/** How messages call it. */
	readonly name: string;
	/** @throws (while it is read) UsageError when reading fails */
	readonly pieces: AsyncIterable<Uint8Array>;
	/** Counts the lines; null for what can be read only once. */
	readonly count: (() => Promise<number>) | null;
	close(): void;
}

/**
 * Opens the file of inputs.
 * @param path - for standard input
 * @throws UsageError when it cannot be read
 */
export function openSource(path: string): Source {
	if (path === "-")
		return {
			name: "<stdin>",
			pieces: reported("-", process.stdin),
			count: null,
			close: () => void process.stdin.destroy(),
		};
	const descriptor = opened(path);
	const pieces = createReadStream(path, { fd: descriptor });
	const isFile = fstatSync(descriptor).isFile();
	return {
		name: path,
		pieces: reported(path, pieces),
		count: isFile
			? async () => {
					let count = 0;
					for await (const _ of linesIn(createReadStream(path))) count++;
					return count;
				}
			: null,
		close: () => void pieces.destroy(),
	};
}

function opened(path: string): number {
	try {
		const descriptor = openSync(path, "r");
		if (!fstatSync(descriptor).isDirectory()) return descriptor;
	} catch (thrown) {
		throw unreadable(path, thrown);
	}
	throw unreadable(path, { code: "EISDIR" });
}

async function* reported(path: string, pieces: Readable): AsyncGenerator<Uint8Array> {
	try {
		for await (const piece of pieces) yield piece as Uint8Array;
	} catch (thrown) {
		throw unreadable(path, thrown);
	}
}

function unreadable(path: string, thrown: unknown): UsageError {
	const { code = "unknown reason" } = thrown as { code?: string };
	const reasons: Readonly<Record<string, string>> = {
		ENOENT: "there is no such file",
		EISDIR: "it is a folder",
		EACCES: "access is denied",
	};
	const isInput = code === "ENOENT" && /^\s*\{|=/.test(path);
	return new UsageError(
		`The inputs ${path} cannot be read: ${reasons[code] ?? code}`,
		isInput ? "--inputs names a file with many; the input of a single run is given with --input." : null,
		"wrong-input",
	);
}

/** Whether both paths lead to the same file. */
export function isSameFile(one: string, other: string): boolean {
	try {
		return realpathSync(one) === realpathSync(other);
	} catch {
		return false;
	}
}
