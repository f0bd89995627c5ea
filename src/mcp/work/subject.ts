import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import {
	type Builtin,
	loadBuiltins,
	type Project,
	ProjectError,
	type ProjectFile,
	projectFromText,
	type Selection,
	selectFiles,
} from "../../index.js";
import type { World } from "../call.js";
import { Redaction } from "../redaction.js";
import { Refusal } from "../refusal.js";

/** Programs that a call is about: files of a project, or a text. */
export interface Subject {
	readonly project: Project;
	/** Those that were named, which may be all. */
	readonly files: ReadonlySet<ProjectFile>;
	readonly builtins: readonly Builtin[];
	/** The project has `builtins/` that were not loaded: what they define is not known. */
	readonly hasUnknownBuiltins: boolean;
	/** The one file that was named; null for a folder. */
	readonly file: ProjectFile | null;
}

/** What a call is about, with what must not be answered. */
export interface Opened {
	readonly subjects: readonly Subject[];
	readonly redaction: Redaction;
	/** A text was given, and there is no file to write. */
	readonly isText: boolean;
	readonly notes: readonly string[];
}

export interface Named {
	readonly path?: string | undefined;
	readonly text?: string | undefined;
}

/** How messages call a text that belongs to no file. */
const textName = "<text>";

/**
 * Opens what a call names.
 * @throws Refusal when there is nothing there, or when it lies outside
 * @throws SetupError when built-ins cannot be loaded
 */
export async function openSubjects(named: Named, world: World): Promise<Opened> {
	const { root } = world;
	const redaction = new Redaction(process.env);
	await redaction.addFolder(root.path, root);
	const selections =
		named.text === undefined
			? await select(root.resolve(named.path ?? "."), world)
			: [await selectText(named.text, named.path, world)];
	const subjects: Subject[] = [];
	for (const { project, files } of selections) {
		await redaction.addFolder(project.root, root);
		const hasBuiltins = existsSync(join(project.root, "builtins"));
		const isLoaded = hasBuiltins && world.permissions.builtins;
		if (isLoaded) root.requireInside(join(project.root, "builtins"));
		const [file] = files;
		subjects.push({
			project,
			files,
			builtins: isLoaded ? await loadBuiltins(project.root) : [],
			hasUnknownBuiltins: hasBuiltins && !isLoaded,
			file: files.size === 1 && isOneFile(named, world) ? (file ?? null) : null,
		});
	}
	const notes = subjects.some(({ hasUnknownBuiltins }) => hasUnknownBuiltins) ? [unknownBuiltins] : [];
	return { subjects, redaction, isText: named.text !== undefined, notes };
}

const unknownBuiltins =
	"This project has functions or filters of its own in `builtins/`, which is JavaScript and was not loaded: names that are not known may be theirs. The user can start the server with --allow-builtins.";

function isOneFile({ text, path = "." }: Named, { root }: World): boolean {
	return text !== undefined || root.resolve(path).endsWith(".xs");
}

/** @param path without links */
async function select(path: string, { root }: World): Promise<Selection[]> {
	// What is shown of other files, such as `.env`, is not for a checker to decide.
	if (!statSync(path).isDirectory() && !path.endsWith(".xs"))
		throw new Refusal(`${root.nameOf(path)} is no .xs file`, "Give the path of a folder or of a .xs file.");
	try {
		const selections = await selectFiles([path], root.readOptions());
		for (const { project } of selections) root.verify(project.files.map((file) => file.path));
		return selections;
	} catch (thrown) {
		if (!(thrown instanceof ProjectError)) throw thrown;
		throw new Refusal(
			thrown.message.replaceAll(path, root.nameOf(path)),
			thrown.code === "no-sources" ? "Write a file that ends with .xs, or name another folder." : thrown.help,
		);
	}
}

/** A text, with the project around the place it belongs to, if there is one. */
async function selectText(text: string, path: string | undefined, world: World): Promise<Selection> {
	const { root } = world;
	if (path === undefined) {
		const project = projectFromText(textName, text, root.path);
		return { project, files: new Set(project.files), read: [] };
	}
	const folder = root.nearestFolder(path);
	const name = path.endsWith(".xs") ? root.nameOf(join(folder, path.split(/[\\/]/).at(-1) as string)) : textName;
	const [around] = await select(folder, world).catch((thrown: unknown) => {
		if (thrown instanceof Refusal && thrown.message.startsWith("There are no .xs files")) return [];
		throw thrown;
	});
	const alone = projectFromText(name, text, around?.project.root ?? folder);
	const project = around ? within(around.project, alone) : alone;
	return { project, files: new Set(alone.files), read: [] };
}

/** A text that finds what it does not declare itself in the project around it, as a file that is opened alone does. */
function within(around: Project, alone: Project): Project {
	return { ...alone, around, find: (kind, name) => alone.find(kind, name) ?? around.find(kind, name) };
}
