import { answerToJson, createReference, encodeJson, fromJavaScript, lookUp, renderAnswer } from "../../index.js";
import { exitCodes } from "../exit.js";
import type { Terminal } from "../terminal.js";

/** The flags of `xano docs`, as the command line gives them. */
export interface DocsFlags {
	readonly json?: boolean;
}

/**
 * Shows what the catalogue says about some words, or lists all there is.
 * @returns the exit code: 2 when there is nothing about them
 */
export async function docs(words: readonly string[], { json }: DocsFlags, terminal: Terminal): Promise<number> {
	const answer = lookUp(createReference(), words);
	const isFound = answer.about !== "nothing";
	if (json) terminal.out(`${encodeJson(fromJavaScript(answerToJson(answer)))}\n`);
	else {
		const { width, color, outIsTerminal } = terminal;
		// What cannot be found is said beside the result, where nothing is piped.
		if (isFound) terminal.out(`${renderAnswer(answer, { color: color && outIsTerminal, width })}\n`);
		else terminal.error(`${renderAnswer(answer, { color, width })}\n`);
	}
	return isFound ? exitCodes.done : exitCodes.wrong;
}
