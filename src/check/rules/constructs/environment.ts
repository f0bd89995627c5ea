import type { Step } from "../../../../grammar/ast.js";
import { memberName, plainName, visitItems } from "../../../../grammar/tree.js";
import { jobOf } from "../../../project/job.js";
import type { Construct, Project } from "../../../project/project.js";
import { type Context, type ExpressionPlace, rule } from "../../rule.js";
import { propose } from "../../suggestions.js";

/** Environment variables a function reads although the job that runs it does not list them. */
export const environment = rule({
	name: "environment",
	kinds: ["function"],
	create: (context) => {
		const told = new Set<string>();
		let listed: ReadonlySet<string> | null | undefined;
		return {
			queries: true,
			Access: ({ base, steps }, place) => {
				const [step, part] = steps;
				if (base.kind !== "Variable" || base.name !== "env") return;
				if (part) partOf(step, part, place, context);
				if (step?.kind !== "member") return;
				listed ??= listedFor(context.construct, context.project);
				if (!listed || listed.has(step.name) || told.has(step.name)) return;
				told.add(step.name);
				undeclared(step.name, memberName(step), listed, context);
			},
		};
	},
});

/** `$env.NAME.part`: a text has no parts. */
function partOf(of: Step | undefined, part: Step, place: ExpressionPlace, { report }: Context): void {
	// Extensions of the marketplace read what belongs to a workspace as `$env.workspace.name`.
	if (of?.kind === "member" && of.name === "workspace") return;
	const isSystem = of?.kind === "variable-member";
	report({
		code: "environment-member",
		severity: isSystem ? "portability" : place.forgiving ? "warning" : "error",
		message: isSystem
			? `Xano wants no path behind \`$env.$${of.name}\``
			: "an environment variable is a text and has no parts",
		span: part,
		help: isSystem
			? 'write `|get:"name"` behind it'
			: "decode it first: `$env.NAME|json_decode`, and read the part of the result",
	});
}

function undeclared(
	name: string,
	span: { start: number; end: number },
	listed: ReadonlySet<string>,
	{ report }: Context,
): void {
	const proposal = propose(name, listed, [span]);
	report({
		code: "undeclared-environment",
		severity: "warning",
		message: `the job does not list the environment variable ${name}`,
		span,
		...(proposal.help
			? proposal
			: {
					help: `add it: \`env = [${[...listed, name]
						.slice(-4)
						.map((each) => JSON.stringify(each))
						.join(", ")}]\``,
				}),
	});
}

/** Names listed by the jobs that reach a function; null when none does, or one lists nothing at all. */
function listedFor(construct: Construct, project: Project): ReadonlySet<string> | null {
	const names = new Set<string>();
	let reached = false;
	for (const found of [project, project.around].flatMap((part) => [
		...(part?.all("run.job") ?? []),
		...(part?.all("run.service") ?? []),
	])) {
		const job = jobOf(found);
		const called = [job.pre, job.main, job.post].flatMap((step) => (step ? [step.functionName] : []));
		if (!reaches(called, construct, project)) continue;
		if (job.environment === null) return null;
		reached = true;
		for (const name of job.environment) names.add(name);
	}
	return reached ? names : null;
}

function reaches(names: readonly string[], wanted: Construct, project: Project): boolean {
	const seen = new Set<Construct>();
	const pending = [...names];
	for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
		const found = project.find("function", name);
		if (!found || seen.has(found)) continue;
		if (found === wanted) return true;
		seen.add(found);
		visitItems(found.node.body?.items ?? [], (item) => {
			const called = item.kind === "Statement" && item.name === "function.run" ? plainName(item.args[0]) : null;
			if (called !== null) pending.push(called);
		});
	}
	return false;
}
