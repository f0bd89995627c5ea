import type { Footprint } from "../../../index.js";
import { counted, shellArgument } from "../../wording.js";
import type { Check, Finding } from "../finding.js";

/** How many names a line shows. */
const shownNames = 5;

export const projectCheck: Check = {
	name: "project",
	look: ({ path, opened, openProblem }) => {
		if (openProblem !== null) {
			const { code, message, help } = openProblem;
			const command = code === "no-sources" ? `xano init${path === "." ? "" : ` ${shellArgument(path)}`}` : null;
			return [{ status: "problem", message, ...(help ? { fix: help } : {}), ...(command ? { command } : {}) }];
		}
		if (opened === null) return [];
		const { project, footprint } = opened;
		const functions = project.all("function");
		const jobs = project.all("run.job");
		const sizes = [
			counted(project.files.length, "file"),
			counted(jobs.length, "job"),
			counted(functions.length, "function"),
		];
		return [
			{ status: "ok", message: `${shown(path)} has ${sizes.join(", ")}` },
			...whatRuns(path, footprint, opened.subject, jobs, functions),
		];
	},
};

function shown(path: string): string {
	return path === "." ? "This folder" : path;
}

interface Named {
	readonly name: string;
}

/** What `xano run` runs of it. */
function whatRuns(
	path: string,
	{ problem, job, functions, builtins, files }: Footprint,
	subject: { readonly function?: string },
	jobs: readonly Named[],
	all: readonly Named[],
): Finding[] {
	const run = `xano run${path === "." ? "" : ` ${shellArgument(path)}`}`;
	if (problem === null) {
		const what = job === null ? `the function ${subject.function}` : `the job ${JSON.stringify(job)}`;
		const parts = [
			...(functions.length > 0 ? [`${counted(functions.length, "function")} in ${counted(files.length, "file")}`] : []),
			...(builtins.length > 0 ? [counted(builtins.length, "built-in function")] : []),
		];
		return [{ status: "ok", message: `\`${run}\` runs ${what}: ${parts.join(", ")}` }];
	}
	if (jobs.length > 1) {
		return [
			{
				status: "note",
				message: `There are ${jobs.length} jobs: ${listed(jobs)}; \`xano run\` has to be told which`,
				command: `${run} --job ${shellArgument(jobs[0]?.name ?? "")}`,
			},
		];
	}
	const [first] = all;
	if (first)
		return [
			{
				status: "note",
				message: "There is no run.job; `xano run` has to be told which function to run",
				command: `${run} --function ${shellArgument(first.name)}`,
			},
		];
	// What keeps everything from being read is told of with the program.
	if (problem.code === "program-errors") return [];
	return [{ status: "problem", message: problem.message, ...(problem.help ? { fix: problem.help } : {}) }];
}

function listed(named: readonly Named[]): string {
	const rest = named.length - shownNames;
	const names = named.slice(0, shownNames).map(({ name }) => JSON.stringify(name));
	return `${names.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
