import { createEngine, loadBuiltins, type Project } from "../../index.js";
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
	if (name === null) throw new UsageError(whichFunction(path, project));
	const engine = createEngine({ project, builtins: await loadBuiltins(project.root) });
	const only = flags.sourceMap && !flags.print;
	terminal.out(
		`${only ? engine.sourceMap(name) : engine.generatedCode(name, { sourceMap: flags.sourceMap ?? false })}\n`,
	);
	return exitCodes.done;
}

/** What to say where it is not clear what to compile. */
function whichFunction(path: string, { constructs }: Project): string {
	const names = constructs.flatMap(({ kind, name }) => (kind === "function" ? [name] : []));
	if (names.length === 0) return `${path} declares no function`;
	const shown = names.slice(0, 5).join(", ") + (names.length > 5 ? ", …" : "");
	return `${path} declares several functions: ${shown}. Say which with --function NAME`;
}
