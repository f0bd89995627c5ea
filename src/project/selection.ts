import { basename, dirname, relative, resolve, sep } from "node:path";
import { indexProject, isFolder, noSources, type Project, projectFolders, surroundingProject } from "./project.js";
import { type ProjectFile, type ReadFile, type ReadOptions, readFolder, readSource } from "./sources.js";

/** Files that were named, with the project they stand in. */
export interface Selection {
	/** All of the project, so that what the files name can be found. */
	readonly project: Project;
	readonly files: ReadonlySet<ProjectFile>;
	/** Every file of the project as it was read, to be handed in as `known` the next time. */
	readonly read: readonly ReadFile[];
}

/** A path that was named. */
interface Target {
	readonly path: string;
	readonly written: string;
	readonly isFolder: boolean;
	/** The folder of the project; null for a file that stands in none. */
	readonly root: string | null;
}

/**
 * Opens the projects that folders and files belong to, each project once however many of its paths are named. A folder
 * that no project is around is one itself, or holds several, each with its `run.xs`; files without a project are one together with the others in their folder.
 * @throws ProjectError when a path does not exist, or no file of a folder is XanoScript
 */
export async function selectFiles(paths: readonly string[], options: ReadOptions = {}): Promise<Selection[]> {
	const byRoot = new Map<string, Target[]>();
	for (const written of paths) {
		const target = await targetOf(written);
		const root = target.root ?? dirname(target.path);
		byRoot.set(root, [...(byRoot.get(root) ?? []), target]);
	}
	const selections = await Promise.all([...byRoot].map(([root, targets]) => select(root, targets, options)));
	return selections.flatMap(apart);
}

/**
 * The projects in a folder that is none itself, such as a folder of examples: each folder with a `run.xs` is one, and
 * what stands in none of them is one together. One alone may have its functions beside it.
 */
function apart(selection: Selection): Selection[] {
	const { project, files, read } = selection;
	const isJob = ({ path }: ReadFile): boolean => basename(path) === "run.xs";
	const roots = new Set(read.filter(isJob).map(({ path }) => dirname(path)));
	const isProject = read.some(({ path }) => projectFolders.has(relative(project.root, path).split(sep)[0] ?? ""));
	if (roots.size < 2 || roots.has(project.root) || isProject) return [selection];
	const groups = new Map<string, ReadFile[]>();
	for (const file of read) {
		let root = dirname(file.path);
		while (root !== project.root && !roots.has(root) && dirname(root) !== root) root = dirname(root);
		groups.set(root, [...(groups.get(root) ?? []), file]);
	}
	return [...groups].map(([root, group]) => ({
		project: indexProject(root, group),
		files: new Set(group.filter((file) => files.has(file))),
		read: group,
	}));
}

async function targetOf(written: string): Promise<Target> {
	const path = resolve(written);
	if (!(await isFolder(written))) return { path, written, isFolder: false, root: await surroundingProject(path) };
	const around = await surroundingProject(`${path}${sep}.`);
	return { path, written, isFolder: true, root: around ?? path };
}

async function select(root: string, targets: readonly Target[], options: ReadOptions): Promise<Selection> {
	const isAlone = targets.every((target) => target.root === null);
	if (isAlone) options.onFolder?.(root);
	const found = isAlone ? [] : await readFolder(root, options);
	const files = new Map(found.map((file) => [file.path, file]));
	const chosen = new Set<ReadFile>();
	for (const { path, written, isFolder } of targets) {
		if (isFolder) {
			let inside = [...files.values()].filter((file) => file.path.startsWith(path + sep));
			// Folders that a project leaves out, such as `dist`, are looked into when they are named.
			if (inside.length === 0 && path !== root) inside = await readFolder(path, { nameOf: within(root), ...options });
			if (inside.length === 0) throw noSources(written);
			for (const file of inside) add(file, files, chosen);
		} else {
			add(files.get(path) ?? (await readNamed(path, root, options)), files, chosen);
		}
	}
	const read = [...files.values()];
	return { project: indexProject(root, read), files: chosen, read };
}

function add(file: ReadFile, files: Map<string, ReadFile>, chosen: Set<ReadFile>): void {
	files.set(file.path, file);
	chosen.add(file);
}

async function readNamed(path: string, root: string, { known, parse, nameOf = within(root) }: ReadOptions) {
	return known?.(path) ?? (await readSource(path, nameOf(path), parse));
}

function within(root: string): (path: string) => string {
	return (path) => relative(root, path).split(sep).join("/") || basename(path);
}
