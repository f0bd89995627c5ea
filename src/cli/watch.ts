import { type FSWatcher, statSync, watch as watchPath } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import type { ReadFile, Selection } from "../index.js";
import { openPaths } from "./checking.js";
import { exitCodes, UsageError } from "./exit.js";
import { usageFailure } from "./report.js";
import { styled, type Terminal } from "./terminal.js";

/** Editors write a file in several steps; so long after the last of them it counts as written. In milliseconds. */
const settled = 30;

/** Empties the screen and what was scrolled off it (ECMA-48, and xterm for the second). */
const clearScreen = "\x1b[2J\x1b[3J\x1b[H";

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
			if (clear && terminal.errorIsTerminal) terminal.error(clearScreen);
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

function nearestFolder(path: string): string {
	for (let folder = path; ; folder = dirname(folder)) if (isFolder(folder) || folder === dirname(folder)) return folder;
}

function isFolder(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/**
 * What happens in folders. Each folder has a watcher of its own: Node's way to watch a tree misses, on Linux, what is
 * done in a new folder before it has been noticed. Here a folder is watched first and then read.
 */
class Changes {
	private readonly watchers = new Map<string, FSWatcher>();
	private readonly changed = new Set<string>();
	private readonly interruption = new AbortController();
	private timer: NodeJS.Timeout | null = null;
	private isSettled = false;
	private wake: () => void = () => undefined;

	/** @param matters whether a file that has changed is of interest */
	constructor(private readonly matters: (path: string) => boolean) {
		process.on("SIGINT", this.interrupt);
	}

	get signal(): AbortSignal {
		return this.interruption.signal;
	}

	/** Paths of files and folders that have changed since the last time. */
	take(): ReadonlySet<string> {
		const taken = new Set(this.changed);
		this.changed.clear();
		this.isSettled = false;
		return taken;
	}

	watch(folder: string): void {
		if (this.watchers.has(folder)) return;
		try {
			const watcher = watchPath(folder, (_event, name) => this.notice(folder, name));
			// A folder that is removed; the one above it tells of that.
			watcher.on("error", () => this.forget(folder));
			this.watchers.set(folder, watcher);
		} catch {
			// It is gone already, or the system watches no more: what is read of it now is all that is known.
		}
	}

	keepOnly(folders: ReadonlySet<string>): void {
		for (const folder of this.watchers.keys()) if (!folders.has(folder)) this.forget(folder);
	}

	/** Waits until something has changed and come to rest. */
	async next(): Promise<"changed" | "interrupted"> {
		await new Promise<void>((resolve) => {
			this.wake = resolve;
			if (this.signal.aborted || this.isSettled) resolve();
		});
		return this.signal.aborted ? "interrupted" : "changed";
	}

	end(): void {
		process.off("SIGINT", this.interrupt);
		if (this.timer !== null) clearTimeout(this.timer);
		for (const folder of this.watchers.keys()) this.forget(folder);
	}

	private notice(folder: string, name: string | null): void {
		const path = name === null ? folder : join(folder, name);
		if (name === null || !this.matters(path)) {
			if (name !== null && !this.watchers.has(path) && !isFolder(path)) return;
			// Another folder may have taken the place of one that is watched.
			if (name !== null) this.forget(path);
		}
		this.changed.add(path);
		if (this.timer !== null) clearTimeout(this.timer);
		this.timer = setTimeout(() => {
			this.timer = null;
			this.isSettled = true;
			this.wake();
		}, settled);
	}

	private forget(folder: string): void {
		this.watchers.get(folder)?.close();
		this.watchers.delete(folder);
	}

	private readonly interrupt = (): void => {
		if (this.signal.aborted) process.exit(exitCodes.interrupted);
		this.interruption.abort();
		this.wake();
	};
}
