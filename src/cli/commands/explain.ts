import { explainAll, explain as explainCode } from "../../index.js";
import { exitCodes } from "../exit.js";
import type { Terminal } from "../terminal.js";

/** Prints the page of a code, or the list of all codes. */
export async function explain(code: string | undefined, terminal: Terminal): Promise<number> {
	const options = { color: terminal.color && terminal.outIsTerminal, width: terminal.width };
	if (code === undefined) {
		terminal.out(`${explainAll(options)}\n`);
		return exitCodes.done;
	}
	const { found, text } = explainCode(code, options);
	if (found) terminal.out(`${text}\n`);
	else terminal.error(`${text}\n`);
	return found ? exitCodes.done : exitCodes.wrong;
}
