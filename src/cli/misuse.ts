import type { Command, CommanderError } from "commander";
import { didYouMean, suggest } from "../index.js";
import { UsageError } from "./exit.js";

/** What other programs call their way of naming a file. */
const fileFlags = new Set(["--file", "--path", "--dir", "--folder", "--project", "--source", "--src"]);

/**
 * What the reader of arguments objects to, in this program's own form.
 * @param args the arguments, whose first words say which command was meant
 */
export function misuse(error: CommanderError, program: Command, args: readonly string[]): UsageError {
	const command = program.commands.find((each) => each.name() === args[0]) ?? program;
	const [, quoted = ""] = /'([^']*)'/.exec(error.message) ?? [];
	switch (error.code) {
		case "commander.unknownCommand": {
			const names = program.commands.map((each) => each.name());
			const help = proposal(quoted, names, error) ?? "`xano help` lists the commands.";
			return new UsageError(`There is no command ${quoted}`, help, "unknown-command");
		}
		case "commander.unknownOption": {
			const flags = command.options.flatMap(({ long, short }) => [long, short].filter((flag) => flag !== undefined));
			const where = command === program ? "" : ` ${command.name()}`;
			if (command !== program && fileFlags.has(quoted))
				return new UsageError(
					`Files and folders are named without the flag ${quoted}`,
					`For example: xano${where} function/greet.xs`,
					"flag-as-file",
				);
			const help = proposal(quoted, flags, error) ?? `\`xano help${where}\` lists the flags${where && ` of${where}`}.`;
			return new UsageError(`xano${where} has no flag ${quoted}`, help, "unknown-flag");
		}
		case "commander.optionMissingArgument":
			return new UsageError(`${quoted} needs a value`, null);
		case "commander.excessArguments":
			return tooMany(command);
		default:
			return new UsageError(firstLetterLarge(error.message.replace(/^error: /, "")), null);
	}
}

function tooMany(command: Command): UsageError {
	const [argument] = command.registeredArguments;
	if (!argument) return new UsageError(`xano ${command.name()} takes nothing but flags`);
	const noun = argument.name();
	const help = noun === "code" ? null : `Put a ${noun} with spaces in it between quotes.`;
	return new UsageError(`xano ${command.name()} takes one ${noun}`, help);
}

/** For very short names the argument reader's own guess is the better one. */
function proposal(name: string, candidates: readonly string[], { message }: CommanderError): string | null {
	const [, guess] = /\(Did you mean (\S+)\?\)/.exec(message) ?? [];
	const near = suggest(name, candidates);
	const text = didYouMean(name.length < 3 && guess !== undefined ? [guess] : near);
	return text && firstLetterLarge(text);
}

function firstLetterLarge(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
