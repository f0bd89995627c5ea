import type { Source } from "../../grammar/source.js";
import type { Project } from "../project/project.js";
import type { TestCase } from "./options.js";

/** A project as some of its tests see it. */
export interface View {
	readonly project: Project;
	readonly tests: readonly TestCase[];
}

/**
 * Sorts tests by what the names in their functions mean. A folder may hold a program twice, as files and as one file of
 * everything: a function whose name another file had first is tested itself all the same, and calls what stands in its
 * own file. All other tests see the project as it is.
 */
export function viewsOf(project: Project, tests: readonly TestCase[]): View[] {
	// The project itself is among them, be it for no test: what it is run with is decided all the same.
	const views = new Map<Source | null, TestCase[]>([[null, []]]);
	for (const test of tests) {
		const { kind, construct, place, work } = test;
		const found = work.kind === "block" ? project.find(kind, construct) : undefined;
		const own = found && found.source !== place.source ? place.source : null;
		const same = views.get(own);
		if (same) same.push(test);
		else views.set(own, [test]);
	}
	return [...views].map(([source, own]) => ({
		project: source === null ? project : asSeenFrom(source, project),
		tests: own,
	}));
}

function asSeenFrom(source: Source, project: Project): Project {
	const own = project.constructs.filter((construct) => construct.source === source);
	return {
		...project,
		find: (kind, name) =>
			own.find((construct) => construct.kind === kind && construct.name === name) ?? project.find(kind, name),
	};
}
