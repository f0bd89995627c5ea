import type { Source } from "../../grammar/source.js";
import { check } from "../check/check.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { OpenProject } from "./open_project.js";
import type { Projects } from "./projects.js";
import type { EditorDocument, Workspace } from "./workspace.js";

/** What was found in one document, as part of a project as it was then. */
interface Checked {
	readonly document: EditorDocument;
	readonly workspace: Workspace;
	readonly diagnostics: readonly Diagnostic[];
}

export interface CheckingOptions {
	/** See `CheckOptions.strict`. */
	readonly strict: () => boolean;
	/** Told what is known of a document now; null when it is gone. */
	readonly found: (
		path: string,
		project: OpenProject | null,
		document: EditorDocument | null,
		diagnostics: readonly Diagnostic[],
	) => void;
	/** Told of a mistake of ours; the server lives on. */
	readonly failed: (thrown: unknown) => void;
}

/** Milliseconds in which changes that follow each other are looked at together. */
const soon = 10;
/** Milliseconds without a change before the other files are looked at again. */
const later = 200;
/** Characters looked at without a pause: a few milliseconds. */
const slice = 50_000;

/**
 * Checks what is open: a changed buffer at once, every other file of its project when there is time, because what a
 * file means hangs on the others. Another change begins anew.
 */
export class Checking {
	private readonly checked = new Map<string, Checked>();
	private timer: NodeJS.Timeout | null = null;
	private pause: NodeJS.Immediate | null = null;
	private isStopped = false;

	constructor(
		private readonly projects: Projects,
		private readonly options: CheckingOptions,
	) {}

	/** Says that something may have changed. */
	changed(): void {
		this.wait(soon, () => this.checkBuffers());
	}

	/** Forgets everything and checks anew, for changed settings. */
	restart(): void {
		this.checked.clear();
		this.changed();
	}

	stop(): void {
		this.isStopped = true;
		this.cancel();
	}

	/** Everything that can be said about a document as it is now. */
	diagnosticsOf(project: OpenProject, document: EditorDocument): readonly Diagnostic[] {
		const { workspace } = project;
		const known = this.checked.get(document.path);
		if (known?.workspace !== workspace || known.document !== document) this.checkTogether(project, [document]);
		return this.checked.get(document.path)?.diagnostics ?? [];
	}

	private async checkBuffers(): Promise<void> {
		await this.projects.settled();
		const there = new Set<string>();
		let stale = false;
		for (const project of this.projects.all()) {
			const { workspace } = project;
			for (const document of workspace.documents()) {
				there.add(document.path);
				const known = this.checked.get(document.path);
				const isChanged = known?.document !== document;
				if (isChanged && document.version !== null) this.checkTogether(project, [document]);
				else if (isChanged || known.workspace !== workspace) stale = true;
			}
		}
		for (const path of [...this.checked.keys()]) {
			if (there.has(path)) continue;
			this.checked.delete(path);
			this.options.found(path, null, null, []);
		}
		if (stale && this.timer === null) this.wait(later, () => this.checkRest());
	}

	/** One slice of what is not up to date; the next one follows when everything that waits has had its turn. */
	private async checkRest(): Promise<void> {
		for (const project of this.projects.all()) {
			const { workspace } = project;
			const stale: EditorDocument[] = [];
			let size = 0;
			for (const document of workspace.documents()) {
				const known = this.checked.get(document.path);
				if (known?.document === document && known.workspace === workspace) continue;
				stale.push(document);
				size += document.source.text.length + 1_000;
				if (size > slice) break;
			}
			if (stale.length === 0) continue;
			this.checkTogether(project, stale);
			this.pause = setImmediate(() => this.attempt(() => this.checkRest()));
			return;
		}
	}

	private checkTogether(project: OpenProject, documents: readonly EditorDocument[]): void {
		const { workspace } = project;
		const bySource = new Map<Source, Diagnostic[]>();
		for (const { source } of documents) bySource.set(source, []);
		const strict = this.options.strict();
		const all = [
			...workspace.project.diagnostics,
			...check(workspace.project, workspace.catalogue, { files: new Set(documents), strict }),
		];
		for (const diagnostic of all) {
			if (project.hasUnknownBuiltins && mayBeBuiltin.has(diagnostic.code)) continue;
			bySource.get(diagnostic.source)?.push(diagnostic);
		}
		for (const document of documents) {
			const diagnostics = bySource.get(document.source) ?? [];
			diagnostics.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
			this.checked.set(document.path, { document, workspace, diagnostics });
			this.options.found(document.path, project, document, diagnostics);
		}
	}

	private wait(milliseconds: number, task: () => Promise<void>): void {
		this.cancel();
		if (this.isStopped) return;
		this.timer = setTimeout(() => {
			this.timer = null;
			this.attempt(task);
		}, milliseconds);
	}

	private cancel(): void {
		if (this.timer !== null) clearTimeout(this.timer);
		if (this.pause !== null) clearImmediate(this.pause);
		this.timer = null;
		this.pause = null;
	}

	private attempt(task: () => Promise<void>): void {
		task().catch((thrown: unknown) => this.options.failed(thrown));
	}
}

/** What is said about names that a project's own built-ins may have. */
const mayBeBuiltin: ReadonlySet<string> = new Set(["function-not-found", "unknown-filter"]);
