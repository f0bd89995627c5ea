import { createEngine, loadBuiltins } from "../../index.js";
import { exitCodes, UsageError } from "../exit.js";
import { openPath } from "../open.js";
import type { Terminal } from "../terminal.js";

export interface CompileFlags {
	readonly function?: string;
	readonly print?: true;
	readonly sourceMap?: true;
}

/**
 * Prints the JavaScript a function and what it calls become, the source map of it, or both in one.
 * @throws SetupError when there is no such function, or it has errors
 * @throws UsageError when it is not said which function, and there is more than one
 */
export async function compile(path: string, flags: CompileFlags, terminal: Terminal): Promise<number> {
	const { project, soleFunction } = await openPath(path);
	const name = flags.function ?? soleFunction;
	if (name === null) throw new UsageError("Required option '-f, --function <name>' not specified");
	const engine = createEngine({ project, builtins: await loadBuiltins(project.root) });
	const only = flags.sourceMap && !flags.print;
	terminal.out(
		`${only ? engine.sourceMap(name) : engine.generatedCode(name, { sourceMap: flags.sourceMap ?? false })}\n`,
	);
	return exitCodes.done;
}
