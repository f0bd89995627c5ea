import { existsSync } from "node:fs";
import { dirname } from "node:path";
import type { Builtin } from "../catalogue/define.js";
import { type Buffer, Documents } from "./document.js";
import { isInside, ProjectFinder, sourcesIn } from "./folders.js";
import { OpenProject } from "./open_project.js";
import { isFilePath, uriOf } from "./uris.js";
import type { EditorDocument } from "./workspace.js";

export interface ProjectsOptions {
	/** Loads what a project's `builtins/` exports, which runs its code; null as long as nobody has said that it may run. */
	readonly builtins: (root: string) => Promise<Builtin[]> | null;
	/** Told when something may have changed. */
	readonly changed: () => void;
	/** Told what could not be done, in words. */
	readonly log: (message: string) => void;
}

/** A document with the project it is part of. */
export interface Place {
	readonly project: OpenProject;
	readonly document: EditorDocument;
}

/** Files read at the same time. */
const readTogether = 64;

/**
 * Everything that is open in an editor: the projects in its workspace folders, single files, buffers that are no files.
 * Work with the disk is done one after the other; a change of a buffer is seen at once and parsed when somebody asks.
 */
export class Projects {
	readonly documents = new Documents();
	private folders: readonly string[] = [];
	private finder = new ProjectFinder([]);
	/** By folder; a file or buffer that belongs to no project is one of its own, by its path. */
	private readonly opened = new Map<string, OpenProject>();
	private readonly buffers = new Map<string, Buffer>();
	private readonly unparsed = new Set<string>();
	/** How the client writes the URIs of files it has opened; there are several ways. */
	private readonly uris = new Map<string, string>();
	private work: Promise<void> = Promise.resolve();

	constructor(private readonly options: ProjectsOptions) {}

	/** Says which folders the workspace has; paths are absolute. */
	setFolders(folders: readonly string[]): void {
		this.folders = folders;
		this.refresh();
	}

	/** Looks at the disk again for files that came or went. */
	refresh(): void {
		this.enqueue(() => this.scan());
	}

	/** Reads files again whose text has changed on the disk. */
	reread(paths: readonly string[]): void {
		this.enqueue(async () => {
			for (const path of paths) await this.readAgain(path);
		});
	}

	open(buffer: Buffer): void {
		this.setBuffer(buffer);
		this.enqueue(async () => {
			// A project that is there takes it in; otherwise its folder has to be read first.
			if (!this.opened.has(this.keyOf(buffer.path))) await this.scan();
		});
	}

	/** @param change what the text becomes */
	change(path: string, version: number, change: (text: string) => string): void {
		const buffer = this.buffers.get(path);
		if (buffer) this.setBuffer({ ...buffer, version, text: change(buffer.text) });
	}

	close(path: string): void {
		this.buffers.delete(path);
		this.unparsed.delete(path);
		this.enqueue(async () => {
			if (this.buffers.has(path)) return;
			const project = this.opened.get(this.keyOf(path));
			const isShared = isFilePath(path) && this.finder.workspaceFolder(path) !== null;
			if (isShared) await this.readAgain(path);
			else if (project && !project.paths().some((each) => this.buffers.has(each))) this.opened.delete(this.keyOf(path));
			else if (isFilePath(path)) await this.readAgain(path);
		});
	}

	/** The text of an open buffer as its client sees it. */
	buffer(path: string): Buffer | undefined {
		return this.buffers.get(path);
	}

	/** Resolves once everything that was asked for so far has been done. */
	async settled(): Promise<void> {
		let work: Promise<void>;
		do {
			work = this.work;
			await work;
		} while (work !== this.work);
	}

	/** The document of a path as it is now, with its project. */
	at(path: string): Place | undefined {
		this.parseBuffers();
		const project = this.opened.get(this.keyOf(path));
		const document = project?.document(path);
		return project && document ? { project, document } : undefined;
	}

	/** All projects as they are now. */
	all(): Iterable<OpenProject> {
		this.parseBuffers();
		return this.opened.values();
	}

	private setBuffer(buffer: Buffer): void {
		this.buffers.set(buffer.path, buffer);
		this.uris.set(buffer.path, buffer.uri);
		this.unparsed.add(buffer.path);
		this.options.changed();
	}

	private parseBuffers(): void {
		for (const path of this.unparsed) {
			const project = this.opened.get(this.keyOf(path));
			const buffer = this.buffers.get(path);
			if (!project || !buffer) continue;
			this.unparsed.delete(path);
			project.set(this.documents.ofBuffer(buffer, project.root, project.document(path)));
		}
	}

	private enqueue(task: () => Promise<void>): void {
		this.work = this.work
			.then(task)
			.catch((thrown: unknown) => this.options.log(String(thrown)))
			.then(() => this.options.changed());
	}

	private keyOf(path: string): string {
		return (isFilePath(path) ? this.finder.rootOf(path) : null) ?? path;
	}

	private async scan(): Promise<void> {
		this.finder = new ProjectFinder(this.folders);
		const wanted = await this.wantedPaths();
		for (const [key, project] of this.opened) {
			for (const path of project.paths()) if (wanted.get(path) !== key) project.delete(path);
			project.lookAround();
		}
		const missing = [...wanted].filter(([path, key]) => !this.opened.get(key)?.document(path));
		for (const [path, key] of missing) {
			await this.ensureProject(key);
			if (this.buffers.has(path)) this.unparsed.add(path);
		}
		for (let from = 0; from < missing.length; from += readTogether) {
			const batch = missing.slice(from, from + readTogether);
			await Promise.all(batch.map(([path]) => this.readAgain(path)));
		}
		const needed = new Set(wanted.values());
		for (const key of this.opened.keys()) if (!needed.has(key)) this.opened.delete(key);
	}

	/** All files that count, with the project each belongs to. */
	private async wantedPaths(): Promise<Map<string, string>> {
		const wanted = new Map<string, string>();
		const around = new Set<string>();
		for (const path of this.buffers.keys()) {
			const key = this.keyOf(path);
			wanted.set(path, key);
			if (key !== path && !this.folders.some((folder) => isInside(key, folder))) around.add(key);
		}
		const outermost = this.folders.filter((folder) => !this.folders.some((o) => o !== folder && isInside(folder, o)));
		for (const folder of outermost) {
			for (const path of await this.sources(folder)) wanted.set(path, this.keyOf(path));
		}
		for (const root of around) {
			for (const path of await this.sources(root)) if (this.keyOf(path) === root) wanted.set(path, root);
		}
		return wanted;
	}

	private async sources(folder: string): Promise<string[]> {
		const { paths, complete } = await sourcesIn(folder);
		if (!complete) this.options.log(`${folder} has too many folders; only a part of it has been read.`);
		return paths;
	}

	private async ensureProject(key: string): Promise<void> {
		if (this.opened.has(key)) return;
		const isAlone = this.buffers.has(key);
		const root = !isAlone ? key : isFilePath(key) ? dirname(key) : (this.folders[0] ?? process.cwd());
		const project = new OpenProject(root);
		this.opened.set(key, project);
		if (!project.hasUnknownBuiltins) return;
		try {
			const builtins = await this.options.builtins(root);
			if (builtins !== null) project.addBuiltins(builtins);
		} catch (thrown) {
			this.options.log(thrown instanceof Error ? thrown.message : String(thrown));
		}
	}

	/** Takes a file from the disk, if there is one and no buffer stands before it. */
	private async readAgain(path: string): Promise<void> {
		const project = this.opened.get(this.keyOf(path));
		if (!project || this.buffers.has(path)) return;
		if (!existsSync(path)) {
			project.delete(path);
			return;
		}
		const uri = this.uris.get(path) ?? uriOf(path);
		const document = await this.documents.ofFile(path, uri, project.root, project.document(path));
		// Meanwhile it may have been opened.
		if (this.buffers.has(path)) return;
		project.set(document);
	}
}
