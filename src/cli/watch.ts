import { dirname, resolve, sep } from "node:path";
import type { ReadFile, Selection } from "../index.js";
import { Changes, nearestFolder } from "./changes.js";
import { openPaths } from "./checking.js";
import { exitCodes, UsageError } from "./exit.js";
import { usageFailure } from "./report.js";
import { clearScreen, styled, type Terminal } from "./terminal.js";
import { isInBackground } from "./watching/background.js";

/** What is to be looked at, and how. */
export interface Watch {
	/** Whether a terminal is emptied before. */
	readonly clear: boolean;
	/** Absolute paths of files that matter beside the programs; they need not be in the paths. */
	readonly files?: readonly string[];
	/** Whether another file that is no program matters. */
	readonly matters?: (path: string) => boolean;
	/**
	 * Prints what is found.
	 * @returns what was done, such as `3 files checked`; null when Ctrl-C has ended it
	 */
	readonly look: (selections: readonly Selection[], moment: Moment) => Promise<string | null>;
}

/** What is to be known of one look. */
export interface Moment {
	/** Absolute paths of files and folders that have changed, come or gone since the last one. */
	readonly changed: ReadonlySet<string>;
	/** Tells that Ctrl-C was pressed. */
	readonly signal: AbortSignal;
}

/**
 * Looks at paths again and again, whenever a `.xs` file in them changes, comes or goes. Only what has changed is read.
 * @returns the exit code, once Ctrl-C has been pressed; pressed again while something is looked at, it ends the process
 */
export async function watch(
	paths: readonly string[],
	terminal: Terminal,
	{ clear, files = [], matters = () => false, look }: Watch,
): Promise<number> {
	const own = new Set(files);
	const changes = new Changes((path) => path.endsWith(".xs") || own.has(path) || matters(path));
	const known = new Map<string, ReadFile>();
	let isFirst = true;
	try {
		for (;;) {
			const changed = changes.take();
			const started = performance.now();
			if (clear && terminal.errorIsTerminal && !isInBackground()) terminal.error(clearScreen);
			try {
				const folders = new Set(files.map((file) => dirname(file)));
				for (const folder of folders) changes.watch(folder);
				const selections = await openPaths(paths, {
					known: (path) => (isAmong(path, changed) ? undefined : known.get(path)),
					onFolder: (folder) => {
						folders.add(folder);
						changes.watch(folder);
					},
				});
				changes.keepOnly(folders);
				known.clear();
				for (const { read } of selections) for (const file of read) known.set(file.path, file);
				const done = await look(selections, { changed, signal: changes.signal });
				if (done === null) return exitCodes.interrupted;
				const took = `${done} in ${Math.round(performance.now() - started)} ms`;
				terminal.error(`${styled(terminal, "dim", `${took}, watching for changes (Ctrl-C ends)`)}\n`);
			} catch (thrown) {
				// A path that is wrong from the start is a mistake of the call; one that is gone may come back.
				if (isFirst || !(thrown instanceof UsageError)) throw thrown;
				for (const path of paths) changes.watch(nearestFolder(resolve(path)));
				terminal.error(usageFailure(terminal, thrown));
			}
			isFirst = false;
			if ((await changes.next()) === "interrupted") return exitCodes.interrupted;
		}
	} finally {
		changes.end();
	}
}

/** A folder that has changed may hold other files than before. */
function isAmong(path: string, changed: ReadonlySet<string>): boolean {
	if (changed.has(path)) return true;
	for (const each of changed) if (path.startsWith(each + sep)) return true;
	return false;
}
