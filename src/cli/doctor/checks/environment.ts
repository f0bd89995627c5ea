import { existsSync } from "node:fs";
import { join } from "node:path";
import { counted, shellArgument } from "../../wording.js";
import type { Examination, OpenedProject } from "../examination.js";
import type { Check, Finding } from "../finding.js";

export const environmentCheck: Check = {
	name: "environment",
	look: (examined) => {
		const problems = examined.sources.flatMap(({ problem }): Finding[] =>
			problem === null ? [] : [{ status: "problem", ...problem }],
		);
		if (examined.opened === null) return problems;
		return [...problems, ...declaredNames(examined, examined.opened), ...otherNames(examined, examined.opened)];
	},
};

/** What jobs list: they do not run without it. */
function declaredNames(examined: Examination, { names: { declared }, footprint }: OpenedProject): Finding[] {
	return [...declared].map(([name, titles]): Finding => {
		const found = examined.lookUp(name);
		if (found !== null && found.value !== "") return { status: "ok", message: `${name} is set, in ${found.from}` };
		const missing = found === null ? "is not set" : `is empty, in ${found.from}`;
		const whose = titles.length === 1 ? "the job" : counted(titles.length, "job");
		const need = `${whose} ${titles.length === 1 ? `${JSON.stringify(titles[0])} needs` : "need"}`;
		const fix = `Set it in the shell, or in the file .env of the project folder with a line ${name}=VALUE.`;
		const message = `${name} ${missing}, and ${need} it`;
		if (name !== "OPENAI_API_KEY" || footprint.problem !== null) return { status: "problem", message, fix };
		const at = examined.path === "." ? "" : ` ${shellArgument(examined.path)}`;
		return { status: "problem", message, fix: `${fix} Without a key:`, command: `xano run${at} --simulate` };
	});
}

/** What programs use and no job lists: of the process environment they never see it. */
function otherNames({ folder, sources }: Examination, { names, project }: OpenedProject): Finding[] {
	const hasJobs = project.all("run.job").length > 0;
	return names.used
		.filter(({ name }) => !names.declared.has(name))
		.map(({ name, file, line }): Finding => {
			const ofFile = sources.find(({ variables }) => variables.get(name) !== undefined);
			if (ofFile) return { status: "ok", message: `${name} is set, in ${ofFile.from}` };
			const place = existsSync(join(folder, ".env"))
				? "the file .env does not set it"
				: "there is no file .env that sets it";
			return {
				status: "warning",
				message: `${name} is used (${file}:${line}), but no job lists it and ${place}: it is null`,
				fix: hasJobs
					? `List it in the job, env = [${JSON.stringify(name)}], so that it may be seen, and set it.`
					: "Set it in the file .env of the project folder, or with --env.",
			};
		});
}
