import type { Catalogue } from "../catalogue/catalogue.js";
import { check } from "../check/check.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { didYouMean, suggest } from "../diagnostics/suggest.js";
import { type Job, type JobStep, jobOf } from "../project/job.js";
import type { Construct, Project } from "../project/project.js";
import { SetupError } from "./errors.js";
import type { CheckMemory, RunOptions } from "./options.js";
import { type Reach, reachFrom } from "./reach.js";
import { testPartsOf } from "./test_parts.js";
import { list, sentence } from "./wording.js";

/** What is to be run: the functions by name and, unless one was asked for by name, the job that names them. */
export interface Choice {
	readonly job: Job | null;
	readonly names: readonly string[];
}

export interface Plan extends Choice {
	readonly reach: Reach;
	/** What the checker has to say about the code that can be reached. */
	readonly diagnostics: readonly Diagnostic[];
}

/**
 * Decides what is to be run.
 * @param memory where it is known what need not be checked again
 * @throws SetupError when there is no such thing, when the choice is not clear, or when what can be reached has errors
 */
export function planRun(
	{ job: title, function: functionName }: RunOptions,
	project: Project,
	catalogue: Catalogue,
	memory?: CheckMemory,
): Plan {
	const { job, names } = chooseRun({ job: title, function: functionName }, project);
	const reach = reachFrom(names, project, catalogue);
	const diagnostics = checkedOnce(JSON.stringify([title ?? null, functionName ?? null]), memory, () =>
		checked(reach, job, project, catalogue),
	);
	// The checker has said so, unless it was told to keep quiet.
	if (job && job.main === null)
		throw new SetupError("missing-main", `The job ${JSON.stringify(job.title)} has no main`);
	const missing = names.find((name) => reach.unknown.has(name));
	if (missing === undefined) return { job, names, reach, diagnostics };
	const known = [...all("function", project), ...catalogue.functions].map(({ name }) => name);
	const proposal = sentence(didYouMean(suggest(missing, known)));
	throw new SetupError(
		"function-not-found",
		`There is no function ${JSON.stringify(missing)}`,
		proposal ?? whatElse(project),
		// What nothing is like may stand in a file that could not be read.
		proposal === null ? errorsOf(project.diagnostics) : [],
	);
}

/**
 * What is meant by a title, by the name of a function, or by neither.
 * @throws SetupError when there is no such job, or when the choice is not clear
 */
export function chooseRun(
	{ job: title, function: functionName }: { readonly job: string | undefined; readonly function: string | undefined },
	project: Project,
): Choice {
	const job = functionName === undefined ? jobToRun(title, project) : null;
	return { job, names: job ? stepNames(job) : [functionName as string] };
}

/** Constructs of a kind in a project and, for a single file, in the project around it. */
function all(kind: string, project: Project): Construct[] {
	const own = project.all(kind);
	const names = new Set(own.map(({ name }) => name));
	return [...own, ...(project.around?.all(kind) ?? []).filter(({ name }) => !names.has(name))];
}

/** Every job of a project, whose `env` says what may be seen of the process environment. */
export function jobsOf(project: Project): Job[] {
	return all("run.job", project).map(jobOf);
}

function jobToRun(title: string | undefined, project: Project): Job {
	const jobs = project.all("run.job");
	const titles = jobs.map(({ name }) => name);
	if (title !== undefined) {
		const found = project.find("run.job", title);
		if (found) return jobOf(found);
		const help =
			sentence(didYouMean(suggest(title, titles))) ?? (jobs.length > 0 ? `There is: ${list(titles)}.` : null);
		throw new SetupError("job-not-found", `There is no job ${JSON.stringify(title)}`, help ?? whatElse(project));
	}
	const [first] = jobs;
	if (first && jobs.length === 1) return jobOf(first);
	if (first) {
		const help = `Choose one with --job: ${list(titles)}.`;
		throw new SetupError("several-jobs", `This project has ${jobs.length} jobs`, help);
	}
	const errors = errorsOf(project.diagnostics);
	// Of files without a single construct nothing more can be said than what is wrong with them.
	if (project.constructs.length === 0 && errors.length > 0) throw programErrors(errors);
	throw new SetupError("no-job", "This project has no run.job to run", whatElse(project), errors);
}

function whatElse(project: Project): string {
	const functions = all("function", project);
	if (functions.length > 0)
		return `Run one of its functions with --function: ${list(functions.map(({ name }) => name))}.`;
	if (project.all("run.service").length > 0)
		return "It has a run.service, which needs a server; this version runs jobs and functions.";
	const kinds = [...new Set(project.constructs.map(({ kind }) => kind))];
	if (kinds.length === 0) return "It declares nothing at all; `xano init` writes a project to start from.";
	return `It declares: ${list(kinds)}. Add a run.job, or a function to run with --function.`;
}

/** What a check finds, which is not made for a run that is known to be without fault. */
function checkedOnce(run: string, memory: CheckMemory | undefined, look: () => Diagnostic[]): Diagnostic[] {
	if (memory?.has(run)) return [];
	const found = look();
	if (found.length === 0) memory?.add(run);
	return found;
}

/**
 * What is said about the code that can be reached; what the job never reaches does not matter.
 * @throws SetupError when some of it cannot mean anything
 */
function checked(reach: Reach, job: Job | null, project: Project, catalogue: Catalogue): Diagnostic[] {
	const involved = new Set(reach.constructs);
	if (job) involved.add(job.construct);
	const sources = new Set([...involved].map((construct) => construct.source));
	const read: Diagnostic[] = [];
	const found: Diagnostic[] = [];
	for (const part of project.around ? [project, project.around] : [project]) {
		read.push(...part.diagnostics.filter((diagnostic) => sources.has(diagnostic.source)));
		found.push(...check(part, catalogue, { only: involved }));
	}
	const errors = errorsOf(found).filter(({ code }) => !gapCodes.has(code));
	const isOfTests = errors.length > 0 ? testPartsOf(involved) : () => false;
	// What could not be read may reach further than it seems, so that counts wherever it stands.
	const all = [...errorsOf(read), ...errors.filter((error) => !isOfTests(error))];
	if (all.length > 0) throw programErrors(all);
	return [...read, ...found];
}

/**
 * What Xano has and this version does not stops a program where it meets it, not before: on the way that is taken it may
 * never be met.
 */
export const gapCodes: ReadonlySet<string> = new Set(["unsupported-filter"]);

function errorsOf(diagnostics: readonly Diagnostic[]): Diagnostic[] {
	return diagnostics.filter(({ severity }) => severity === "error");
}

function programErrors(errors: readonly Diagnostic[]): SetupError {
	const count = errors.length === 1 ? "an error" : `${errors.length} errors`;
	return new SetupError("program-errors", `The program has ${count}; nothing has run`, null, errors);
}

function stepNames(job: Job): string[] {
	const steps = [job.pre, job.main, job.post].filter((step): step is JobStep => step !== null);
	return [...new Set(steps.map((step) => step.functionName))];
}
