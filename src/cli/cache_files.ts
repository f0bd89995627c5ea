import {
	closeSync,
	existsSync,
	fstatSync,
	openSync,
	readdirSync,
	readSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { makeFolder } from "./make_folder.js";

/** So much of a second copy is read and compared at a time. */
const compared = 64 * 1024;

/** Most files have room in that; what of it is not touched costs nothing. */
const usualSize = 1024 * 1024;

/**
 * Reads files one after the other into the same memory: the first touch of new memory costs more than reading does. What
 * one reading has given is gone with the next one.
 */
export class FileReader {
	private memory = Buffer.allocUnsafeSlow(0);
	private copy = Buffer.allocUnsafeSlow(0);

	/** @throws the system's error for a file that cannot be read */
	read(path: string): Buffer {
		return opened(path, (descriptor) => this.fill(descriptor, fstatSync(descriptor).size));
	}

	/**
	 * The content of a cached file; undefined when there is none, or it cannot be read. It is there twice, and is damaged
	 * when both are not the same: damaged code ends the process, and to compare takes a tenth of the time that a checksum
	 * takes.
	 */
	readCached(path: string): Buffer | undefined {
		try {
			// Asking is cheaper than an exception.
			if (!existsSync(path)) return undefined;
			return opened(path, (descriptor) => {
				const { size } = fstatSync(descriptor);
				if (size % 2 !== 0) return undefined;
				const content = this.fill(descriptor, size / 2);
				return this.follows(descriptor, content) ? content : undefined;
			});
		} catch {
			return undefined;
		}
	}

	private fill(descriptor: number, size: number): Buffer {
		if (this.memory.length < size) this.memory = Buffer.allocUnsafeSlow(Math.max(size, usualSize));
		const bytes = this.memory.subarray(0, size);
		readWhole(descriptor, bytes);
		return bytes;
	}

	/** Whether the same comes once more. */
	private follows(descriptor: number, content: Buffer): boolean {
		if (this.copy.length === 0) this.copy = Buffer.allocUnsafeSlow(compared);
		for (let at = 0; at < content.length; at += compared) {
			const part = content.subarray(at, at + compared);
			const again = this.copy.subarray(0, part.length);
			readWhole(descriptor, again);
			if (!again.equals(part)) return false;
		}
		return true;
	}
}

function opened<Result>(path: string, use: (descriptor: number) => Result): Result {
	const descriptor = openSync(path, "r");
	try {
		return use(descriptor);
	} finally {
		closeSync(descriptor);
	}
}

/** @throws Error when the file ends before */
function readWhole(descriptor: number, bytes: Buffer): void {
	for (let at = 0; at < bytes.length; ) {
		const taken = readSync(descriptor, bytes, at, bytes.length - at, null);
		if (taken === 0) throw new Error("The file is shorter than it was");
		at += taken;
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
