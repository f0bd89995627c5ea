import { createEngine, didYouMean, loadBuiltins, suggest } from "../../index.js";
import { exitCodes, UsageError } from "../exit.js";
import { openPath } from "../open.js";
import type { Terminal } from "../terminal.js";

/**
 * Prints the JavaScript a function and what it calls become.
 * @throws UsageError when there is no such function
 */
export async function compile(path: string, flags: { readonly function: string }, terminal: Terminal): Promise<number> {
	const { project } = await openPath(path);
	const engine = createEngine({ project, builtins: await loadBuiltins(project.root) });
	const code = engine.generatedCode(flags.function);
	if (code === null) {
		const names = project.all("function").map(({ name }) => name);
		throw new UsageError(
			`There is no function ${JSON.stringify(flags.function)}`,
			didYouMean(suggest(flags.function, names)),
		);
	}
	terminal.out(`${code}\n`);
	return exitCodes.done;
}
