import { codesToJson, codeToJson, explainAll, explain as explainCode } from "../../index.js";
import { exitCodes } from "../exit.js";
import type { Terminal } from "../terminal.js";

/** The flags of `xano explain`, as the command line gives them. */
export interface ExplainFlags {
	readonly json?: boolean;
}

/** Prints the page of a code, or the list of all codes. */
export async function explain(code: string | undefined, flags: ExplainFlags, terminal: Terminal): Promise<number> {
	const options = { color: terminal.color && terminal.outIsTerminal, width: terminal.width };
	if (code === undefined) {
		terminal.out(`${flags.json ? JSON.stringify(codesToJson()) : explainAll(options)}\n`);
		return exitCodes.done;
	}
	const { found, text } = explainCode(code, options);
	if (!found) terminal.error(`${text}\n`);
	else terminal.out(`${flags.json ? JSON.stringify(codeToJson(code)) : text}\n`);
	return found ? exitCodes.done : exitCodes.wrong;
}
