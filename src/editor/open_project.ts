import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { Builtin } from "../catalogue/define.js";
import { defaultCatalogue } from "../catalogue/index.js";
import { builtinsFolder } from "../engine/builtins.js";
import { parseDotenv } from "../host/dotenv.js";
import { indexProject, type Project } from "../project/project.js";
import { createReference, type Reference } from "../reference/reference.js";
import type { EditorDocument, Workspace } from "./workspace.js";

/** A project that is being edited: its documents change, and snapshots of it do not. */
export class OpenProject {
	private readonly files = new Map<string, EditorDocument>();
	private snapshot: Snapshot | null = null;
	private vocabulary: Vocabulary = sharedVocabulary();
	/** The folder brings built-ins that have not been loaded, so nobody knows what they are called. */
	hasUnknownBuiltins: boolean;
	private environment: readonly string[];

	/** @param root the project's folder; for a buffer alone the folder it would be in */
	constructor(readonly root: string) {
		this.hasUnknownBuiltins = bringsBuiltins(root);
		this.environment = environmentNames(root);
	}

	/** The project as it is now; the same object until something changes. */
	get workspace(): Workspace {
		this.snapshot ??= new Snapshot(this.root, this.files, this.vocabulary, this.environment);
		return this.snapshot;
	}

	document(path: string): EditorDocument | undefined {
		return this.files.get(path);
	}

	paths(): string[] {
		return [...this.files.keys()];
	}

	set(document: EditorDocument): void {
		if (this.files.get(document.path) === document) return;
		this.files.set(document.path, document);
		this.snapshot = null;
	}

	delete(path: string): void {
		if (this.files.delete(path)) this.snapshot = null;
	}

	/** Makes what `builtins/` exports known. */
	addBuiltins(builtins: readonly Builtin[]): void {
		this.hasUnknownBuiltins = false;
		if (builtins.length === 0) return;
		this.vocabulary = new Vocabulary(defaultCatalogue(builtins));
		this.snapshot = null;
	}

	/** Looks at the disk again: whether there are built-ins that have not been loaded, what `.env` sets. */
	lookAround(): void {
		if (this.vocabulary === sharedVocabulary()) this.hasUnknownBuiltins = bringsBuiltins(this.root);
		const environment = environmentNames(this.root);
		if (environment.join() === this.environment.join()) return;
		this.environment = environment;
		this.snapshot = null;
	}
}

/** A catalogue with the reference made of it, which takes longer and is needed for hovering only. */
class Vocabulary {
	private made: Reference | null = null;

	constructor(readonly catalogue: Catalogue) {}

	get reference(): Reference {
		this.made ??= createReference(this.catalogue);
		return this.made;
	}
}

let shared: Vocabulary | null = null;

/** What comes with us, the same for all projects. */
function sharedVocabulary(): Vocabulary {
	shared ??= new Vocabulary(defaultCatalogue());
	return shared;
}

class Snapshot implements Workspace {
	readonly project: Project;
	private readonly files: ReadonlyMap<string, EditorDocument>;

	constructor(
		root: string,
		files: ReadonlyMap<string, EditorDocument>,
		private readonly vocabulary: Vocabulary,
		readonly environment: readonly string[],
	) {
		this.files = new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
		this.project = indexProject(root, [...this.files.values()]);
	}

	get catalogue(): Catalogue {
		return this.vocabulary.catalogue;
	}

	get reference(): Reference {
		return this.vocabulary.reference;
	}

	document(path: string): EditorDocument | undefined {
		return this.files.get(path);
	}

	documents(): Iterable<EditorDocument> {
		return this.files.values();
	}
}

function bringsBuiltins(root: string): boolean {
	try {
		return readdirSync(join(root, builtinsFolder)).some((name) => /\.(?:js|mjs|ts)$/.test(name));
	} catch {
		return false;
	}
}

/** The names in a project's `.env`; none when there is no such file or it cannot be read. */
function environmentNames(root: string): string[] {
	try {
		return [...parseDotenv(readFileSync(join(root, ".env"), "utf8")).keys()];
	} catch {
		return [];
	}
}
