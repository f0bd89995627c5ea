import { join, sep } from "node:path";
import type { Source } from "../../grammar/source.js";
import type { Builtin } from "../catalogue/define.js";
import { defaultCatalogue } from "../catalogue/index.js";
import { builtinsFolder } from "../engine/builtins.js";
import { type Reach, reachFrom } from "../engine/reach.js";
import type { Project } from "../project/project.js";
import { cassetteOf, cassettesFolder } from "./isolation/cassette_files.js";
import type { TestCase } from "./options.js";

const besidePrograms = [
	new RegExp(`/${cassettesFolder}/.*\\.json$`),
	new RegExp(`/${builtinsFolder}/.*\\.[mc]?[jt]s$`),
	/\/\.env$/,
];

/** Whether tests can depend on a file that is no program: a cassette, the code of built-ins, an environment. */
export function isTestDependency(path: string): boolean {
	const portable = path.split(sep).join("/");
	return besidePrograms.some((each) => each.test(portable));
}

/** What has happened to a project since its tests ran. */
export interface Change {
	readonly before: Project;
	readonly after: Project;
	/** The tests that ran before; of those that files of cases hold, the texts of these files. */
	readonly ran: readonly TestCase[];
	/** Functions and filters beside those of the catalogue. */
	readonly builtins?: readonly Builtin[];
	/** Absolute paths of files and folders that have changed, come or gone. Of programs the texts tell. */
	readonly paths: ReadonlySet<string>;
	/** Files that all tests depend on, beside the `.env` and the `builtins/` of the project. */
	readonly shared?: readonly string[];
}

/**
 * The tests whose outcome a change can have altered: those that stand in a changed file or reach one by `function.run`,
 * those that call a name which now means something else, and those whose cassette or file of cases has changed. A change
 * of the environment, of the built-ins, or of a job, whose `env` says what can be seen of the environment, concerns all.
 * @param tests those of the project as it is now
 */
export function affectedTests(tests: readonly TestCase[], change: Change): TestCase[] {
	const { before, after, ran, builtins = [], paths, shared = [] } = change;
	const has = (path: string): boolean => isAmong(path, paths);
	const hasChangedBuiltins = [...paths].some((path) => isAt(path, join(after.root, builtinsFolder)));
	if (hasChangedBuiltins || [join(after.root, ".env"), ...shared].some(has)) return [...tests];
	if (jobTexts(before) !== jobTexts(after)) return [...tests];
	const catalogue = defaultCatalogue(builtins);
	const textsBefore = new Map(before.files.map(({ source }) => [source.name, source.text]));
	for (const { place, work } of ran) if (work.kind === "table") textsBefore.set(place.source.name, place.source.text);
	const isChangedFile = ({ name, text }: Source): boolean => textsBefore.get(name) !== text;
	const known = new Map<string, boolean>();
	const isChangedFunction = (name: string): boolean => {
		let isChanged = known.get(name);
		if (isChanged === undefined) {
			const [then, now] = [before, after].map((project) => reachFrom([name], project, catalogue)) as [Reach, Reach];
			isChanged = !isSameReach(then, now);
			known.set(name, isChanged);
		}
		return isChanged;
	};
	return tests.filter(
		(test) =>
			isChangedFile(test.place.source) ||
			(test.kind === "function" && isChangedFunction(test.construct)) ||
			has(cassetteOf(after.root, test)),
	);
}

/** Whether all names mean the same, in files of the same text. */
function isSameReach(one: Reach, other: Reach): boolean {
	if (one.constructs.size !== other.constructs.size || one.unknown.size !== other.unknown.size) return false;
	if (one.builtins.size !== other.builtins.size) return false;
	const texts = new Map([...one.constructs].map(({ name, path, source }) => [name, { path, text: source.text }]));
	for (const { name, path, source } of other.constructs) {
		const found = texts.get(name);
		if (found?.path !== path || found.text !== source.text) return false;
	}
	return [...other.unknown].every((name) => one.unknown.has(name));
}

function jobTexts({ constructs }: Project): string {
	return JSON.stringify(
		constructs
			.filter(({ kind }) => kind === "run.job")
			.map(({ source, node }) => source.text.slice(node.start, node.end)),
	);
}

/** Whether a file is one of these, or stands in one of these. */
function isAmong(file: string, paths: ReadonlySet<string>): boolean {
	if (paths.size === 0) return false;
	if (paths.has(file)) return true;
	for (const path of paths) if (file.startsWith(path + sep)) return true;
	return false;
}

function isAt(path: string, folder: string): boolean {
	return path === folder || path.startsWith(folder + sep);
}
