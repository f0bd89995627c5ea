import { fatalError } from "../values/error.js";
import type { Store } from "./ports.js";
import { memoryStore } from "./store.js";

/** What the temporary files of one run may hold together, in bytes: they stand in memory. */
const largestWhole = 512 * 1024 * 1024;

/**
 * A store for one run: what is below `tmp/` stays in memory and is gone with the run, everything else is in the store.
 *
 * @param store what lasts
 * @param maximumBytes what the temporary files may hold together
 */
export function withTemporaryFiles(store: Store, maximumBytes = largestWhole): Store {
	const temporary = memoryStore();
	const sizes = new Map<string, number>();
	let whole = 0;
	const isTemporary = (path: string): boolean => /^\/*tmp\//.test(path);
	const grow = (path: string, size: number): void => {
		const after = whole - (sizes.get(path) ?? 0) + size;
		if (after > maximumBytes) {
			throw fatalError(
				`The temporary files of this run would hold more than ${Math.floor(maximumBytes / 1024 / 1024)} MB`,
				"storage.delete_file removes a file that is no longer needed.",
			);
		}
		whole = after;
		sizes.set(path, size);
	};
	return {
		read: (path) => (isTemporary(path) ? temporary : store).read(path),
		write: async (path, bytes) => {
			if (!isTemporary(path)) return store.write(path, bytes);
			grow(path, bytes.length);
			return temporary.write(path, bytes);
		},
		create: async (path, bytes) => {
			if (!isTemporary(path)) return store.create(path, bytes);
			if (sizes.has(path)) return false;
			grow(path, bytes.length);
			return temporary.create(path, bytes);
		},
		append: async (path, bytes) => {
			if (!isTemporary(path)) return store.append(path, bytes);
			grow(path, (sizes.get(path) ?? 0) + bytes.length);
			return temporary.append(path, bytes);
		},
		remove: async (path) => {
			if (!isTemporary(path)) return store.remove(path);
			whole -= sizes.get(path) ?? 0;
			sizes.delete(path);
			return temporary.remove(path);
		},
		urlOf: (path) => (isTemporary(path) ? temporary : store).urlOf(path),
	};
}
