import { type Command, CommanderError } from "commander";
import { SetupError } from "../index.js";
import { exitCodes, UsageError } from "./exit.js";
import { misuse } from "./misuse.js";
import { defect, setupFailure, usageFailure } from "./report.js";
import type { Terminal } from "./terminal.js";

/**
 * Says why a command came to nothing.
 * @param thrown what the command threw
 * @returns the exit code
 */
export function reportFailure(thrown: unknown, program: Command, args: readonly string[], terminal: Terminal): number {
	if (thrown instanceof CommanderError) {
		// Without any arguments the help has been printed, and nothing more is to be said.
		if (thrown.code !== "commander.help") terminal.error(usageFailure(terminal, misuse(thrown, program, args)));
		return exitCodes.wrong;
	}
	if (thrown instanceof UsageError) terminal.error(usageFailure(terminal, thrown));
	else if (thrown instanceof SetupError) terminal.error(setupFailure(terminal, thrown));
	else {
		terminal.error(defect(terminal, thrown, args.includes("--verbose")));
		return exitCodes.failed;
	}
	return exitCodes.wrong;
}
