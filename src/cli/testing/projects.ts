import { promises } from "node:fs";
import {
	type Builtin,
	createTesting,
	type Diagnostic,
	type Limits,
	loadBuiltins,
	readCases,
	type Selection,
	SetupError,
	similarTestNames,
	type TestCase,
	type TestIdentity,
	type Testing,
	type TestReport,
} from "../../index.js";
import { shownPath } from "../checking.js";
import { UsageError } from "../exit.js";
import { fileReason } from "../file_reason.js";
import type { Environments } from "./environments.js";

/** A project with those of its tests that are meant. */
export interface TestedProject {
	readonly selection: Selection;
	readonly builtins: readonly Builtin[];
	readonly testing: Testing;
	readonly tests: readonly TestCase[];
}

export interface ProjectsOptions {
	/** Files of cases; when there are any, only they are run. */
	readonly cases: readonly string[];
	readonly limits: Partial<Limits>;
	readonly environments: Environments;
}

/**
 * Prepares projects to be tested and finds the tests of the named files, or the cases for their functions.
 * @throws UsageError for a file of cases that cannot be read
 * @throws SetupError for one that is wrong, and for built-ins that cannot be loaded
 */
export async function openTests(
	selections: readonly Selection[],
	{ cases, limits, environments }: ProjectsOptions,
): Promise<TestedProject[]> {
	const read = cases.length === 0 ? null : await readAllCases(cases, selections);
	const taken = new Set<TestCase>();
	const projects: TestedProject[] = [];
	for (const selection of selections) {
		const { project, files } = selection;
		const builtins = await loadBuiltins(project.root);
		const testing = createTesting({
			project,
			builtins,
			limits,
			environment: (declared) => environments.open(project.root, declared),
		});
		// Where several projects have such a function, it is the first one's.
		const own = read?.filter((test) => !taken.has(test) && project.find("function", test.construct));
		for (const test of own ?? []) taken.add(test);
		projects.push({ selection, builtins, testing, tests: own ?? testing.tests(files) });
	}
	return projects;
}

async function readAllCases(paths: readonly string[], selections: readonly Selection[]): Promise<TestCase[]> {
	const functions = new Set(selections.flatMap(({ project }) => project.all("function").map(({ name }) => name)));
	const tests: TestCase[] = [];
	const diagnostics: Diagnostic[] = [];
	for (const path of new Set(paths)) {
		const cases = readCases(shownPath(path), await readText(path), functions);
		tests.push(...cases.tests);
		diagnostics.push(...cases.diagnostics);
	}
	if (diagnostics.length === 0) return tests;
	throw new SetupError("program-errors", "Nothing has run: the cases have mistakes", null, diagnostics);
}

async function readText(path: string): Promise<string> {
	try {
		return await promises.readFile(path, "utf8");
	} catch (thrown) {
		throw new UsageError(`The cases ${path} cannot be read: ${fileReason(thrown)}`);
	}
}

/**
 * The same projects with those of their tests that are meant.
 * @param name what was written to name them
 * @throws UsageError when it names none
 */
export function onlyNamed(
	projects: readonly TestedProject[],
	name: string,
	isMeant: (test: TestIdentity) => boolean,
): TestedProject[] {
	const named = projects.map((project) => ({ ...project, tests: project.tests.filter(isMeant) }));
	if (named.some(({ tests }) => tests.length > 0)) return named;
	const all = projects.flatMap(({ tests }) => tests);
	const broken = [...new Set(unreported(projects, []).map(({ source }) => source.name))];
	if (broken.length > 0) {
		const others = broken.length === 1 ? "" : ` and ${broken.length - 1} more`;
		const help = `Errors keep the tests of ${broken[0]}${others} from being found: \`xano check\` shows them.`;
		throw new UsageError(`No test is called ${JSON.stringify(name)}`, help);
	}
	const [similar] = similarTestNames(name, all);
	const help =
		similar === undefined
			? "`xano test --list` shows what tests there are."
			: `Did you mean ${JSON.stringify(similar)}?`;
	throw new UsageError(
		`No test is called ${JSON.stringify(name)}`,
		all.length === 0 ? "There are no tests here." : help,
	);
}

/**
 * Errors of the named files that no test has failed because of: what they keep from being found is not known. A name that
 * is given twice keeps nothing from being found.
 */
export function unreported(projects: readonly TestedProject[], results: TestReport["results"]): Diagnostic[] {
	const key = (file: string, start: number, code: string | null): string => JSON.stringify([file, start, code]);
	const told = new Set(
		results
			.flatMap(({ failures }) => failures)
			.map(({ place, code }) => key(place?.source.name ?? "", place?.span.start ?? 0, code)),
	);
	return projects.flatMap(({ selection: { project, files } }) => {
		const sources = new Set([...files].map(({ source }) => source));
		return project.diagnostics.filter(
			({ severity, source, span, code }) =>
				severity === "error" &&
				code !== "duplicate-name" &&
				sources.has(source) &&
				!told.has(key(source.name, span.start, code)),
		);
	});
}
