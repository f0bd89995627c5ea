import type { Catalogue } from "../catalogue/catalogue.js";
import type { Project } from "../project/project.js";
import { SetupError } from "./errors.js";
import type { Footprint, RunSubject } from "./options.js";
import { type Choice, chooseRun, jobsOf } from "./plan.js";
import { reachFrom } from "./reach.js";

/** Finds what a run depends on. As long as a name leads nowhere, or nothing can be chosen, every file may be the cure. */
export function footprintOf(subject: RunSubject, project: Project, catalogue: Catalogue): Footprint {
	const choice = choiceOrProblem(subject, project);
	if (choice instanceof SetupError) {
		const nothing = { job: null, functions: [], builtins: [], unknown: [], problem: choice };
		return { ...nothing, ...madeOf(project, () => true, choice.message) };
	}
	const { job, names } = choice;
	const { constructs, builtins, unknown } = reachFrom(names, project, catalogue);
	const sources = new Set([...constructs].map(({ source }) => source));
	if (job) sources.add(job.construct.source);
	const isUsed = unknown.size > 0 ? () => true : (source: unknown) => (sources as ReadonlySet<unknown>).has(source);
	return {
		job: job?.title ?? null,
		functions: [...constructs].map(({ name }) => name),
		builtins: [...builtins].map(({ name }) => name),
		unknown: [...unknown],
		problem: null,
		...madeOf(project, isUsed, names),
	};
}

function choiceOrProblem(subject: RunSubject, project: Project): Choice | SetupError {
	try {
		return chooseRun({ job: subject.job, function: subject.function }, project);
	} catch (thrown) {
		if (thrown instanceof SetupError) return thrown;
		throw thrown;
	}
}

/**
 * The files, and all about them that a run or the checker takes into account: their texts, what reading them found, what
 * the project declares beside functions, and what its jobs let programs see of the environment.
 */
function madeOf(
	project: Project,
	isUsed: (source: unknown) => boolean,
	about: unknown,
): Pick<Footprint, "files" | "signature"> {
	const parts = project.around ? [project, project.around] : [project];
	const used = parts.flatMap(({ files }) => files.filter(({ source }) => isUsed(source)));
	const found = parts.flatMap(({ diagnostics }) =>
		diagnostics.filter(({ source }) => isUsed(source)).map(({ code, message, span }) => [code, message, span.start]),
	);
	const declared = parts.flatMap(({ constructs }) =>
		constructs.filter(({ kind }) => kind !== "function").map(({ kind, name }) => `${kind} ${name}`),
	);
	const environment = jobsOf(project).map((job) => job.environment);
	const texts = used.map(({ path, source }) => [path, source.text]);
	return {
		files: [...new Set(used.map(({ path }) => path))],
		signature: JSON.stringify([about, texts, found, declared, environment]),
	};
}
