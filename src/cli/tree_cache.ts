import { join, resolve } from "node:path";
import { type CheckMemory, type ParseResult, parseSource } from "../index.js";
import { FileReader, keepNewest, writeCached } from "./cache_files.js";

/** Larger projects gain nothing: reading their trees takes as long as parsing. In UTF-16 units of all texts together. */
const largestProject = 200_000;

/** For so many projects trees are kept; what was written longest ago goes first. */
const keptProjects = 100;

interface Entry {
	readonly text: string;
	readonly result: ParseResult;
}

/**
 * Trees of a project's files, kept from run to run: as long as no text changes, no parser has to be built and nothing
 * checked again.
 */
export interface TreeCache {
	parse(name: string, text: string): ParseResult;
	/** The runs of these very texts that the checker had nothing to say about; to be asked when all files are read. */
	readonly checked: CheckMemory;
	/** Writes what has changed; the cache stays as it is when that fails. */
	save(): void;
}

/**
 * Opens the kept trees of one project.
 *
 * @param folder where this build keeps what it caches
 * @param project the path that is run
 */
export function openTreeCache(folder: string, project: string): TreeCache {
	const root = resolve(project);
	const path = join(folder, `trees-${fingerprint(root)}.json`);
	const { files: known, checked: runs } = read(path, root);
	const added = new Set<string>();
	const used = new Map<string, Entry>();
	let changed = false;
	const isSame = (): boolean => !changed && used.size === known.size;
	return {
		parse: (name, text) => {
			const kept = known.get(name);
			const hit = kept?.text === text;
			const entry = hit ? (kept as Entry) : { text, result: parseSource(name, text) };
			used.set(name, entry);
			changed ||= !hit;
			return entry.result;
		},
		checked: {
			has: (run) => isSame() && runs.has(run),
			add: (run) => void added.add(run),
		},
		save: () => {
			if (!changed && added.size === 0) return;
			let size = 0;
			for (const { text } of used.values()) size += text.length;
			// A literal beyond 2^53 is a bigint, which JSON has not: such a project is parsed anew each time.
			if (size > largestProject) return;
			const checked = [...(isSame() ? runs : []), ...added];
			writeCached(path, () => JSON.stringify({ root, files: [...used], checked } satisfies Kept));
			if (known.size === 0) keepNewest(folder, keptProjects, (name) => name.startsWith("trees-"));
		},
	};
}

/** A short name for a path; two paths with the same one take turns, for the path itself is compared when reading. */
function fingerprint(text: string): string {
	let hash = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
	return hash.toString(36);
}

interface Kept {
	readonly root: string;
	readonly files: readonly (readonly [string, Entry])[];
	readonly checked: readonly string[];
}

function read(
	path: string,
	root: string,
): { readonly files: ReadonlyMap<string, Entry>; readonly checked: ReadonlySet<string> } {
	try {
		const kept = JSON.parse(new FileReader().readCached(path)?.toString("utf8") ?? "") as Kept;
		if (kept.root === root) return { files: new Map(kept.files), checked: new Set(kept.checked) };
	} catch {
		// There is none yet, or somebody else wrote there.
	}
	return { files: new Map(), checked: new Set() };
}
