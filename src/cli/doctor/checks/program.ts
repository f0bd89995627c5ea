import { appliesOf, codeOf, type Diagnostic, locationOf, SetupError, summaryOf } from "../../../index.js";
import { lookAt, openPaths } from "../../checking.js";
import { UsageError } from "../../exit.js";
import { counted, shellArgument } from "../../wording.js";
import type { OpenedProject } from "../examination.js";
import type { Check, Finding } from "../finding.js";

/** So many mistakes are shown; `xano check` shows all. */
const shownMistakes = 3;

export const programCheck: Check = {
	name: "program",
	look: async ({ path, opened, builtinsProblem }) => {
		// Names of built-ins that could not be loaded would all be unknown.
		if (opened === null || builtinsProblem !== null) return [];
		const { diagnostics, files } = await checkedAt(path, opened);
		return [judge(diagnostics, files, path === "." ? "" : ` ${shellArgument(path)}`, await startProblem(opened))];
	},
};

/** What `xano check` finds. It has nothing to look at in a folder that may not be read, which reading a project tells. */
async function checkedAt(
	path: string,
	{ engine, project }: OpenedProject,
): Promise<{ readonly diagnostics: readonly Diagnostic[]; readonly files: number }> {
	try {
		return await lookAt(await openPaths([path]), { strict: false, fix: false });
	} catch (thrown) {
		if (!(thrown instanceof UsageError)) throw thrown;
		return { diagnostics: engine.check(), files: project.files.length };
	}
}

/** Why `xano run` would not start; null when it would, as far as the program goes. */
async function startProblem({ engine, subject }: OpenedProject): Promise<SetupError | null> {
	try {
		await engine.prepare(subject);
		return null;
	} catch (thrown) {
		if (!(thrown instanceof SetupError)) throw thrown;
		return thrown.code === "program-errors" ? thrown : null;
	}
}

function judge(found: readonly Diagnostic[], files: number, path: string, problem: SetupError | null): Finding {
	const errors = found.filter(({ severity }) => severity === "error");
	const warnings = found.filter(({ severity }) => severity === "warning" || severity === "portability");
	const check = `xano check${path}`;
	if (errors.length + warnings.length === 0)
		return { status: "ok", message: `\`${check}\` finds no mistakes in ${counted(files, "file")}` };
	const shown = errors.length > 0 ? errors : warnings;
	const rest = shown.length - shownMistakes;
	const details = shown.slice(0, shownMistakes).map(line);
	if (rest > 0) details.push(`and ${rest} more`);
	const unreadable = errors.find(({ code }) => code === "unreadable");
	const canFix = found.some((diagnostic) => appliesOf(diagnostic) === "safe");
	const effect = problem === null ? "" : "; `xano run` does not start";
	return {
		status: errors.length > 0 ? "problem" : "warning",
		message: `\`${check}\` finds ${summaryOf(found, files)}${effect}`,
		details,
		...(unreadable
			? { fix: "Let yourself read what cannot be read: `ls -l` shows whose it is." }
			: mending(check, canFix)),
	};
}

function mending(check: string, canFix: boolean): { readonly fix: string; readonly command: string } {
	return canFix
		? { fix: "Some of it can be mended without anybody's judgement:", command: `${check} --fix` }
		: { fix: "All of it, with the places in the text:", command: check };
}

function line({ source, span, code, message }: Diagnostic): string {
	return `${locationOf(source, span)} ${codeOf(code)} ${message.split("\n", 1)[0]}`;
}
