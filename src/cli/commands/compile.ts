import { createEngine, loadBuiltins } from "../../index.js";
import { exitCodes } from "../exit.js";
import { openPath } from "../open.js";
import type { Terminal } from "../terminal.js";

/**
 * Prints the JavaScript a function and what it calls become.
 * @throws SetupError when there is no such function, or it has errors
 */
export async function compile(path: string, flags: { readonly function: string }, terminal: Terminal): Promise<number> {
	const { project } = await openPath(path);
	const engine = createEngine({ project, builtins: await loadBuiltins(project.root) });
	terminal.out(`${engine.generatedCode(flags.function)}\n`);
	return exitCodes.done;
}
