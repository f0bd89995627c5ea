import { createEngine, type Diagnostic, loadBuiltins, renderDiagnostics, toJson } from "../../index.js";
import { exitCodes } from "../exit.js";
import { openPath } from "../open.js";
import { styled, type Terminal } from "../terminal.js";

/** The flags of `xano check`, as the command line gives them. */
export interface CheckFlags {
	readonly strict?: boolean;
	readonly format: "pretty" | "json";
}

/**
 * Says what is wrong with projects and files without running anything.
 * @returns the exit code: 2 when there is an error, or with `--strict` a portability warning
 */
export async function check(paths: readonly string[], flags: CheckFlags, terminal: Terminal): Promise<number> {
	const found: Diagnostic[] = [];
	let files = 0;
	for (const path of paths) {
		const { project } = await openPath(path);
		files += project.files.length;
		found.push(
			...createEngine({ project, builtins: await loadBuiltins(project.root) }).check({ strict: flags.strict === true }),
		);
	}
	const isError = ({ severity }: Diagnostic): boolean =>
		severity === "error" || (flags.strict === true && severity === "portability");
	const diagnostics = found.map((diagnostic) =>
		isError(diagnostic) ? { ...diagnostic, severity: "error" as const } : diagnostic,
	);
	if (flags.format === "json") terminal.out(`${JSON.stringify(diagnostics.map(toJson))}\n`);
	else if (diagnostics.length > 0) terminal.error(`${renderDiagnostics(diagnostics, terminal)}\n`);
	else terminal.error(`${styled(terminal, "green", "No problems")} in ${files === 1 ? "1 file" : `${files} files`}\n`);
	return diagnostics.some(isError) ? exitCodes.wrong : exitCodes.done;
}
