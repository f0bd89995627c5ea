import { layeredEnvironment } from "../host/environment.js";
import type { Environment } from "../host/ports.js";
import { systemHost } from "../host/system.js";
import type { Job } from "../project/job.js";
import type { Project } from "../project/project.js";
import { SetupError } from "./errors.js";
import type { EngineOptions } from "./options.js";
import { jobsOf, type Plan } from "./plan.js";
import { list } from "./wording.js";

/**
 * The environment of a run. Of the process environment it holds the names that the job, or what it can reach, asks for.
 *
 * @throws SetupError when something the job lists is missing: all of it at once
 */
export async function environmentFor(
	{ job, reach }: Plan,
	project: Project,
	{ env, host }: EngineOptions,
): Promise<Environment> {
	const declared = new Set((job ? [job] : jobsOf(project)).flatMap(({ environment }) => environment ?? []));
	for (const { environment } of reach.builtins) for (const name of environment ?? []) declared.add(name);
	const environment = env
		? layeredEnvironment([new Map(Object.entries(env))])
		: await (host?.environment?.(declared) ?? systemHost().environment(project.root, declared));
	if (job) requireListed(job, environment);
	return environment;
}

function requireListed(job: Job, environment: Environment): void {
	const missing = (job.environment ?? []).filter((name) => (environment.get(name) ?? "") === "");
	if (missing.length === 0) return;
	const one = missing.length === 1;
	throw new SetupError(
		"missing-environment",
		`The environment variable${one ? "" : "s"} ${list(missing)} ${one ? "is" : "are"} not set`,
		`Set ${one ? "it" : "them"} with ${missing.map((name) => `--env ${name}=…`).join(" ")}, in the shell (export ${missing[0]}=…), or in a file .env in the project folder.`,
	);
}
