import type { Catalogue } from "../../catalogue/catalogue.js";
import type { FunctionSites, ProgramCoverage } from "../../compile/coverage.js";
import { sitesOf } from "../../compile/program.js";
import { libraryOf } from "../../engine/library.js";
import type { Construct } from "../../project/construct.js";
import type { Project, ProjectFile } from "../../project/project.js";
import type { Coverage, CoveredFile } from "./coverage.js";
import { mergeCoverage } from "./merge.js";

export interface CoverageRequest {
	/** What the programs counted that ran. */
	readonly programs: readonly ProgramCoverage[];
	readonly project: Project;
	readonly catalogue: Catalogue;
	/** The files to tell about; all of the project when left out. */
	readonly files?: ReadonlySet<ProjectFile>;
	/** Names of the functions that have tests of their own that can run here. */
	readonly tested: ReadonlySet<string>;
}

/**
 * What ran of the functions of a project. Functions that nothing reached are there with zeros; files without a function
 * are not there at all.
 */
export function coverageOf({ programs, project, catalogue, files, tested }: CoverageRequest): Coverage {
	const wanted = files && new Set([...files].map(({ source }) => source));
	const functions = new Map<string, Construct>();
	for (const construct of project.all("function")) {
		const isFound = project.find("function", construct.name) === construct;
		if (isFound && (wanted?.has(construct.source) ?? true)) functions.set(construct.name, construct);
	}
	const ran = programs.flatMap(({ functions: sites, counts }) => sites.map((each) => ({ sites: each, counts })));
	const reached = new Set(ran.map(({ sites }) => sites.name));
	const left = [...functions.keys()].filter((name) => !reached.has(name));
	const never = sitesOf(left, libraryOf(project, catalogue)).map((sites) => ({ sites, counts: null }));
	const counted = [...ran, ...never].flatMap(({ sites, counts }) => {
		const construct = functions.get(sites.name);
		// A program that was compiled from an older text says nothing about this one.
		return construct && construct.source === sites.source ? [fileOf(construct, sites, counts, tested)] : [];
	});
	return mergeCoverage([{ files: counted }]);
}

/** The part of a file that is one function. */
function fileOf(
	{ path, source }: Construct,
	{ name, span, counter, statements, choices }: FunctionSites,
	counts: Float64Array | null,
	tested: ReadonlySet<string>,
): CoveredFile {
	const count = (index: number): number => counts?.[index] ?? 0;
	return {
		path,
		source,
		functions: [{ name, span, count: count(counter), isTested: tested.has(name) }],
		statements: statements.map((each) => ({ span: each.span, count: count(each.counter) })),
		choices: choices.map(({ kind, span: place, ways }) => ({
			kind,
			span: place,
			branches: ways.map((way) => ({
				name: way.name,
				span: way.span,
				isWritten: way.isWritten,
				count: count(way.counter),
			})),
		})),
	};
}
