import { type FSWatcher, statSync, watch as watchPath } from "node:fs";
import { dirname, join } from "node:path";
import { exitCodes } from "./exit.js";

/** Editors write a file in several steps; so long after the last of them it counts as written. In milliseconds. */
const settled = 30;

/** The nearest folder at or above a path: where something at that path would be noticed. */
export function nearestFolder(path: string): string {
	for (let folder = path; ; folder = dirname(folder)) if (isFolder(folder) || folder === dirname(folder)) return folder;
}

function isFolder(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/**
 * What happens in folders. Each folder has a watcher of its own: Node's way to watch a tree misses, on Linux, what is
 * done in a new folder before it has been noticed. Here a folder is watched first and then read.
 */
export class Changes {
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

	/** Wakes whoever waits, although nothing has changed. */
	nudge(): void {
		this.isSettled = true;
		this.wake();
	}

	/** While a program keeps Ctrl-C from being noticed, the system's own way of ending a process has to work. */
	readonly stalled = (isStalled: boolean): void => {
		process.off("SIGINT", this.interrupt);
		if (!isStalled) process.on("SIGINT", this.interrupt);
	};

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
