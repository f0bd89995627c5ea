import { type FSWatcher, statSync, watch as watchPath } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import type { ReadFile, Selection } from "../index.js";
import { counted } from "./check_report.js";
import { openPaths } from "./checking.js";
import { exitCodes, UsageError } from "./exit.js";
import { usageFailure } from "./report.js";
import { styled, type Terminal } from "./terminal.js";

/** Editors write a file in several steps; so long after the last of them it counts as written. In milliseconds. */
const settled = 30;

/** Empties the screen and what was scrolled off it (ECMA-48, and xterm for the second). */
const clearScreen = "\x1b[2J\x1b[3J\x1b[H";

/**
 * Looks at paths again and again, whenever a `.xs` file in them changes, comes or goes. Only what has changed is read.
 * @param clear whether a terminal is emptied before
 * @param look prints what is found
 * @returns the exit code, once Ctrl-C has been pressed
 */
export async function watch(
	paths: readonly string[],
	terminal: Terminal,
	clear: boolean,
	look: (selections: readonly Selection[]) => Promise<void>,
): Promise<number> {
	const changes = new Changes();
	const known = new Map<string, ReadFile>();
	let isFirst = true;
	try {
		for (;;) {
			const changed = changes.take();
			const started = performance.now();
			if (clear && terminal.errorIsTerminal) terminal.error(clearScreen);
			try {
				const folders = new Set<string>();
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
				await look(selections);
				const files = selections.reduce((sum, selection) => sum + selection.files.size, 0);
				const took = `${counted(files, "file")} checked in ${Math.round(performance.now() - started)} ms`;
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
	private isInterrupted = false;
	private timer: NodeJS.Timeout | null = null;
	private isSettled = false;
	private wake: () => void = () => undefined;

	constructor() {
		process.on("SIGINT", this.interrupt);
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
			if (this.isInterrupted || this.isSettled) resolve();
		});
		return this.isInterrupted ? "interrupted" : "changed";
	}

	end(): void {
		process.off("SIGINT", this.interrupt);
		if (this.timer !== null) clearTimeout(this.timer);
		for (const folder of this.watchers.keys()) this.forget(folder);
	}

	private notice(folder: string, name: string | null): void {
		const path = name === null ? folder : join(folder, name);
		if (name === null || !name.endsWith(".xs")) {
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
		this.isInterrupted = true;
		this.wake();
	};
}
